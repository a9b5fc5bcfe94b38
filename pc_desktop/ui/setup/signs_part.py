"""Setup: the table of risk signs in versions, side by side, edited, signed off and put in force."""

from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.severity import is_judged
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.set_risk import (
    ChangeSign,
    CopyTable,
    RemoveTable,
    SignTable,
    UseTable,
    refuse_signed,
)
from pc_desktop.services.setup_rules_view import (
    SignLine,
    TableVersion,
    sign_key,
    sign_lines,
    table_versions,
)
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.setup.parts import Act, Chooser, Column, PartRows, column_words
from pc_desktop.ui.setup.sign_form import changed_sign, sign_fields
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Notice, Pair

_NONE: Final = "none"
_SHAPES: Final = {"red": ("▲", Tone.RED), "amber": ("◆", Tone.AMBER)}


class SignsPart:
    """Shows one version of the table beside another, and keeps them."""

    key: Final = "signs"
    name: Final = "Risk signs"
    about: Final = (
        "Where each sign turns red or amber. They mark signs for people to discuss; this is no score."
    )
    columns: Final = (
        Column("Sign", column_words("Median BMI (under 18)"), grow=3),
        Column("Red", "▲ below 35.5 or 40.0 or more", grow=4),
        Column("Amber", "◆ below 35.5 or 40.0 or more", grow=4),
        Column(
            "Beside it", Cell("▲ below 35.5 or 40.0", second="◆ below 35.5 or 40.0"), grow=4, optional=True
        ),
    )
    acts: Final = (
        Act("change", "Change…", "C"),
        Act("copy", "Copy to a new version…", "N", on_row=False),
        Act("sign", "Sign off…", "S", on_row=False),
        Act("use", "Put in force", "F", on_row=False),
        Act("remove", "Remove version", "R", on_row=False),
    )

    def __init__(self, office: Office) -> None:
        """Sit in an office; the version in force is shown first."""
        self._desk = office.desk
        self._version, self._beside = "", _NONE

    def show(self) -> PartRows:
        """Prepare the version chosen with the one beside it."""
        versions = self._desk.ask(table_versions)
        if not versions:
            return PartRows((), "No table of risk signs is set up.")
        here = self._here(versions)
        beside = next((one for one in versions if one.version == self._beside and one is not here), None)
        lines = sign_lines(here, beside)
        return PartRows(
            tuple(_row(line) for line in lines),
            "This version has no rows.",
            _notice(here),
            _choosers(versions, here, beside),
            {line.key: _details(line) for line in lines if _details(line)},
        )

    def choose(self, chooser: str, key: str) -> None:
        """Show another version, here or beside."""
        if chooser == "version":
            self._version = key
        else:
            self._beside = key

    def begin(self, act: str, row: str) -> Form | Command:
        """Ask for what an act needs; put in force and remove at once."""
        here = self._here(self._desk.ask(table_versions))
        if act == "use":
            return UseTable(here.version)
        if act == "remove":
            return RemoveTable(here.version)
        if act == "copy":
            return _copy_form(here)
        self._desk.ask(lambda reading: refuse_signed(reading, here.version))
        if act == "sign":
            return _sign_form(here)
        rule = next((one for one in here.rules if sign_key(one) == row), None)
        if rule is None:
            raise Refused("This sign is only in the version beside it.")
        unit = f"In {rule.unit}. " if rule.unit else ""
        lead = "" if is_judged(rule) else f"{unit}Leave a threshold empty where there is none."
        return Form(f"{rule.label}, version {here.version}", "Save", sign_fields(rule), lead)

    def order(self, act: str, row: str, values: Values) -> Command:
        """Make the order."""
        here = self._here(self._desk.ask(table_versions))
        if act == "copy":
            self._beside, self._version = here.version, " ".join(values["name"].split())
            return CopyTable(here.version, values["name"], values["source"])
        if act == "sign":
            return SignTable(here.version, values["by"], values["on"])
        return ChangeSign(changed_sign(next(one for one in here.rules if sign_key(one) == row), values))

    def _here(self, versions: tuple[TableVersion, ...]) -> TableVersion:
        """Give the version shown: the one chosen, or the one in force, or the first."""
        if not versions:
            raise Refused("No table of risk signs is set up.")
        chosen = [one for one in versions if one.version == self._version]
        force = [one for one in versions if one.in_force]
        return next(iter(chosen + force), versions[0])


def _choosers(
    versions: tuple[TableVersion, ...], here: TableVersion, beside: TableVersion | None
) -> tuple[Chooser, ...]:
    """Offer the versions to look at, and those to put beside."""
    named = [Choice(one.version, f"{one.version}{' · in force' if one.in_force else ''}") for one in versions]
    first = Chooser("version", "Version", tuple(named), here.version)
    others = (Choice(_NONE, "None"), *(one for one in named if one.key != here.version))
    if len(versions) == 1:
        return (first,)
    return first, Chooser("beside", "Beside it", others, beside.version if beside else _NONE)


def _notice(here: TableVersion) -> Notice:
    """Say whether the version is in force, where it comes from, and who has verified it."""
    force = "In force" if here.in_force else "Not in force"
    said = f"Version {here.version}: {here.signed}." if here.is_signed else f"{here.signed.capitalize()}."
    text = f"{force}. Thresholds: {here.source}."
    if not here.is_signed:
        text += " Somebody named signs the table off before it is relied on."
    return Notice(Tone.GREEN if here.is_signed else Tone.AMBER, said, text, can_close=False)


def _copy_form(here: TableVersion) -> Form:
    """Ask what the copy is called and where its thresholds come from."""
    return Form(
        f"Copy version {here.version}",
        "Copy",
        (
            Field("name", "Name of the new version", Kind.TEXT, "", "Such as 2026-11."),
            Field("source", "Where its thresholds come from", Kind.NOTE, here.source),
        ),
        "The copy can be edited. What is in force stays in force until another version is put there.",
    )


def _sign_form(here: TableVersion) -> Form:
    """Ask who signs, and on which day."""
    return Form(
        f"Sign off version {here.version}",
        "Sign off",
        (
            Field(
                "by", "Signed off by", Kind.TEXT, "", "Title, name and surname of who has verified it here."
            ),
            Field("on", "On", Kind.DAY, None),
        ),
        "A version signed off is never edited again; it can be copied.",
    )


def _row(line: SignLine) -> Row:
    """Prepare one sign."""
    marked = f"{line.sign} · differs" if line.differs else line.sign
    here = (_level(line, "red"), _level(line, "amber"))
    return Row(line.key, (Cell(marked, Tone.STRONG, tip=marked), *here, _beside(line)))


def _level(line: SignLine, level: str) -> Cell:
    """Prepare what the version says of one level, with the level's shape."""
    words = line.here.get(level, "not in this version")
    if words in {"no threshold", "no words", "not in this version"}:
        return Cell(words, Tone.QUIET)
    shape, tone = _SHAPES[level]
    return Cell(f"{shape} {words}", tone, tip=words, spoken=f"{level} {words}")


def _beside(line: SignLine) -> Cell:
    """Prepare what the version beside says, red above amber."""
    if line.beside is None:
        return Cell("")
    red, amber = line.beside["red"], line.beside["amber"]
    if red == amber:
        return Cell(red, Tone.QUIET)
    spoken = f"beside it: red {red}, amber {amber}"
    return Cell(f"▲ {red}", second=f"◆ {amber}", tip=spoken, spoken=spoken)


def _details(line: SignLine) -> tuple[Pair, ...]:
    """Say in full what the levels of a sign mean."""
    rule = line.rule
    words = (rule.red_words, rule.amber_words, rule.green_words) if rule else ()
    if not any(words):
        return ()
    return tuple(
        Pair(level, said or "no words") for level, said in zip(("Red", "Amber", "Green"), words, strict=True)
    )
