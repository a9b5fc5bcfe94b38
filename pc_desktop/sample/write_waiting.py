"""Writing the people waiting today: where each stands, the bed held for one, their measurements."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.bed import Hold
from pc_desktop.domain.calendar import end_of_day, moment_of
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.referral import Milestone
from pc_desktop.sample.agenda import meeting_key
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.waiting import Listed, measurements
from pc_desktop.sample.write_referrals import LIAISON, MEETING, TRIAGED_AT, Numbered, ReferralWriter

_REVIEWED = timedelta(days=7)
_REASONS = {"deferred": "ECG awaited.", "offered": "Bed offered."}


def write_waiting(
    laid_out: Frame, writer: ReferralWriter, place: int, one: Numbered, listed: Listed
) -> Iterator[Fact]:
    """Write one person waiting, at their place in the list the meetings were held with."""
    yield one.course.person
    referral = writer.referral(
        one, listed["reason"], listed.get("risk_holder"), listed.get("interim_plan"), None
    )
    review = laid_out.today + _REVIEWED if listed.get("reviewed", bool(referral.risk_holder)) else None
    yield replace(writer.standing(referral, listed["place"]), review_on=review)
    if listed["state"] == "information_asked":
        yield from _asked(writer, one)
    else:
        yield from writer.first_turns(place, one)
    if listed["state"] in _REASONS:
        yield from _settled(writer, place, one, listed)
    yield from measurements(laid_out, one.course.person.key, listed)


def _asked(writer: ReferralWriter, one: Numbered) -> Iterator[Milestone]:
    """Write that more information was asked for on the day received."""
    key, at = f"milestone-{one.number:04d}", moment_of(one.course.received, TRIAGED_AT)
    yield Milestone(f"{key}-1", one.key, 1, writer.received(one), "received", LIAISON, None, "")
    reason = "Weight, height, bloods and ECG asked for."
    yield Milestone(f"{key}-2", one.key, 2, at, "information_asked", LIAISON, None, reason)


def _settled(writer: ReferralWriter, place: int, one: Numbered, listed: Listed) -> Iterator[Fact]:
    """Write what the last meeting made of a referral that did not simply go on waiting."""
    day, at = writer.last_turn(place)
    state = listed["state"]
    key = f"milestone-{one.number:04d}-9"
    yield Milestone(key, one.key, 9, at, state, MEETING, meeting_key(day), _REASONS[state])
    if one.course.bed is not None:
        until = end_of_day(listed["offered"]["until"])
        yield Hold(
            one.hold, one.course.bed, one.key, one.course.person.key, at, until, released=None, used=False
        )
