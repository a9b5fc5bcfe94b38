"""The tables of the meeting, of the journal and of the outcomes, to be taken away without a window."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.outcomes.people_groups import Places
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.reference import deprivation, districts
from pc_desktop.services.actions_view import actions_now
from pc_desktop.services.escalation_view import escalations_now, gaps_now
from pc_desktop.services.history_view import history_view
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_view import OutcomesPage, outcomes_view
from pc_desktop.services.ports import Reading

_MOST_STEPS: Final = 100_000


def shown(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> TableShown:
    """Make a table of words: what is not there stays empty."""
    words = (tuple("" if one is None else str(one) for one in row) for row in rows)
    return TableShown(title, tuple(headings), tuple(words))


def actions(_office: Office, reading: Reading) -> TableShown:
    """Give every action to be done, and those done lately."""
    rows = [
        (
            shown_day(one.raised),
            one.number,
            one.ref,
            one.what,
            one.owner,
            shown_day(one.due),
            one.words,
            one.carried,
        )
        for one in actions_now(reading)
    ]
    headings = ("Raised", "No.", "Reference", "Action", "Owner", "Due", "Status", "Carried over")
    return shown("Actions", headings, rows)


def escalations(_office: Office, reading: Reading) -> TableShown:
    """Give what was taken further, with the answers."""
    rows = [
        (
            one.number, shown_moment(one.at), one.kind_words, one.whom, one.asked, one.ref, one.raised, one.days,
            shown_moment(one.answered) if one.answered else "", one.answer,
        )
        for one in escalations_now(reading)
    ]  # fmt: skip
    headings = (
        "No.",
        "When",
        "What",
        "To",
        "Asked",
        "Reference",
        "Raised",
        "Days open",
        "Answered",
        "Answer",
    )
    return shown("Escalations", headings, rows)


def gaps(_office: Office, reading: Reading) -> TableShown:
    """Give the gaps in services that were named."""
    rows = [
        (shown_moment(one.at), one.place, one.service, one.words, one.ref, one.raised)
        for one in gaps_now(reading)
    ]
    return shown("Gaps in services", ("When", "Place", "Service", "What", "Reference", "Raised"), rows)


def _minutes(office: Office, reading: Reading) -> MinutesPack | None:
    """Give the minutes of the latest meeting; None where none was held."""
    meeting = latest_meeting(reading)
    return minutes_of(office.desk, meeting, office.gazetteer) if meeting is not None else None


def decisions(office: Office, reading: Reading) -> TableShown:
    """Give the decisions of the latest meeting."""
    pack = _minutes(office, reading)
    rows = [
        (
            one.number, shown_moment(one.at), one.ref, one.name, one.kind, one.words, one.where,
            shown_day(one.held_until) if one.held_until else "", one.rationale, one.departure, one.by, one.replaced_by,
        )
        for one in (pack.decisions if pack else ())
    ]  # fmt: skip
    headings = (
        "No.", "When", "Reference", "Patient", "Kind", "Decision", "Where", "Held until", "Why", "Departs",
        "By", "Replaced by",
    )  # fmt: skip
    return shown(_of("Decisions", pack), headings, rows)


def discussion(office: Office, reading: Reading) -> TableShown:
    """Give what was said about each patient in the latest meeting."""
    pack = _minutes(office, reading)
    rows = [
        (
            one.number,
            one.ref,
            one.initials,
            one.age,
            round(one.seconds / 60),
            one.text,
            one.options,
            one.decided,
        )
        for one in (pack.discussion if pack else ())
    ]
    headings = ("No.", "Reference", "Initials", "Age", "Minutes", "Discussion", "Options", "Decided")
    return shown(_of("Discussion", pack), headings, rows)


def _of(title: str, pack: MinutesPack | None) -> str:
    """Name a table of minutes by its meeting's day."""
    return f"{title} of {shown_day(pack.day)}" if pack is not None else title


def history(_office: Office, reading: Reading) -> TableShown:
    """Give every step of the journal, newest first."""
    rows = [
        (one.number, one.at, one.by, one.role, one.title, one.standing)
        for one in history_view(reading, _MOST_STEPS)
    ]
    return shown("History", ("Step", "When", "By", "Role", "What", "Stands"), rows)


def _page(reading: Reading) -> OutcomesPage:
    """Compute the outcomes for the year in force."""
    return outcomes_view(reading, places=Places(districts(), deprivation()))


def outcomes(_office: Office, reading: Reading) -> TableShown:
    """Give the year in one table."""
    page = _page(reading)
    rows = [(one.label, one.value, one.detail, one.definition) for one in page.rows]
    return shown(f"Outcomes {page.period}", ("Figure", "Value", "Compared", "Definition"), rows)


def measures(_office: Office, reading: Reading) -> TableShown:
    """Give every measure with what it is compared with."""
    page = _page(reading)
    rows = [
        (one.theme, one.title, one.value, one.before, one.change, one.number, one.definition)
        for one in page.measures
    ]
    headings = ("Theme", "Measure", page.period, page.baseline, "Change", "Cases", "Definition")
    return shown("Measures", headings, rows)
