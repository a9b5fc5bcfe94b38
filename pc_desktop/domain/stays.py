"""The rules of stays: what may be dated when, what stands in a bed's way, and how codes are kept with words.

Moments are compared in universal time, so the hour that comes twice in October has an order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay, hold_end, is_live
from pc_desktop.domain.calendar import LONDON, moment_of, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.stay_codes import (
    DESTINATIONS,
    DIED,
    DIED_THERE,
    DISCHARGE_METHODS,
    READY_REASONS,
    refuse_unlisted,
)

_BETWEEN_WORDS: Final = " · "
_BETWEEN_METHODS: Final = "/"


@dataclass(frozen=True, slots=True)
class Known:
    """Something known that a new act may not come before: when, and what in words, such as R-0411A was admitted on."""

    at: datetime
    what: str


def moment_said(day: date, at: time, *, second: bool = False) -> datetime:
    """Give the universal moment of a time people say; raises Refused for one the clocks skipped that day.

    Of a time that comes twice, when the clocks go back, the first is meant unless `second`.
    """
    said = datetime.combine(day, at, LONDON)
    moment = moment_of(day, at.replace(fold=int(second)))
    if moment.astimezone(LONDON).replace(tzinfo=None) != said.replace(tzinfo=None):
        raise Refused(
            f"There was no {at:%H:%M} on {shown_day(day)}: the clocks went forward. Give another time."
        )
    return moment


def settled(at: datetime | None, now: datetime, known: Iterable[Known]) -> datetime:
    """Give the universal moment an act is dated: `at`, or now where nobody said.

    Refuses what is still to come, and what comes before anything known, naming the latest (of several in one moment the
    first). People say minutes: a time in the very minute of the latest thing known is taken for its moment.
    """
    moment = now if at is None else at.astimezone(UTC).replace(microsecond=0)
    if moment > now:
        raise Refused(f"{shown_moment(moment)} is still to come. Give a time that has passed.")
    latest = max(known, key=lambda one: one.at, default=None)
    if latest is None or latest.at <= moment:
        return moment
    if latest.at <= now and _minute(latest.at) == _minute(moment):
        return latest.at
    raise Refused(f"{latest.what} {shown_moment(latest.at)}. Give that time or a later one.")


def _minute(moment: datetime) -> datetime:
    """Give the minute a moment lies in."""
    return moment.replace(second=0)


def stay_known(
    who: str, stay: Stay, occupations: Iterable[Occupation], leaves: Iterable[Leave]
) -> tuple[Known, ...]:
    """Give all that is known of a stay still open: nothing new about `who` may be dated before it."""
    lain, away = tuple(occupations), tuple(leaves)
    return (
        Known(stay.admitted, f"{who} was admitted on"),
        *(Known(one.start, f"{who} came into a bed on") for one in lain),
        *(Known(one.start, f"{who} went on leave on") for one in away),
        *(Known(one.end, f"{who} came back from leave on") for one in away if one.end),
        *(Known(one.end, f"{who} left a bed on") for one in lain if one.end),
    )


def bed_known(name: str, occupations: Iterable[Occupation], closures: Iterable[Closure]) -> tuple[Known, ...]:
    """Give until when a bed was last occupied and out of use: nobody may be dated into it before."""
    occupied = [
        Known(one.end, f"{name} was occupied until") for one in occupations if one.end and one.end > one.start
    ]
    closed = [
        Known(one.end, f"{name} was out of use until") for one in closures if one.end and one.end > one.start
    ]
    return (*occupied, *closed)


def person_known(who: str, stays: Iterable[tuple[str, Stay]]) -> tuple[Known, ...]:
    """Give until when somebody was staying, by the names of the units: no stay may be dated before."""
    return tuple(
        Known(stay.discharged, f"{who} was staying in {name} until")
        for name, stay in stays
        if stay.discharged and stay.discharged > stay.admitted
    )


def kept_for_another(holds: Iterable[Hold], referral: str | None, at: datetime, now: datetime) -> Hold | None:
    """Give the hold that keeps a bed from this referral (None: from anybody) at `at` or now."""
    others = (one for one in holds if one.referral != referral)
    return next((one for one in others if is_live(one, now) or one.start <= at < hold_end(one)), None)


def refuse_discharge(destination: str, method: str) -> None:
    """Refuse codes nobody knows, and a death that only one of the two codes tells of."""
    refuse_unlisted(destination, DESTINATIONS, "where the patient goes")
    refuse_unlisted(method, DISCHARGE_METHODS, "how the patient is discharged")
    if (method == DIED) != (destination == DIED_THERE):
        raise Refused("The method and the destination disagree: one says that the patient died. Check both.")


def with_discharge(admission: str | None, discharge: str) -> str:
    """Write both methods as a stay keeps them once it has ended, such as 11/1."""
    return f"{admission or ''}{_BETWEEN_METHODS}{discharge}"


def admission_method(stay: Stay) -> str | None:
    """Give the code of how somebody was admitted; None where not recorded."""
    return (stay.method or "").partition(_BETWEEN_METHODS)[0] or None


def discharge_method(stay: Stay) -> str | None:
    """Give the code of how somebody was discharged; None where not recorded."""
    return (stay.method or "").partition(_BETWEEN_METHODS)[2] or None


def ready_reason(code: str, waits_for: str) -> str:
    """Write why somebody who is ready still stays, as a stay keeps it: the code, and for whom it waits if said."""
    refuse_unlisted(code, READY_REASONS, "what keeps the patient")
    who = " ".join(waits_for.split())
    return f"{code}{_BETWEEN_WORDS}{who}" if who else code


def ready_parts(kept: str | None) -> tuple[str | None, str]:
    """Give the code and for whom it waits; words without a code are taken for the latter."""
    code, mark, who = (kept or "").partition(_BETWEEN_WORDS)
    if code in READY_REASONS:
        return code, who
    return None, code + mark + who


def ready_words(kept: str | None) -> str:
    """Say what keeps somebody, such as supported accommodation (Riverside Housing)."""
    code, who = ready_parts(kept)
    if code is None:
        return who or "Not recorded"
    return f"{READY_REASONS[code]} ({who})" if who else READY_REASONS[code]
