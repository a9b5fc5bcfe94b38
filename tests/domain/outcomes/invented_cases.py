"""Stays, referrals and meetings made up for the tests of outcomes, plain in what does not matter."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.meeting import Meeting, Minute
from pc_desktop.domain.outcomes.asked import Asked
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import Figure, Period
from pc_desktop.domain.outcomes.folded import LeftOut, chosen_by, figure_of, left_out
from pc_desktop.domain.outcomes.headline import Told
from pc_desktop.domain.outcomes.measures import measures_of
from pc_desktop.domain.places import Team, Unit
from pc_desktop.domain.referral import Milestone, Referral

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
BASELINE = Period(date(2023, 11, 1), date(2024, 11, 1), "Baseline year")
YEAR = Period(date(2024, 11, 1), date(2025, 11, 1), "Year reported")


def unit(key: str, *, in_region: bool = True) -> Unit:
    """Invent a unit."""
    return Unit(
        key, key.title(), "trust", "B15", 1, "203", (), "any", 18, None, None, None, 500, in_region, ()
    )


UNITS = {
    one.key: one
    for one in (unit("oak"), unit("ash"), unit("far", in_region=False), unit("off", in_region=False))
}


def stay(key: str, admitted: date, days: int | None = 10, **fields: object) -> Stay:
    """Invent a stay that began at 14:30 and ended at 11:00 so many days later, or has not ended."""
    left = None if days is None else moment_of(admitted + timedelta(days=days), time(15, 0))
    said: dict[str, object] = {
        "person": f"person-{key}",
        "unit": "oak",
        "referral": f"referral-{key}",
        "admitted": moment_of(admitted, time(14, 30)),
        "discharged": left,
        "expected": None,
        "ready": None,
        "ready_reason": None,
        "legal": "01",
        "source": "meeting",
        "oat_reason": None,
        "miles": 10.0,
        "method": None,
        "destination": None,
    }
    return Stay(key=key, **(said | fields))  # type: ignore[arg-type]


def referral(key: str, received: date, **fields: object) -> Referral:
    """Invent a referral."""
    said: dict[str, object] = {
        "ref": key.upper(),
        "person": f"person-{key}",
        "team": "team",
        "received": moment_of(received, time(9, 0)),
        "closed": None,
        "urgency": "2",
        "place": "home",
        "legal": "01",
        "needs": (),
        "reason": "",
        "risk_holder": None,
        "interim_plan": None,
    }
    return Referral(key=key, **(said | fields))  # type: ignore[arg-type]


def turn(referral_key: str, at: date, state: str = "alternative") -> Milestone:
    """Invent the turn of a referral at noon of a day."""
    return Milestone(
        f"turn-{referral_key}", referral_key, 3, moment_of(at, time(12, 0)), state, "The meeting", None, ""
    )


def team(key: str, area: str, *outcodes: str) -> Team:
    """Invent a community team."""
    return Team(key, f"{area} team", area, "oak", outcodes)


def meeting(key: str, day: date) -> Meeting:
    """Invent a meeting."""
    return Meeting(key, day, "", None, None, None, "", "", None, None, None)


def minute(meeting_key: str, number: int, seconds: int) -> Minute:
    """Invent one referral's minute."""
    return Minute(f"{meeting_key}-{number}", meeting_key, "referral", number, "", seconds)


def asked_about(book: CaseBook, **asked: Any) -> Told:
    """Ask about the usual years, of all units and areas unless said otherwise."""
    question = Asked(YEAR, BASELINE, **asked)
    services = {key: unit.bed_type for key, unit in book.units.items()}
    measures = {one.name: one for one in measures_of(book)}
    return Told(measures, book, question, chosen_by(question.scope, services))


def worked(name: str, start: date = YEAR.start, end: date = YEAR.end, **facts: Any) -> Figure:
    """Work one measure out from some facts, for the usual year unless said otherwise."""
    book = CaseBook(NOW, UNITS, **facts)
    measure = next(one for one in measures_of(book) if one.name == name)
    return figure_of(measure, start, end, book.today)


def left_of(name: str, **facts: Any) -> tuple[LeftOut, ...]:
    """Give what one measure leaves out of the usual year."""
    book = CaseBook(NOW, UNITS, **facts)
    measure = next(one for one in measures_of(book) if one.name == name)
    return left_out(measure, YEAR.start, YEAR.end)


def life(key: str, *turns: tuple[str, date]) -> tuple[Milestone, ...]:
    """Invent the turns of a referral at noon of their days; the first is its receiving."""
    return tuple(
        Milestone(f"{key}-{place}", key, place, moment_of(day, time(12, 0)), state, "Somebody", None, "")
        for place, (state, day) in enumerate(turns, start=1)
    )
