"""How an agenda comes about from the last one, and the rules by which it is changed."""

from collections.abc import Sequence
from dataclasses import replace

from pc_desktop.domain.agenda import ITEMS, OWN_ITEM, AgendaItem
from pc_desktop.domain.errors import Refused

LONGEST_TITLE = 80
LONGEST_BUDGET = 240
NEW, WAITING = "new_referrals", "waiting"
PEOPLE = frozenset({NEW, WAITING})
"""The items under which people are discussed one by one."""


def item_key(meeting: str, kind: str, number: int = 0) -> str:
    """Give an item's key, which is the same on every laptop; the meeting's own items are numbered."""
    return f"{meeting}/{kind}/{number}" if number else f"{meeting}/{kind}"


def first_agenda(meeting: str, last: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Give the agenda a meeting begins with: the last one's order, words, budgets and added items, all of it again.

    What was dropped last time is back. An item this version adds stands where it stands in ITEMS.
    """
    parts = [(one.kind, one.title, one.budget) for one in sorted(last, key=lambda one: one.position)]
    kinds = list(ITEMS)
    for place, (kind, (title, budget)) in enumerate(ITEMS.items()):
        if all(kind != known for known, _, _ in parts):
            before = {*kinds[:place]}
            at = max((n for n, (known, _, _) in enumerate(parts, 1) if known in before), default=0)
            parts.insert(at, (kind, title, budget))
    made, own = [], 0
    for position, (kind, title, budget) in enumerate(parts, start=1):
        own += kind == OWN_ITEM
        key = item_key(meeting, kind, own if kind == OWN_ITEM else 0)
        made.append(AgendaItem(key, meeting, position, kind, title, budget, 0, dropped=False))
    return tuple(made)


def in_order(items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Give items in the order of the agenda."""
    return tuple(sorted(items, key=lambda one: (one.position, one.key)))


def moved(items: Sequence[AgendaItem], key: str, by: int) -> tuple[AgendaItem, ...]:
    """Move an item up (-1) or down (1) by one; refuses at either end."""
    ordered = list(in_order(items))
    here = next(place for place, one in enumerate(ordered) if one.key == key)
    there = here + by
    if not 0 <= there < len(ordered):
        raise Refused(f"“{ordered[here].title}” is the {'first' if by < 0 else 'last'} item already.")
    ordered[here], ordered[there] = ordered[there], ordered[here]
    return tuple(replace(one, position=place) for place, one in enumerate(ordered, start=1))


def added(items: Sequence[AgendaItem], meeting: str, title: str, budget: int) -> AgendaItem:
    """Make an item of the meeting's own, before the last one: the next meeting closes every agenda."""
    taken = {one.key for one in items}
    number = next(n for n in range(1, len(items) + 2) if item_key(meeting, OWN_ITEM, n) not in taken)
    last = max((one.position for one in items), default=0)
    key = item_key(meeting, OWN_ITEM, number)
    return retitled(AgendaItem(key, meeting, last, OWN_ITEM, "", 0, 0, dropped=False), title, budget)


def retitled(item: AgendaItem, title: str, budget: int) -> AgendaItem:
    """Give an item other words and minutes; refuses none and too many."""
    said = " ".join(title.split())
    if not said:
        raise Refused("Give the item a title.")
    if len(said) > LONGEST_TITLE:
        raise Refused(f"A title may be at most {LONGEST_TITLE} letters long.")
    if not 0 <= budget <= LONGEST_BUDGET:
        raise Refused(f"An item takes from 0 to {LONGEST_BUDGET} minutes.")
    return replace(item, title=said, budget=budget)


def spent_words(seconds: int, budget: int) -> str:
    """Say how much of an item's time was taken, in whole minutes and without alarm, such as 2 min over."""
    minutes = (seconds + 30) // 60
    if not budget:
        return f"{minutes} min" if minutes else "no time set"
    if minutes > budget:
        return f"{minutes - budget} min over"
    return f"{minutes} of {budget} min" if minutes else f"{budget} min"
