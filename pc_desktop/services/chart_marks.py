"""What is marked on a chart besides its points and limits: events, and the value of the baseline."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.drawing import Drawing
from pc_desktop.domain.outcomes.drawing_words import unit_after
from pc_desktop.domain.outcomes.happened import last_day, months_words
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.series import baseline_of, in_a_step
from pc_desktop.domain.outcomes.steps import step_of
from pc_desktop.domain.settings import Event


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, just before the first point on or after its day.

    What lasted is a band up to just after its last point, at `until`.
    """

    x: float
    label: str
    until: float | None = None


@dataclass(frozen=True, slots=True)
class BaselineLine:
    """The value of the baseline period, from its first x to its last, with how many cases it rests on."""

    start: int
    end: int
    value: float
    words: str


def marks_of(drawing: Drawing, events: Iterable[Event]) -> tuple[Mark, ...]:
    """Place events before the point of their step or the next after them, and what lasted up to its last point."""
    starts, step = [point.start for point in drawing.points], drawing.step
    found = []
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        first = bisect_left(starts, step_of(event.day, step))
        after = bisect_right(starts, step_of(last_day(event), step))
        lasts = event.until is not None and after > first
        until = _between(after, len(starts)) if lasts else None
        found.append(Mark(_between(first, len(starts)), f"{event.label} {months_words(event)}", until))
    return tuple(found)


def _between(at: int, points: int) -> float:
    """Give the place between a point and the one before it; beyond the first and the last there is less room."""
    return at - 0.5 if 0 < at < points else -0.25 if at == 0 else points - 0.75


def baseline_line(drawing: Drawing, baseline: Period | FixedBaseline) -> BaselineLine | None:
    """Lay the value of the baseline over the points of its period, where they are of steps.

    A fixed one is drawn as it was fixed; where its period has no point of the chart, it lies over all of them.
    """
    points = drawing.points
    inside = [at for at, point in enumerate(points) if baseline.start <= point.start < baseline.end]
    if isinstance(baseline, FixedBaseline):
        words, (value, number) = "fixed baseline", _as_fixed(drawing, baseline)
        inside = inside or list(range(len(points)))
    else:
        ends = (baseline.start, baseline.end)
        words, (value, number) = (
            baseline.label.lower(),
            baseline_of(drawing.measure, *ends, drawing.step, drawing.frame.today),
        )
    if drawing.step == "case" or not inside or value is None:
        return None
    said = f"{words} {unit_after(value, drawing.measure.unit)}, n {number}"
    return BaselineLine(inside[0], inside[-1], value, said)


def _as_fixed(drawing: Drawing, fixed: FixedBaseline) -> tuple[float | None, int]:
    """Give the value of a fixed baseline by step, with its number; none of what is open at a moment."""
    if drawing.measure.kind == "open":
        return None, 0
    days = (fixed.end - fixed.start).days
    return in_a_step(drawing.measure, fixed.value, days, drawing.step), fixed.number
