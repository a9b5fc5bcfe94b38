"""Setup: the rule of the order of the queue in versions, made, signed off and put in force."""

from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.ranking import COMPARISONS
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_order import (
    COMPONENT_WORDS,
    STARTING,
    AddOrder,
    ChangeOrder,
    RemoveOrder,
    SignOrder,
    UseOrder,
)
from pc_desktop.services.setup_rules_view import OrderVersion, order_versions
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Column, PartRows, column_words
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Pair

_STARTING_ROW: Final = "starting"


class OrderPart:
    """Shows the versions of the order, and keeps them."""

    key: Final = "order"
    name: Final = "Order of the queue"
    about: Final = (
        "Referrals are compared step by step; the first difference decides. People may depart from it."
    )
    columns: Final = (
        Column("Version", column_words("Starting order"), grow=1),
        Column("Compared by", "urgency, red signs, amber signs, falling", grow=4, optional=True),
        Column("Verified", "locally verified by Dr Ann Example", grow=3),
        Column("", Cell("✓ In force", chip=True)),
    )
    acts: Final = (
        Act("use", "Put in force", "F"),
        Act("add", "New version…", "N"),
        Act("change", "Change…", "C"),
        Act("sign", "Sign off…", "S"),
        Act("remove", "Remove", "R"),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._desk = office.desk

    def show(self) -> PartRows:
        """Prepare every version."""
        versions = self._desk.ask(order_versions)
        details = {_key(one): _details(one) for one in versions}
        return PartRows(tuple(_row(one) for one in versions), "There is no order.", details=details)

    def choose(self, chooser: str, key: str) -> None:
        """Have no chips."""

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for what an act needs; put in force and remove at once."""
        held = self._held(row)
        if act == "use":
            return UseOrder(held.version)
        if act == "add":
            return _new_form(held)
        if held.version == STARTING:
            raise Refused(
                "The starting order came with the application and stays as it is. Make a new version."
            )
        if act == "remove":
            return RemoveOrder(held.version)
        if held.is_signed:
            raise Refused(f"Version {held.version} is signed off and stays as it is. Make a new version.")
        if act == "sign":
            return Form(
                f"Sign off version {held.version}",
                "Sign off",
                (
                    Field(
                        "by", "Signed off by", Kind.TEXT, "", "Title, name and surname of who agreed to it."
                    ),
                    Field("on", "On", Kind.DAY, None),
                ),
                "A version signed off is never changed again.",
            )
        return Form(f"Version {held.version}", "Save", (_components(held),))

    def order(self, act: str, row: str, values: Values) -> Command:
        """Make the order."""
        if act == "add":
            return AddOrder(values["version"], values["components"], values["source"])
        version = self._held(row).version
        if act == "sign":
            return SignOrder(version, values["by"], values["on"])
        return ChangeOrder(version, values["components"])

    def _held(self, row: str) -> OrderVersion:
        """Give the version of a row."""
        return next(one for one in self._desk.ask(order_versions) if _key(one) == row)


def _new_form(like: OrderVersion) -> Form:
    """Ask for a new version, beginning like the one chosen."""
    return Form(
        "New version of the order",
        "Make it",
        (
            Field("version", "Name", Kind.TEXT, "", "Such as 2026-11."),
            _components(like),
            Field("source", "Where it comes from", Kind.TEXT, "agreed locally"),
        ),
    )


def _components(like: OrderVersion) -> Field:
    """Make the field of the comparisons."""
    choices = tuple(Choice(each, COMPONENT_WORDS.get(each, each.capitalize())) for each in COMPARISONS)
    advice = "The first difference decides. What is left out is not compared at all."
    return Field("components", "Compared by, in this order", Kind.ORDER, like.components, advice, choices)


def _key(one: OrderVersion) -> str:
    """Name a row."""
    return f"version {one.version}" if one.version else _STARTING_ROW


def _row(one: OrderVersion) -> Row:
    """Prepare one version."""
    words = ", ".join(one.components)
    mark = Cell("✓ In force", Tone.GREEN, chip=True) if one.in_force else Cell("")
    verified = Cell(one.signed, Tone.GREEN if one.is_signed else Tone.AMBER, tip=one.signed)
    return Row(
        _key(one),
        (Cell(one.version or "Starting order", Tone.STRONG), Cell(words, tip=words), verified, mark),
    )


def _details(one: OrderVersion) -> tuple[Pair, ...]:
    """Say the steps of the order, one to a line, and where it comes from."""
    steps = tuple(
        Pair(f"{number}.", COMPONENT_WORDS.get(each, each.capitalize()))
        for number, each in enumerate(one.components, start=1)
    )
    return (*steps, Pair("Where it comes from", one.source))
