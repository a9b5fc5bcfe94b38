"""Changing a meeting's agenda: its items, their notes and times, interests declared, cases brought, the next day."""

from dataclasses import dataclass, replace
from datetime import date

from pc_desktop.domain.agenda import ITEMS, AgendaItem, Declaration, Tabled
from pc_desktop.domain.agenda_order import added, moved, retitled
from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Attendance, Meeting
from pc_desktop.domain.minutes import refuse_if_issued
from pc_desktop.domain.referral import Referral
from pc_desktop.services.agenda_kept import item_of, lay_agenda
from pc_desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Give an item other words and another time budget, in minutes; `taken` corrects the seconds it took so far."""

    meeting: str
    item: str
    words: str
    budget: int
    taken: int | None = None

    def title(self, reading: Reading) -> str:
        """Say which item changes."""
        return f"Change the agenda item “{_title(reading, self.meeting, self.item)}”"

    def carry_out(self, work: Work) -> None:
        """Write the item."""
        item = _item(work, self.meeting, self.item)
        if self.taken is not None and self.taken < 0:
            raise Refused("Time spent cannot be less than nothing.")
        seconds = item.seconds if self.taken is None else self.taken
        work.put(replace(retitled(item, self.words, self.budget), seconds=seconds))


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item of the agenda up (-1) or down (1)."""

    meeting: str
    item: str
    by: int

    def title(self, reading: Reading) -> str:
        """Say which item moves where."""
        way = "up" if self.by < 0 else "down"
        return f"Move “{_title(reading, self.meeting, self.item)}” {way} the agenda"

    def carry_out(self, work: Work) -> None:
        """Write the new order."""
        item = _item(work, self.meeting, self.item)
        work.put(*moved(work.find(AgendaItem, meeting=self.meeting), item.key, self.by))


@dataclass(frozen=True, slots=True)
class DropItem:
    """Leave an item out of this meeting, or take it up again."""

    meeting: str
    item: str
    dropped: bool = True

    def title(self, reading: Reading) -> str:
        """Say which item is left out or taken up."""
        words = _title(reading, self.meeting, self.item)
        return f"Drop “{words}” from the agenda" if self.dropped else f"Take “{words}” up again"

    def carry_out(self, work: Work) -> None:
        """Write that it is dropped, or no longer."""
        work.put(replace(_item(work, self.meeting, self.item), dropped=self.dropped))


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an item of the meeting's own to the agenda, with its time budget in minutes."""

    meeting: str
    words: str
    budget: int

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say what is added."""
        return f"Add “{' '.join(self.words.split())}” to the agenda"

    def carry_out(self, work: Work) -> None:
        """Write the item before the last one."""
        items = _laid(work, self.meeting)
        new = added(items, self.meeting, self.words, self.budget)
        behind = [replace(one, position=one.position + 1) for one in items if one.position >= new.position]
        work.put(*behind, new)


@dataclass(frozen=True, slots=True)
class KeepItem:
    """Keep what was noted under an item and the seconds it took besides; `done` says whether the meeting is through."""

    meeting: str
    item: str
    notes: str
    seconds: int = 0
    done: bool | None = None

    def title(self, reading: Reading) -> str:
        """Say which item is done, or noted."""
        words = f"“{_title(reading, self.meeting, self.item)}”"
        if self.done is None:
            return f"Note under {words}"
        return f"{words} is done" if self.done else f"{words} is open again"

    def carry_out(self, work: Work) -> None:
        """Write notes, time and the mark; what is not said now stays."""
        if self.seconds < 0:
            raise Refused("Time spent cannot be less than nothing.")
        item = _item(work, self.meeting, self.item)
        done = item.done if self.done is None else (item.done or work.now) if self.done else None
        notes = self.notes.strip() or None
        work.put(replace(item, notes=notes, seconds=item.seconds + self.seconds, done=done))


@dataclass(frozen=True, slots=True)
class Declare:
    """Record an interest somebody declares and what the meeting does about it; `declaration` changes one there."""

    meeting: str
    name: str
    interest: str
    handling: str = ""
    declaration: str | None = None

    def title(self, reading: Reading) -> str:
        """Say at which meeting."""
        return f"Declaration of interest on {shown_day(reading.get(Meeting, self.meeting).day)}"

    def carry_out(self, work: Work) -> None:
        """Write the declaration."""
        refuse_if_issued(work.get(Meeting, self.meeting))
        name, interest = _plain(self.name), _plain(self.interest)
        if not name or not interest:
            raise Refused("Say who declares an interest, and which.")
        if self.declaration is not None:
            work.get(Declaration, self.declaration)
        key = self.declaration or work.new_key()
        work.put(Declaration(key, self.meeting, name, interest, _plain(self.handling) or None))


@dataclass(frozen=True, slots=True)
class TableCase:
    """Bring a referral or a stay to an item of a meeting, with what is to be talked about; no decision follows."""

    meeting: str
    item: str
    words: str
    referral: str | None = None
    stay: str | None = None

    def title(self, reading: Reading) -> str:
        """Say what is brought."""
        who = reading.get(Referral, self.referral).ref if self.referral else "a matter"
        return f"Bring {who} to “{ITEMS[self.item][0]}”" if self.item in ITEMS else f"Bring {who}"

    def carry_out(self, work: Work) -> None:
        """Write what is brought."""
        refuse_if_issued(work.get(Meeting, self.meeting))
        if self.item not in ITEMS:
            raise Refused("Say under which item it is brought.")
        words = _plain(self.words)
        if not words:
            raise Refused("Say what is to be talked about.")
        work.put(Tabled(work.new_key(), self.meeting, self.item, self.referral, self.stay, words, by=work.by))


@dataclass(frozen=True, slots=True)
class TakeOff:
    """Take something off a meeting's lists that was entered by mistake: a declaration, a case, a name."""

    kind: type[Declaration] | type[Tabled] | type[Attendance]
    key: str

    def title(self, reading: Reading) -> str:
        """Say what is taken off which meeting."""
        what = {Declaration: "a declaration of interest", Tabled: "a case", Attendance: "a name"}[self.kind]
        day = reading.get(Meeting, reading.get(self.kind, self.key).meeting).day
        return f"Take {what} off the meeting of {shown_day(day)}"

    def carry_out(self, work: Work) -> None:
        """Take it off."""
        fact = work.get(self.kind, self.key)
        refuse_if_issued(work.get(Meeting, fact.meeting))
        work.remove(fact)


@dataclass(frozen=True, slots=True)
class AgreeNext:
    """Agree on the day of the next meeting."""

    meeting: str
    day: date

    def title(self, reading: Reading) -> str:  # noqa: ARG002 - every order is given the facts, this one needs none
        """Say which day."""
        return f"The next meeting is on {shown_day(self.day)}"

    def carry_out(self, work: Work) -> None:
        """Write the day, refusing one that is not later."""
        meeting = work.get(Meeting, self.meeting)
        refuse_if_issued(meeting)
        if self.day <= meeting.day:
            raise Refused(f"The next meeting must be after {shown_day(meeting.day)}.")
        work.put(replace(meeting, next_day=self.day))


def _laid(work: Work, meeting: str) -> tuple[AgendaItem, ...]:
    """Give the agenda to be changed, writing it where it is not written; refuses one whose minutes are issued."""
    found = work.get(Meeting, meeting)
    refuse_if_issued(found)
    return lay_agenda(work, found)


def _item(work: Work, meeting: str, item: str) -> AgendaItem:
    """Give an item to be changed."""
    _laid(work, meeting)
    return work.get(AgendaItem, item)


def _title(reading: Reading, meeting: str, item: str) -> str:
    """Give the words of an item."""
    return item_of(reading, reading.get(Meeting, meeting), item).title


def _plain(words: str) -> str:
    """Write words on one line."""
    return " ".join(words.split())
