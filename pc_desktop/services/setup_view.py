"""What the collaborative has set up: its units, teams, risk table and settings, in words."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.places import Bed, Team, Trust, Unit, offer_words
from pc_desktop.domain.ranking import ORDER_WORDS
from pc_desktop.domain.severity import RiskRule, RiskVersion
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as set up."""

    key: str
    name: str
    trust: str
    outcode: str
    beds: int
    takes: str
    offers: str
    price: str


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One community team as set up."""

    key: str
    name: str
    area: str
    linked: str
    outcodes: str


@dataclass(frozen=True, slots=True)
class SignLine:
    """One row of the risk table in words."""

    key: str
    sign: str
    red: str
    amber: str


@dataclass(frozen=True, slots=True)
class SetupPage:
    """Everything set up, with where the risk table comes from and who has verified it."""

    collaborative: str
    units: tuple[UnitLine, ...]
    teams: tuple[TeamLine, ...]
    signs: tuple[SignLine, ...]
    signs_source: str
    signs_signed: str
    order_rule: str
    settings: tuple[tuple[str, str], ...]


_SETTING_WORDS = {
    "hold_days": "A bed offered is held for, days",
    "confirmation_days": "A unit's word is fresh for, days",
    "plan_horizon_days": "The plan looks ahead, days",
    "points_before_limits": "Limits are shown from this many points on",
    "avoided_after_days": "An avoided admission counts after, days",
}


def setup_view(reading: Reading) -> SetupPage:
    """Give everything set up."""
    settings = settings_of(reading)
    trusts = {trust.key: trust.name for trust in reading.find(Trust)}
    units = sorted(reading.find(Unit), key=lambda unit: unit.position)
    counts: dict[str, int] = {}
    for bed in reading.find(Bed):
        counts[bed.unit] = counts.get(bed.unit, 0) + 1
    names = {unit.key: unit.name for unit in units}
    versions = reading.find(RiskVersion)
    rules = sorted(reading.find(RiskRule), key=lambda rule: (rule.population, rule.position))
    return SetupPage(
        collaborative=settings["collaborative"],
        units=tuple(_unit(unit, trusts, counts.get(unit.key, 0)) for unit in units if unit.in_region),
        teams=tuple(_team(team, names) for team in sorted(reading.find(Team), key=lambda team: team.name)),
        signs=tuple(_sign(rule) for rule in rules),
        signs_source=versions[-1].source if versions else "Not recorded",
        signs_signed=_signed(versions[-1]) if versions else "Not recorded",
        order_rule=ORDER_WORDS,
        settings=tuple((words, settings[key]) for key, words in _SETTING_WORDS.items()),
    )


def _unit(unit: Unit, trusts: dict[str, str], beds: int) -> UnitLine:
    """Prepare one unit."""
    ages = f"{unit.youngest} to {unit.oldest}" if unit.oldest is not None else f"{unit.youngest} and over"
    sexes = {"F": "women", "M": "men"}.get(unit.sexes, "women and men")
    if unit.men_places is not None and unit.sexes == "any":
        sexes += f", at most {unit.men_places} men"
    offers = ", ".join(offer_words(offer) for offer in unit.offers) or "nothing special"
    price = f"£{unit.price_per_day}" if unit.price_per_day is not None else "Not recorded"
    trust = trusts.get(unit.trust, "Not recorded")
    return UnitLine(unit.key, unit.name, trust, unit.outcode, beds, f"{sexes}; {ages}", offers, price)


def _team(team: Team, names: dict[str, str]) -> TeamLine:
    """Prepare one team."""
    linked = names.get(team.linked_unit or "", "none")
    return TeamLine(team.key, team.name, team.area, linked, ", ".join(team.outcodes))


def _sign(rule: RiskRule) -> SignLine:
    """Prepare one row of the risk table."""
    label = rule.label if rule.population == "adult" else f"{rule.label} (under 18)"
    return SignLine(
        rule.key,
        label,
        _threshold(rule, rule.red_below, rule.red_from),
        _threshold(rule, rule.amber_below, rule.amber_from),
    )


def _threshold(rule: RiskRule, below: float | None, from_: float | None) -> str:
    """Say a threshold in words."""
    parts = []
    if below is not None:
        parts.append(f"below {below:.{rule.decimals}f}")
    if from_ is not None:
        parts.append(f"{from_:.{rule.decimals}f} or more")
    return f"{' or '.join(parts)} {rule.unit}".strip() if parts else "no threshold"


def _signed(version: RiskVersion) -> str:
    """Say who has verified a version of the table here."""
    if version.signed_by is None or version.signed_on is None:
        return "not yet locally verified"
    return f"locally verified by {version.signed_by} on {shown_day(version.signed_on)}"
