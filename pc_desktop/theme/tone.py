"""The meanings a text may carry, which a theme turns into colours; colour never carries one alone."""

from enum import StrEnum


class Tone(StrEnum):
    """What a text means, whatever it looks like.

    The first three are weights of plain words; red, amber and green are risk and state; blue is what is
    chosen or expected; purple is held; grey is at rest or closed; selected is where the eye should land.
    """

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    GREY = "grey"
    SELECTED = "selected"
