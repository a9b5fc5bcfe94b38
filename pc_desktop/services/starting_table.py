"""The table of risk signs a new store begins with: from the reference file, not yet verified by anybody here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pc_desktop.domain.severity import JUDGED, RiskRule, RiskVersion
from pc_desktop.services.ports import Reading, Work

_BOTH = ("adult", "under_18")


@dataclass(frozen=True, slots=True)
class LayStartingTable:
    """Lay the starting table; `table` is the content of the reference file."""

    table: Mapping[str, Any]

    def title(self, _reading: Reading) -> str:
        """Say what is laid."""
        return f"Lay the starting table of risk signs, version {self.table['version']}"

    def carry_out(self, work: Work) -> None:
        """Write the version and every row, unsigned."""
        work.put(*starting_table(self.table))


def starting_table(table: Mapping[str, Any]) -> Iterator[RiskVersion | RiskRule]:
    """Give the version and its rows, for adults and for those under 18."""
    version = table["version"]
    yield RiskVersion(f"risk-{version}", version, table["source"], None, None)
    for population in _BOTH:
        rows = [row for row in table["rule"] if population in row.get("populations", _BOTH)]
        for position, row in enumerate(rows, start=1):
            yield _rule(version, population, position, row)


def _rule(version: str, population: str, position: int, row: Mapping[str, Any]) -> RiskRule:
    """Give one row; one without thresholds is judged."""
    given = tuple(row.get(name) for name in ("red_below", "amber_below", "red_from", "amber_from"))
    red_below, amber_below, red_from, amber_from = JUDGED if given == (None,) * 4 else given
    sex = row.get("sex")
    return RiskRule(
        key="-".join(part for part in ("risk", version, population, row["sign"], sex or "") if part),
        version=version,
        population=population,
        position=position,
        sign=row["sign"],
        label=row["label"],
        unit=row.get("unit", ""),
        decimals=row.get("decimals", 0),
        red_below=red_below,
        red_from=red_from,
        amber_below=amber_below,
        amber_from=amber_from,
        falling_is_worse=row.get("falling_is_worse", False),
        sex=sex,
        red_words=row.get("red_words"),
        amber_words=row.get("amber_words"),
        green_words=row.get("green_words"),
    )
