"""Writing what the meetings took further: gaps, escalations, an urgent decision to ratify, interests declared."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final

from pc_desktop.domain.agenda import Declaration
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Decision, Minute
from pc_desktop.domain.urgent import Approval
from pc_desktop.reference import table
from pc_desktop.sample.agenda import Session, meeting_key
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.write_referrals import LIAISON, Numbered

FILE: Final = "sample_further.toml"
_TALKED: Final = timedelta(minutes=40)


class FurtherWriter:
    """Writes what was taken further, given the meetings held, everybody's referral and who of them waits today."""

    def __init__(
        self, laid_out: Frame, cast: Sequence[Numbered], waiting: Collection[str], held: Sequence[Session]
    ) -> None:
        """Take what is given."""
        self._frame, self._held = laid_out, held
        self._given: Mapping[str, Any] = table(FILE)
        people = [one for one in cast if one.course.person.key in waiting]
        self._referrals = {one.course.person.surname: one for one in people}

    def write(self) -> Iterator[Fact]:
        """Write everything; what belongs to a meeting before the first one held is left out."""
        for number, one in enumerate(self._known("gap"), start=1):
            meeting, at = self._raised(one)
            key = f"gap-{number:02d}"
            who = self._referral(one)
            yield Gap(key, meeting, who, at, one["place"], one["service"], one["words"], LIAISON)
        for number, one in enumerate(self._known("escalation"), start=1):
            yield self._escalation(number, one)
        for number, one in enumerate(self._given["urgent"], start=1):
            yield from self._urgent(number, one)
        for number, one in enumerate(self._known("declaration"), start=1):
            key, meeting = f"declaration-{number:02d}", str(self._raised(one)[0])
            yield Declaration(key, meeting, one["name"], one["interest"], one["handling"])

    def _known(self, kind: str) -> list[Mapping[str, Any]]:
        """Give what belongs to a meeting there is, or to none."""
        return [one for one in self._given[kind] if one.get("meetings_ago", 0) <= len(self._held)]

    def _raised(self, one: Mapping[str, Any]) -> tuple[str | None, datetime]:
        """Tell at which meeting something was raised, and when; 0 meetings ago is today's, not begun."""
        ago = one.get("meetings_ago")
        if ago is None:
            return None, self._ago(one["days_ago"], time(16))
        if ago == 0:
            return meeting_key(self._frame.today), self._frame.now
        session = self._held[-ago]
        return session.key, session.started + _TALKED

    def _ago(self, days: int, at: time) -> datetime:
        """Give a time of a day some days ago."""
        return moment_of(self._frame.today - timedelta(days=days), at)

    def _referral(self, one: Mapping[str, Any]) -> str | None:
        """Give the referral something is about: that of somebody who waits today."""
        return self._referrals[one["surname"]].key if "surname" in one else None

    def _escalation(self, number: int, one: Mapping[str, Any]) -> Escalation:
        """Write one escalation with its answer, if it has one."""
        meeting, at = self._raised(one)
        days = one.get("answered_days")
        return Escalation(
            key=f"escalation-{number:02d}",
            meeting=meeting,
            referral=self._referral(one),
            number=number,
            at=at,
            kind=one["kind"],
            whom=one["whom"],
            asked=one["asked"],
            by=LIAISON,
            answered=None if days is None else at + timedelta(days=days),
            answer=one.get("answer"),
        )

    def _urgent(self, number: int, one: Mapping[str, Any]) -> Iterator[Fact]:
        """Write a decision made since the last meeting, under today's, which is to ratify it."""
        key, today = f"urgent-{number:02d}", meeting_key(self._frame.today)
        referral = self._referrals[one["surname"]].key
        at = self._ago(one["days_ago"], time.fromisoformat(one["at"]))
        yield Decision(
            key=f"decision-{key}",
            meeting=today,
            referral=referral,
            number=number,
            at=at,
            kind=one["kind"],
            unit=None,
            bed=None,
            hold=None,
            until=None,
            detail=None,
            rationale=one["rationale"],
            departure=None,
            by=f"{one['first']} and {one['second']}",
        )
        yield Minute(f"minute-{key}", today, referral, number, "", 0)
        yield Approval(key, f"decision-{key}", one["first"], one["second"], one["reason"])
