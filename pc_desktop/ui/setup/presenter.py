"""What the Setup screen shows: units, teams, the risk table, the order's rule and the settings in force."""

from dataclasses import dataclass

from pc_desktop.services.office import Office
from pc_desktop.services.setup_view import setup_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.shown import Pair


@dataclass(frozen=True, slots=True)
class SetupRows:
    """The Setup screen as rows and words."""

    collaborative: str
    units: tuple[Row, ...]
    teams: tuple[Row, ...]
    signs: tuple[Row, ...]
    signs_words: str
    order_words: str
    settings: tuple[Pair, ...]


class SetupPresenter:
    """Prepares what is set up."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def refresh(self) -> SetupRows:
        """Ask for what is set up and prepare it."""
        page = self._office.desk.ask(setup_view)
        return SetupRows(
            collaborative=page.collaborative,
            units=tuple(
                Row(
                    one.key,
                    (
                        Cell(one.name, Tone.STRONG, second=one.trust),
                        Cell(one.outcode),
                        Cell(str(one.beds)),
                        Cell(one.takes, tip=one.takes),
                        Cell(one.offers, tip=one.offers),
                        Cell(one.price),
                    ),
                )
                for one in page.units
            ),
            teams=tuple(
                Row(one.key, (Cell(one.name, Tone.STRONG), Cell(one.area), Cell(one.linked), Cell(one.outcodes)))
                for one in page.teams
            ),
            signs=tuple(
                Row(one.key, (Cell(one.sign, Tone.STRONG), Cell(f"▲ {one.red}", Tone.RED), Cell(f"◆ {one.amber}", Tone.AMBER)))
                for one in page.signs
            ),
            signs_words=f"{page.signs_source} · {page.signs_signed}",
            order_words=f"Order of the queue: {page.order_rule}",
            settings=tuple(Pair(words, value) for words, value in page.settings),
        )
