"""What a board asks to see over time: a measure, the dated cases it rests on, and how they become one figure.

Whoever knows a measure gives its cases once, with their days; the same cases are then counted by week, month, quarter
or case, for any period, unit, area or service, and become a chart, a table and a list of cases that cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Final, Literal

from pc_desktop.domain.outcomes.spc_options import Improvement

Kind = Literal["count", "sum", "mean", "median", "share", "days", "open"]
"""How the cases of a step become its value.

count: how many cases there are (of none: nought). sum: their values added up (of none: nought). mean and median: of
their values (of none: no value). share: their values added up, in per cent of what they are `of` (of nothing: no
value). days: the days that spells last within the step, times their weight, in per cent of those of `against` where
that is given. open: how many spells are open at the end of the step.
"""

CaseKind = Literal["stay", "referral", "meeting", "hold", "action", "departure", "unit", "answer", "decision"]
"""What kind of fact the keys of cases name."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One dated case: the day it counts on, its value, its key, and the unit and the area it belongs to.

    `of` is what the value is a share of: a discharge that led to a readmission is 1 of 1, one that did not 0 of 1.
    """

    day: date
    value: float
    case: str
    unit: str | None = None
    area: str | None = None
    of: float = 1.0


PLACE: Final = attrgetter("day", "case")
"""Where a dated case stands among others: by its day, then by its key."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One case that lasts from `start` up to but not including `end`; None while it goes on."""

    start: date
    end: date | None
    case: str
    unit: str | None = None
    area: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Aside:
    """One case a measure does not count as it counts the others: when it would have counted, and why it does not.

    `why` reads after a number, such as without a recorded reason.
    """

    day: date
    why: str
    case: str
    unit: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it is called and means, and its cases.

    `unit` is what its values are counted in (days, miles, %; empty where it counts cases), `of` a case in the singular
    (discharge). `definition` and `source` are printed with every chart. `better` says which way is better. `family`
    is shared by measures that are the same but for their definition, of which people choose one; `choice` then names
    the definition in a few words. `theme` groups measures on the page. `figure` names the row of the year in one table
    that tells the same outcome. `excluded` says in sentences what is always left out; `aside` are the single cases.
    """

    name: str
    title: str
    unit: str
    of: str
    kind: Kind
    better: Improvement
    definition: str
    source: str
    case_kind: CaseKind
    theme: str
    observed: Sequence[Observed] = ()
    spells: Sequence[Spell] = ()
    against: Sequence[Spell] = ()
    target: float | None = None
    family: str = ""
    choice: str = ""
    figure: str = ""
    excluded: tuple[str, ...] = ()
    aside: Sequence[Aside] = ()
