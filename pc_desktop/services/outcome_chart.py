"""One measure over time, made ready to be drawn, read out and tabled: whoever paints it computes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.drawing import Drawing, Form, Frame, draw
from pc_desktop.domain.outcomes.drawing_words import drawn_by, said, unit_after
from pc_desktop.domain.outcomes.happened import is_within
from pc_desktop.domain.outcomes.kept import FixedBaseline
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.domain.outcomes.spc_chart import Assurance, SpcGroup, Variation
from pc_desktop.domain.outcomes.steps import Step, short_step_words
from pc_desktop.domain.settings import Event
from pc_desktop.services.chart_marks import BaselineLine, Mark, baseline_line, marks_of
from pc_desktop.services.chart_rows import Dot, chart_headings, chart_table, dots_of, latest_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one group from its first x to its last; no limits where it has too few points."""

    start: int
    end: int
    centre: float
    lower: float | None
    upper: float | None
    words: str


@dataclass(frozen=True, slots=True)
class OutcomeChart:
    """One measure over time: all that is drawn and all that is said.

    `labels` are the short names of the points by x, `low` and `high` what the value axis must reach. `table` holds the
    same numbers as the drawing, as text. `variation` and `assurance` are None where nothing may be shown of them.
    `latest` is the newest figure in words, `nothing` says that there is nothing to draw, and is else empty.
    """

    name: str
    title: str
    unit: str
    theme: str
    form: Form
    step: Step
    method: str
    definition: str
    source: str
    caption: str
    notes: tuple[str, ...]
    latest: str
    latest_words: str
    variation: Variation | None
    assurance: Assurance | None
    assurance_reason: str
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    target: float | None
    baseline: BaselineLine | None
    marks: tuple[Mark, ...]
    labels: tuple[str, ...]
    low: float
    high: float
    headings: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    nothing: str
    family: str = ""
    choice: str = ""
    figure: str = ""
    drawing: Drawing | None = None


def outcome_chart(
    measure: Measure,
    frame: Frame,
    events: Iterable[Event] = (),
    baseline: Period | FixedBaseline | None = None,
) -> OutcomeChart:
    """Draw one measure and say everything that is said of it; a baseline that was fixed is drawn as it was fixed."""
    drawing = draw(measure, frame)
    happened = tuple(event for event in events if is_within(event, frame.first, frame.last))
    dots, stretches = dots_of(drawing), _stretches(drawing)
    target = measure.target if drawing.gaps is None else None
    line = baseline_line(drawing, baseline) if baseline else None
    low, high = _reach(dots, stretches, (target, line.value if line else None))
    shows, spc, caption = drawing.limits_shown, drawing.spc, said(drawing)
    return OutcomeChart(
        name=measure.name,
        title=_title(drawing),
        unit=_unit(drawing),
        theme=measure.theme,
        form=drawing.form,
        step=drawing.step,
        method=drawn_by(drawing),
        definition=measure.definition,
        source=measure.source,
        caption=caption,
        notes=_notes(drawing),
        latest=latest_words(drawing)[0],
        latest_words=latest_words(drawing)[1],
        variation=_variation(drawing) if shows else None,
        assurance=spc.assurance if shows and spc else None,
        assurance_reason=spc.assurance_reason if shows and spc and target is not None else "",
        dots=dots,
        stretches=stretches,
        target=target,
        baseline=line,
        marks=marks_of(drawing, happened),
        labels=_labels(drawing),
        low=low,
        high=high,
        headings=chart_headings(drawing, _title(drawing)),
        table=chart_table(drawing, happened),
        nothing="" if drawing.form != "nothing" else caption,
        family=measure.family,
        choice=measure.choice,
        figure=measure.figure,
        drawing=drawing,
    )


def _reach(
    dots: Iterable[Dot], stretches: Iterable[Stretch], others: Iterable[float | None]
) -> tuple[float, float]:
    """Tell what the value axis must reach, from nought or below to the highest point or line."""
    levels = [dot.y for dot in dots]
    levels += [
        level for one in stretches for level in (one.centre, one.lower, one.upper) if level is not None
    ]
    levels += [level for level in others if level is not None]
    return min((0.0, *levels)), max(levels, default=1.0) or 1.0


def _title(drawing: Drawing) -> str:
    """Name what is drawn: days between the events of a measure, where that is what is drawn."""
    if drawing.form == "days_between":
        return f"{drawing.measure.title}: days between"
    if drawing.form == "cases_between":
        return f"{drawing.measure.title}: {drawing.measure.of}s between"
    return drawing.measure.title


def _unit(drawing: Drawing) -> str:
    """Name what the value axis counts."""
    if drawing.form == "days_between":
        return "days"
    return f"{drawing.measure.of}s" if drawing.form == "cases_between" else drawing.measure.unit


def _variation(drawing: Drawing) -> Variation | None:
    """Give what the latest point shows; a gap still open that is too long for chance is such a point already."""
    if drawing.spc is not None and drawing.open_gap_is_long():
        longer: dict[str, Variation] = {"increase": "improvement_high", "decrease": "concern_high"}
        return longer.get(drawing.spc.options.improvement, "neutral_high")
    return drawing.spc.variation if drawing.spc else None


def _notes(drawing: Drawing) -> tuple[str, ...]:
    """Give what must be said beside the chart; of a run chart not that limits would be on trial."""
    current = shown_day(drawing.points[drawing.places[-drawing.spc.current.n]].start) if drawing.spc else ""
    unsaid = "Limits from" if drawing.form == "run" else f"Limits from {current} would"
    notes = tuple(note for note in drawing.spc.notes if not note.startswith(unsaid)) if drawing.spc else ()
    instead = ""
    if drawing.frame.step == "case" and drawing.step != "case":
        lasts = drawing.measure.kind in {"days", "open"}
        why = "What lasts has no order case by case" if lasts else "There are too few to draw one by one"
        instead = f"{why}, so it is drawn by month."
    return tuple(note for note in (*notes, instead, *drawing.measure.excluded) if note)


def _stretches(drawing: Drawing) -> tuple[Stretch, ...]:
    """Prepare the lines of every group; the last reaches to the last point, hollow or not."""
    if drawing.spc is None:
        return ()
    found = []
    at = 0
    for group in drawing.spc.groups:
        places = drawing.places[at : at + group.n]
        at += group.n
        end = len(drawing.points) - 1 if group is drawing.spc.current else places[-1]
        found.append(_stretch(drawing, group, places[0], end))
    return tuple(found)


def _stretch(drawing: Drawing, group: SpcGroup, start: int, end: int) -> Stretch:
    """Prepare the lines of one group: of a bare one the median alone."""
    bare = drawing.is_bare(group)
    limits = None if bare else group.limits
    centre = drawing.shown(group.median if bare else group.mean) or 0.0
    words = "median" if bare else "middle" if drawing.form == "cases_between" else "mean"
    return Stretch(
        start=start,
        end=end,
        centre=centre,
        lower=drawing.shown(limits.lpl) if limits else None,
        upper=drawing.shown(limits.upl) if limits else None,
        words=f"{words} {unit_after(centre, _unit(drawing))}",
    )


def _labels(drawing: Drawing) -> tuple[str, ...]:
    """Name every point shortly."""
    if drawing.step == "case":
        return tuple("now" if point.so_far else point.words for point in drawing.points)
    return tuple(short_step_words(point.start, drawing.step) for point in drawing.points)


def cases_of(chart: OutcomeChart) -> tuple[str, ...]:
    """Give the cases behind everything drawn, each once, in order."""
    points = chart.drawing.points if chart.drawing else ()
    return tuple(dict.fromkeys(chain.from_iterable(point.cases for point in points)))
