"""The queue at the board: people to drag now; at a past moment the queue of then with its reasons, to read only."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pc_desktop.domain.calendar import counted
from pc_desktop.theme.worn import px
from pc_desktop.ui.beds.people_strip import PeopleStrip
from pc_desktop.ui.beds.presenter import Waiting
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.table import RowTable

_NOW, _THEN = "Waiting", "The queue then"
_DRAG = "Drag somebody to a bed, or press Enter on them to hold one."
_TALLEST = 340


class QueueStrip(PeopleStrip):
    """Shows who waits, in order: as chips now, as a table with the reasons at a past moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty and unseen."""
        super().__init__(_NOW, _DRAG, can_drag=True, parent=parent)
        self.then = RowTable(_THEN, _headings(), lines=2)
        self.then.hide()
        self.add(self.then)

    def show_queue(self, people: Sequence[Waiting], then: Sequence[Row], *, may_act: bool) -> None:
        """Show who waits now, or the queue of a past moment."""
        self.show_people(people if may_act else (), may_act=may_act)
        self.then.show_rows(() if may_act else then)
        self.then.setVisible(not may_act)
        self.then.setFixedHeight(min(self.then.height_of_all(), px(_TALLEST)))
        self.show_title(_NOW if may_act else _THEN)
        people_then = counted(len(then), "person", "people")
        self.show_quiet("" if may_act else f"{people_then}, in the order of then, with the reasons")
        self.setVisible(bool(people if may_act else then))

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach here, in order."""
        return [*super().key_stops(), *(() if self.then.isHidden() else (self.then,))]


def _headings() -> tuple[Heading, ...]:
    """Give the columns of the queue of a past moment."""
    return (
        Heading("", "99"),
        Heading("Who", Cell(" · W.W.", lead="R-0415A", second="linked unit Rowan House")),
        Heading("Risk signs", Cell("▲ Missing", chip=True), optional=True),
        Heading("Waited", "123 d", optional=True),
        Heading("State", "Offered Rowan House 12 until 26-Nov-2026", optional=True),
        Heading(
            "Why at this place",
            "Very urgent; 2 red signs: BMI 12.1, Heart rate 38 a minute; waited 12 days",
            grow=1,
        ),
    )
