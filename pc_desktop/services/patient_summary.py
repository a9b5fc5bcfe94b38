"""One referral on one page: what somebody who has never seen the screen needs, for paper."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.called import heading
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.severity import SHAPES, Level
from pc_desktop.domain.severity import Reading as SignReading
from pc_desktop.services.case_view import case_alone
from pc_desktop.services.cases import Case
from pc_desktop.services.patient_timeline import Entry
from pc_desktop.services.patient_view import PatientPage, patient_view
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import queue_view
from pc_desktop.services.region import region_now, settings_of

_KEPT: Final = (
    "Needs",
    "Until a bed",
    "Holds the risk",
    "Last time",
    "Open actions",
)
"""What of the details of a case stands on paper below who referred and where they belong."""


@dataclass(frozen=True, slots=True)
class PaperSign:
    """One risk sign as it is printed: its level with its shape, never a colour alone."""

    label: str
    level: Level
    words: str
    taken: str


@dataclass(frozen=True, slots=True)
class PatientSummary:
    """One referral for one page; `because` is empty and `signs` are none where it waits no longer."""

    ref: str
    collaborative: str
    made: str
    page: PatientPage
    standing: str
    because: tuple[str, ...]
    signs: tuple[PaperSign, ...]
    details: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def patient_summary(reading: Reading, key: str, by: str, labels: Mapping[str, str]) -> PatientSummary:
    """Give one referral for paper; refuses where its record is restricted and this person has not opened it today."""
    page = patient_view(reading, key, by, labels)
    if page.is_masked:
        raise Refused(
            f"{page.ref} is a restricted record. Open it with a reason before printing its summary."
        )
    summary = PatientSummary(
        ref=page.ref,
        collaborative=settings_of(reading)["collaborative"],
        made=f"Printed {shown_moment(reading.now)} by {by}",
        page=page,
        standing=f"{page.state_words}, since {page.since}",
        because=(),
        signs=(),
        details=page.details,
        entries=page.entries,
    )
    return _with_case(reading, summary) if page.is_open else summary


def _with_case(reading: Reading, summary: PatientSummary) -> PatientSummary:
    """Add why an open referral stands where it does, its signs, and what holds until there is a bed."""
    region, key = region_now(reading), summary.page.key
    case = region.cases.get(key)
    if case is None:
        return summary
    line = next(one for one in queue_view(region) if one.key == key)
    return replace(
        summary,
        standing=f"{line.state_words}{f', {line.offer}' if line.offer else ''}",
        because=line.reasons,
        signs=tuple(_sign(one) for one in case.signs.readings),
        details=_asked(
            summary.page,
            case,
            dict(case_alone(reading, region, key).details),
            heading(region.called.linked_unit),
        ),
    )


def _asked(page: PatientPage, case: Case, told: Mapping[str, str], link: str) -> tuple[tuple[str, str], ...]:
    """Say what was asked for, what holds until there is a bed, and what was said last time.

    `link` is the label of the linked unit.
    """
    known = dict(page.details)
    return (
        ("Received", known["Received"]),
        ("Urgency", known["Urgency"]),
        ("Reason for referral", case.referral.reason or "Not recorded"),
        *((label, told[label]) for label in ("Referred by", link, *_KEPT) if label in told),
        ("Next review", shown_day(case.referral.review_on)),
    )


def _sign(one: SignReading) -> PaperSign:
    """Say one sign with its level."""
    if one.value is None:
        return PaperSign(one.label, one.level, "Not recorded", "")
    words = f"{SHAPES[one.level]} {one.level.capitalize()}: {one.words()}"
    return PaperSign(one.label, one.level, words, shown_day(one.taken))
