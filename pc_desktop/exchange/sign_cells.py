"""Reads measured signs as people write them: with units, in stones and feet, about, or as two numbers of a pressure."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from pc_desktop.exchange.grids import Value, text_of
from pc_desktop.exchange.layouts import SignWords
from pc_desktop.exchange.sense import Fault, Reading, Sense, error, note, question

_NUMBER = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]+)?")
_ABOUT = re.compile(r"^(?:~|c\.?\s|ca\.?|circa|approx\.?(?:imately)?|about|around|est\.?)\s*", re.IGNORECASE)
_STONES = re.compile(
    r"([0-9]{1,2})\s*(?:st|stone|stones)\.?\s*(?:([0-9]{1,2}(?:\.[0-9]+)?)\s*(?:lbs?|pounds?)?)?",
    re.IGNORECASE,
)
_FEET = re.compile(
    r"([3-7])\s*(?:'|ft|feet|foot)\.?\s*(?:([0-9]{1,2}(?:\.[0-9]+)?)\s*(?:\"|''|in|ins|inches)?)?",
    re.IGNORECASE,
)
_PRESSURE = re.compile(r"([0-9]{2,3})\s*/\s*([0-9]{2,3})(?:\s*mmhg)?", re.IGNORECASE)
_TAIL = re.compile(r"\s*[(,;@]|\s+(?:on|at|as|lying|sitting|standing|kg/)\b", re.IGNORECASE)
_KILOGRAMS, _METRES = 0.45359237, 0.0254
_ASK = "Ask for the last value measured."


def read_sign(value: Value, sense: Sense, sign: SignWords) -> Reading[float]:
    """Read one value in the sign's own unit; None where none is given, or none that can be believed."""
    if isinstance(value, float) and sign.shape != "judged":
        return _bare(value, sign, "")
    text = _tidy(text_of(value))
    if isinstance(value, bool | date | datetime):
        return None, error(
            "This is not a measured value.", "A spreadsheet may have changed it; ask for it again."
        )
    if sense.says_nothing(text):
        return None, None
    if sense.is_awaited(text):
        return None, note("It is not known yet.", "Nothing was read; ask for the last value measured.")
    if sign.shape == "judged":
        return _judged(text, sense)
    return _typed(text, sign)


def _tidy(text: str) -> str:
    """Bring marks of feet and inches, and letters of other widths, to the usual ones."""
    plain = unicodedata.normalize("NFKC", text)
    return plain.replace("\u2019", "'").replace("\u2032", "'").replace("\u2033", '"')


def _judged(text: str, sense: Sense) -> Reading[float]:
    """Read a level in words or by its colour."""
    level = sense.word("level", text)
    if level is None:
        return None, question("This is not a level: red, amber or green.", "Ask for the level.")
    return float(level), None


def _typed(text: str, sign: SignWords) -> Reading[float]:
    """Read a value out of what was typed."""
    special = _special(text, sign)
    if special is not None:
        return special
    about = bool(_ABOUT.match(text))
    rest = _ABOUT.sub("", text).strip()
    if rest.startswith(("<", ">", "\u2264", "\u2265")):
        return None, question("Only a limit is given, not a value.", _ASK)
    start = _NUMBER.match(rest)
    if start is None:
        return None, question("This is not a value.", _ASK)
    number, tail = float(start[0].replace(",", ".")), rest[start.end() :]
    manner = "about" if about else "comma" if "," in start[0] else ""
    unit = " ".join(tail.casefold().split()).strip(".*")
    known = next((one for one in sorted(sign.units, key=len, reverse=True) if unit.startswith(one)), "")
    rest = unit.removeprefix(known).strip()
    if rest and not _TAIL.match(f" {rest}"):
        return None, _odd(rest)
    manner = manner or ("words" if rest else "")
    return _believed(number * sign.units[known], sign, manner) if known else _bare(number, sign, manner)


def _odd(unit: str) -> Fault:
    """Say why what stands after a number cannot be read past."""
    if unit.startswith("%"):
        return error("This is a percentage.", "Ask for the value in its own unit.")
    return question("This is not one value in a unit that is known.", _ASK)


def _special(text: str, sign: SignWords) -> Reading[float] | None:
    """Read stones, feet or a pressure where the sign is written so; None where the text is not."""
    if sign.shape == "weight" and (stones := _STONES.fullmatch(text)):
        pounds = int(stones[1]) * 14 + float(stones[2] or 0)
        return _converted(pounds * _KILOGRAMS, sign, "kg", 1)
    if sign.shape == "height" and (feet := _FEET.fullmatch(text)):
        inches = int(feet[1]) * 12 + float(feet[2] or 0)
        return _converted(inches * _METRES, sign, "m", 2)
    if sign.shape == "pressure" and (pressure := _PRESSURE.fullmatch(text)):
        if int(pressure[2]) >= int(pressure[1]):
            return None, question("The second number of a blood pressure is the lower one.", _ASK)
        return _believed(float(pressure[1]), sign, "")
    return None


def _converted(number: float, sign: SignWords, unit: str, decimals: int) -> Reading[float]:
    """Give a value turned into our unit, saying so."""
    found, fault = _believed(round(number, decimals), sign, "")
    return found, fault or note(f"Turned into {found:g} {unit}.", "Check it.")


def _bare(number: float, sign: SignWords, manner: str) -> Reading[float]:
    """Believe a number without a unit, in whichever unit it makes sense."""
    found = next(
        (number * factor for factor in sign.bare if sign.least <= number * factor <= sign.most), number
    )
    return _believed(found, sign, manner)


def _believed(number: float, sign: SignWords, manner: str) -> Reading[float]:
    """Accept a value a living person can have, with a remark on how it was written."""
    if not sign.least <= number <= sign.most:
        return None, question(f"A value of {number:g} is not believable.", _ASK)
    kept = round(number, 3)
    said = {"about": f"Only about {kept:g} is given", "comma": "Written with a comma"}
    remark = f"{said.get(manner, 'Other words stand with the number')}; read as {kept:g}."
    return kept, note(remark, "Check it.") if manner else None


def reader_of(sign: SignWords) -> Callable[[Value, Sense], Reading[float]]:
    """Make the reader of one sign's column."""
    return lambda value, sense: read_sign(value, sense, sign)
