"""What is new about somebody since the meeting before this one: turns, measurements, answers and actions done."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from pc_desktop.domain.calendar import local_day, shown_day_short
from pc_desktop.domain.called import Called
from pc_desktop.domain.meeting import Action, Meeting
from pc_desktop.domain.referral import STATES
from pc_desktop.services.cases import Case
from pc_desktop.services.ports import From, Reading
from pc_desktop.services.region import Region

_A_WEEK = timedelta(days=7)


def last_meeting_before(reading: Reading, meeting: Meeting | None) -> datetime:
    """Give when the meeting before this one began; a week ago where there was none."""
    day = meeting.day if meeting else local_day(reading.now)
    began = [one.started for one in reading.find(Meeting) if one.started is not None and one.day < day]
    return max(began, default=reading.now - _A_WEEK)


def news_of(reading: Reading, region: Region, case: Case, since: datetime) -> tuple[str, ...]:
    """Say what is new about somebody since a moment, one short phrase each; nothing where nothing is."""
    if case.referral.received >= since:
        return (f"new: received {shown_day_short(local_day(case.referral.received))}",)
    return (
        *_turns(case, since, region.called),
        *_measured(case, since),
        *_answers(region, case, since),
        *_done(reading, case, since),
    )


def news_words(news: tuple[str, ...]) -> str:
    """Say the news in one line."""
    return "; ".join(news) or "nothing recorded"


def _turns(case: Case, since: datetime, called: Called) -> Iterator[str]:
    """Say which turns the referral took after the meeting's day."""
    for one in case.milestones:
        if local_day(one.at) > local_day(since):
            yield f"{called.said(STATES[one.state]).lower()} {shown_day_short(local_day(one.at))}"


def _measured(case: Case, since: datetime) -> Iterator[str]:
    """Say which signs changed since, with the value before; one measured again and found the same is no news."""
    for sign in case.signs.readings:
        taken = [one for one in case.measurements if one.sign == sign.sign]
        if not taken or taken[-1].taken <= local_day(since):
            continue
        before = [one for one in taken if one.taken <= local_day(since)]
        if before and before[-1].value == taken[-1].value:
            continue
        was = f" (was {before[-1].value:.{sign.decimals}f})" if before else ""
        yield f"{sign.words()}{was}"


def _answers(region: Region, case: Case, since: datetime) -> Iterator[str]:
    """Say what units answered, and what the referrer did."""
    for answer in case.answers:
        if answer.at >= since:
            name = region.units[answer.unit].name
            yield f"{name} {'accepts' if answer.accepted else 'declines'}"
    for asked in case.enquiries:
        if asked.answered is not None and asked.answered >= since:
            yield "information came"
        elif asked.answered is None and asked.at >= since:
            yield "information asked"


def _done(reading: Reading, case: Case, since: datetime) -> Iterator[str]:
    """Say which actions about the referral are done."""
    for action in reading.find(Action, referral=case.referral.key, done=From(since)):
        yield f"done: {action.what}"
