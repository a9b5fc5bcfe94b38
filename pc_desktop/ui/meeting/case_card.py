"""The card of the person whose turn it is: signs, trend, what is known, the discussion and the decisions."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.meeting.rows import CaseRows
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.sparkline import Sparkline
from pc_desktop.ui.widgets.words import Look, OneLine, Words

_SAVE_AFTER = 800


class CaseCard(Card):
    """Shows one person and takes down what is said; decisions are wishes, told upwards."""

    wants_offer = Signal()
    """Offer the bed of the unit chosen."""
    wants_waiting = Signal()
    """Keep this referral waiting."""
    wants_alternative = Signal()
    """An alternative to admission."""
    wants_out_of_area = Signal()
    """A bed out of area."""
    typed = Signal(str)
    """The discussion, shortly after it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nobody's turn."""
        super().__init__(parent=parent)
        self._key = ""
        self._title = OneLine("", Look.HEADING)
        self._about = OneLine("", Look.SECONDARY)
        self._time = Chip("", Tone.BLUE)
        self._chips = ChipRow()
        self._trend_words = OneLine("", Look.SECONDARY)
        self._trend = Sparkline()
        self._details = KeyValues("What is known")
        self._order = Words("", Look.SECONDARY, wrap=True)
        self._discussion = QPlainTextEdit()
        self._rationale = QLineEdit()
        self._typing = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._nobody = Empty(
            Sign.TICK, "Nobody is waiting.", "New referrals appear here in the order of the rule."
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVE_AFTER)
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the card out: what is known scrolls, the discussion and the decisions stay."""
        top = QHBoxLayout()
        space(top, (0, 0, 0, 0), 12)
        top.addWidget(self._title)
        top.addWidget(self._about, 1)
        top.addWidget(self._time)
        self.body.addLayout(top)
        middle = self._middle()
        page = Page(gap=10)
        for widget in (self._chips, self._order, middle, self._nobody):
            page.add(widget)
        page.column.addStretch(1)
        self.body.addWidget(page, 5)
        self._known = (self._chips, middle, self._order)
        self.body.addWidget(self._discussion_head())
        self.body.addLayout(self._typed_row(), 2)
        self.body.addWidget(self._buttons())

    def _middle(self) -> QWidget:
        """Put the trend beside what is known."""
        middle = QWidget()
        row, left, right = QHBoxLayout(middle), QVBoxLayout(), QVBoxLayout()
        space(row, (0, 0, 0, 0), 20)
        space(left, (0, 0, 0, 0), 4)
        space(right, (0, 0, 0, 0), 0)
        left.addWidget(self._trend_words)
        left.addWidget(self._trend)
        left.addStretch(1)
        right.addWidget(self._details)
        right.addStretch(1)
        row.addLayout(left, 5)
        row.addLayout(right, 6)
        return middle

    def _typed_row(self) -> QBoxLayout:
        """Put the reason under the discussion; beside it where height is scarce."""
        self._discussion.setAccessibleName("Discussion")
        self._discussion.setPlaceholderText("What was said")
        self._discussion.setTabChangesFocus(True)
        self._rationale.setAccessibleName("Reason for the decision")
        self._rationale.setPlaceholderText("Reason for the decision (optional)")
        space(self._typing, (0, 0, 0, 0), 8)
        self._typing.addWidget(self._discussion, 3)
        self._typing.addWidget(self._rationale, 2)
        return self._typing

    def _discussion_head(self) -> QWidget:
        """Make the line above the discussion."""
        head = QWidget()
        row = QHBoxLayout(head)
        space(row, (0, 0, 0, 0), 8)
        row.addWidget(Words("Discussion", Look.STRONG))
        row.addStretch(1)
        row.addWidget(Words("saved as you type", Look.SMALL))
        return head

    def _buttons(self) -> QWidget:
        """Make the four decisions, each with its key."""
        row = Wrapping()
        self.offer = Button("Offer bed", "1", Kind.PRIMARY)
        self.wait = Button("Keep waiting", "W")
        self.alternative = Button("Alternative", "A")
        self.out_of_area = Button("Out of area", "O")
        for button in (self.offer, self.wait, self.alternative, self.out_of_area):
            row.add(button)
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_low(low=False)
        return row

    def _connect(self) -> None:
        """Tell upwards what people wish."""
        self.offer.clicked.connect(self.wants_offer)
        self.wait.clicked.connect(self.wants_waiting)
        self.alternative.clicked.connect(self.wants_alternative)
        self.out_of_area.clicked.connect(self.wants_out_of_area)
        self._discussion.textChanged.connect(self._later.start)
        self._later.timeout.connect(self._tell_typed)

    def show_case(self, case: CaseRows | None, *, can_decide: bool, why_not: str) -> None:
        """Show whose turn it is; a discussion being typed for the same person is left alone."""
        self._nobody.setVisible(case is None)
        for widget in (*self._known, self._discussion, self._rationale):
            widget.setVisible(case is not None)
        for button in (self.offer, self.wait, self.alternative, self.out_of_area):
            button.setEnabled(can_decide)
            button.setToolTip(why_not)
        if case is None:
            self._title.setText("")
            self._about.setText("")
            self._key = ""
            return
        self.setAccessibleName(case.title)
        self._title.setText(case.title)
        self._about.setText(case.about)
        self._chips.show_badges(case.badges)
        self._details.show_pairs(case.details)
        self._order.setText(case.order_words)
        self._trend.setVisible(case.trend is not None)
        self._trend_words.setText("BMI, last weeks" if case.trend else "BMI: no trend recorded yet")
        if case.trend is not None:
            self._trend.show_trend(case.trend)
        self.offer.setEnabled(can_decide and bool(case.options))
        if case.key != self._key:
            self._key = case.key
            self._show_typed(case.draft)

    def _show_typed(self, text: str) -> None:
        """Put a kept draft into the fields, telling nobody."""
        self._later.stop()
        blocked = self._discussion.blockSignals(True)
        self._discussion.setPlainText(text)
        self._discussion.blockSignals(blocked)
        self._rationale.clear()

    def discussion(self) -> str:
        """Give what has been typed of the discussion."""
        return self._discussion.toPlainText().strip()

    def rationale(self) -> str:
        """Give the reason typed for the decision."""
        return self._rationale.text().strip()

    def clear_typed(self) -> None:
        """Empty the fields, their text being in the minutes now."""
        self._show_typed("")

    def flush(self) -> None:
        """Tell what is typed at once, before the person changes."""
        if self._later.isActive():
            self._later.stop()
            self._tell_typed()

    @Slot()
    def _tell_typed(self) -> None:
        """Tell what has been typed."""
        self.typed.emit(self._discussion.toPlainText())

    def set_low(self, *, low: bool) -> None:
        """Take less height where there is little."""
        self._discussion.setMaximumHeight(58 if low else 150)
        self._discussion.setMinimumHeight(40 if low else 56)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._typing.setDirection(beside if low else below)
        self._typing.setAlignment(self._rationale, Qt.AlignmentFlag.AlignTop if low else Qt.AlignmentFlag(0))
        self.wait.show_words("Wait" if low else "Keep waiting")

    def show_time(self, words: str) -> None:
        """Show how long this person has been discussed."""
        self._time.setVisible(bool(words))
        self._time.show_badge(Badge(words, Tone.BLUE, "Time discussed"))

    def focus_discussion(self) -> None:
        """Put the cursor where the discussion is typed."""
        self._discussion.setFocus()
