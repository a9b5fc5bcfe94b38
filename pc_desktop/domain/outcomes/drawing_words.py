"""What is said of a drawn measure: the sentence a clinician would say, how it is drawn, and why without limits."""

from collections.abc import Callable
from typing import Final

from pc_desktop.domain.calendar import counted, shown_day
from pc_desktop.domain.outcomes.caption import caption, method, plain
from pc_desktop.domain.outcomes.drawing import Drawing
from pc_desktop.domain.outcomes.rare_events import Gaps
from pc_desktop.domain.outcomes.spc_chart import SpcChart
from pc_desktop.domain.outcomes.spc_options import Improvement

_STEPS: Final = {"week": "week", "month": "month", "quarter": "quarter"}
_RARE_RULE: Final = (
    "in half of the {many} or more there was none, and limits around so low a mean would call every single {of} a "
    "signal"
)
_MEANING: Final[dict[Improvement, str]] = {
    "increase": "special cause, improving",
    "decrease": "special cause, concerning",
    "neutral": "special cause, higher",
}


def unit_after(value: float, unit: str) -> str:
    """Write a value with its unit: 12 days, 1 day, 85 %, 7."""
    number = plain(value)
    if not unit or unit == "%":
        return f"{number}{unit and ' ' + unit}"
    return f"{number} {unit.removesuffix('s') if number == '1' and unit.endswith('s') else unit}"


def plural(of: str) -> str:
    """Name several of a case: discharge, discharges; stay away, stays away."""
    return f"{of[:-1]}ies" if of.endswith("y") and of[-2:-1] not in "aeiou" else f"{of}s"


def said(drawing: Drawing) -> str:
    """Say what a drawn measure shows, in a sentence or two; of one with nothing to draw, that there is nothing."""
    if drawing.form == "nothing":
        return f"No {drawing.measure.of} is recorded in these {_many(drawing)}."
    if drawing.spc is None:
        return f"Only the {_one(drawing)} so far has a value, and it is not over."
    if drawing.form == "run":
        return _said_of_rare(drawing)
    if drawing.gaps is not None:
        return _said_of_gaps(drawing, drawing.gaps, drawing.spc)
    return caption(drawing.spc, _one(drawing), _many(drawing), _written(drawing))


def drawn_by(drawing: Drawing) -> str:
    """Say how a measure is drawn, to be printed on its chart: the method, what limits rest on, what was left out."""
    if drawing.spc is None:
        return ""
    hollow = [words for words in drawing.hollow.values() if words.startswith("left out")]
    ghosts = f" {counted(len(hollow), 'point')} left out by people, drawn hollow." if hollow else ""
    if drawing.form == "run":
        rule = _RARE_RULE.format(many=_many(drawing), of=drawing.measure.of)
        return f"Run chart, no limits: {rule}.{ghosts}"
    told = method(drawing.spc, _one(drawing), _many(drawing))
    if drawing.form == "days_between":
        scale = " Worked out on days to the power 1/3.6 and brought back." if drawing.limits_shown else ""
        return f"T chart, days between {plural(drawing.measure.of)}.{scale} {_limits(told)}{_OPEN}{ghosts}"
    if drawing.form == "cases_between":
        scale = " Percentiles of a geometric distribution." if drawing.limits_shown else ""
        return f"G chart, {plural(drawing.measure.of)} between events.{scale} {_limits(told)}{_OPEN}{ghosts}"
    partial = any(words == "not over yet" for words in drawing.hollow.values())
    so_far = f" The {_one(drawing)} so far is hollow and counts in no line." if partial else ""
    return f"{told}{so_far}{ghosts}"


_OPEN: Final = " The gap since the last is hollow and counts in no line."


def _limits(told: str) -> str:
    """Take what the method says of limits or median, without the kind of chart."""
    words = told.removeprefix("XmR chart; ").removeprefix("Run chart; ")
    return f"{words[:1].upper()}{words[1:]}"


def _said_of_gaps(drawing: Drawing, gaps: Gaps, spc: SpcChart) -> str:
    """Say how long it is since the last event, and whether that is more than chance."""
    since = _since(drawing, gaps.still_open or 0.0)
    median = _length(drawing, drawing.shown(spc.median) or 0.0)
    if not drawing.limits_shown:
        few = f"{counted(spc.current.n, 'gap')} {'is' if spc.current.n == 1 else 'are'} too few for limits"
        return f"{since}; the median gap is {median}. {few}, which need {spc.options.shown_from}."
    limits = spc.current.limits
    upper = drawing.shown(limits.upl) if limits else None
    if drawing.open_gap_is_long() and upper is not None:
        meaning = _MEANING[spc.options.improvement]
        return f"{since}: longer than chance alone would leave ({_length(drawing, upper)}): {meaning}."
    if spc.last.point_type != "common_cause":
        told = caption(spc, "gap", "gaps", lambda value: _length(drawing, drawing.shown(value) or 0.0))
        return f"{since}. {told}"
    event = f"as the gaps between {plural(drawing.measure.of)} have always been"
    return f"{since}, {event}: common cause, no significant change."


def _since(drawing: Drawing, still_open: float) -> str:
    """Say how long the gap still open is."""
    day = drawing.last_event
    on = f", on {shown_day(day)}" if day else ""
    if drawing.form == "days_between":
        return f"{_length(drawing, still_open)} since the last {drawing.measure.of}{on}"
    return f"{_length(drawing, still_open)} since the last that counts{on}"


def _length(drawing: Drawing, length: float) -> str:
    """Write how long a gap is."""
    unit = "days" if drawing.form == "days_between" else plural(drawing.measure.of)
    return unit_after(round(length), unit)


def _said_of_rare(drawing: Drawing) -> str:
    """Say how few there were, and how long ago the last was: none at all is said as plainly as it is good."""
    over = [point for at, point in enumerate(drawing.points) if at not in drawing.hollow]
    told = [point for point in over if point.value is not None]
    some = [point for point in told if point.value]
    number = counted(len(told), _one(drawing), _many(drawing))
    of, share = drawing.measure.of, " (0 %)" if drawing.measure.kind == "share" else ""
    if not some:
        head = f"None in {'this' if len(told) == 1 else 'these'} {number}{share}"
    elif len(some) == 1:
        value = unit_after(some[0].value or 0.0, drawing.measure.unit)
        others = counted(len(told) - 1, _one(drawing), _many(drawing))
        head = f"{value} in {some[0].words}, and none in the other {others}"
    else:
        since = len(told) - 1 - told.index(some[-1])
        none = f"None in the last {since} {_many(drawing)}" if since > 1 else ""
        few = f"some in {len(some)} of {number}, the latest in {some[-1].words}"
        head = f"{none}; {few}" if none else f"{few[:1].upper()}{few[1:]}"
    days = (
        (min(drawing.frame.today, drawing.frame.last) - drawing.last_event).days
        if drawing.last_event
        else None
    )
    if days is None:
        return f"{head}{_before(drawing) if not some else ''}."
    return f"{head}; {counted(days, 'day')} since the last {of}, on {shown_day(drawing.last_event)}."


def _before(drawing: Drawing) -> str:
    """Say that none is on record earlier either, where cases are events and would be known."""
    return ", and none before them on record" if drawing.measure.kind == "count" else ""


def _one(drawing: Drawing) -> str:
    """Name what one point stands for."""
    if drawing.gaps is not None:
        return "gap"
    return _STEPS.get(drawing.step, drawing.measure.of)


def _many(drawing: Drawing) -> str:
    """Name what several points stand for."""
    return plural(_one(drawing))


def _written(drawing: Drawing) -> Callable[[float], str]:
    """Give what writes a value with the measure's unit."""
    return lambda value: unit_after(value, drawing.measure.unit)
