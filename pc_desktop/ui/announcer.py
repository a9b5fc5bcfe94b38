"""Says in the strip above the screens what was done, refused or written."""

from PySide6.QtCore import QObject, Slot

from pc_desktop.services.desk import Done
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.shown import Notice


class Announcer(QObject):
    """Turns what happened into one sentence at a time."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        """Speak through a banner."""
        super().__init__(parent)
        self._banner = banner

    @Slot(object)
    def say_done(self, done: Done) -> None:
        """Say what was done, with Undo beside it."""
        if done.step is None:
            words = f"{done.title}: nothing differs from what is held."
            self._banner.show_notice(Notice(Tone.BLUE, "Nothing new.", words))
            return
        undoable = not done.title.startswith("Undo")
        self._banner.show_notice(Notice(Tone.GREEN, "Saved.", f"{done.title}.", "Undo" if undoable else ""))

    @Slot(str)
    def say_refused(self, sentence: str) -> None:
        """Say why something was refused."""
        self._banner.show_notice(Notice(Tone.AMBER, "Not done.", sentence))

    @Slot(str)
    def say_warning(self, sentence: str) -> None:
        """Say what somebody should do something about."""
        self._banner.show_notice(Notice(Tone.AMBER, "Please note.", sentence))

    @Slot(str)
    def say_written(self, name: str) -> None:
        """Say which file was written."""
        self._banner.show_notice(Notice(Tone.GREEN, "Written.", name))

    @Slot(str)
    def say_kept(self, sentence: str) -> None:
        """Say what was done to keep the store safe."""
        self._banner.show_notice(Notice(Tone.GREEN, "Done.", sentence))

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say how something stands now."""
        self._banner.show_notice(Notice(Tone.BLUE, "", sentence))

    @Slot()
    def be_quiet(self) -> None:
        """Take the message away."""
        self._banner.show_notice(None)
