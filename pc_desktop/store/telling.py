"""What came of taking in a pack, in words people are asked and told."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.services.merging import Clash, Joined, Question
from pc_desktop.store.codec import Row, codec_of
from pc_desktop.store.refusals import kind_words
from pc_desktop.store.tables import FACT_TABLES
from pc_desktop.store.taking_in import Taken, refs_in_words

_GONE: Final = "Taken away"
_NOT_RECORDED: Final = "Not recorded"
_NAMED: Final = ("ref", "name", "label", "version", "day")
_DAY, _MOMENT = 10, 20


def tell(connection: Connection, taken: Taken) -> Joined:
    """Put what came of taking in a pack into words."""
    words = _Words(connection)
    changed = taken.changed
    return Joined(
        questions=tuple(words.question(clash) for clash in taken.woven.clashes),
        steps=taken.news,
        changed=len(changed),
        topics=frozenset(kind for kind, _ in changed),
        notes=tuple(_notes(connection, taken)),
        came_from=taken.letter,
    )


class _Words:
    """Names facts and values for people, by reference and never by a patient's name unless that is what clashes."""

    def __init__(self, connection: Connection) -> None:
        """Look facts up on a connection."""
        self._connection = connection

    def question(self, clash: Clash) -> Question:
        """Put one clash into words."""
        if clash.other:
            return self._of_two(clash)
        about = f"{kind_words(clash.kind).capitalize()}{self._of(clash.kind, clash.mine or clash.theirs)}"
        if not clash.field:
            return Question(
                clash.key, about, *(self._whole(clash.kind, row) for row in (clash.mine, clash.theirs))
            )
        at = codec_of(clash.kind).place[clash.field]
        values = [_shown(row[at]) for row in (clash.mine or (), clash.theirs or ())]
        return Question(clash.key, f"{about}: {clash.field.replace('_', ' ')}", *values)

    def _of_two(self, clash: Clash) -> Question:
        """Put two facts that exclude one another into words."""
        kinds = (clash.kind, clash.other_kind or clash.kind)
        rows = (clash.mine or (), clash.theirs or ())
        ours, theirs = (self._spoken(kind, row) for kind, row in zip(kinds, rows, strict=True))
        about = (
            "One bed, or one patient, was given twice"
            if clash.kind in {"hold", "occupation"}
            else (f"Two of one {kind_words(clash.kind)}")
        )
        return Question(clash.key, about, ours, theirs)

    def _spoken(self, kind: str, row: Row) -> str:
        """Say one fact: of a hold or occupation which bed and for whom."""
        if kind not in {"hold", "occupation"}:
            return self._whole(kind, row)
        place = codec_of(kind).place
        what = "held for" if kind == "hold" else "occupied by"
        when = _shown(row[place["start"]])
        return f"{self._bed(row[place['bed']])} {what} {self._ref(row[place['person']])} from {when}"

    def _whole(self, kind: str, row: Row | None) -> str:
        """Say a fact whole: its first few values."""
        if row is None:
            return _GONE
        fields = codec_of(kind).fields
        told = [_shown(value) for name, value in zip(fields, row, strict=True) if name not in _KEYS and value]
        return ", ".join(told[:4]) or "Kept"

    def _of(self, kind: str, row: Row | None) -> str:
        """Say which fact it is: a reference, a name, or whose."""
        if row is None:
            return ""
        said = dict(zip(codec_of(kind).fields, row, strict=True))
        if kind == "person":
            return f" {self._ref(said['key'])}"
        name = next((said[one] for one in _NAMED if said.get(one)), None)
        if name is not None:
            return f" {_shown(name)}"
        if said.get("referral"):
            return f" of {self._one('referral', said['referral'], 'ref')}"
        if said.get("person"):
            return f" of {self._ref(said['person'])}"
        return f" {said['key']}" if kind == "setting" else ""

    def _bed(self, key: str) -> str:
        """Name a bed with its unit."""
        unit = self._one("bed", key, "unit")
        return f"{self._one('unit', unit, 'name')} {self._one('bed', key, 'label')}"

    def _ref(self, person: str) -> str:
        """Name a person by the latest reference."""
        table = FACT_TABLES["referral"]
        wanted = select(table.c.ref).where(table.c.person == person).order_by(table.c.received.desc())
        return str(self._connection.execute(wanted).scalars().first() or "a patient without a referral")

    def _one(self, kind: str, key: str, name: str) -> str:
        """Read one field of one fact."""
        table = FACT_TABLES[kind]
        return str(self._connection.execute(select(table.c[name]).where(table.c.key == key)).scalar() or "–")


_KEYS: Final = frozenset(
    {"key", "person", "referral", "meeting", "unit", "bed", "stay", "hold", "trust", "team", "linked_unit"}
)


def _shown(value: Any) -> str:
    """Write one value as people read it."""
    if value is None or value == "":
        return _NOT_RECORDED
    text = str(value)
    for length, read in _WHEN.items():
        if len(text) == length and text[4] == "-" and text[7] == "-":
            try:
                return read(text)
            except ValueError:
                return text
    return text


_WHEN: Final[dict[int, Callable[[str], str]]] = {
    _DAY: lambda text: shown_day(date.fromisoformat(text)),
    _MOMENT: lambda text: shown_moment(datetime.fromisoformat(text)),
}


def _notes(connection: Connection, taken: Taken) -> Iterator[str]:
    """Say what somebody should look at: references told apart, lives that went two ways, minutes issued before."""
    if taken.woven.parted:
        yield (
            f"One reference had been given out on two laptops: they are {refs_in_words(taken.woven)} from now on. "
            "Tell whoever was told the shorter one."
        )
    if taken.new_letter:
        yield f"Another laptop has this one's letter: new references here end in {taken.new_letter} from now on."
    new = {key for kind, key in taken.changed if kind == "milestone"}
    if new:
        milestone, referral = FACT_TABLES["milestone"], FACT_TABLES["referral"]
        rows = connection.execute(
            select(milestone.c.key, referral.c.ref, milestone.c.number).join(
                referral, referral.c.key == milestone.c.referral
            )
        ).all()
        turns: dict[tuple[str, int], list[str]] = {}
        for key, ref, number in rows:
            turns.setdefault((ref, number), []).append(key)
        twice = sorted({ref for (ref, _), keys in turns.items() if len(keys) > 1 and new & set(keys)})
        if twice:
            refs = ", ".join(twice[:5]) + (
                f" and {counted(len(twice) - 5, 'other')}" if len(twice) > 5 else ""
            )
            yield f"Both laptops took a turn in the life of {refs}: look at each and put it right if need be."
    late = _after_issue(connection, taken)
    if late:
        days = ", ".join(late)
        yield f"Decisions came in for the meeting of {days}, whose minutes are issued: add a dated correction."


def _after_issue(connection: Connection, taken: Taken) -> list[str]:
    """List the days of meetings with issued minutes whose decisions or minutes have changed."""
    days: set[str] = set()
    meeting = FACT_TABLES["meeting"]
    issued = {
        row.key: row.day for row in connection.execute(select(meeting).where(meeting.c.issued.is_not(None)))
    }
    for kind, key in taken.changed:
        if kind in {"decision", "minute"} and ("meeting", _meeting(taken, kind, key)) not in taken.changed:
            day = issued.get(_meeting(taken, kind, key))
            if day:
                days.add(shown_day(date.fromisoformat(day)))
    return sorted(days)


def _meeting(taken: Taken, kind: str, key: str) -> str:
    """Give the meeting a decision or minute belongs to."""
    row = taken.woven.now((kind, key)) or taken.woven.before.get((kind, key)) or ()
    return str(row[codec_of(kind).place["meeting"]]) if row else ""
