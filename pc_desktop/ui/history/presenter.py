"""What the History screen shows: steps newest first, and what one of them changed."""

from pc_desktop.domain.calendar import counted
from pc_desktop.services.history_view import ChangeLine, HistoryLine, history_view, step_view
from pc_desktop.services.office import Office
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_WHAT_TONES = {"added": Tone.GREEN, "changed": Tone.BLUE, "removed": Tone.GREY}
_MOST = 500


class HistoryPresenter:
    """Prepares the journal for people."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def steps(self) -> tuple[Row, ...]:
        """Prepare the latest steps."""
        return tuple(_step_row(line) for line in self._office.desk.ask(lambda reading: history_view(reading, _MOST)))

    def changes(self, step: str) -> tuple[tuple[Row, ...], str]:
        """Prepare what one step changed, and how many facts that is in words; a long list says how many it hides."""
        lines = self._office.desk.ask(lambda reading: step_view(reading, int(step)))
        shown = lines[:_MOST]
        words = counted(len(lines), "fact")
        if len(shown) < len(lines):
            words += f", the first {_MOST} shown"
        rows = [row for number, line in enumerate(shown) for row in _change_rows(number, line)]
        return tuple(rows), words


def _step_row(line: HistoryLine) -> Row:
    """Prepare one step."""
    tone = Tone.QUIET if line.standing else Tone.PLAIN
    return Row(
        str(line.number),
        (
            Cell(str(line.number), Tone.QUIET),
            Cell(line.at, Tone.QUIET),
            Cell(line.title, tone, struck=line.standing == "taken back"),
            Cell(f"{line.by} ({line.role})", Tone.QUIET),
            Cell(line.standing, Tone.AMBER if line.standing else Tone.QUIET, chip=bool(line.standing)),
        ),
    )


def _change_rows(number: int, line: ChangeLine) -> list[Row]:
    """Prepare one changed fact: a row for each field that differs, at least one."""
    fields = line.fields or (("", "", ""),)
    return [
        Row(
            f"{number}/{place}",
            (
                Cell(line.what if place == 0 else "", _WHAT_TONES[line.what], chip=place == 0),
                Cell(line.kind if place == 0 else "", Tone.STRONG),
                Cell(name),
                Cell(before, Tone.QUIET),
                Cell(after),
            ),
        )
        for place, (name, before, after) in enumerate(fields)
    ]
