"""What is taken to a board from the Outcomes screen, and the events that stand on its charts, without Qt."""

from dataclasses import replace

from pc_desktop.domain.errors import Refused
from pc_desktop.services.board_pack import BoardPack, PackedChart, board_pack
from pc_desktop.services.charts_view import ChartsPage
from pc_desktop.services.events_view import EventLine, EventsHeld, events_held
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
        return board_pack(charts, page, facts.settings["collaborative"], made)

    def events(self) -> tuple[Row, ...]:
        """Prepare every event, the latest first."""
        return tuple(_event_row(line) for line in self.events_held().lines)

    def events_held(self) -> EventsHeld:
        """Give the events, and the places one can belong to."""
        facts = self._charts.facts()
        return events_held(facts.events, facts.book.units.values(), facts.book.teams, facts.settings)


def _event_row(line: EventLine) -> Row:
    """Prepare one event: when, what, and below it where and what it does to limits."""
    first, _, last = line.days.partition(" to ")
    limits = "limits anew" if line.changes_limits else ""
    return Row(
        line.event.key,
        (
            Cell(first, Tone.STRONG, second=f"to {last}" if last else "", spoken=line.days),
            Cell(
                line.event.label, tip=line.event.label, second=" · ".join(filter(None, (line.whose, limits)))
            ),
        ),
    )


def _packed(packed: PackedChart, facts: Gathered) -> ChartRows:
    """Prepare one chart of a pack: one that is withheld has nothing to paint."""
    rows = chart_rows(packed.chart, facts)
    return replace(rows, nothing=packed.withheld) if packed.withheld else rows
