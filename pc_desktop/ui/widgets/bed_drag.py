"""Dragging a patient or a referral to a bed, within this application only."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

DRAGGED: Final = "application/x-bed-meeting"
"""The kind of what is dragged: "bed" or "referral" with its key, which means nothing outside."""


def has_left(pressed: QPoint | None, event: QMouseEvent) -> bool:
    """Tell whether the pointer has gone far enough from where it was pressed for a drag."""
    if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
        return False
    return (event.position().toPoint() - pressed).manhattanLength() >= QApplication.startDragDistance()


def drag(widget: QWidget, what: str) -> None:
    """Drag something with the picture of its widget until it is dropped."""
    carried = QMimeData()
    carried.setData(DRAGGED, what.encode())
    moving = QDrag(widget)
    moving.setMimeData(carried)
    moving.setPixmap(widget.grab())
    moving.exec(Qt.DropAction.MoveAction)


def dragged(carried: QMimeData) -> str:
    """Tell what is dragged; empty where it is not ours."""
    return bytes(carried.data(DRAGGED).data()).decode() if carried.hasFormat(DRAGGED) else ""
