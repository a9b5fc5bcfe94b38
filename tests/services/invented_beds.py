"""Random units with beds in every state, to stand beside the small region."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed
from tests.services.small_region import NOW, TODAY, milestone, person, referral, unit

_SOURCES = ("meeting", "own", "elsewhere", "transfer")
_OUTCODES = ("CV1", "B15", "WR1", "M20")


def random_units(dice: Random) -> tuple[Fact, ...]:
    """Make one to four units, each bed of them in a state of its own; each person is in one bed."""
    return tuple(fact for place in range(dice.randint(1, 4)) for fact in _random_unit(dice, f"u{place}"))


def _random_unit(dice: Random, key: str) -> Iterator[Fact]:
    """Make one unit with its beds, and now and then its word."""
    limits = {"men_places": dice.choice((None, 1, 3)), "one_to_one_places": dice.choice((None, 1))}
    yield unit(key, f"Unit {key}", dice.choice(_OUTCODES), 10 + int(key[1:]), **limits)
    for number in range(dice.randint(1, 7)):
        bed = Bed(f"{key}b{number}", key, str(number), number, dice.choice((None, None, "F", "M")))
        yield bed
        yield from dice.choice(_STATES)(dice, bed)
    if dice.random() < 0.7:
        said = NOW - timedelta(hours=dice.randint(1, 90))
        yield Confirmation(f"{key}c", key, said, "Invented", dice.choice(("meeting", "return", "override")))


def _free(_dice: Random, _bed: Bed) -> Iterator[Fact]:
    """Leave a bed free."""
    return iter(())


def _staying(dice: Random, bed: Bed) -> Iterator[Fact]:
    """Put somebody into a bed, now and then expected to leave, ready to, or on leave with the bed kept."""
    made = _stay(dice, bed)
    who = person(made.person, "", "Sam", "Stay", dice.choice("FM"))
    yield from (_without_number(who), made)
    yield Occupation(f"{bed.key}o", made.key, made.person, bed.key, made.admitted, None)
    if dice.random() < 0.3:
        back = dice.choice((None, TODAY + timedelta(days=3)))
        yield Leave(
            f"{bed.key}v", made.key, NOW - timedelta(hours=4), None, back, bed_usable=False, leave_type="02"
        )


def _lent(dice: Random, bed: Bed) -> Iterator[Fact]:
    """Let somebody be away from a bed others may use."""
    made, left = _stay(dice, bed), NOW - timedelta(hours=5)
    yield from (_without_number(person(made.person, "", "Lee", "Lent", dice.choice("FM"))), made)
    yield Occupation(f"{bed.key}o", made.key, made.person, bed.key, made.admitted, left)
    yield Leave(f"{bed.key}v", made.key, left, None, None, bed_usable=True, leave_type="02")


def _shut(dice: Random, bed: Bed) -> Iterator[Fact]:
    """Take a bed out of use."""
    kind = dice.choice(("estates", "unusable"))
    yield Closure(f"{bed.key}x", bed.key, NOW - timedelta(days=2), None, kind, "Paint", told=None)


def _held(dice: Random, bed: Bed) -> Iterator[Fact]:
    """Hold a bed, free or with somebody still in it, for somebody who waits; now and then the hold has lapsed."""
    if dice.random() < 0.4:
        yield from _staying(dice, bed)
    waiting = person(f"{bed.key}w", "", "Wyn", "Wait")
    wants = referral(
        f"{bed.key}r", f"R-{int(bed.key[1]):02}{int(bed.key[3:]):02}Z", waiting.key, days=dice.randint(1, 40)
    )
    until = NOW + timedelta(days=dice.choice((-1, 1, 2)))
    yield from (_without_number(waiting), wants, milestone(f"{bed.key}m", wants))
    yield milestone(f"{bed.key}n", wants, 2, "offered")
    yield Hold(
        f"{bed.key}h", bed.key, wants.key, waiting.key, NOW - timedelta(days=2), until, None, used=False
    )


def _stay(dice: Random, bed: Bed) -> Stay:
    """Make a stay that goes on, whosever admission it was."""
    expected = dice.choice((None, None, TODAY + timedelta(days=dice.randint(-4, 40))))
    ready = dice.choice((None, None, TODAY - timedelta(days=1)))
    admitted = NOW - timedelta(days=dice.randint(1, 300))
    return Stay(
        f"{bed.key}s", f"{bed.key}p", bed.unit, None, admitted, None, expected, ready, None, "01",
        dice.choice(_SOURCES), None, None, None, None,
    )  # fmt: skip


def _without_number(who: Person) -> Person:
    """Let an invented patient have no NHS number."""
    return replace(who, nhs_number=None)


_STATES = (_free, _free, _staying, _staying, _staying, _lent, _shut, _held)
