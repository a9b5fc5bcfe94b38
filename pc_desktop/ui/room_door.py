"""Opens and closes the meeting-room window, which is made when first wanted and follows the chair while open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.services.office import Office

if TYPE_CHECKING:
    from pc_desktop.ui.room.window import RoomWindow


class RoomDoor(QObject):
    """Keeps whose turn it is for a room window that may not be open yet."""

    def __init__(self, office: Office, operator: QWidget) -> None:
        """Stand between the operator's window and the room."""
        super().__init__(operator)
        self._office, self._operator = office, operator
        self._turn: str | None = None
        self.window: RoomWindow | None = None

    @Slot()
    def toggle(self) -> None:
        """Open the room window beside the operator's, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        self._made().follow(self._turn)
        self._made().open_beside(self._operator)

    @Slot(str)
    def follow(self, key: str) -> None:
        """Turn the room to this referral; to nobody where the key is empty."""
        self._turn = key or None
        if self.window is not None:
            self.window.follow(self._turn)

    @Slot(object)
    def refresh(self, topics: frozenset[str]) -> None:
        """Let the room show what has changed."""
        if self.window is not None:
            self.window.refresh(topics)

    @Slot(str)
    def show_time(self, words: str) -> None:
        """Show the time in the room."""
        if self.window is not None:
            self.window.show_time(words)

    def close(self) -> None:
        """Close the room with the operator's window."""
        if self.window is not None:
            self.window.close()

    def _made(self) -> "RoomWindow":
        """Give the room window, made now if it has not been."""
        if self.window is None:
            from pc_desktop.ui.room.presenter import RoomPresenter
            from pc_desktop.ui.room.window import RoomWindow

            self.window = RoomWindow(RoomPresenter(self._office))
        return self.window
