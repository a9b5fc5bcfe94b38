"""Which chart tells the truth about a measure, and its points: XmR, days or cases between events, or a run chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.rare_events import (
    FEWEST_EVENTS,
    Gaps,
    cases_between,
    days_between,
    is_sparse,
    opposite,
    to_days,
    to_even,
)
from pc_desktop.domain.outcomes.series import SeriesPoint, by_step, events_of, one_by_one
from pc_desktop.domain.outcomes.spc import chart
from pc_desktop.domain.outcomes.spc_chart import SpcChart, SpcGroup
from pc_desktop.domain.outcomes.spc_options import POINTS_BEFORE_LIMITS, SpcOptions, Spread
from pc_desktop.domain.outcomes.steps import Step, step_of

Form = Literal["xmr", "run", "days_between", "cases_between", "nothing"]
"""How a measure is drawn; a run chart has a median and never limits, and nothing is drawn of no value at all."""

_RARE: Final[dict[str, Form]] = {"count": "days_between", "share": "cases_between"}
_SPREADS: Final[dict[Form, Spread]] = {"days_between": "waiting", "cases_between": "geometric"}
_HAS_NONE: Final = frozenset({"count", "sum", "days", "open", "share"})
"""The kinds of measure in which nought means that there was none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is asked of a chart: the days it covers, both included, its step, and today.

    `rebase` are the days from which limits are worked out anew. `ghosts` are the points left out of every line, by the
    first day of their step or case, with the reason. `shown_from` is how many points limits take.
    """

    first: date
    last: date
    step: Step
    today: date
    rebase: tuple[date, ...] = ()
    ghosts: Mapping[date, str] = field(default_factory=dict)
    shown_from: int = POINTS_BEFORE_LIMITS


@dataclass(frozen=True, slots=True)
class Drawing:
    """One measure as it is drawn: every point in order, and the rules applied to those that count.

    `places` tells for each point of `spc` which point it is. `hollow` tells for each point left out of the lines why.
    `gaps` are what lies between events, where that is what is drawn. `spc` is on the scale its limits are worked out
    on: `shown` brings a line of it to the scale people read. `last_event` is the day of the latest one, where cases
    are events.
    """

    measure: Measure
    frame: Frame
    form: Form
    step: Step
    points: tuple[SeriesPoint, ...]
    places: tuple[int, ...]
    hollow: Mapping[int, str]
    spc: SpcChart | None
    gaps: Gaps | None = None
    last_event: date | None = None

    @property
    def limits_shown(self) -> bool:
        """Tell whether limits and icons may be shown."""
        return self.form != "run" and self.spc is not None and self.spc.limits_shown

    def is_bare(self, group: SpcGroup) -> bool:
        """Tell whether a group is shown by its median alone."""
        return self.form == "run" or group.is_short

    def shown(self, line: float | None) -> float | None:
        """Bring a line to the scale people read; None where there is none to be drawn."""
        if line is None or line in {float("inf"), float("-inf")}:
            return None
        return to_days(line) if self.form == "days_between" else line

    def open_gap_is_long(self) -> bool:
        """Tell whether the gap still open is already longer than chance alone would leave one."""
        if self.gaps is None or self.spc is None or not self.limits_shown:
            return False
        limits, still_open = self.spc.current.limits, self.gaps.still_open
        upper = self.shown(limits.upl) if limits else None
        return upper is not None and still_open is not None and still_open > upper


def draw(measure: Measure, frame: Frame) -> Drawing:
    """Choose the chart for a measure and draw it."""
    if frame.step == "case":
        return _in_order(measure, frame)
    return _by_step(measure, frame, frame.step)


def _in_order(measure: Measure, frame: Frame) -> Drawing:
    """Draw case by case: their values, or what lies between events; what lasts is drawn by month instead."""
    if measure.kind in {"days", "open"}:
        return _by_step(measure, frame, "month")
    if measure.kind in _RARE:
        rare = _between(measure, frame)
        return rare or _by_step(measure, frame, "month")
    points = one_by_one(measure, frame.first, frame.last)
    return _charted(measure, frame, "xmr", "case", points)


def _by_step(measure: Measure, frame: Frame, step: Step) -> Drawing:
    """Draw step by step, unless the events of the measure are too rare for that."""
    points = by_step(measure, frame.first, frame.last, step, frame.today)
    if measure.kind in _HAS_NONE and _too_rare(points, frame):
        rare = _between(measure, frame) if measure.kind in _RARE else None
        return rare or _charted(measure, frame, "run", step, points)
    return _charted(measure, frame, "xmr", step, points)


def _too_rare(points: Sequence[SeriesPoint], frame: Frame) -> bool:
    """Tell whether most steps have none, of all that are over or of those since the limits last changed."""
    over = [point for point in points if not point.so_far and point.start not in frame.ghosts]
    since = max((day for day in frame.rebase if over and day <= over[-1].start), default=frame.first)
    current = [point.value for point in over if point.start >= since]
    return is_sparse(point.value for point in over) or (len(current) > 1 and is_sparse(current))


def _between(measure: Measure, frame: Frame) -> Drawing | None:
    """Draw what lies between events, the gap still open as a last, hollow point; None where there are too few."""
    cases = events_of(measure, frame.last)
    until = min(frame.today, frame.last)
    gaps = days_between(cases, until) if measure.kind == "count" else cases_between(cases)
    closed = tuple(gap for gap in gaps.closed if gap.day >= frame.first)
    if len(closed) + 1 < FEWEST_EVENTS or gaps.still_open is None:
        return None
    points = [SeriesPoint(gap.day, gap.day, shown_day(gap.day), gap.length, (gap.case,)) for gap in closed]
    points.append(SeriesPoint(until, until, "So far", gaps.still_open, (), so_far=True))
    form = _RARE[measure.kind]
    return _charted(measure, frame, form, "case", tuple(points), Gaps(closed, gaps.still_open))


def _charted(
    measure: Measure,
    frame: Frame,
    form: Form,
    step: Step,
    points: tuple[SeriesPoint, ...],
    gaps: Gaps | None = None,
) -> Drawing:
    """Apply the rules to the points that count."""
    hollow = _hollow(points, frame, step)
    counting = [(at, point) for at, point in enumerate(points) if at not in hollow]
    rows = [(_moment(at, point, step), _even(point.value, form)) for at, point in counting]
    options = SpcOptions(
        improvement=opposite(measure.better) if gaps else measure.better,
        target=None if gaps else measure.target,
        rebase=frame.rebase,
        shown_from=frame.shown_from,
        spread=_SPREADS.get(form, "moving_range"),
    )
    there = tuple(at for at, point in counting if point.value is not None)
    events = (
        [one.day for one in events_of(measure, frame.last) if one.value > 0] if measure.kind in _RARE else []
    )
    return Drawing(
        measure=measure,
        frame=frame,
        form=form if there or any(points[at].value is not None for at in hollow) else "nothing",
        step=step,
        points=points,
        places=there,
        hollow=hollow,
        spc=chart(rows, options) if there else None,
        gaps=gaps,
        last_event=events[-1] if events else None,
    )


def _hollow(points: Sequence[SeriesPoint], frame: Frame, step: Step) -> dict[int, str]:
    """Name the points that are drawn but count in no line: a step not over, and those people left out."""
    unfinished = "still open" if step == "case" else "not over yet"
    hollow = {at: unfinished for at, point in enumerate(points) if point.so_far}
    for at, point in enumerate(points):
        reason = frame.ghosts.get(step_of(point.start, step))
        if reason and at not in hollow:
            hollow[at] = f"left out: {reason}"
    return hollow


def _moment(at: int, point: SeriesPoint, step: Step) -> date:
    """Give what orders a point: its day, and its place too where several cases may share one."""
    if step != "case":
        return point.start
    return datetime.combine(point.start, time()) + timedelta(microseconds=at)


def _even(value: float | None, form: Form) -> float | None:
    """Put a value on the scale its limits are worked out on."""
    return to_even(value) if form == "days_between" and value is not None else value
