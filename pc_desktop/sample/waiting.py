"""The people waiting today: read from a list, with eight weeks of measurements worked back from it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from pc_desktop.domain.person import Person
from pc_desktop.domain.severity import Measurement
from pc_desktop.reference import table
from pc_desktop.sample.course import Course
from pc_desktop.sample.frame import Frame
from pc_desktop.sample.people import Register

_FILE: Final = "sample_referrals.toml"
_WEEKS: Final = 8
_TRENDS: Final = (("heart_rate", 0), ("temperature", 1), ("suss", 0), ("potassium", 1), ("glucose", 1))
Listed = Mapping[str, Any]


def listed() -> tuple[Listed, ...]:
    """Give the list as it is kept."""
    return tuple(table(_FILE)["waiting"])


def waiting_courses(laid_out: Frame, register: Register) -> tuple[tuple[Course, Listed], ...]:
    """Give the course of everybody waiting with what is listed of them, numbers taken from the register."""
    return tuple(
        (_course(laid_out, one, register.number(), place), one) for place, one in enumerate(listed(), start=1)
    )


def _course(laid_out: Frame, one: Listed, number: str | None, place: int) -> Course:
    """Read one referral."""
    person = Person(
        key=f"person-waiting-{place:02d}",
        nhs_number=number,
        surname=one["surname"],
        given=one["given"],
        title=one.get("title"),
        born=one["born"],
        sex=one["sex"],
        outcode=one["outcode"],
        initials_said=None,
        age_said=None,
        age_said_on=None,
        died=None,
    )
    offered = one.get("offered")
    return Course(
        person=person,
        team=f"team-{one['team']}",
        received=laid_out.today - timedelta(days=one["waited"]),
        ending=None,
        decided=None,
        ended=None,
        urgency=one["urgency"],
        legal=one["legal"],
        needs=tuple(one["needs"]),
        bmi=one.get("bmi", 0.0),
        listed="seen" in one,
        unit=f"unit-{offered['unit']}" if offered else None,
        bed=laid_out.bed(offered["unit"], offered["bed"]).key if offered else None,
    )


def measurements(laid_out: Frame, person: str, one: Listed) -> Iterator[Measurement]:
    """Give eight weekly values of every sign of somebody waiting; none where nothing was measured.

    BMI is worked back from the latest by the kilograms lost each week and the height, so that the two agree.
    """
    if "seen" not in one:
        return
    last = laid_out.today - timedelta(days=one["seen"])
    bmi = one["bmi"]
    for back in range(_WEEKS):
        week = _WEEKS - back
        taken = last - timedelta(weeks=back)
        lost = one["losses"][week - 1]
        yield _measured(person, "bmi", taken, week, round(bmi, 1))
        yield _measured(person, "weight_loss", taken, week, max(0.0, lost))
        bmi += lost / one["height"] ** 2
        for sign, decimals in _TRENDS:
            first, latest = one[sign]
            value = first + (latest - first) * (week - 1) / (_WEEKS - 1)
            yield _measured(person, sign, taken, week, round(value, decimals))


def _measured(person: str, sign: str, taken: date, week: int, value: float) -> Measurement:
    """Make one measurement."""
    return Measurement(
        f"measurement-{person.removeprefix('person-')}-{sign}-{week}", person, sign, taken, value
    )
