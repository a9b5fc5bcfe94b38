"""A theme as a table of names: every colour and size the application uses, read from one small file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pc_desktop.paths import resources
from pc_desktop.theme.tone import Tone

T = TypeVar("T")


class Theme(StrEnum):
    """The looks a person may choose; `SYSTEM` follows the computer between light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Surface:
    """What things lie on, and the lines between them."""

    window: str
    card: str
    sunken: str
    hover: str
    selected: str
    line: str
    edge: str
    control: str
    hatch: str


@dataclass(frozen=True, slots=True)
class Ink:
    """What plain words are written in, from strong to faint; each is readable on every surface."""

    plain: str
    quiet: str
    faint: str


@dataclass(frozen=True, slots=True)
class Action:
    """The one primary button of a screen, and links."""

    ground: str
    hover: str
    pressed: str
    ink: str
    cap: str
    link: str


@dataclass(frozen=True, slots=True)
class Rail:
    """The navigation at the left edge, and the patient's own heading."""

    ground: str
    hover: str
    ink: str
    quiet: str
    pill: str
    pill_ink: str
    pill_quiet: str


@dataclass(frozen=True, slots=True)
class Focus:
    """The ring round whatever the keyboard is on: bright, with an edge that shows on any ground."""

    ring: str
    edge: str


@dataclass(frozen=True, slots=True)
class Graph:
    """What points and lines of a graph mean."""

    common_cause: str
    improvement: str
    concern: str
    neutral: str
    mean: str
    limit: str
    target: str
    change: str
    band: str
    line: str


@dataclass(frozen=True, slots=True)
class Shade:
    """How one tone looks: its words, what they lie on as a chip or tile, and the edge of that."""

    ink: str
    ground: str
    edge: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Radii, the spacing step and the thickness of an edge, in design pixels."""

    card: int
    control: int
    chip: int
    step: int
    stroke: int


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes of letters in design pixels: what they measure at 100 % text size on an ordinary screen."""

    small: int
    secondary: int
    body: int
    title: int
    heading: int
    display: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme, whole."""

    name: str
    dark: bool
    surface: Surface
    ink: Ink
    action: Action
    rail: Rail
    focus: Focus
    graph: Graph
    tone: Mapping[Tone, Shade]
    shape: Shape
    size: Size


def _section(kind: type[T], told: Mapping[str, Any]) -> T:
    """Make one section, refusing a missing or an unknown name."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if known != set(told):
        raise ValueError(f"{kind.__name__}: {sorted(known ^ set(told))} missing or unknown")
    return kind(**told)


def read_tokens(text: str) -> Tokens:
    """Read a theme from the text of its TOML file; raises ValueError where a name is missing or unknown."""
    told = tomllib.loads(text)
    tones = {Tone(name): _section(Shade, shade) for name, shade in told["tone"].items()}
    if set(tones) != set(Tone):
        raise ValueError(f"tones missing: {sorted(set(Tone) - set(tones))}")
    return Tokens(
        name=told["name"],
        dark=told["dark"],
        surface=_section(Surface, told["surface"]),
        ink=_section(Ink, told["ink"]),
        action=_section(Action, told["action"]),
        rail=_section(Rail, told["rail"]),
        focus=_section(Focus, told["focus"]),
        graph=_section(Graph, told["graph"]),
        tone=MappingProxyType(tones),
        shape=_section(Shape, told["shape"]),
        size=_section(Size, told["size"]),
    )


@cache
def load(theme: Theme) -> Tokens:
    """Load a theme shipped with the application; `SYSTEM` is not one of them and reads as light."""
    name = Theme.LIGHT if theme is Theme.SYSTEM else theme
    return read_tokens((resources() / "theme" / f"{name}.toml").read_text(encoding="utf-8"))
