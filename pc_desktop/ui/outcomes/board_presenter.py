"""What is taken to a board from the Outcomes screen, and the events that stand on its charts, without Qt."""

from dataclasses import replace

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Event
from pc_desktop.services.board_pack import BoardPack, PackedChart, board_pack
from pc_desktop.services.charts_view import ChartsPage
from pc_desktop.services.office import Office
from pc_desktop.services.outcomes_facts import Gathered
from pc_desktop.services.outcomes_view import OutcomesPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.chart_words import chart_rows
from pc_desktop.ui.outcomes.charts_presenter import ChartsPresenter
from pc_desktop.ui.outcomes.rows import ChartRows, Taken


class BoardPresenter:
    """Puts together what leaves the screen."""

    def __init__(self, office: Office, charts: ChartsPresenter) -> None:
        """Sit in an office, beside the charts."""
        self._office, self._charts = office, charts

    def taken(self, page: OutcomesPage, kind: str) -> Taken:
        """Put together what is taken to a board, as `kind` says: every measure as chosen, one of each family."""
        facts = self._charts.facts()
        pack = self._pack(self._charts.everything(), page)
        return Taken(pack, tuple(_packed(one, facts) for one in pack.charts), kind)

    def picture_of(self, name: str, page: OutcomesPage) -> tuple[BoardPack, ChartRows]:
        """Give one chart ready to be painted as a picture; refuses one that would show small numbers of a place."""
        facts, chart = self._charts.facts(), self._charts.chart(name)
        if chart is None:
            raise Refused("This chart is no longer shown.")
        pack = self._pack(replace(self._charts.page(), charts=(chart,)), page)
        if pack.charts[0].withheld:
            raise Refused(pack.charts[0].withheld)
        return pack, _packed(pack.charts[0], facts)

    def _pack(self, charts: ChartsPage, page: OutcomesPage) -> BoardPack:
        """Put charts and the year together."""
        facts, desk = self._charts.facts(), self._office.desk
        made = (self._office.clock.now(), desk.by)
        return board_pack(charts, page, facts.settings["collaborative"], facts.events, made)

    def events(self) -> tuple[Row, ...]:
        """Prepare every event, the latest first."""
        facts = self._charts.facts()
        named = facts.settings["chart_rebase_event"].split()
        return tuple(
            Row(
                event.key,
                (
                    Cell(shown_day(event.day), Tone.STRONG),
                    Cell(event.label + (" · limits anew" if event.key in named else ""), tip=event.label),
                ),
            )
            for event in sorted(facts.events, key=lambda one: (one.day, one.key), reverse=True)
        )

    def event(self, key: str) -> Event | None:
        """Give one event by its key."""
        return next((event for event in self._charts.facts().events if event.key == key), None)

    def changes_limits(self, key: str) -> bool:
        """Tell whether charts work their limits out anew from an event."""
        return key in self._charts.facts().settings["chart_rebase_event"].split()


def _packed(packed: PackedChart, facts: Gathered) -> ChartRows:
    """Prepare one chart of a pack: one that is withheld has nothing to paint."""
    rows = chart_rows(packed.chart, facts)
    return replace(rows, nothing=packed.withheld) if packed.withheld else rows
