"""Writing the stays of people staying today and of patients the meeting had no part in."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pc_desktop.domain.bed import Leave, Occupation, Stay
from pc_desktop.domain.calendar import moment_of
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.severity import Measurement
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.inpatients import Inpatient, admission_bmi
from pc_desktop.sample.others import OtherStay
from pc_desktop.sample.write_referrals import ADMITTED_AT, LEFT_AT

_EMERGENCY, _WAITING_LIST, _HOME, _HOME_LEAVE = "2D", "11", "19", "02"
_AWAY: Final = timedelta(days=11)


def write_inpatient(
    laid_out: Frame, gazetteer: Gazetteer, one: Inpatient, referral: str | None
) -> Iterator[Fact]:
    """Write one person staying today, with the referral the stay came of where the meeting managed it."""
    person = one.person.key
    stay = f"stay-{person.removeprefix('person-')}"
    admitted = moment_of(one.admitted, ADMITTED_AT)
    yield one.person
    yield Stay(
        key=stay,
        person=person,
        unit=one.unit,
        referral=referral,
        admitted=admitted,
        discharged=None,
        expected=one.expected,
        ready=one.ready,
        ready_reason=one.ready_reason,
        legal=one.legal,
        source=one.source,
        oat_reason=None,
        miles=_miles(laid_out, gazetteer, one.person.outcode, one.unit),
        method=_WAITING_LIST if referral else None,
        destination=None,
    )
    yield Occupation(f"occupation-{stay.removeprefix('stay-')}", stay, person, one.bed, admitted, None)
    yield from _weighed(laid_out, one)
    if one.on_leave_since is not None:
        back, start = one.on_leave_since + _AWAY, moment_of(one.on_leave_since, LEFT_AT)
        yield Leave(
            f"leave-{stay.removeprefix('stay-')}",
            stay,
            start,
            None,
            back,
            bed_usable=False,
            leave_type=_HOME_LEAVE,
        )


def _weighed(laid_out: Frame, one: Inpatient) -> Iterator[Measurement]:
    """Write the BMI somebody came in with and the one the unit's last return gave."""
    key = f"measurement-{one.person.key.removeprefix('person-')}-bmi"
    said: date = next(
        each["as_at"] for each in laid_out.given["returned"] if one.unit == f"unit-{each['unit']}"
    )
    yield Measurement(f"{key}-1", one.person.key, "bmi", one.admitted, admission_bmi(one))
    yield Measurement(f"{key}-2", one.person.key, "bmi", said, one.bmi)


def write_other(laid_out: Frame, gazetteer: Gazetteer, place: int, one: OtherStay) -> Iterator[Fact]:
    """Write one stay that is over and that the meeting had no part in."""
    key, person = f"other-{place:05d}", one.person.key
    admitted, left = moment_of(one.admitted, ADMITTED_AT), moment_of(one.left, LEFT_AT)
    yield one.person
    yield Stay(
        key=f"stay-{key}",
        person=person,
        unit=one.unit,
        referral=None,
        admitted=admitted,
        discharged=left,
        expected=one.left,
        ready=None,
        ready_reason=None,
        legal=one.legal,
        source=one.source,
        oat_reason=None,
        miles=_miles(laid_out, gazetteer, one.person.outcode, one.unit),
        method=_EMERGENCY if one.legal != "01" else _WAITING_LIST,
        destination=_HOME,
    )
    yield Occupation(f"occupation-{key}", f"stay-{key}", person, one.bed, admitted, left)
    yield Measurement(f"measurement-{key}-bmi", person, "bmi", one.admitted, one.bmi)


def _miles(laid_out: Frame, gazetteer: Gazetteer, home: str | None, unit: str) -> float | None:
    """Measure how far a unit is from home, to a tenth of a mile; None where the home is not recorded."""
    miles = gazetteer.miles(home, laid_out.units[unit].outcode)
    return None if miles is None else round(miles, 1)
