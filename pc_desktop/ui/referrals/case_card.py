"""One referral in full: who it is, why it stands where it does, its signs, its life, and where it could lead."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pc_desktop.theme.sign import Sign
from pc_desktop.theme.space import space
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import px
from pc_desktop.ui.cells import Cell
from pc_desktop.ui.referrals.case_rows import CaseRows
from pc_desktop.ui.referrals.unit_list import UnitList
from pc_desktop.ui.widgets.buttons import Button, Kind
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip_choice import ChoiceChips
from pc_desktop.ui.widgets.chip_row import ChipRow
from pc_desktop.ui.widgets.columns import Heading
from pc_desktop.ui.widgets.empty import Empty
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.meter import Meter
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.patient_banner import PatientBanner
from pc_desktop.ui.widgets.shown import Choice, Pair, Person
from pc_desktop.ui.widgets.sparkline import Sparkline
from pc_desktop.ui.widgets.table import RowTable
from pc_desktop.ui.widgets.words import Look, Words

_PAGES = (
    Choice("overview", "Overview"),
    Choice("units", "Units"),
    Choice("signs", "Risk signs"),
    Choice("life", "Timeline"),
)
_SIDE, _NARROW = 20, 500


class CaseCard(Card):
    """Shows one referral; what to do about it is a wish, told upwards."""

    wants_meeting = Signal(str)
    """The key of the referral to open in the Meeting screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nobody chosen."""
        super().__init__(flush=True, parent=parent)
        self._key, self._person = "", Person("")
        self._banner = PatientBanner()
        self._badges = ChipRow()
        self._pages = ChoiceChips("Parts of this referral", _PAGES)
        self._stack = QStackedWidget()
        self._because_title, self._because = (
            Words("", Look.STRONG, wrap=True),
            KeyValues("Why here in the queue"),
        )
        self._meter, self._recorded = Meter(), Words("", Look.QUIET, wrap=True)
        self._until = KeyValues("Until there is a bed")
        self._units_title, self._units = Words("", Look.STRONG, wrap=True), UnitList()
        self._trend_words, self._trend = Words("", Look.QUIET, wrap=True), Sparkline()
        self._signs = RowTable("Risk signs", _sign_headings(), lines=2)
        self._life = RowTable("Life of the referral", _life_headings(), lines=2, small=True)
        self.open = Button("Open in the meeting", "Enter", Kind.PRIMARY)
        self._nobody = Empty(
            Sign.PERSON, "No referral is chosen.", "Choose one in the list to see it in full."
        )
        self._build()
        self._pages.choose(("overview",))
        self._pages.chosen.connect(self._show_page)
        self.open.clicked.connect(self._tell)
        self.show_case(None)

    def _build(self) -> None:
        """Lay the card out: the patient always in view, one page below."""
        self.body.addWidget(self._banner)
        above = QVBoxLayout()
        space(above, (_SIDE, 6, _SIDE, 4), 12)
        above.addWidget(self._badges)
        above.addWidget(self._pages)
        self.body.addLayout(above)
        for page in (self._overview(), self._units_page(), self._signs_page(), self._life_page()):
            self._stack.addWidget(page)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self._stack, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        space(foot, (_SIDE, 4, _SIDE, 6), 10)
        foot.addWidget(self.open)
        foot.addStretch(1)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._nobody, 1)

    def _overview(self) -> Page:
        """Make the page of reasons and of what holds until there is a bed."""
        page = _flowing_page(8)
        page.add(self._because_title)
        page.add(self._because)
        page.column.addSpacing(8)
        page.add(Words("Information", Look.STRONG))
        page.add(self._meter)
        page.add(self._recorded)
        page.column.addSpacing(8)
        page.add(Words("Until there is a bed", Look.STRONG))
        page.add(self._until)
        page.column.addStretch(1)
        return page

    def _units_page(self) -> Page:
        """Make the page of units."""
        page = _flowing_page(10)
        page.add(self._units_title)
        page.add(self._units)
        page.column.addStretch(1)
        return page

    def _signs_page(self) -> QWidget:
        """Make the page of risk signs with the course of the BMI."""
        page = QWidget()
        column = QVBoxLayout(page)
        space(column, (0, 0, 0, 0), 8)
        above = QVBoxLayout()
        space(above, (_SIDE, 0, _SIDE, 0), 4)
        above.addWidget(self._trend_words)
        above.addWidget(self._trend)
        column.addLayout(above)
        column.addWidget(self._signs, 1)
        self._trend.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        return page

    def _life_page(self) -> QWidget:
        """Make the page of the referral's life."""
        page = QWidget()
        column = QVBoxLayout(page)
        space(column, (0, 0, 0, 0), 8)
        column.addWidget(self._life)
        return page

    def show_case(self, case: CaseRows | None) -> None:
        """Show this referral; the page that was open stays open."""
        for widget in (self._banner, self._badges, self._pages, self._stack, self._foot):
            widget.setVisible(case is not None)
        self._nobody.setVisible(case is None)
        self._key = case.key if case else ""
        if case is None:
            return
        self.setAccessibleName(f"Referral {case.ref}")
        self._person = case.person
        self._show_person()
        self._badges.show_badges(case.badges)
        self._because_title.setText(case.because_title)
        self._because.show_pairs(case.because)
        tone = Tone.GREEN if case.recorded == case.signs_known else Tone.AMBER
        self._meter.show_part(case.recorded, case.signs_known, case.recorded_words, tone)
        self._recorded.setText(case.recorded_words)
        self._until.show_pairs(case.until)
        self._units_title.setText(case.units_title)
        self._units.show_units(case.units)
        self._trend.setVisible(case.trend is not None)
        self._trend_words.setText(case.trend.caption if case.trend else "BMI: no trend recorded yet")
        if case.trend is not None:
            self._trend.show_trend(case.trend)
        self._signs.show_rows(case.signs, "No table of risk signs is set up.")
        self._life.show_rows(case.life)

    def _show_person(self) -> None:
        """Show who it is: where the card is narrow the number stands below the name, which is never cut."""
        person = self._person
        if self.width() < px(_NARROW):
            below = (Pair("NHS No", person.number), *person.particulars[:1])
            self._banner.show_person(Person(person.name, "", below))
        else:
            self._banner.show_person(Person(person.name, f"NHS No {person.number}", person.particulars))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the heading to the new width."""
        super().resizeEvent(event)
        self._show_person()

    def open_page(self, key: str) -> None:
        """Turn to a page."""
        self._pages.choose((key,))
        self._show_page(key)

    @Slot(str)
    def _show_page(self, key: str) -> None:
        """Show the page of a chip."""
        self._stack.setCurrentIndex([page.key for page in _PAGES].index(key))

    @Slot()
    def _tell(self) -> None:
        """Tell which referral is to be opened."""
        if self._key:
            self.wants_meeting.emit(self._key)


def _flowing_page(gap: int) -> Page:
    """Make a page of wrapped words, which is exactly as tall as they are at its width."""
    page = Page((_SIDE, 0, _SIDE, 8), gap)
    inside_page = page.widget()
    if inside_page is not None:
        inside_page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return page


def _sign_headings() -> tuple[Heading, ...]:
    """Give the columns of the risk signs."""
    return (
        Heading("Sign", Cell("Squat and stand test", bold=True), grow=1),
        Heading("Level", Cell("◆ Amber", chip=True)),
        Heading("Latest", Cell("38 a minute", second="−0.4 in a week, worse"), grow=1),
    )


def _life_headings() -> tuple[Heading, ...]:
    """Give the columns of the referral's life."""
    return (
        Heading(
            "When and by whom", Cell("17-Nov-2026 10:30", second="Clinical liaison practitioner"), grow=1
        ),
        Heading(
            "State and reason", Cell("More information asked", second="The bed is no longer held"), grow=2
        ),
    )
