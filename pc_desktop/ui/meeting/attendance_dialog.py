"""Who is here: everybody expected, each present or with apologies."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.meeting.expected import Expected
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.shown import Choice
from pc_desktop.ui.widgets.words import Look, Words

_CHOICES = (
    Choice("present", "Present"),
    Choice("apologies", "Apologies"),
    Choice("not recorded", "Not recorded"),
)


class AttendanceDialog(QDialog):
    """Asks who came; tells the statuses by name once, when recorded."""

    recorded = Signal(object)
    """A mapping of names to statuses."""

    def __init__(self, expected: Sequence[Expected], parent: QWidget | None = None) -> None:
        """List everybody expected with what is recorded."""
        super().__init__(parent)
        self.setWindowTitle("Attendance")
        self._chips: dict[str, ChoiceChips] = {}
        whole = QVBoxLayout(self)
        space(whole, (24, 20, 24, 20), 12)
        whole.addWidget(Words("Who is here?", Look.HEADING))
        page = Page(gap=6)
        for person in expected:
            page.add(self._line(person))
        page.column.addStretch(1)
        whole.addWidget(page, 1)
        whole.addLayout(self._buttons())
        self.resize(620, 560)

    def _line(self, person: Expected) -> QWidget:
        """Make one person's line."""
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, (0, 0, 0, 0), 10)
        who = QVBoxLayout()
        space(who, (0, 0, 0, 0), 0)
        who.addWidget(Words(person.name, Look.STRONG))
        who.addWidget(Words(person.role, Look.SECONDARY))
        row.addLayout(who, 1)
        chips = ChoiceChips(f"{person.name}, {person.role}", _CHOICES, one=True)
        chips.choose({person.status})
        self._chips[person.name] = chips
        row.addWidget(chips)
        return line

    def _buttons(self) -> QHBoxLayout:
        """Make what ends the dialog."""
        row = QHBoxLayout()
        self.all_present = Button("Everybody is here", "")
        self.all_present.clicked.connect(self._all)
        self.record = Button("Record", "Enter", Kind.PRIMARY)
        self.record.setDefault(True)
        self.record.clicked.connect(self._record)
        row.addWidget(self.all_present)
        row.addStretch(1)
        row.addWidget(self.record)
        return row

    @Slot()
    def _all(self) -> None:
        """Mark everybody not excused as present."""
        for chips in self._chips.values():
            if chips.chosen_keys() == ("not recorded",):
                chips.choose({"present"})

    @Slot()
    def _record(self) -> None:
        """Tell what was chosen and close."""
        self.recorded.emit(self.statuses())
        self.accept()

    def statuses(self) -> Mapping[str, str]:
        """Give what is chosen for each name; nothing chosen stays not recorded."""
        return {name: next(iter(chips.chosen_keys()), "not recorded") for name, chips in self._chips.items()}
