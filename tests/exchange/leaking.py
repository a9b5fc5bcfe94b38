"""An invented meeting of several trusts in which everybody is talked about everywhere, and what gives somebody away."""

import html
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.agenda import AgendaItem, Declaration
from pc_desktop.domain.bed import Closure, Hold, Occupation, Stay
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Action, Addendum, Attendance, Decision, Meeting, Minute
from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.person import Person, initials
from pc_desktop.domain.places import Bed, Team, Trust
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.urgent import Approval, Told
from pc_desktop.services.desk import Desk
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from tests.services.small_region import Putting, referral, unit

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
DAY = date(2026, 11, 17)
_GIVEN = ("Aquilina", "Bartimaea", "Corisande", "Dorothea", "Euphemia", "Florimel", "Grizelda", "Hepzibah")
_TAILS = ("Quagga", "O'Wombat", "Ocelot-Lynx", "Zebu", "Ng-Yak", "Pangolin", "Éland", "Van Dingo")
_CODES = ("AB", "DD", "EH", "FK", "KA", "ML", "PH", "TD")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting and everything that was put into it."""

    people: tuple[Person, ...]
    referrals: tuple[Referral, ...]
    meeting: Meeting


def numbers(dice: random.Random, count: int) -> list[str]:
    """Make NHS numbers from the 999 range."""
    found: set[str] = set()
    while len(found) < count:
        digits = f"999{dice.randrange(10**7):07d}"
        if check_digit_fits(digits):
            found.add(digits)
    return sorted(found)


def canaries(dice: random.Random, count: int) -> list[Person]:
    """Make people each of whom can be told by any one thing about them."""
    names = numbers(dice, count)
    people = []
    for at in range(count):
        word = "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(4)).capitalize()
        people.append(
            Person(
                key=f"p{at}",
                nhs_number=names[at] if dice.random() < 0.9 else None,
                surname=f"Xxtest-{word}{_TAILS[at % len(_TAILS)]}",
                given=f"{_GIVEN[at % len(_GIVEN)]}{word.lower()}",
                title=None,
                born=date(1975 + at, 1 + at % 12, 1 + at % 28),
                sex=dice.choice("FM"),
                outcode=f"{_CODES[at % len(_CODES)]}{50 + at}",
                initials_said=None,
                age_said=None,
                age_said_on=None,
                died=None,
                restricted="works here" if dice.random() < 0.1 else None,
            )
        )
    return people


def gossip(dice: random.Random, people: list[Person], referrals: list[Referral]) -> str:
    """Say something about somebody, in any way people write it."""
    at = dice.randrange(len(referrals))
    one = people[at]
    born = one.born or DAY
    ways = (
        f"{one.given} {one.surname} was first",
        f"as with {(one.surname or '').upper()}, {one.given}",
        f"({(one.surname or '').lower()})",
        f"{one.given}'s mother rang",
        f"NHS {shown_number(one.nhs_number)}" if one.nhs_number else "no number",
        f"number {one.nhs_number}" if one.nhs_number else "no number",
        f"{one.nhs_number[:3]}-{one.nhs_number[3:6]}-{one.nhs_number[6:]}" if one.nhs_number else "no number",
        f"born {shown_day(born)}",
        f"born {born:%d/%m/%Y}",
        f"DOB {born.day}.{born.month}.{born.year}",
        f"born {born:%d %B %Y}",
        f"{born.isoformat()}",
        f"lives at {one.outcode} 3VZ",
        f"from {one.outcode}",
        f"after {referrals[at].ref}",
        f"{initials(one)} waits",
    )
    return dice.choice(ways)


def facts(dice: random.Random, people_count: int = 9) -> tuple[Held, list[Fact]]:
    """Make trusts, units, teams, people and a whole meeting, everything typed full of gossip."""
    trusts = [
        Trust(f"t{at}", f"{name} Trust (invented)", None)
        for at, name in enumerate(("North", "South", "East"))
    ]
    names = ("Alder", "Birch", "Cedar", "Damson")
    units = [
        replace(unit(f"u{at}", f"Unit {name}", "ZE1", at + 1), trust=f"t{at % 3}")
        for at, name in enumerate(names)
    ]
    beds = [Bed(f"b{u}{n}", f"u{u}", f"B{u}{n}", n, None) for u in range(4) for n in (1, 2, 3)]
    teams = [Team(f"m{at}", f"Team {at}", f"Area {at}", f"u{at % 4}", ()) for at in range(5)]
    people = canaries(dice, people_count)
    referrals = [
        referral(f"r{at}", f"R-{500 + at:04d}A", one.key, dice.choice(teams).key, days=9 + at)
        for at, one in enumerate(people)
    ]

    def say() -> str:
        """Say a thing or two about anybody."""
        return " ".join(
            gossip(dice, people, referrals) + "; so it was said." for _ in range(dice.randint(1, 3))
        )

    referrals = [replace(one, risk_holder=say(), interim_plan=say()) for one in referrals]
    turns = [
        Milestone(f"s{one.key}", one.key, 1, one.received, "received", "Liaison", None, "")
        for one in referrals
    ]
    meeting = Meeting(
        "today", DAY, "Online", NOW, None, None, "Dr Chair", "Clerk", DAY + timedelta(days=7), None, None
    )
    made: list[Fact] = [*trusts, *units, *beds, *teams, *people, meeting, *referrals, *turns]
    made += _stays(people, beds)
    made += _meeting(dice, referrals, beds, say)
    return Held(tuple(people), tuple(referrals), meeting), made


def _stays(people: list[Person], beds: list[Bed]) -> list[Fact]:
    """Let some stay in beds; others may be offered those left."""
    made: list[Fact] = []
    for at, one in enumerate(people[:3]):
        bed = beds[at * 2]
        stay = Stay(
            f"y{at}",
            one.key,
            bed.unit,
            f"r{at}",
            NOW - timedelta(days=40),
            None,
            None,
            None,
            None,
            "01",
            "meeting",
            None,
            None,
            None,
            None,
        )
        made += [stay, Occupation(f"o{at}", stay.key, one.key, bed.key, stay.admitted, None)]
    return made


def _meeting(
    dice: random.Random, referrals: list[Referral], beds: list[Bed], say: Callable[[], str]
) -> list[Fact]:
    """Let the meeting say and decide something about everybody."""
    made: list[Fact] = [
        Attendance("a1", "today", "Dr Chair", "Lead", "u0", "present", "chair"),
        Attendance(
            "a2", "today", "Guest of the last", "Referrer", None, "present", "guest", referrals[-1].key
        ),
        AgendaItem("g1", "today", 1, "welcome", "Welcome", 1, 30, dropped=False, notes=say()),
        Closure("c1", beds[-1].key, NOW - timedelta(days=3), None, "estates", say(), say()),
        Declaration("n1", "today", "Dr Chair", say(), say()),
        Escalation("e0", "today", None, 1, NOW, "closed_beds", "Integrated care board", say(), "Dr Chair"),
        Gap("w0", None, None, NOW, "Area 1", "crisis team", say(), "Dr Chair"),
        Addendum("z1", "today", NOW, "Dr Chair", f"{referrals[0].ref}: {say()}"),
    ]
    free = [bed for bed in beds if bed.key not in {beds[0].key, beds[2].key, beds[4].key, beds[-1].key}]
    for at, one in enumerate(referrals):
        bed = free[at] if at in (3, 4) else None
        hold = None
        if bed is not None:
            hold = Hold(
                f"h{at}",
                bed.key,
                one.key,
                one.person,
                NOW,
                NOW + timedelta(days=3),
                released=None,
                used=False,
            )
            made.append(hold)
        made += [
            Minute(f"i{at}", "today", one.key, at + 1, say(), 60 * at, say(), say(), say(), say()),
            Decision(
                f"d{at}",
                "today",
                one.key,
                at + 1,
                NOW,
                "offer_in_region" if bed else "keep_waiting",
                bed.unit if bed else None,
                bed.key if bed else None,
                hold.key if hold else None,
                hold.until if hold else None,
                say(),
                say(),
                say(),
                say(),
                say(),
                say(),
                say(),
                say(),
                say(),
            ),
            Action(f"k{at}", "today", one.key, at + 1, say(), say(), DAY, None),
            Told(f"v{at}", f"d{at}", "referrer", NOW, say(), say()),
        ]
        if dice.random() < 0.3:
            made += [
                Approval(f"q{at}", f"d{at}", say(), say(), say(), NOW, say(), say()),
                Escalation(
                    f"e{at + 1}", "today", one.key, at + 2, NOW, "no_bed", say(), say(), say(), NOW, say()
                ),
                Gap(f"w{at + 1}", "today", one.key, NOW, say(), say(), say(), say()),
            ]
    return made


@contextmanager
def desk_over(folder: Path, made: list[Fact]) -> Iterator[Desk]:
    """Sit down at a store that holds these facts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        store = create_store(folder / "s.pcstore", "three invented words")
    desk = Desk(store, StoppedClock(NOW), by="B. Liaison")
    try:
        desk.do(Putting(*made))
        yield desk
    finally:
        store.close()


def everything_in(path: Path) -> str:
    """Give every byte of a workbook as text: the names of its parts, and each part unpacked and unescaped."""
    with zipfile.ZipFile(path) as package:
        parts = [
            f"{one.filename}\n{package.read(one).decode('utf-8', 'replace')}" for one in package.infolist()
        ]
        comment = package.comment.decode("utf-8", "replace")
    told = "\n".join((path.name, comment, *parts))
    return f"{told}\n{html.unescape(html.unescape(told))}\n{re.sub('<[^>]+>', '', html.unescape(told))}"


def given_away(text: str, person: Person) -> list[str]:
    """List what in a text gives a person away: name, number however it is spaced, birth date, postcode."""
    low, digits = text.casefold(), re.sub(r"[\s\-.]", "", text)
    found = []
    if person.surname and person.surname.casefold() in low:
        found.append("surname")
    if person.given and person.given.casefold() in low:
        found.append("given name")
    if person.nhs_number and person.nhs_number in digits:
        found.append("number")
    if person.born is not None:
        born = person.born
        said = [shown_day(born), *(f"{born:{way}}" for way in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"))]
        said.append(f"{born.day}.{born.month}.{born.year}")
        found += ["birth date"] * any(re.search(rf"(?<!\d){re.escape(one)}(?!\d)", text) for one in said)
    if person.outcode and re.search(rf"\b(?:{person.outcode} ?\d[A-Z]{{2}}|from {person.outcode}\b)", text):
        found.append("postcode")
    return found
