"""The card of the person whose turn it is: signs, trend, what is known, what is said, and the decisions."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.domain.calendar import counted
from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.meeting.decision_row import DecisionRow
from pc_desktop.ui.meeting.drafts import NOTHING, Typed
from pc_desktop.ui.meeting.rows import CaseRows
from pc_desktop.ui.meeting.said_fields import SaidFields
from pc_desktop.ui.meeting.views_panel import ViewsPanel
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.sparkline import Sparkline
from pc_desktop.ui.widgets.words import Look, OneLine, Words


class CaseCard(Card):
    """Shows one person and takes down what is said; decisions are wishes, told upwards by its row."""

    typed = Signal()
    """Something was typed, less than a second ago."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nobody's turn."""
        super().__init__(parent=parent)
        self._key = ""
        self._shown = NOTHING
        self._recorded: Mapping[str, str] = {}
        self._title = OneLine("", Look.HEADING)
        self._about = OneLine("", Look.SECONDARY)
        self._time = Chip("", Tone.BLUE)
        self._chips = ChipRow()
        self._trend_words = OneLine("", Look.SECONDARY)
        self._trend = Sparkline()
        self._details = KeyValues("What is known")
        self._order = Words("", Look.SECONDARY, wrap=True)
        self.decisions = DecisionRow()
        self.said = SaidFields(self.decisions.more)
        self.views = ViewsPanel()
        self._nobody = Empty(
            Sign.TICK, "Nobody is waiting.", "New referrals appear here in the order of the rule."
        )
        self._build()
        self.said.typed.connect(self._tell_typed)
        self.said.wants_views.connect(self.turn_views)
        self.views.typed.connect(self.said.touch)

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
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.views)
        self.body.addWidget(self._pages, 5)
        self._known = (self._chips, middle, self._order)
        self.body.addWidget(self.said, 2)
        self.body.addWidget(self.decisions)
        self.set_low(low=False)

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

    def show_case(self, case: CaseRows | None, *, can_decide: bool, why_not: str) -> None:
        """Show whose turn it is; what is being typed for the same person is left alone."""
        self._nobody.setVisible(case is None)
        for widget in (*self._known, self.said):
            widget.setVisible(case is not None)
        waits, can_offer = case is None or case.waits, case is not None and bool(case.options)
        self.decisions.show_standing(waits=waits, can_decide=can_decide, can_offer=can_offer, why_not=why_not)
        if case is None:
            self._title.setText("")
            self._about.setText("")
            self._key = ""
            self._pages.setCurrentIndex(0)
            return
        self.setAccessibleName(case.title)
        self._title.setText(case.title)
        self._about.setText(case.about)
        self._chips.show_badges(case.badges)
        self._details.show_pairs(case.details)
        self._order.setText(case.order_words)
        self._trend.setVisible(case.trend is not None)
        self._trend_words.setText(case.trend_words)
        if case.trend is not None:
            self._trend.show_trend(case.trend)
        self._show_typed(case)

    def _show_typed(self, case: CaseRows) -> None:
        """Put what was typed before into the fields, unless somebody is typing about this very person."""
        is_other = case.key != self._key
        if is_other or (self.typed_now() == self._shown and not self.said.is_pending):
            if is_other or case.typed != self._shown:
                self.said.show_said(case.typed.discussion, case.typed.rationale)
            self._recorded = case.known
            self.views.show_views(case.typed.views, case.known)
            self._shown = self.typed_now()
        if is_other:
            self._key = case.key
            self._pages.setCurrentIndex(0)
        self._name_views()

    def typed_now(self) -> Typed:
        """Give what stands in the fields, without the time."""
        return Typed(
            self.said.discussion.toPlainText().strip(), self.said.reason.text().strip(), self.views.views()
        )

    def clear_typed(self) -> None:
        """Empty the fields, their text being in the minutes now."""
        self.said.show_said("", "")
        self.views.show_views({}, self._recorded)
        self._shown = self.typed_now()

    def refresh_typed(self, typed: Typed) -> None:
        """Show what is kept about the same person now, unless something else is being typed."""
        if self.typed_now() == self._shown and not self.said.is_pending:
            self.said.show_said(typed.discussion, typed.rationale)
            self.views.show_views(typed.views, self._recorded)
            self._shown = self.typed_now()

    def flush(self) -> None:
        """Tell what is typed at once, before the person changes."""
        self.said.flush()

    @Slot()
    def _tell_typed(self) -> None:
        """Tell that something was typed."""
        self._name_views()
        self.typed.emit()

    @Slot()
    def turn_views(self) -> None:
        """Show the other fields in place of what is known, or what is known again."""
        to_views = self._pages.currentIndex() == 0
        self._pages.setCurrentIndex(1 if to_views else 0)
        self._name_views()
        if to_views:
            next(iter(self.views.lines.values())).setFocus()
        else:
            self.said.views.setFocus()

    def _name_views(self) -> None:
        """Say what the link leads to, and how many fields say something."""
        filled = self.typed_now().filled
        count = f" · {counted(filled, 'field')} filled" if filled else ""
        self.said.show_views_words(
            "What is known" if self._pages.currentIndex() else f"Views and plan{count}"
        )

    def set_low(self, *, low: bool) -> None:
        """Take less height where there is little."""
        self.said.set_low(low=low)
        self.decisions.set_low(low=low)

    def show_time(self, words: str) -> None:
        """Show how long this person has been discussed."""
        self._time.setVisible(bool(words))
        self._time.show_badge(Badge(words, Tone.BLUE, "Time discussed"))

    def focus_discussion(self) -> None:
        """Put the cursor where the discussion is typed."""
        self.said.discussion.setFocus()

    def focus_reason(self) -> None:
        """Put the cursor where the reason is typed."""
        self.said.reason.setFocus()
