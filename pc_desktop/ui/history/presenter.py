"""What the History screen shows: steps newest first, what one of them changed, what Undo and Redo would do."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from pc_desktop.domain.calendar import counted, local_day, shown_day, shown_moment
from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.kinds import KINDS
from pc_desktop.services.coded_words import in_words
from pc_desktop.services.history_list import HistoryList, history_list
from pc_desktop.services.history_view import ChangeLine, HistoryLine, step_view, trail_view, wanted_of
from pc_desktop.services.office import Office
from pc_desktop.services.region import called_in
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.shown import Choice

_WHAT_TONES = {"added": Tone.GREEN, "changed": Tone.BLUE, "removed": Tone.GREY, "erased": Tone.AMBER}
_WHAT_WORDS = {"added": "+ added", "changed": "✓ changed", "removed": "– removed", "erased": "◆ erased"}
_NOTHING = "–"
_MOST, _MOST_FACTS = 500, 200


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """The list of steps, and what Undo and Redo would do; their titles are empty where there is nothing to do."""

    steps: tuple[Row, ...]
    badges: tuple[Badge, ...]
    words: str
    undo: str
    redo: str


@dataclass(frozen=True, slots=True)
class StepRows:
    """One step with what it changed."""

    title: str
    about: str
    badge: Badge
    words: str
    changes: tuple[Row, ...]


class HistoryPresenter:
    """Prepares the journal for people."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._text, self._kind = "", ""
        self._lines: dict[str, HistoryLine] = {}
        self._prepared: tuple[str, str, tuple[Row, ...]] | None = None

    def search(self, text: str, kind: str) -> None:
        """Show only steps of these patients (by reference), this day, with these words, of this kind of fact."""
        self._text, self._kind = text, kind

    @staticmethod
    def kinds() -> tuple[Choice, ...]:
        """Give the kinds of fact steps can be sifted by."""
        named = sorted((kind.replace("_", " ").capitalize(), kind) for kind in KINDS)
        return (Choice("", "Every kind"), *(Choice(kind, name) for name, kind in named))

    def to_write(self) -> HistoryList:
        """Give the steps shown, each with what it changed in sentences, for a workbook."""
        shown = " · ".join(part for part in (self._text, self._kind.replace("_", " ")) if part)
        return self._office.desk.ask(
            lambda reading: history_list(
                reading,
                tuple(self._lines.values()),
                shown or "All steps",
                partial(said, called=called_in(reading)),
            )
        )

    def refresh(self) -> HistoryRows:
        """Ask for the latest steps and prepare them."""
        wanted = wanted_of(self._text, self._kind, local_day(self._office.clock.now()))
        lines = self._office.desk.ask(lambda reading: trail_view(reading, wanted, _MOST))
        standing = self._office.desk.standing()
        self._lines = {f"{line.laptop}{line.number}": line for line in lines}
        back = sum(line.standing == "taken back" for line in lines)
        badges = [Badge(counted(len(lines), "step"), Tone.GREY)]
        if back:
            badges.append(Badge(f"{back} taken back", Tone.AMBER))
        more = f"The latest {_MOST} steps are shown." if len(lines) == _MOST else ""
        return HistoryRows(
            steps=tuple(_step_row(line) for line in lines),
            badges=tuple(badges),
            words=more or self._words(bool(lines)),
            undo=standing.undo or "",
            redo=standing.redo or "",
        )

    def _words(self, found: bool) -> str:
        """Say what is shown."""
        if not (self._text or self._kind):
            return "Nothing is ever deleted: what is taken back is a step of its own."
        return "Only the steps asked for are shown." if found else "No step answers that. Ask for less."

    def number(self, key: str) -> int | None:
        """Give the number of a step of this laptop; None where it is another's."""
        line = self._lines.get(key)
        return line.number if line is not None and not line.laptop else None

    def step(self, key: str) -> StepRows | None:
        """Prepare one of the steps last asked for; a long list of changes says how many it hides."""
        line = self._lines.get(key)
        if line is None:
            return None
        if self._prepared is None or self._prepared[0] != key:
            self._prepared = (key, *self._changes(line))
        _, words, changes = self._prepared
        return StepRows(
            title=line.title,
            about=f"Step {line.number}{_elsewhere(line)} · {line.at} · {line.by} ({line.role})",
            badge=_standing(line),
            words=words,
            changes=changes,
        )

    def _changes(self, line: HistoryLine) -> tuple[str, tuple[Row, ...]]:
        """Prepare what a step changed and how much that is; the step is never changed later, so this is kept."""
        page = self._office.desk.ask(
            lambda reading: step_view(reading, line.number, _MOST_FACTS, line.laptop)
        )
        words = f"{counted(page.total, 'fact')} changed"
        if page.total > _MOST_FACTS:
            words += f", the first {_MOST_FACTS} shown"
        called = self._office.desk.ask(called_in)
        rows = [row for place, change in enumerate(page.lines) for row in _change_rows(place, change, called)]
        return words, tuple(rows)


def _standing(line: HistoryLine) -> Badge:
    """Say how a step stands now."""
    if line.standing == "taken back":
        return Badge("◆ taken back", Tone.AMBER)
    if line.standing:
        return Badge(f"undo of {line.standing}", Tone.GREY)
    return Badge("✓ stands", Tone.GREEN)


def _step_row(line: HistoryLine) -> Row:
    """Prepare one step."""
    taken_back = line.standing == "taken back"
    standing = _standing(line)
    ink = Tone.QUIET if line.standing else Tone.PLAIN
    return Row(
        f"{line.laptop}{line.number}",
        (
            Cell(f"{line.laptop}{line.number}", Tone.QUIET, spoken=f"step {line.number}{_elsewhere(line)}"),
            Cell(
                line.title,
                ink,
                struck=taken_back,
                tip=line.title,
                second=f"{line.at} · {line.by} ({line.role})",
            ),
            Cell(standing.text, standing.tone, chip=True),
        ),
    )


def _elsewhere(line: HistoryLine) -> str:
    """Say on which other laptop a step was done; nothing where it was done here."""
    return f" on laptop {line.laptop}" if line.laptop else ""


def _change_rows(number: int, line: ChangeLine, called: Called = OWN) -> list[Row]:
    """Prepare one changed fact: a row for each field that differs, at least one."""
    fields = line.fields or (("", "", ""),)
    return [
        Row(
            f"{number}/{place}",
            (
                Cell(_WHAT_WORDS[line.what], _WHAT_TONES[line.what], chip=True) if place == 0 else Cell(""),
                Cell(line.kind.capitalize() if place == 0 else "", Tone.STRONG),
                Cell(name.capitalize(), Tone.QUIET),
                _value_cell(in_words(line.kind, name, before, called), Tone.QUIET),
                _value_cell(in_words(line.kind, name, after, called), Tone.PLAIN),
            ),
        )
        for place, (name, before, after) in enumerate(fields)
    ]


def said(kind: str, field: str, value: str, called: Called = OWN) -> str:
    """Say any value of a change as people read it."""
    return as_said(in_words(kind, field, value, called))


def _value_cell(text: str, tone: Tone) -> Cell:
    """Prepare one value as it was or is."""
    shown = as_said(text)
    if shown == _NOTHING:
        return Cell(shown, Tone.QUIET, spoken="nothing")
    return Cell(shown, tone, tip=shown)


def as_said(text: str) -> str:
    """Write a day, a moment or a yes as people say them, and everything else as it stands."""
    if text in {"True", "False"}:
        return "yes" if text == "True" else "no"
    if len(text) < 10 or text[4:5] != "-" or text[7:8] != "-":
        return text
    try:
        return (
            shown_day(date.fromisoformat(text))
            if len(text) == 10
            else shown_moment(datetime.fromisoformat(text))
        )
    except ValueError:
        return text
