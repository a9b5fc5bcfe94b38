"""What the Outcomes screen shows beside its charts: the year in one table, and the cases of each figure."""

from datetime import date, timedelta

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.chances_view import chances_checked
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_cases import OutcomeCase
from pc_desktop.services.outcomes_facts import OutcomesMemory
from pc_desktop.services.outcomes_view import OutcomeRow, YearPage
from pc_desktop.services.region import region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.chance_rows import CheckRows, check_rows
from pc_desktop.ui.outcomes.board_presenter import BoardPresenter
from pc_desktop.ui.outcomes.charts_presenter import ChartsPresenter
from pc_desktop.ui.outcomes.figures_presenter import FiguresPresenter
from pc_desktop.ui.outcomes.rows import CaseRows, ChartRows, FigureRows, OutcomesRows, Taken
from pc_desktop.ui.widgets.shown import Choice

YEAR, BASELINE = "year", "baseline"
_MOVES = frozenset({"stay", "unit", "bed"})


class OutcomesPresenter:
    """Prepares the outcomes for people."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._memory = OutcomesMemory()
        self.charts = ChartsPresenter(office, self._memory)
        self.figures = FiguresPresenter(office, self._memory)
        self.board = BoardPresenter(office, self.charts)
        self._page: YearPage | None = None
        self._check: CheckRows | None = None

    def refresh(self) -> OutcomesRows:
        """Ask for the page again and prepare it."""
        self.charts.renew()
        page = self._page = self.figures.look(self.charts.wanted())
        return OutcomesRows(
            badges=tuple(
                Badge(_badge_words(one), tone)
                for one, tone in ((page.asked.period, Tone.BLUE), (page.asked.baseline, Tone.GREY))
            ),
            year=tuple(_figure_row(row) for row in page.rows),
            assumptions=" ".join(page.assumptions),
            events=self.board.events(),
        )

    def today(self) -> date:
        """Give today in London."""
        return local_day(self._office.clock.now())

    def taken(self, kind: str) -> Taken:
        """Put together what is taken to a board: as pages, as a book, or as numbers."""
        return self.board.taken(self.figures.page(), kind)

    def picture_of(self, name: str) -> tuple[BoardPack, ChartRows]:
        """Give one chart ready to be painted as a picture."""
        return self.board.picture_of(name, self.figures.page())

    def chances(self, topics: frozenset[str] | None = None) -> CheckRows:
        """Prepare how chances of beds came true; worked out again only where a stay or a unit has changed."""
        if self._check is None or topics is None or topics & _MOVES:
            self._check = check_rows(
                self._office.desk.ask(lambda reading: chances_checked(reading, region_now(reading)))
            )
        return self._check

    def figure(self, name: str) -> FigureRows | None:
        """Prepare one figure of the year, or one measure, by its name; None where there is none of it."""
        row = self._row(name)
        if row is None:
            return self.figures.figure(name)
        kinds = ((YEAR, "Year reported", row.cases), (BASELINE, "Baseline year", row.cases_before))
        return FigureRows(
            title=row.label,
            value=row.value,
            detail=row.detail,
            definition=row.definition,
            source=f"Source: {row.source}",
            periods=tuple(Choice(key, f"{words} ({len(cases)})") for key, words, cases in kinds if cases),
        )

    def cases(self, name: str, period: str) -> CaseRows:
        """Prepare the cases one figure counts in a period, `YEAR` or `BASELINE`."""
        row = self._row(name)
        if row is None:
            cases = self.figures.cases(name, before=period == BASELINE)
        else:
            cases = row.cases_before if period == BASELINE else row.cases
        return CaseRows(
            tuple(_case_row(case) for case in cases), "This figure counts no case in these years."
        )

    def _row(self, name: str) -> OutcomeRow | None:
        """Find a row of the page last asked for."""
        return next((row for row in self._page.rows if row.name == name), None) if self._page else None


def _figure_row(row: OutcomeRow) -> Row:
    """Prepare one row of the year."""
    return Row(
        row.name,
        (
            Cell(row.label, tip=row.detail, second=row.detail),
            Cell(_short(row.value), Tone.STRONG, tip=row.value, spoken=row.value),
        ),
    )


def _badge_words(period: Period) -> str:
    """Say a period in the few letters of a chip, both ends included: whole months by their names."""
    last = period.end - timedelta(days=1)
    first, until = shown_day(period.start), shown_day(last)
    if period.start.day == period.end.day == 1:
        first, until = first[3:], until[3:]
    return f"{period.label}: {first} to {until}"


def _short(value: str) -> str:
    """Say how many names a value lists, where it lists several: the figure itself names them."""
    return f"{value.count(', ') + 1} named" if ", " in value else value


def _case_row(case: OutcomeCase) -> Row:
    """Prepare one case by its reference."""
    return Row(case.key, (Cell(case.ref, Tone.STRONG), Cell(case.words, tip=case.words)))
