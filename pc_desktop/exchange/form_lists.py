"""Reads the answers of one filled form, as a list of one."""

from collections import defaultdict

from pc_desktop.domain.people_list import PeopleList
from pc_desktop.exchange.forms import Form
from pc_desktop.exchange.grids import Book, a1, blank
from pc_desktop.exchange.list_checks import ERROR, Columns, Unread, check_orders, dating, name_apart
from pc_desktop.exchange.list_kinds import Found
from pc_desktop.exchange.people_readers import reader_for
from pc_desktop.exchange.problems import Problems
from pc_desktop.exchange.sense import Fault, Sense, note

_NOT_ASKED = note(
    "This question is not one that is read.", "The answer was not used. Look at it if it matters."
)
_TWICE = note("The same question was answered before on this form; the first answer was read.", "Check both.")


def read(found: Found, form: Form, book: Book, problems: Problems) -> PeopleList:
    """Read the answers of one form, as a list of one."""
    grid, layout = found.grid, found.layout
    sense = Sense(layout, from_1904=book.from_1904)
    columns: Columns = {}
    unread: Unread = defaultdict(set)

    def tell(_place: int, name: str, fault: Fault) -> None:
        problems.at(grid, *form.places[name], form.titles[name], fault)

    for name, value in form.values.items():
        reader = reader_for(name, layout)
        unseen = grid.unseen.get(form.places[name])
        if reader is None or (blank(value) and not (unseen and unseen.error)):
            continue
        answer, fault = (None, ERROR) if blank(value) else reader(value, sense)
        columns[name] = [answer]
        if fault is not None:
            tell(0, name, fault)
            if answer is None:
                unread[0].add(name)
    for place, (label, value) in form.unknown.items():
        problems.add(grid.name, a1(*place), label, value, _NOT_ASKED)
    for row, column in form.repeated:
        problems.at(grid, row, column, "", _TWICE)
    check_orders(columns, unread, tell)
    places = {name: a1(*place) for name, place in form.places.items()}
    titles = dict(form.titles)
    name_apart(columns, unread, places, titles)
    held = {name: tuple(values) for name, values in columns.items()}
    return PeopleList(
        kind="referrals", layout=layout.name, sheet=grid.name, columns=held, numbers=(1,), titles=titles,
        places=places, unread={place: frozenset(names) for place, names in unread.items()}, is_form=True,
        dated=dating(columns, layout),
    )  # fmt: skip
