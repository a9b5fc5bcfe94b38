"""What an act of a page comes to: a form to be asked, an order to be given, or somebody to turn to."""

from collections.abc import Callable
from dataclasses import dataclass

from pc_desktop.services.ports import Command
from pc_desktop.ui.widgets.form import Form, Values


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this form; `make` turns what was filled in into an order, None where nothing is to be done."""

    form: Form
    make: Callable[[Values], Command | None]


@dataclass(frozen=True, slots=True)
class Order:
    """Give this order."""

    command: Command


@dataclass(frozen=True, slots=True)
class TurnTo:
    """Turn to somebody in the meeting, by the key of their referral."""

    referral: str


Wish = Ask | Order | TurnTo | None
"""What an act comes to; None where there is nothing to be done."""
