"""Tells by its content what a book holds: a unit's return, a list of referrals or measurements, or filled forms."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pc_desktop.domain.people_list import NEED, SIGN, ListKind
from pc_desktop.exchange import forms, headings, layouts
from pc_desktop.exchange.forms import Form
from pc_desktop.exchange.grids import Book, Grid
from pc_desktop.exchange.headings import IDENTITY, Table
from pc_desktop.exchange.layouts import Layout

_DEEPEST_HEADING = 60
_OF_A_REFERRAL = frozenset({
    "urgency", "place", "reason", "risk_holder", "interim_plan", "referrer", "contact", "team", "reference",
    "review_on", "needs",
})  # fmt: skip
_OF_A_STAY = frozenset({"admitted", "edd", "crfd", "leave", "los", "discharged"})
_OF_A_PERSON = frozenset({"nhs", "dob", "sex", "outcode", "title", "gender", "ethnic", "number_reason"})
_OF_SOMETHING_ELSE = frozenset(
    {"bed", "unit", "referred", "measured_on", "mha", "bmi", "initials", "comments", "status"}
)
_STRONG, _ENOUGH = 3, 2


@dataclass(frozen=True, slots=True)
class Found:
    """One list found in a book: a table under headings, or a filled form."""

    kind: ListKind
    grid: Grid
    layout: Layout
    table: Table | None = None
    form: Form | None = None


def lists_in(book: Book, known: Sequence[Layout]) -> tuple[Found, ...]:
    """Give every list or form of a book; none where it is a unit's return, or nothing that is known."""
    shown = [grid for grid in book.grids if grid.visible]
    found = [one for grid in shown for one in _tables(grid, known)]
    theirs = {id(one.grid) for one in found}
    if any(_is_a_return(grid, known[0]) for grid in shown if id(grid) not in theirs):
        return ()
    return tuple(found) or tuple(_forms(shown, known))


def _tables(grid: Grid, known: Sequence[Layout]) -> Iterator[Found]:
    """Give the tables of a sheet that list referrals, or failing that measurements."""
    kinds: tuple[tuple[ListKind, Callable[[frozenset[str]], bool]], ...] = (
        ("stays", lists_stays),
        ("referrals", lists_referrals),
        ("measurements", lists_measurements),
        ("people", lists_people),
    )
    for kind, fits in kinds:
        layout = _chosen(layouts.for_purpose(known, kind), grid)
        tables = headings.of_kind(grid, layout, _DEEPEST_HEADING, fits) if layout else []
        if layout and tables:
            yield from (Found(kind, grid, layout, table=table) for table in tables)
            return


def _chosen(several: Sequence[Layout], grid: Grid) -> Layout | None:
    """Choose among layouts of one purpose the one whose own headings are all there; None where there are none."""
    return layouts.choose(several, list(headings.words(grid))) if several else None


def _forms(shown: Sequence[Grid], known: Sequence[Layout]) -> Iterator[Found]:
    """Give the filled forms of a book, one a sheet."""
    for grid in shown:
        layout = _chosen(layouts.for_purpose(known, "form"), grid)
        form = forms.found(grid, layout) if layout else None
        if layout and form and _is_a_form(frozenset(form.places)):
            yield Found("referrals", grid, layout, form=form)


def _is_a_form(roles: frozenset[str]) -> bool:
    """Tell whether the labels of a sheet are those of a referral form."""
    return not roles.isdisjoint(IDENTITY) and len(roles) >= 5 and len(roles & _OF_A_REFERRAL) >= _ENOUGH


def lists_referrals(roles: frozenset[str]) -> bool:
    """Tell whether columns are those of a list of referrals: nobody's bed, and enough that only a referral has."""
    if roles.isdisjoint(IDENTITY) or "bed" in roles:
        return False
    own = len(roles & _OF_A_REFERRAL) + any(role.startswith(NEED) for role in roles)
    if roles & _OF_A_STAY or "unit" in roles:
        return own >= _STRONG
    return own >= _ENOUGH or (own == 1 and "referred" in roles)


def lists_measurements(roles: frozenset[str]) -> bool:
    """Tell whether columns are those of measurements: a day, and a sign in each column or its name beside its value."""
    if roles.isdisjoint(IDENTITY) or "bed" in roles or roles & _OF_A_STAY or "measured_on" not in roles:
        return False
    return {"measure", "value"} <= roles or any(role.startswith(SIGN) for role in roles)


def lists_stays(roles: frozenset[str]) -> bool:
    """Tell whether columns are those of stays over the years: a unit, an admission and a discharge for each."""
    return (
        not roles.isdisjoint(IDENTITY) and {"unit", "admitted", "discharged"} <= roles and "bed" not in roles
    )


def lists_people(roles: frozenset[str]) -> bool:
    """Tell whether columns only describe patients: a name, and nothing of a referral, a stay or a measurement."""
    if roles.isdisjoint(("name", "surname")) or roles & (_OF_A_REFERRAL | _OF_A_STAY | _OF_SOMETHING_ELSE):
        return False
    return len(roles & _OF_A_PERSON) >= _STRONG


def _is_a_return(grid: Grid, usual: Layout) -> bool:
    """Tell whether a sheet lists the people of a unit, or gives one row of totals for each."""
    return bool(headings.people(grid, usual, _DEEPEST_HEADING)) or bool(headings.totals(grid, usual))
