"""Opens and closes the meeting-room window, which is made when first wanted and follows the chair while open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pc_desktop.services.office import Office
from pc_desktop.ui.capture import hide_from_capture

if TYPE_CHECKING:
    from pc_desktop.ui.room.window import RoomWindow


class RoomDoor(QObject):
    """Keeps whose turn it is for a room window that may not be open yet."""

    told = Signal(str)
    """What the room shows now, or why it cannot, in a sentence."""

    def __init__(self, office: Office, operator: QWidget) -> None:
        """Stand between the operator's window and the room."""
        super().__init__(operator)
        self._office, self._operator = office, operator
        self._turn: str | None = None
        self._is_hidden = False
        self.window: RoomWindow | None = None

    @Slot()
    def toggle(self) -> None:
        """Open the room window beside the operator's, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        self._made().follow(self._turn)
        self._made().open_beside(self._operator)

    @Slot()
    def pause(self) -> None:
        """Pause the room's screen, or show it again."""
        room = self._shown()
        if room is not None:
            room.toggle_blank()
            self.told.emit(
                "The room's screen is paused." if room.is_blank else "The room's screen is shown again."
            )

    @Slot()
    def let_guest(self) -> None:
        """Let a guest see the patient on the table alone, or let the guest go."""
        room = self._shown()
        if room is not None:
            room.toggle_guest()
            told = "A guest is in the room: it shows this patient alone, wherever you turn."
            self.told.emit(told if room.has_guest else "The guest has gone: the room follows you again.")

    @Slot()
    def hide_operator(self) -> None:
        """Keep the operator's window out of screen sharing, or let it be shared again."""
        self._is_hidden = not self._is_hidden
        if not hide_from_capture(self._operator, hide=self._is_hidden):
            self._is_hidden = False
            self.told.emit(
                "This computer cannot keep one window out of screen sharing. Share the room's window alone."
            )
        elif self._is_hidden:
            self.told.emit("This window is kept out of screen sharing. The room's window is not.")
        else:
            self.told.emit("This window can be shared again.")

    def _shown(self) -> "RoomWindow | None":
        """Give the room window where it is open; says what to do where it is not."""
        if self.window is not None and self.window.isVisible():
            return self.window
        self.told.emit("The room's window is not open. Press F5 first.")
        return None

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
