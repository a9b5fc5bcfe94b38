"""Which values of a measurement cannot be, and which are unlikely enough to be asked for twice."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Span:
    """The values of one sign that can be at all, and within them those that are usual; ends included."""

    label: str
    unit: str
    least: float
    most: float
    usual_least: float
    usual_most: float


SPANS: Final = MappingProxyType(
    {
        "weight": Span("weight", "kg", 10, 350, 25, 120),
        "height": Span("height", "m", 0.7, 2.5, 1.3, 2.05),
        "bmi": Span("BMI", "", 5, 90, 9, 40),
        "median_bmi": Span("median BMI", "%", 30, 250, 50, 150),
        "weight_loss": Span("weight loss", "kg/week", -10, 15, -3, 4),
        "heart_rate": Span("heart rate", "/min", 15, 250, 25, 160),
        "temperature": Span("temperature", "°C", 25, 44, 33, 40),
        "suss": Span("SUSS", "", 0, 3, 0, 3),
        "hand_grip": Span("hand grip", "kg", 0, 120, 3, 70),
        "muac": Span("upper arm", "cm", 5, 70, 12, 45),
        "potassium": Span("potassium", "mmol/L", 1, 10, 1.8, 6.5),
        "glucose": Span("glucose", "mmol/L", 0.5, 60, 1.5, 25),
        "activity": Span("exercise", "h/day", 0, 24, 0, 10),
    }
)
"""Spans by sign. Outside the first pair a value is a slip of the pen; outside the second it is asked for twice."""


def refuse_impossible(sign: str, value: float) -> None:
    """Refuse a value that cannot be; a sign without a span of its own is judged as 0, 1 or 2."""
    span = SPANS.get(sign)
    if span is None:
        if value not in {0.0, 1.0, 2.0}:
            raise Refused("A sign that is judged is green, amber or red.")
        return
    if not span.least <= value <= span.most:
        unit = f" {span.unit}" if span.unit else ""
        raise Refused(
            f"A {span.label} of {value:g}{unit} cannot be right: "
            f"it lies between {span.least:g} and {span.most:g}{unit}."
        )


def is_unlikely(sign: str, value: float) -> bool:
    """Tell whether a value that can be is so unusual that it is asked for twice."""
    span = SPANS.get(sign)
    return span is not None and not span.usual_least <= value <= span.usual_most
