"""The measures charted from stays alone: placements out of area, length of stay, distance, admissions managed."""

from collections.abc import Iterable, Mapping

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import days_between, local_day
from pc_desktop.domain.outcomes.definitions import DEFINITIONS, managed
from pc_desktop.domain.outcomes.measured import Measure, Observed
from pc_desktop.domain.places import Unit


def first_measures(
    stays: Iterable[Stay], units: Mapping[str, Unit], area_of: Mapping[str, str]
) -> tuple[Measure, ...]:
    """Give the measures of the headline that stays alone tell; `area_of` names the area of a referral by its key."""
    ours = managed(stays)

    def seen(stay: Stay, value: float, *, at_end: bool = False) -> Observed:
        moment = stay.discharged if at_end and stay.discharged else stay.admitted
        return Observed(local_day(moment), value, stay.key, stay.unit, area_of.get(stay.referral or ""))

    stay, distance = DEFINITIONS["length_of_stay"], DEFINITIONS["distance"]
    return (
        Measure(
            "length_of_stay", "Length of stay, mean", "days", "discharge", "mean", "decrease",
            stay.text.format(span="month"), stay.source, "stay", "Stay",
            tuple(
                seen(one, float(days_between(one.admitted, one.discharged)), at_end=True)
                for one in ours
                if one.discharged
            ),
            figure="length_of_stay",
        ),
        Measure(
            "out_of_area", "Out-of-area placements started", "", "placement", "count", "decrease",
            DEFINITIONS["out_of_area"].text, DEFINITIONS["out_of_area"].source, "stay", "Out of area",
            tuple(seen(one, 1.0) for one in ours if not units[one.unit].in_region),
            figure="out_of_area",
        ),
        Measure(
            "distance", "Distance from home, mean", "miles", "admission", "mean", "decrease",
            distance.text.format(span="month"), distance.source, "stay", "Stay",
            tuple(seen(one, one.miles) for one in ours if one.miles is not None),
            figure="distance",
        ),
        Measure(
            "managed", "Admissions managed", "", "admission", "count", "neutral",
            DEFINITIONS["managed"].text, DEFINITIONS["managed"].source, "stay", "Flow",
            tuple(seen(one, 1.0) for one in ours),
            figure="managed",
        ),
    )  # fmt: skip
