"""Choosing a past moment: a slider over the days, the day and time itself, and how it was or is known."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from pc_desktop.domain.calendar import LONDON
from pc_desktop.theme.space import space
from pc_desktop.ui.beds.act_dialog import MomentField
from pc_desktop.ui.beds.ask import local
from pc_desktop.ui.beds.kept_banner import KeptBanner
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.shown import Choice, Notice

_SETTLES = 120
_CHOICES = (
    Choice("now known", "As now known", "From the facts, with every later correction"),
    Choice("known then", "As known then", "From the journal, as anybody could have seen it"),
)


class PastBar(QWidget):
    """Shown only while a past moment is looked at, and always with the words that it is not now."""

    moved = Signal(object, bool)
    """The moment, aware, and whether as it was known then."""
    left = Signal()
    """Back to now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin unseen."""
        super().__init__(parent)
        self._first = datetime(2000, 1, 1, tzinfo=LONDON)
        self._now = self._first
        self.banner = KeptBanner()
        self.moment = MomentField("Moment shown", self._first)
        self.moment.lineEdit().setAccessibleName("Moment shown")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Day shown")
        self.slider.setPageStep(7)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.how = ChoiceChips("How it is known", _CHOICES)
        self.how.choose({"now known"})
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 8)
        whole.addWidget(self.banner)
        line = QHBoxLayout()
        space(line, (0, 0, 0, 0), 12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.moment)
        whole.addLayout(line)
        whole.addWidget(self.how)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLES)
        self._later.timeout.connect(self._tell)
        self.slider.valueChanged.connect(self._slid)
        self.moment.dateTimeChanged.connect(self._typed)
        self.how.chosen.connect(self._tell)
        self.banner.acted.connect(self.left)
        self.hide()

    def begin(self, first: datetime, now: datetime) -> None:
        """Offer the days from the first to now, beginning a day ago."""
        self._first, self._now = first, now
        days = max(1, (now - first).days)
        quiet = self.slider.blockSignals(True)
        self.slider.setRange(0, days)
        self.slider.setValue(days - 1)
        self.slider.blockSignals(quiet)
        self.moment.show_moment(local(now - timedelta(days=1)))
        self._tell()

    def show_notice(self, notice: Notice | None) -> None:
        """Say which moment is shown; None goes away."""
        self.banner.keep(notice)
        self.setVisible(notice is not None)

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach here, in order."""
        return [self.slider, self.moment, *self.how.findChildren(ChoiceChip)]

    @Slot(int)
    def _slid(self, days: int) -> None:
        """Turn to a day, at the same time of day as now."""
        self.moment.show_moment(local(self._now - timedelta(days=self.slider.maximum() - days)))
        self._later.start()

    @Slot()
    def _typed(self) -> None:
        """Turn to the moment typed."""
        quiet = self.slider.blockSignals(True)
        said = self.moment.moment().replace(tzinfo=LONDON)
        self.slider.setValue(self.slider.maximum() - (self._now - said).days)
        self.slider.blockSignals(quiet)
        self._later.start()

    @Slot()
    def _tell(self) -> None:
        """Tell which moment is to be shown."""
        said = self.moment.moment().replace(tzinfo=LONDON)
        known_then = self.how.chosen_keys() == ("known then",)
        if known_then:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.moved.emit(said, known_then)
        finally:
            if known_then:
                QApplication.restoreOverrideCursor()
