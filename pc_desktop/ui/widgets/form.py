"""A form to fill in, as presenters prepare it: its fields with what stands in them, and what carries it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pc_desktop.ui.widgets.shown import Choice

Values = Mapping[str, Any]
"""What somebody filled in, by the keys of the form's fields."""


class Kind(StrEnum):
    """How a field is filled in, and what its value is."""

    TEXT = "text"
    """A line of text."""
    HIDDEN = "hidden"
    """A line of text nobody reads over a shoulder."""
    SUGGEST = "suggest"
    """A line of text with suggestions to choose from."""
    NOTE = "note"
    """A few lines of text."""
    NUMBER = "number"
    """A whole number, or None where the field may be left without."""
    CHOICE = "choice"
    """The key of one of several choices."""
    SEVERAL = "several"
    """The keys of any number of choices, as a tuple."""
    DAY = "day"
    """A day, or None where the field may be left without."""
    SECRET = "secret"  # noqa: S105 - a kind of field, not what stands in it
    """A passphrase, shown as dots."""
    NEW_SECRET = "new secret"  # noqa: S105 - a kind of field, not what stands in it
    """A new passphrase, with how hard it is to guess said below."""
    ORDER = "order"
    """The keys of choices in the order given, as a tuple; those left out are not in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form with what stands in it at first.

    A number lies from `least` to `most`; where `without` is given the field may be left without a value, and says so in
    those words.
    """

    key: str
    label: str
    kind: Kind
    value: str | int | date | tuple[str, ...] | None
    advice: str = ""
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 9999
    unit: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in: what it is about, its fields, and the words of the button that carries it out."""

    title: str
    save: str
    fields: tuple[Field, ...]
    lead: str = ""
