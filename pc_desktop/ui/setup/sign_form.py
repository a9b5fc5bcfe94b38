"""The form of one risk sign: thresholds where it is measured, words where it is judged."""

from dataclasses import replace
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.severity import RiskRule, is_judged
from pc_desktop.ui.widgets.form import Field, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_WORSE: Final = (Choice("falls", "The value falls"), Choice("rises", "The value rises"))
_THRESHOLDS: Final = (
    ("red_below", "Red below"),
    ("red_from", "Red from"),
    ("amber_below", "Amber below"),
    ("amber_from", "Amber from"),
)
_LEVELS: Final = (("red_words", "Red means"), ("amber_words", "Amber means"), ("green_words", "Green means"))


def sign_fields(rule: RiskRule) -> tuple[Field, ...]:
    """Make the fields of one sign: thresholds where it is measured, and what each level means."""
    words = tuple(Field(key, label, Kind.NOTE, getattr(rule, key) or "") for key, label in _LEVELS)
    if is_judged(rule):
        return words
    thresholds = tuple(
        Field(key, label, Kind.TEXT, _written(getattr(rule, key), rule.decimals), without="no threshold")
        for key, label in _THRESHOLDS
    )
    worse = "falls" if rule.falling_is_worse else "rises"
    return (*thresholds, Field("worse", "It is worse when", Kind.CHOICE, worse, choices=_WORSE), *words)


def changed_sign(rule: RiskRule, values: Values) -> RiskRule:
    """Give the sign as filled in; refuses what is no number, and a judged sign without words for red."""
    red, amber, green = (" ".join(values[key].split()) or None for key, _label in _LEVELS)
    said = replace(rule, red_words=red, amber_words=amber, green_words=green)
    if is_judged(rule):
        if red is None:
            raise Refused("Say what red means: the sign is judged by it.")
        return said
    numbers = {key: _number(values[key], label) for key, label in _THRESHOLDS}
    return replace(
        said,
        red_below=numbers["red_below"],
        red_from=numbers["red_from"],
        amber_below=numbers["amber_below"],
        amber_from=numbers["amber_from"],
        falling_is_worse=values["worse"] == "falls",
    )


def _written(number: float | None, decimals: int) -> str:
    """Write a threshold as it is typed."""
    return "" if number is None else f"{number:.{decimals}f}"


def _number(text: str, label: str) -> float | None:
    """Read a threshold; None where nothing stands there."""
    said = text.strip()
    if not said:
        return None
    whole, _point, part = said.removeprefix("-").partition(".")
    if not (whole + part).isdecimal() or not (whole + part).isascii() or not whole:
        raise Refused(f"“{label}” is a number, such as 13.0, or empty.")
    return float(said)
