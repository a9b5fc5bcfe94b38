"""Message strips one below the other: one for each file that could not be read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.widgets.banner import Banner
from pc_desktop.ui.widgets.shown import Notice

_MOST = 4


class NoticeList(QWidget):
    """Shows notices, at most a few, and counts the rest; is not there while there is none."""

    acted = Signal()
    """What a notice offers was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        space(self._column, (0, 0, 0, 0), 8)
        self._banners: list[Banner] = []
        self._notices: tuple[Notice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Give what is said now."""
        return self._notices

    def show_fault(self, fault: Exception) -> None:
        """Say why nothing could be done; raises what is a fault of ours."""
        if isinstance(fault, Refused):
            self.show_notices((Notice(Tone.AMBER, "Not read.", fault.sentence),))
        elif isinstance(fault, Unavailable):
            self.show_notices((Notice(Tone.AMBER, fault.title, fault.advice),))
        else:
            raise fault

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Say these, and of more than a few how many more there are."""
        shown = list(notices[:_MOST])
        if len(notices) > _MOST:
            rest = counted(len(notices) - _MOST, "more file")
            shown.append(Notice(Tone.AMBER, f"{rest} not read.", "Drop them again to see why."))
        self._notices = tuple(shown)
        while len(self._banners) < len(shown):
            self._banners.append(Banner())
            self._banners[-1].acted.connect(self.acted)
            self._column.addWidget(self._banners[-1])
        for place, banner in enumerate(self._banners):
            banner.show_notice(shown[place] if place < len(shown) else None)
        self.setVisible(bool(shown))
