"""The versioned rules set up: the tables of risk signs beside one another, and the versions of the order."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.ranking import COMPARISONS, OrderRule
from pc_desktop.domain.severity import RiskRule, RiskVersion
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_order import STARTING
from pc_desktop.services.set_risk import levels_of, sign_label, table_in_force, version_called, versions_of

NOT_VERIFIED = "not yet locally verified"


@dataclass(frozen=True, slots=True)
class TableVersion:
    """One version of the table of risk signs; `signed` says who verified it, in words."""

    version: str
    source: str
    signed: str
    is_signed: bool
    in_force: bool
    rules: tuple[RiskRule, ...]


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign: its row of the version looked at (None where it has none), and what both versions say.

    `key` is the same in every version.
    """

    key: str
    sign: str
    rule: RiskRule | None
    here: dict[str, str]
    beside: dict[str, str] | None

    @property
    def differs(self) -> bool:
        """Tell whether the two versions say different things of it."""
        return self.beside is not None and self.here != self.beside


@dataclass(frozen=True, slots=True)
class OrderVersion:
    """One version of the order's rule; the one the application comes with has no name."""

    version: str
    components: tuple[str, ...]
    source: str
    signed: str
    is_signed: bool
    in_force: bool


def table_versions(reading: Reading) -> tuple[TableVersion, ...]:
    """Give every version of the table, by name."""
    force, rules = table_in_force(reading), reading.find(RiskRule)
    made = []
    for name in versions_of(reading):
        held = version_called(reading, name)
        made.append(
            TableVersion(
                version=name,
                source=held.source if held else "Not recorded",
                signed=_signed(held),
                is_signed=held is not None and held.signed_by is not None,
                in_force=name == force,
                rules=tuple(sorted((one for one in rules if one.version == name), key=_place)),
            )
        )
    return tuple(made)


def sign_lines(here: TableVersion, beside: TableVersion | None) -> tuple[SignLine, ...]:
    """Give every sign of a version with what another says of it, then the signs only the other has."""
    others = {sign_key(rule): rule for rule in beside.rules} if beside else {}
    lines = [
        SignLine(
            sign_key(rule),
            sign_label(rule),
            rule,
            levels_of(rule),
            _levels(beside, others.pop(sign_key(rule), None)),
        )
        for rule in here.rules
    ]
    lines += [
        SignLine(sign_key(rule), sign_label(rule), None, {}, levels_of(rule)) for rule in others.values()
    ]
    return tuple(lines)


def sign_key(rule: RiskRule) -> str:
    """Name a sign's row whatever the version: whom it is for, and what is measured."""
    return f"{rule.population} {rule.sign} {rule.sex or 'any'}"


def order_versions(reading: Reading) -> tuple[OrderVersion, ...]:
    """Give every version of the order, the one the application comes with first."""
    chosen = settings_of(reading)["order_version"]
    held = sorted(reading.find(OrderRule), key=lambda one: one.version)
    force = chosen if chosen in {one.version for one in held} else STARTING
    first = OrderVersion(
        STARTING,
        COMPARISONS,
        "most unwell first, as the collaborative published",
        NOT_VERIFIED,
        is_signed=False,
        in_force=force == STARTING,
    )
    return (first, *(_order(one, force) for one in held))


def _order(one: OrderRule, force: str) -> OrderVersion:
    """Prepare one version of the order."""
    return OrderVersion(
        one.version,
        one.components,
        one.source,
        _signed(one),
        one.signed_by is not None,
        one.version == force,
    )


def _signed(version: RiskVersion | OrderRule | None) -> str:
    """Say who has verified a version here."""
    if version is None or version.signed_by is None or version.signed_on is None:
        return NOT_VERIFIED
    return f"locally verified by {version.signed_by} on {shown_day(version.signed_on)}"


def _place(rule: RiskRule) -> tuple[str, int, str]:
    """Tell a row's place: adults first, then as the table counts."""
    return rule.population, rule.position, rule.sex or ""


def _levels(beside: TableVersion | None, rule: RiskRule | None) -> dict[str, str] | None:
    """Say what the other version makes of a sign; nothing where there is no other version."""
    if beside is None:
        return None
    return levels_of(rule) if rule else {"red": "not in it", "amber": "not in it"}
