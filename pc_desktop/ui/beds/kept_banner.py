"""A banner that is read out once for each thing it says, however often the screen is refreshed."""

from PySide6.QtWidgets import QWidget

from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.shown import Notice


class KeptBanner(Banner):
    """Shows a notice again only where it says something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._kept: Notice | None = None
        self.closed.connect(self._forget)

    def keep(self, notice: Notice | None) -> None:
        """Show this notice; nothing happens where it is shown already."""
        if notice != self._kept:
            self._kept = notice
            self.show_notice(notice)

    def _forget(self) -> None:
        """Say the same again when it happens again."""
        self._kept = None
