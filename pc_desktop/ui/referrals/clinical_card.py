"""The clinical part of one referral: how complete it is, the risk signs by the table, and what was asked for."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.asking import Asking
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.ask_dialog import AskDialog
from pc_desktop.ui.referrals.clinical_presenter import ClinicalPresenter
from pc_desktop.ui.referrals.clinical_tables import enquiries_table, items_table, signs_table
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.form import Values
from pc_desktop.ui.widgets.meter import Meter
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.words import Look, OneLine, Words


class ClinicalCard(QWidget):
    """Shows one referral's clinical part; recording, asking and disagreeing open a form each."""

    def __init__(
        self, presenter: ClinicalPresenter, dispatch: Dispatch, parent: QWidget | None = None
    ) -> None:
        """Begin with nobody; `show_referral` fills it."""
        super().__init__(parent)
        self._presenter = presenter
        self._key = ""
        self.asking = Asking(dispatch, presenter.today, self)
        self.meter, self._meter_words = Meter(), OneLine("", Look.STRONG)
        self.record = Button("Measure…", "M", Kind.PRIMARY)
        self.ask = Button("Ask for information…", "A")
        self.correct = Button("Correct value…", "")
        self.see = Button("See otherwise…", "")
        self._badges = ChipRow()
        self._table_words, self._missing = Words("", Look.SMALL, wrap=True), Words("", Look.QUIET, wrap=True)
        self.detail = Words("", Look.SECONDARY, wrap=True)
        self._details: Mapping[str, str] = {}
        self.items, self.signs, self.enquiries = items_table(), signs_table(), enquiries_table()
        self.chase, self.answered = Button("Reminded…", ""), Button("Answered", "")
        self._build()
        self._connect()

    def _build(self) -> None:
        """Lay the card out on a page that scrolls."""
        whole = QVBoxLayout(self)
        space(whole, (0, 0, 0, 0), 0)
        page = Page((16, 4, 16, 8), 10)
        whole.addWidget(page)
        line = QWidget()
        row = QHBoxLayout(line)
        space(row, (0, 0, 0, 0), 12)
        row.addWidget(self._meter_words)
        row.addWidget(self.meter, 1)
        acts, of_signs, of_asked = Wrapping(gap=8), Wrapping(gap=8), Wrapping(gap=8)
        for holder, buttons in (
            (acts, (self.record, self.ask)),
            (of_signs, (self.correct, self.see)),
            (of_asked, (self.chase, self.answered)),
        ):
            for button in buttons:
                holder.add(button)
        self._asked = Words("Asked for", Look.TITLE)
        self._of_asked = of_asked
        for widget in (
            line,
            acts,
            self.items,
            Words("Risk signs", Look.TITLE),
            self._badges,
            self.signs,
            self.detail,
            of_signs,
            self._missing,
            self._table_words,
            self._asked,
            self.enquiries,
            of_asked,
        ):
            page.add(widget)
        page.column.addStretch(1)
        self.setFocusProxy(self.record)

    def _connect(self) -> None:
        """Hand wishes on."""
        self.record.clicked.connect(self.open_record)
        self.ask.clicked.connect(self.open_ask)
        self.correct.clicked.connect(self.open_correct)
        self.see.clicked.connect(self.open_see)
        self.signs.opened.connect(self.open_correct)
        self.signs.chosen.connect(self._name_acts)
        self.chase.clicked.connect(self.open_chase)
        self.answered.clicked.connect(self._record_answer)
        self.enquiries.opened.connect(self.open_chase)

    def show_referral(self, key: str) -> None:
        """Show one referral; of one that waits no longer nothing."""
        self._key = key
        rows = self._presenter.show(key)
        self.setEnabled(rows is not None)
        if rows is None:
            return
        self.meter.show_part(rows.done, rows.whole, rows.words, rows.tone)
        self._meter_words.setText(rows.words)
        self.items.show_rows(rows.items)
        self._badges.show_badges(rows.badges)
        self._details = rows.details
        self.signs.show_rows(rows.signs, "No sign is recorded yet.")
        if not self.signs.selected() and rows.signs:
            self.signs.select(rows.signs[0].key)
        self._missing.setText(rows.not_recorded)
        self._missing.setVisible(bool(rows.not_recorded))
        self._table_words.setText(rows.table)
        self.enquiries.show_rows(rows.enquiries)
        for widget in (self._asked, self.enquiries, self._of_asked):
            widget.setVisible(bool(rows.enquiries))
        if not self.enquiries.selected() and rows.enquiries:
            self.enquiries.select(rows.enquiries[0].key)
        self._name_acts()

    def refresh(self) -> None:
        """Ask again and show."""
        if self._key:
            self.show_referral(self._key)

    @Slot()
    def _name_acts(self) -> None:
        """Offer what can be done with the sign chosen."""
        sign = self.signs.selected()
        self.detail.setText(self._details.get(sign, ""))
        self.detail.setVisible(bool(sign))
        self.correct.setEnabled(bool(sign) and self._presenter.can_correct(self._key, sign))
        self.see.setEnabled(bool(sign))
        other = bool(sign) and self._presenter.sees_otherwise(self._key, sign)
        self.see.show_words("Agree with the table" if other else "See otherwise…")

    @Slot()
    def open_record(self) -> None:
        """Ask what was measured and found."""
        key, form = self._key, self._presenter.record_form(self._key)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.record(key, values))

    @Slot()
    def open_ask(self) -> None:
        """Draft the request for what is missing."""
        key, form = self._key, self._presenter.ask_form(self._key)
        if form is None:
            return
        letter = partial(self._presenter.letter, key)
        dialog = AskDialog(form, self._presenter.today(), partial(self._send, key), letter, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _send(self, key: str, values: Values) -> str | None:
        """Record the request and copy its text for an e-mail; gives why not where a rule says no."""
        order = self._presenter.ask(key, values)
        refusal = self.asking.order(order)
        if refusal is None:
            QApplication.clipboard().setText(order.text)
        return refusal

    @Slot()
    def open_correct(self) -> None:
        """Ask for the right value of the sign chosen."""
        key, sign = self._key, self.signs.selected()
        found = self._presenter.correct_form(key, sign) if sign else None
        if found is not None:
            form, held = found
            self.asking.ask(form, lambda values: self._presenter.correct(key, held, values))

    @Slot()
    def open_see(self) -> None:
        """Ask for another view of the sign chosen, or end one."""
        key, sign = self._key, self.signs.selected()
        if not sign:
            return
        if self._presenter.sees_otherwise(key, sign):
            self.asking.order(self._presenter.agree(key, sign))
            return
        form = self._presenter.disagree_form(key, sign)
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.disagree(key, sign, values))

    @Slot()
    def open_chase(self) -> None:
        """Ask for the new day of a request that was chased."""
        enquiry = self.enquiries.selected()
        form = self._presenter.chase_form(self._key, enquiry) if enquiry else None
        if form is not None:
            self.asking.ask(form, lambda values: self._presenter.chase(enquiry, values))

    @Slot()
    def _record_answer(self) -> None:
        """Record that a request was answered."""
        if self.enquiries.selected():
            self.asking.order(self._presenter.answered(self.enquiries.selected()))
