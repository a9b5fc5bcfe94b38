"""Measures of the meeting's own work: time spent, restraint of the order, answers, age of the bed state, actions."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import cache
from typing import Final

from pc_desktop.domain.bed import Confirmation
from pc_desktop.domain.board import OVERRIDE
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.later import Later
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import DEFINITIONS
from pc_desktop.domain.outcomes.measured import Aside, Measure, Observed, Spell
from pc_desktop.domain.outcomes.whole import day_of

_HERE: Final = "Defined here: no national definition is published."
_BEGINS: Final = time(10, 0)
"""When a meeting whose beginning is not recorded is taken to have begun."""
_SILENT: Final = "at which a unit had not given its word yet"
_HOUR: Final = 3600
_DAY: Final = timedelta(days=1)


def meeting_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of the meeting's own work."""
    return (
        _discussion(book),
        _departures(book),
        _moved(book),
        _answers(book),
        _age_of_word(book),
        _overdue(book),
    )


def _discussion(book: CaseBook) -> Measure:
    """Add up the time recorded against referrals, on the day of the meeting."""
    held = book.meeting_of
    return Measure(
        name="discussion",
        title="Clinical discussion, hours",
        unit="h",
        of="meeting",
        kind="sum",
        better="neutral",
        definition="Time recorded against each referral in the minutes of the meetings held in the period, added up.",
        source=DEFINITIONS["discussion"].source,
        case_kind="meeting",
        theme="Meeting",
        observed=Later(
            lambda: (
                Observed(
                    held[one.meeting].day, one.seconds / _HOUR, one.meeting, *book.place_of(one.referral)
                )
                for one in book.minutes
                if one.seconds > 0 and one.meeting in held
            )
        ),
        figure="discussion",
    )


def _departures(book: CaseBook) -> Measure:
    """Give the share of decisions that departed from what the plan suggested."""
    return Measure(
        name="decisions_departing",
        title="Decisions that departed from the plan",
        unit="%",
        of="decision",
        kind="share",
        better="neutral",
        definition="Decisions recorded with a reason for departing from what the plan suggested, in per cent of all "
        "decisions of the period. Neither many nor none is right in itself: read the reasons.",
        source=_HERE,
        case_kind="decision",
        theme="Meeting",
        observed=Later(
            lambda: (
                Observed(
                    day_of(one.at), float(one.departure is not None), one.key, *book.place_of(one.referral)
                )
                for one in book.decisions
            )
        ),
        family="restraint",
        choice="Decisions",
    )


def _moved(book: CaseBook) -> Measure:
    """Count the times people moved a referral in the order."""
    return Measure(
        name="order_moved",
        title="Referrals moved in the order",
        unit="",
        of="move",
        kind="count",
        better="neutral",
        definition="Times a referral was moved up or down the order by people, with a reason, in the period.",
        source=_HERE,
        case_kind="departure",
        theme="Meeting",
        observed=Later(
            lambda: (
                Observed(day_of(one.at), 1.0, one.key, *book.place_of(one.referral))
                for one in book.departures
            )
        ),
        family="restraint",
        choice="Moves in the order",
    )


def _answers(book: CaseBook) -> Measure:
    """Give the share of units' answers that were yes."""
    return Measure(
        name="unit_accepts",
        title="Units' answers that were yes",
        unit="%",
        of="answer",
        kind="share",
        better="increase",
        definition="Answers by which a unit took the patient it was asked about, in per cent of all its answers of "
        "the period; each answer counts, also several about one patient.",
        source="MHSDS referral rejection, by unit and reason; the share is defined here.",
        case_kind="answer",
        theme="Meeting",
        observed=Later(
            lambda: (
                Observed(
                    day_of(one.at),
                    float(one.accepted),
                    one.key,
                    one.unit,
                    book.area_of(book.referral_of.get(one.referral)),
                )
                for one in book.answers
            )
        ),
    )


def _age_of_word(book: CaseBook) -> Measure:
    """Average how old each unit's word for its beds was when the meeting began."""
    words = cache(lambda: _words_of_units(book))
    return Measure(
        name="bed_state_age",
        title="Age of the bed state, mean days",
        unit="days",
        of="meeting",
        kind="mean",
        better="decrease",
        definition="Mean days since each unit of the region last gave its word for its beds, when the meetings of the "
        "period began; once for each unit and meeting.",
        source=_HERE,
        case_kind="meeting",
        theme="Meeting",
        observed=Later(lambda: words()[0]),
        aside=Later(lambda: words()[1]),
    )


def _words_of_units(book: CaseBook) -> tuple[list[Observed], list[Aside]]:
    """Give the age of each unit's word at each meeting, and the meetings before its first."""
    said: dict[str, list[Confirmation]] = {one.key: [] for one in book.units.values() if one.in_region}
    for one in sorted(book.confirmations, key=lambda one: one.at):
        if one.source != OVERRIDE and one.unit in said:
            said[one.unit].append(one)
    told, silent = [], []
    for meeting in sorted(book.meetings, key=lambda one: (one.day, one.key)):
        begun = began(meeting)
        if begun > book.now:
            continue
        for unit, words in said.items():
            at = bisect_right(words, begun, key=lambda one: one.at)
            if at == 0:
                silent.append(Aside(meeting.day, _SILENT, meeting.key, unit))
            else:
                age = (begun - words[at - 1].at) / _DAY
                told.append(Observed(meeting.day, age, meeting.key, unit))
    return told, silent


def began(meeting: Meeting) -> datetime:
    """Tell when a meeting began; at ten o'clock where that was not recorded."""
    return meeting.started or moment_of(meeting.day, _BEGINS)


def _overdue(book: CaseBook) -> Measure:
    """Count the actions whose day had passed undone."""
    return Measure(
        name="actions_overdue",
        title="Actions overdue",
        unit="",
        of="action",
        kind="open",
        better="decrease",
        definition="Actions whose day had passed and that were not done, as the last day ends, or now where that is "
        "still to come.",
        source=_HERE,
        case_kind="action",
        theme="Meeting",
        spells=Later(lambda: _late_actions(book)),
    )


def _late_actions(book: CaseBook) -> Iterator[Spell]:
    """Give the actions whose day passed undone, from the day after it to the day they were done."""
    for one in book.actions:
        late, done = one.due + _DAY, day_of(one.done) if one.done else None
        if done is None or done > late:
            yield Spell(late, done, one.key, *book.place_of(one.referral))
