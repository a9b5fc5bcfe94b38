"""Measures of waiting: from referral to decision to bed to admission, and how many wait."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Final

from pc_desktop.domain.clocks import legs_of
from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measured import Measure, Observed, Spell
from pc_desktop.domain.outcomes.whole import day_of

_WAITS_SOURCE: Final = "MHSDS waits: referral received, decision and admission; each part in calendar days."
_WAYS: Final = (
    (
        "referral_to_decision",
        "Referral to decision, mean days",
        "from the day a referral was received to the day anything was decided about it, of those decided then",
    ),
    (
        "decision_to_bed",
        "Decision to bed, mean days",
        "from the decision to the day a bed was offered, or taken without an offer, of those given a bed then",
    ),
    (
        "bed_to_admission",
        "Bed to admission, mean days",
        "from the offer of the bed to the admission, of those admitted then",
    ),
    (
        "referral_to_admission",
        "Referral to admission, mean days",
        "from the day a referral was received to the admission, of those admitted then",
    ),
)
_PAUSES: Final = (
    "Time spent waiting for information is part of it. Referrals that ended before, and entries since corrected, do "
    "not count."
)


def waits_of(book: CaseBook) -> dict[str, tuple[Observed, ...]]:
    """Give every part of every referral's way that is over, in calendar days, by the name of its measure.

    The clocks each referral shows are the ones counted here.
    """
    found: dict[str, list[Observed]] = {name: [] for name, _, _ in _WAYS}
    for key, turns in book.lives.items():
        (triage, decision, bed, admission), whole = legs_of(turns)
        place = book.place_of(key)
        parts = (
            (triage.start, decision.end if not decision.stopped else None),
            (bed.start, bed.end if not bed.stopped else None),
            (admission.start, admission.end if not admission.stopped else None),
            (whole.start, whole.end if not whole.stopped else None),
        )
        for (name, _, _), (start, end) in zip(_WAYS, parts, strict=True):
            if start is not None and end is not None:
                found[name].append(_wait(key, start, end, place))
    return {name: tuple(told) for name, told in found.items()}


def _wait(key: str, start: datetime, end: datetime, place: tuple[str | None, str | None]) -> Observed:
    """Give one wait on the day it ended."""
    return Observed(day_of(end), float((day_of(end) - day_of(start)).days), key, *place)


def wait_measures(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of waiting."""
    waits = cache(lambda: waits_of(book))
    return (
        *(_leg(name, title, what, Later(partial(_leg_waits, waits, name))) for name, title, what in _WAYS),
        Measure(
            name="waiting",
            title="People waiting",
            unit="",
            of="referral",
            kind="open",
            better="decrease",
            definition="Referrals received and not yet closed, as the last day ends, or now where that is still to "
            "come; whatever closed them.",
            source="MHSDS open referrals at the end of the period.",
            case_kind="referral",
            theme="Waiting",
            spells=Later(lambda: _open_referrals(book)),
        ),
    )


def _leg_waits(waits: Callable[[], Mapping[str, tuple[Observed, ...]]], name: str) -> tuple[Observed, ...]:
    """Give the waits of one part of the way."""
    return waits()[name]


def _leg(name: str, title: str, what: str, told: Sequence[Observed]) -> Measure:
    """Average one part of the way."""
    return Measure(
        name=name,
        title=title,
        unit="days",
        of="referral",
        kind="mean",
        better="decrease",
        definition=f"Mean calendar days {what}. {_PAUSES}",
        source=_WAITS_SOURCE,
        case_kind="referral",
        theme="Waiting",
        observed=told,
    )


def _open_referrals(book: CaseBook) -> Iterable[Spell]:
    """Give every referral from the day it was received to the day it was closed."""
    for one in book.referrals:
        closed = day_of(one.closed) if one.closed else None
        yield Spell(day_of(one.received), closed, one.key, *book.place_of(one.key))
