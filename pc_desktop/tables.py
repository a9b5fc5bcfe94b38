"""The tables that can be taken away without a window, by name: each from the same views the screens show."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Final

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.chances import WINDOWS
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.sheet_columns import MEANINGS, KeptLayout
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.board_view import board_view
from pc_desktop.services.chances_view import chances_view
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import plan_lines, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.received import received_view
from pc_desktop.services.referral_list import Listed, closed_lines, listed_closed, listed_open
from pc_desktop.services.region import region_now
from pc_desktop.services.repatriation_view import away_view
from pc_desktop.services.returns_view import returns_view
from pc_desktop.tables_meeting import (
    actions,
    decisions,
    discussion,
    escalations,
    gaps,
    history,
    measures,
    outcomes,
    shown,
)

Table = Callable[[Office, Reading], TableShown]
_NOBODY: Final = frozenset[str]()


def _queue(_office: Office, reading: Reading) -> TableShown:
    """Give everybody waiting in their order."""
    rows = [
        (
            one.place, one.ref, one.name, one.sex_age, one.team, one.linked, one.waited, one.level.capitalize(),
            one.signs, one.bmi, one.legal, one.state_words, one.offer, one.below_because,
        )
        for one in queue_view(region_now(reading))
    ]  # fmt: skip
    headings = (
        "Place", "Reference", "Patient", "Sex and age", "Team", "Linked unit", "Days waited", "Risk", "Signs", "BMI",
        "Legal status", "State", "Offer", "Below the one before because",
    )  # fmt: skip
    return shown("Queue", headings, rows)


def _referrals(_office: Office, reading: Reading) -> TableShown:
    """Give every referral: those open in their order, then those closed, the latest first."""
    region = region_now(reading)
    open_ = listed_open(region, queue_view(region), _NOBODY, names_patients=True)
    ended = [(one.closed, one.key) for one in reading.find(Referral) if one.closed is not None]
    keys = [key for _, key in sorted(ended, reverse=True)]
    closed = listed_closed(closed_lines(reading, keys, _NOBODY), names_patients=True)
    headings = (
        "Place", "Reference", "Patient", "NHS number", "Date of birth", "Sex and age", "Signs", "BMI", "Legal status",
        "Linked unit", "Team", "Days waited", "State", "Risk held by", "Next review",
    )  # fmt: skip
    return shown("Referrals", headings, map(_listed, (*open_, *closed)))


def _listed(one: Listed) -> tuple[Any, ...]:
    """Put one referral into a row."""
    born, review = (shown_day(day) if day else "" for day in (one.born, one.review_on))
    return (
        one.place, one.ref, one.name, one.nhs_number, born, one.sex_age, one.signs, one.bmi, one.legal, one.linked,
        one.team, one.waited, one.state, one.risk_holder, review,
    )  # fmt: skip


def _board(_office: Office, reading: Reading) -> TableShown:
    """Give every bed of every unit."""
    rows = [
        (
            unit.figures.unit.name, bed.label, bed.word or bed.state.capitalize(), bed.who, bed.days, bed.held_for,
            shown_day(bed.expected) if bed.expected else "", unit.word_age,
        )
        for unit in board_view(region_now(reading)).units
        for bed in unit.beds
    ]  # fmt: skip
    headings = ("Unit", "Bed", "State", "Who", "Days", "Held for", "Expected", "Unit's word")
    return shown("Bed board", headings, rows)


def _units(_office: Office, reading: Reading) -> TableShown:
    """Give every unit in figures."""
    rows = [
        (
            one.unit.name, one.commissioned, one.open, one.occupied, one.on_leave, one.held, one.closed, one.unusable,
            one.available, one.ready, *one.expected, unit.word_age,
        )
        for unit in board_view(region_now(reading)).units
        for one in (unit.figures,)
    ]  # fmt: skip
    headings = (
        "Unit", "Commissioned", "Open", "Occupied", "On leave", "Held", "Closed", "Cannot be used", "Free now",
        "Clinically ready", "Expected in 7 days", "Expected in 14 days", "Expected in 28 days", "Unit's word",
    )  # fmt: skip
    return shown("Units", headings, rows)


def _plan(office: Office, reading: Reading) -> TableShown:
    """Give the plan for everybody waiting."""
    region = region_now(reading)
    lines = plan_lines(region, planning_now(region, office.gazetteer).plan)
    rows = [
        (one.ref, one.initials, one.unit or "no place", one.bed, one.when, one.miles, one.why)
        for one in lines
    ]
    return shown("Plan", ("Reference", "Initials", "Unit", "Bed", "When", "Miles", "Why"), rows)


def _away(office: Office, reading: Reading) -> TableShown:
    """Give everybody away from their own unit."""
    region = region_now(reading)
    lines = away_view(reading, region, planning_now(region, office.gazetteer), office.gazetteer)
    rows = [
        (
            one.ref, one.initials, one.sex_age, one.where, "out of area" if one.out_of_area else "in the region",
            one.home, one.days, None if one.miles is None else round(one.miles), one.why, one.returns,
        )
        for one in lines
    ]  # fmt: skip
    headings = (
        "Reference",
        "Initials",
        "Sex and age",
        "Where",
        "",
        "Own unit",
        "Days",
        "Miles",
        "Why",
        "Way home",
    )
    return shown("Away from home", headings, rows)


def _chances(_office: Office, reading: Reading) -> TableShown:
    """Give the chance of a bed in every unit."""
    rows = [
        (one.name, one.free_now, *(f"{chance:.0%}" for chance in one.chances), one.basis)
        for one in chances_view(reading, region_now(reading)).units
    ]
    windows = (f"A bed within {days} days" for days in WINDOWS)
    return shown("Chances of a bed", ("Unit", "Free now", *windows, "Rests on"), rows)


def _received(_office: Office, reading: Reading) -> TableShown:
    """Give every file accepted."""
    rows = [(one.what, one.file, one.words) for one in received_view(reading)]
    return shown("Files received", ("What", "File", "Accepted"), rows)


def _returns(_office: Office, reading: Reading) -> TableShown:
    """Give whose return is in."""
    rows = [(line.unit, line.words, line.tip) for line in returns_view(reading).lines]
    return shown("Returns", ("Unit", "Return", "File"), rows)


def _layouts(office: Office, _reading: Reading) -> TableShown:
    """Give every layout made here, a row for each heading."""
    rows = [row for one in office.books.layouts.listed() for row in _layout(one)]
    return shown("Layouts", ("Layout", "Whose form", "Reads", "Made", "By", "Heading", "Stands for"), rows)


def _layout(one: KeptLayout) -> Iterable[tuple[Any, ...]]:
    """Put one layout into rows."""
    if one.layout is None:
        return [(one.key, "", "", "", "", one.fault, "")]
    own, made = one.layout, shown_day(one.layout.made) if one.layout.made else ""
    return [
        (own.name, own.sender, own.purpose, made, own.by, heading, MEANINGS[meaning])
        for heading, meaning in own.headings.items()
    ]


TABLES: Final = MappingProxyType[str, Table](
    {
        "queue": _queue, "referrals": _referrals, "board": _board, "units": _units, "plan": _plan, "away": _away,
        "chances": _chances, "actions": actions, "escalations": escalations, "gaps": gaps, "decisions": decisions,
        "discussion": discussion, "history": history, "outcomes": outcomes, "measures": measures,
        "received": _received, "returns": _returns, "layouts": _layouts,
    }
)  # fmt: skip
"""The tables that can be written without a window, by name."""
