"""What the Setup screen shows: units, teams, the risk table, the order's rule and the settings in force."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import counted
from pc_desktop.services.office import Office
from pc_desktop.services.setup_view import SetupPage, SignLine, TeamLine, UnitLine, setup_view
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.widgets.shown import Choice, Notice, Pair

_THEMES = (
    Choice("system", "Like the computer", "Light or dark, as the computer is set"),
    Choice("light", "Light", "Dark words on white"),
    Choice("dark", "Dark", "Light words on dark, for a dim room"),
    Choice("contrast", "High contrast", "White words on black with strong edges"),
)
_STEP_WORDS = {
    "urgency": "Urgency: emergency, very urgent, urgent, routine",
    "red signs": "More red signs",
    "amber signs": "More amber signs",
    "falling": "A red or amber sign worse than a week before",
    "unsafe place": "Waiting in an emergency department or in police custody",
    "legal clock": "A legal clock running, such as Section 2",
    "wait": "The longer wait",
}
_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class SetupRows:
    """The Setup screen as rows and words."""

    badges: tuple[Badge, ...]
    units: tuple[Row, ...]
    teams: tuple[Row, ...]
    signs: tuple[Row, ...]
    signs_notice: Notice
    signs_source: str
    order: tuple[Pair, ...]
    settings: tuple[Pair, ...]
    read_only: Notice
    themes: tuple[Choice, ...]
    scales: tuple[Choice, ...]


class SetupPresenter:
    """Prepares what is set up."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def refresh(self) -> SetupRows:
        """Ask for what is set up and prepare it."""
        page = self._office.desk.ask(setup_view)
        return SetupRows(
            badges=(
                Badge(page.collaborative, Tone.BLUE),
                Badge(counted(len(page.units), "unit"), Tone.GREY),
                Badge(counted(len(page.teams), "team"), Tone.GREY),
            ),
            units=tuple(_unit_row(one) for one in page.units),
            teams=tuple(_team_row(one) for one in page.teams),
            signs=tuple(_sign_row(one) for one in page.signs),
            signs_notice=_signs_notice(page),
            signs_source=f"Thresholds: {page.signs_source}. They mark signs for people to discuss; this is no score.",
            order=_order(page),
            settings=(Pair("Name of the collaborative", page.collaborative), *_settings(page)),
            read_only=Notice(
                Tone.BLUE,
                "These are for reading for now.",
                "They came with the region. Changing them here, each change a step with a name, comes later.",
                can_close=False,
            ),
            themes=_THEMES,
            scales=tuple(Choice(f"{scale:g}", f"{round(scale * 100)} %") for scale in _SCALES),
        )


def _unit_row(one: UnitLine) -> Row:
    """Prepare one unit."""
    return Row(
        one.key,
        (
            Cell(one.name, Tone.STRONG, second=one.trust, tip=one.trust),
            Cell(one.outcode),
            Cell(str(one.beds), spoken=counted(one.beds, "bed")),
            Cell(one.takes, tip=one.takes),
            _offers(one),
            Cell(one.price, spoken=f"price a day {one.price}"),
        ),
    )


def _offers(one: UnitLine) -> Cell:
    """Prepare what a unit offers, in two lines where it is much."""
    each = one.offers.split(", ")
    half = -(-len(each) // 2) if len(each) > 2 else len(each)
    return Cell(", ".join(each[:half]), second=", ".join(each[half:]), tip=one.offers)


def _team_row(one: TeamLine) -> Row:
    """Prepare one team."""
    districts = (
        counted(len(one.outcodes.split(", ")), "postcode district") if one.outcodes else "no districts"
    )
    return Row(
        one.key,
        (
            Cell(one.name, Tone.STRONG, second=districts, tip=one.outcodes),
            Cell(one.area),
            Cell(one.linked, Tone.QUIET if one.linked == "none" else Tone.PLAIN),
            Cell(one.outcodes or "Not recorded", Tone.QUIET, tip=one.outcodes),
        ),
    )


def _sign_row(one: SignLine) -> Row:
    """Prepare one row of the risk table."""
    return Row(
        one.key,
        (
            Cell(one.sign, Tone.STRONG),
            _threshold("▲", one.red, Tone.RED),
            _threshold("◆", one.amber, Tone.AMBER),
        ),
    )


def _threshold(shape: str, words: str, tone: Tone) -> Cell:
    """Prepare one threshold, with its level's shape."""
    if words == "no threshold":
        return Cell(words, Tone.QUIET)
    level = "red" if tone is Tone.RED else "amber"
    return Cell(f"{shape} {words}", tone, spoken=f"{level} {words}")


def _signs_notice(page: SetupPage) -> Notice:
    """Say whether somebody has verified the table here."""
    verified = page.signs_signed.startswith("locally verified")
    said = page.signs_signed[0].upper() + page.signs_signed[1:]
    if verified:
        return Notice(Tone.GREEN, f"{said}.", can_close=False)
    advice = "A clinical safety officer signs the table off before it is relied on."
    return Notice(Tone.AMBER, f"{said}.", advice, can_close=False)


def _order(page: SetupPage) -> tuple[Pair, ...]:
    """Say the steps of the order, one to a line."""
    steps = page.order_rule.split(", ")
    said = (_STEP_WORDS.get(step, step[0].upper() + step[1:]) for step in steps)
    return tuple(Pair(f"{number}.", words) for number, words in enumerate(said, start=1))


def _settings(page: SetupPage) -> tuple[Pair, ...]:
    """Prepare the settings, their units beside their values."""
    pairs = []
    for words, value in page.settings:
        label, _, unit = words.partition(", ")
        pairs.append(Pair(label, f"{value} {unit}".strip()))
    return tuple(pairs)
