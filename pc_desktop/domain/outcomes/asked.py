"""What is asked of the outcomes: which days, against which days, of which unit, area and service, counted how."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.outcomes.definitions import Definition, Period

WITHOUT_LAST_DAY: Final = "without_last_day"
STAY_RULES: Final = MappingProxyType(
    {
        WITHOUT_LAST_DAY: Definition(
            "Last day not counted",
            "from admission to discharge, the day of discharge not counted, days after being ready to leave counted",
            "MHSDS inpatient dashboard: discharge date less admission date.",
        ),
        "with_last_day": Definition(
            "Last day counted",
            "from admission to discharge, both days counted, days after being ready to leave too",
            "MHSDS eating disorders dashboard: discharge date less admission date, and one day more.",
        ),
        "without_ready_days": Definition(
            "Days after being ready left out",
            "from admission until the patient was clinically ready for discharge, or to discharge where that "
            "was not recorded, the last day not counted",
            "MHSDS inpatient dashboard: length of stay less the days clinically ready for discharge.",
        ),
    }
)
"""The national ways to count a length of stay, by name: each prints under the figure as it was counted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cases are counted: those of one unit, of one area, of one kind of beds; None for all.

    `unit` is a unit's key, `area` the area of a community team, `service` a national code of a class of beds.
    """

    unit: str | None = None
    area: str | None = None
    service: str | None = None

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.unit is None and self.area is None and self.service is None


EVERYTHING: Final = Scope()
"""The scope that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The page's question: a period, the one it is compared with, a scope, and how a stay's days are counted."""

    period: Period
    baseline: Period
    scope: Scope = EVERYTHING
    stay_rule: str = WITHOUT_LAST_DAY

    @property
    def rule(self) -> Definition:
        """Give the way a stay's days are counted; the usual one where an unknown one is asked for."""
        return STAY_RULES.get(self.stay_rule, STAY_RULES[WITHOUT_LAST_DAY])

    @property
    def length_measure(self) -> str:
        """Name the measure that counts lengths of stay in this way."""
        return length_measure(self.stay_rule if self.stay_rule in STAY_RULES else WITHOUT_LAST_DAY)


def rule_of(measure: str) -> str:
    """Name the way to count a stay that a measure counts by; the usual one for any other measure."""
    return next((rule for rule in STAY_RULES if length_measure(rule) == measure), WITHOUT_LAST_DAY)


def length_measure(rule: str) -> str:
    """Name the measure that counts lengths of stay by a rule."""
    return "length_of_stay" if rule == WITHOUT_LAST_DAY else f"length_of_stay_{rule}"
