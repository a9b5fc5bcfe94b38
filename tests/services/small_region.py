"""A region small enough to reason about: two units in it, one outside, three people waiting and a meeting today."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pc_desktop.domain.bed import Confirmation, Occupation, Stay
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Team, Trust, Unit
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.severity import Measurement, RiskRule

NOW = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 17)
CENTRES = {"CV1": (52.41, -1.51), "B15": (52.46, -1.92), "WR1": (52.19, -2.22), "M20": (53.42, -2.23)}


class Putting:
    """A command that writes some facts, to set a scene."""

    def __init__(self, *facts: Fact) -> None:
        """Take the facts."""
        self._facts = facts

    def title(self, _reading: object) -> str:
        """Say so."""
        return "Set the scene"

    def carry_out(self, work: object) -> None:
        """Write them."""
        work.put(*self._facts)  # type: ignore[attr-defined]


def unit(key: str, name: str, outcode: str, position: int, **other: object) -> Unit:
    """Make a unit that takes everybody from 18 on and offers NG feeding."""
    made = Unit(
        key,
        name,
        "trust",
        outcode,
        position,
        "203",
        ("ng_feeding",),
        "any",
        18,
        None,
        None,
        None,
        600,
        True,
        (),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def person(key: str, nhs: str, given: str, surname: str, sex: str = "F", outcode: str = "CV1") -> Person:
    """Make an invented patient."""
    return Person(
        key, nhs, f"Xxtest-{surname}", given, None, date(2000, 1, 2), sex, outcode, None, None, None, None
    )


def stay(key: str, of: str, in_unit: str, days: int, expected: date | None = None) -> Stay:
    """Make an open stay that began some days ago."""
    admitted = NOW - timedelta(days=days)
    return Stay(
        key, of, in_unit, None, admitted, None, expected, None, None, "01", "own", None, None, None, None
    )


def occupation(key: str, of: Stay, bed: str) -> Occupation:
    """Put a stay into a bed from its beginning."""
    return Occupation(key, of.key, of.person, bed, of.admitted, None)


def referral(
    key: str, ref: str, of: str, team: str = "riverside", days: int = 6, urgency: str = "2"
) -> Referral:
    """Make a referral that waits at home."""
    received = NOW - timedelta(days=days)
    return Referral(
        key, ref, of, team, received, None, urgency, "home", "01", (), "Weight falling.", None, None
    )


def milestone(key: str, of: Referral, number: int = 1, state: str = "received") -> Milestone:
    """Make a milestone at the moment a referral was received."""
    return Milestone(key, of.key, number, of.received, state, "Liaison practitioner", None, "")


def region() -> tuple[Fact, ...]:
    """Make the whole scene, in an order the store accepts."""
    larch, yew = unit("larch", "Larch", "CV1", 1), unit("yew", "Yew", "B15", 2, known_as=("Yew Ward",))
    away = unit("away", "Faraway House", "M20", 3, in_region=False)
    beds = tuple(Bed(f"l{n}", "larch", f"L0{n}", n, None) for n in (1, 2, 3))
    beds += tuple(Bed(f"y{n}", "yew", str(n), n, None) for n in (1, 2))
    inside = person("p1", "9990000476", "Ann", "Reed"), person("p2", "9990006393", "Bob", "Fern", "M")
    outside = tuple(
        person(f"w{n}", nhs, given, surname)
        for n, nhs, given, surname in (
            (1, "9999589065", "Cora", "Moss"),
            (2, "9995239841", "Dee", "Oak"),
            (3, "9991724702", "Eve", "Ash"),
        )
    )
    stays = stay("s1", "p1", "larch", 40), stay("s2", "p2", "yew", 20, TODAY + timedelta(days=5))
    referrals = tuple(referral(f"r{n}", f"R-041{n}A", f"w{n}", days=3 * n) for n in (1, 2, 3))
    return (
        Trust("trust", "Riverside (invented)", None),
        larch,
        yew,
        away,
        *beds,
        Team("riverside", "Riverside team", "Riverside", "larch", ("CV1",)),
        *inside,
        *outside,
        *stays,
        occupation("o1", stays[0], "l1"),
        occupation("o2", stays[1], "y1"),
        *referrals,
        *(milestone(f"m{n}", one) for n, one in enumerate(referrals)),
        RiskRule("bmi", "1", "adult", 1, "bmi", "BMI", "", 1, 13.0, None, 15.0, None, falling_is_worse=True),
        Measurement("b1", "w1", "bmi", TODAY - timedelta(days=9), 13.2),
        Measurement("b2", "w1", "bmi", TODAY - timedelta(days=1), 12.7),
        Measurement("b3", "w2", "bmi", TODAY - timedelta(days=1), 14.1),
        Confirmation("c1", "larch", NOW - timedelta(hours=3), "Larch lead", "meeting"),
        Confirmation("c2", "yew", NOW - timedelta(hours=3), "Yew lead", "meeting"),
        Meeting(
            "today", TODAY, "Online", NOW, None, None, "Chair", "Clerk", TODAY + timedelta(days=7), None, None
        ),
        Attendance("a1", "today", "Chair", "Clinical lead", "larch", "present"),
    )
