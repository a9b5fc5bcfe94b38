"""One patient: who it is always in view, and below it the summary, the units, the clinical part, life and timeline."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Protocol, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.worn import px
from pc_desktop.ui.referrals.case_card import SIDE, CasePage, let_it_shrink
from pc_desktop.ui.referrals.patient_glass import GlassPage
from pc_desktop.ui.referrals.patient_presenter import PatientPresenter
from pc_desktop.ui.referrals.patient_room import Roomy
from pc_desktop.ui.referrals.patient_rows import PatientRows
from pc_desktop.ui.referrals.patient_timeline import TimelinePage
from pc_desktop.ui.referrals.unit_list import UnitList
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChip, ChoiceChips
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.flow import Wrapping
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.patient_banner import PatientBanner
from pc_desktop.ui.widgets.shown import Choice, Pair, Person
from pc_desktop.ui.widgets.words import Look, Words

SECTIONS = (
    Choice("summary", "Summary", "Key 1"),
    Choice("units", "Units", "Key 2"),
    Choice("clinical", "Clinical", "Key 3"),
    Choice("life", "Life", "Life and clocks: key 4"),
    Choice("timeline", "Timeline", "Key 5"),
)
"""The parts of a patient, in the order of their keys."""

_FOR_CLOSED = frozenset({"summary", "life", "timeline"})
_NARROW = 500
_PAUSE = 150
"""Milliseconds somebody stays with one patient before choices are tried out against everybody waiting."""


class ReferralCard(Protocol):
    """What the pane asks of a card made elsewhere."""

    def show_referral(self, key: str) -> None:
        """Show one referral."""
        ...


CardMaker = Callable[[QWidget], QWidget]


class PatientPane(Card):
    """Shows one patient; what to do about them is a wish, told upwards."""

    wants_meeting = Signal(str)
    """The key of the referral to open in the Meeting screen."""
    glass_broken = Signal(str, str)
    """The key of a person whose restricted record is to be opened, and the reason given."""

    def __init__(
        self, patients: PatientPresenter, cards: Mapping[str, CardMaker], parent: QWidget | None = None
    ) -> None:
        """Begin with nobody chosen; `cards` make the sections built elsewhere when they are first shown."""
        super().__init__(flush=True, parent=parent)
        self._patients, self._makers = patients, dict(cards)
        self._rows: PatientRows | None = None
        self._section = "summary"
        self._shown_sections: tuple[Choice, ...] = ()
        self.banner, self._badges = PatientBanner(), ChipRow()
        self._died = Words("", Look.STRONG, wrap=True)
        self.sections = ChoiceChips("Parts of this referral", ())
        self.stack = QStackedWidget()
        self.summary, self.timeline, self.glass = CasePage(), TimelinePage(), GlassPage()
        self.units_title, self.units = Words("", Look.STRONG, wrap=True), UnitList()
        self.open = Button("Open in the meeting", "Enter", Kind.PRIMARY)
        self.foot = Wrapping(gap=8)
        self._nobody = Empty(
            Sign.PERSON, "No referral is chosen.", "Choose one in the list to see it in full."
        )
        self._pages: dict[str, QWidget] = {
            "summary": self.summary,
            "units": self._units_page(),
            "timeline": self.timeline,
            "glass": self.glass,
        }
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(_PAUSE)
        self._trying.timeout.connect(self._try_out)
        self._build()
        self.show_patient(None)

    def _build(self) -> None:
        """Lay the card out: the patient always in view, one section below, what can be done at the foot."""
        self.body.addWidget(self.banner)
        self._above = Roomy()
        above = QVBoxLayout(self._above)
        space(above, (SIDE, 6, SIDE, 4), 10)
        for widget in (self._died, self._badges, self.sections):
            above.addWidget(widget)
        self.body.addWidget(self._above)
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.stack, 1)
        self._foot = Roomy()
        foot = QVBoxLayout(self._foot)
        space(foot, (SIDE, 4, SIDE, 6), 0)
        foot.addWidget(self.foot)
        self.foot.add(self.open)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._nobody, 1)
        self.sections.chosen.connect(self.open_section)
        self.open.clicked.connect(self._tell)
        self.glass.broken.connect(self._tell_broken)

    def _units_page(self) -> Page:
        """Make the page of units."""
        page = Page((SIDE, 0, SIDE, 8), 10)
        page.add(self.units_title)
        page.add(self.units)
        page.column.addStretch(1)
        let_it_shrink(page)
        return page

    @property
    def key(self) -> str:
        """Give the key of the referral shown, empty where there is none."""
        return self._rows.key if self._rows else ""

    @property
    def can_meet(self) -> bool:
        """Tell whether who is shown may be opened in the meeting."""
        return self._rows is not None and self._rows.is_open and not self._rows.is_masked

    @property
    def section(self) -> str:
        """Give the section in view."""
        if self._rows is not None and self._rows.is_masked:
            return "glass"
        offered = {choice.key for choice in self._offered()}
        return self._section if self._section in offered else "summary"

    def show_patient(self, rows: PatientRows | None) -> None:
        """Show this patient; the section that was open stays open where they have it."""
        before = self._rows
        is_new = (
            before is None or rows is None or (rows.key, rows.is_masked) != (before.key, before.is_masked)
        )
        self._rows = rows
        for widget in (self.banner, self._above, self.stack, self._foot):
            widget.setVisible(rows is not None)
        self._nobody.setVisible(rows is None)
        if rows is None:
            return
        self.setAccessibleName(f"Referral {rows.ref}")
        self._show_person()
        self._badges.show_badges(rows.badges)
        self._died.setText(rows.died_words)
        self._died.setVisible(bool(rows.died_words))
        self._offer()
        self.sections.setVisible(not rows.is_masked)
        self.open.setVisible(self.can_meet)
        if rows.is_masked and is_new:
            self.glass.show_words(rows.mask_words)
        self._fill()

    def _offered(self) -> tuple[Choice, ...]:
        """Give the sections this patient has."""
        made_here = {"summary", "units", "timeline"}
        there = [one for one in SECTIONS if one.key in made_here or one.key in self._makers]
        if self._rows is not None and not self._rows.is_open:
            return tuple(one for one in there if one.key in _FOR_CLOSED)
        return tuple(there)

    def _offer(self) -> None:
        """Offer the sections there are; where they are the same the chips are left alone."""
        offered = self._offered()
        if offered != self._shown_sections:
            self._shown_sections = offered
            for chip in self.sections.findChildren(ChoiceChip):
                chip.hide()
            self.sections.show_choices(offered)
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key go from the sections through what is in them to what can be done."""
        words = [choice.text for choice in self._shown_sections]
        chips = [chip for chip in self.sections.findChildren(ChoiceChip) if chip.text() in words]
        row: list[QWidget] = [*chips[-len(words) :]]
        here = self.window()
        for page in self._pages.values():
            row += [
                one
                for one in page.findChildren(QWidget)
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is here
            ]
        row += self._foot.findChildren(QPushButton)
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)

    @Slot(str)
    def open_section(self, key: str) -> None:
        """Turn to a section."""
        if any(choice.key == key for choice in self._offered()):
            self._section = key
            self._fill()

    def card(self, key: str) -> QWidget:
        """Give the card of a section built elsewhere, made now if it has not been."""
        if key not in self._pages:
            page = self._makers[key](self.stack)
            self._pages[key] = page
            self.stack.addWidget(page)
            self._order_tabs()
        return self._pages[key]

    def _fill(self) -> None:
        """Show the section chosen, filled for this patient."""
        rows, section = self._rows, self.section
        if rows is None:
            return
        self.sections.choose((section,))
        page = self.card(section)
        if section == "summary" and rows.case is not None:
            self.summary.show_case(rows.case)
        elif section == "units":
            self.units_title.setText(f"Where could {rows.ref} go?")
            self.units.show_units(self._patients.units(rows.key, consequences=False))
            self._trying.start()
        elif section == "timeline":
            whole = self._patients.patient(rows.key) or rows
            self.timeline.show_entries(whole.timeline, whole.full)
        elif section in self._makers:
            cast("ReferralCard", page).show_referral(rows.key)
        self.stack.setCurrentWidget(page)

    @Slot()
    def _try_out(self) -> None:
        """Show with each unit what choosing it would do to the others, once nobody walks on."""
        if self._rows is not None and self.section == "units":
            self.units.show_units(self._patients.units(self._rows.key, consequences=True))

    def _show_person(self) -> None:
        """Show who it is: where the card is narrow the number stands below the name, which is never cut."""
        if self._rows is None:
            return
        person = self._rows.person
        if self.width() < px(_NARROW):
            below = (Pair("NHS No", person.number), *person.particulars[:1])
            self.banner.show_person(Person(person.name, "", below))
        else:
            self.banner.show_person(Person(person.name, f"NHS No {person.number}", person.particulars))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the heading to the new width."""
        super().resizeEvent(event)
        self._show_person()

    @Slot()
    def _tell(self) -> None:
        """Tell which referral is to be opened."""
        if self._rows is not None and self.can_meet:
            self.wants_meeting.emit(self._rows.key)

    @Slot(str)
    def _tell_broken(self, reason: str) -> None:
        """Tell whose record is to be opened and why."""
        if self._rows is not None:
            self.glass_broken.emit(self._rows.person_key, reason)
