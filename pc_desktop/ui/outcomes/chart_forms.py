"""What the charts ask: why a point is left out, a target, a period; and the orders these become."""

from datetime import date
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.services.chart_choices import own_period
from pc_desktop.services.ghosts import LeaveOutPoint
from pc_desktop.services.outcome_chart import OutcomeChart
from pc_desktop.services.set_targets import SetTarget
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values

_COUNTS_AGAIN: Final = "Without a reason it counts again. The point stays drawn, hollow."


def leave_out_form(chart: OutcomeChart, at: int) -> Form:
    """Ask why a point is left out of the lines, or whether it counts again; refuses one that cannot be."""
    drawing = chart.drawing
    if drawing is None or drawing.gaps is not None:
        raise Refused(
            "A gap between events cannot be left out: each ends with one event and begins the next."
        )
    hollow = drawing.hollow.get(at, "")
    if hollow == "not over yet":
        raise Refused("This point counts in no line yet: it is not over.")
    reason = hollow.removeprefix("left out: ")
    return Form(
        f"Leave {drawing.points[at].words} out of mean and limits",
        "Save",
        (
            Field(
                "reason",
                "Why",
                Kind.TEXT,
                reason,
                "Without a reason it counts again. The point stays drawn, hollow.",
            ),
        ),
        chart.title,
    )


def leave_out_order(chart: OutcomeChart, at: int, values: Values) -> LeaveOutPoint:
    """Leave the point out, or count it again."""
    day = chart.drawing.points[at].start if chart.drawing else date.min
    return LeaveOutPoint(chart.name, chart.title, chart.step, day, values["reason"])


def target_form(chart: OutcomeChart) -> Form:
    """Ask for the target of a measure."""
    held = "" if chart.target is None else f"{chart.target:g}"
    unit = f" in {chart.unit}" if chart.unit else ""
    return Form(
        f"Target: {chart.title}",
        "Save",
        (
            Field(
                "target", f"Target{unit}", Kind.TEXT, held, "Left empty there is none, and no assurance icon."
            ),
        ),
    )


def target_order(chart: OutcomeChart, values: Values) -> SetTarget:
    """Set the target; refuses what is no number."""
    said = values["target"].replace(",", "").strip()
    try:
        target = float(said) if said else None
    except ValueError:
        raise Refused("A target is a number, such as 28 or 2.5.") from None
    return SetTarget(chart.name, chart.title, target)


def period_form(first: date, last: date) -> Form:
    """Ask for a period of one's own."""
    return Form(
        "A period of your own",
        "Show",
        (Field("first", "First day", Kind.DAY, first), Field("last", "Last day", Kind.DAY, last)),
        "Both days are included.",
    )


def period_of_form(values: Values) -> str:
    """Give the key of the period; refuses one that ends before it begins."""
    if values["first"] > values["last"]:
        raise Refused("A period ends on or after the day it begins.")
    return own_period(values["first"], values["last"])
