"""Reads single values of a return: NHS numbers, sex, postcodes, legal status, BMI, counts and leave."""

import re
import unicodedata
from datetime import date, datetime

from pc_desktop.domain import nhs_number
from pc_desktop.exchange import dates
from pc_desktop.exchange.grids import Value, blank, text_of
from pc_desktop.exchange.layouts import key
from pc_desktop.exchange.sense import Reading, Sense, error, note, question

_SPLIT_OUTCODE = re.compile(r"[A-Z]{1,2} ?[0-9][A-Z0-9]?")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}")
_MASKED = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?[*.#-]+| [X?]+| [0-9](?:[*X]{2})?)")
_UNKNOWN_HOME = re.compile(r"ZZ99.*|NFA|NO FIXED.*")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_WHOLE = re.compile(r"([0-9]{1,5})(?:\.0+)?\*?")
_AGE = re.compile(
    r"([0-9]{1,3})(?:\.[0-9]+)?\s*(?:y|yr|yrs|years?|years old)?"
    r"(?:\s*,?\s*[0-9]{1,2}\s*(?:m|mth|mths|months?))?"
)
_ABOUT = re.compile(r"^(?:~|c\.?\s|ca\.?|circa|approx\.?(?:imately)?|about|around|est\.?)\s*", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:kg\s*/?\s*m\s*[²2^]*|kgm-2|kgm2)\s*", re.IGNORECASE)
_LEAST_BMI, _MOST_BMI = 7.0, 60.0
_SECTION = re.compile(
    r"(?:(?:detained|mha|under|held|on|formal)\W+)*(?:s|ss|sec|sect|section|sn)?[\s.]*"
    r"(?P<number>[0-9]{1,3})\s?(?P<letter>[Aa])?\s?(?:[(./]\s?(?P<part>[24])\)?(?![0-9]))?(?:\s?[/+&]\s?s?(?P<with>41|49))?(?P<rest>\W.*)?",
    re.IGNORECASE,
)
_ANOTHER_SECTION = re.compile(
    r"\s*(?:/|\bor\b|\bto\b|\band\b|-|>)+\s*(?:s|sec|section)?[\s.]*[0-9]{1,3}\b(?![/.-])", re.IGNORECASE
)


def read_nhs(value: Value, sense: Sense) -> Reading[str]:
    """Read an NHS number as ten digits; one that fails its check is left out."""
    text = text_of(value)
    checked = nhs_number.check(text)
    if not checked.valid:
        if sense.says_nothing(text):
            return None, None
        if sense.is_awaited(text):
            return None, question("The NHS number is not given yet.", "Ask the unit for the NHS number.")
        return None, error(checked.fault or "", "Ask the unit for the NHS number, read out digit by digit.")
    if checked.repaired:
        return checked.digits, note(
            "A spreadsheet had turned this number into a decimal; all ten digits were there.",
            "Check it, and keep the column as text next time.",
        )
    return checked.digits, None


def read_text(value: Value, sense: Sense) -> Reading[str]:
    """Read free text with its spaces made regular."""
    text = text_of(value)
    return (None if sense.says_nothing(text) else text), None


def read_sex(value: Value, sense: Sense) -> Reading[str]:
    """Read F or M from words or from NHS Data Dictionary codes; anything else is a question."""
    text = text_of(value)
    if sense.says_nothing(text):
        return None, None
    found = sense.word("sex", text) or sense.layout.codes.get("sex", {}).get(text)
    if found:
        return found, None
    return None, question("This is not read as female or male.", "Ask the unit which sort of bed is needed.")


def read_outcode(value: Value, sense: Sense) -> Reading[str]:
    """Read the first half of a postcode in capitals, whether the second half is given, hidden or missing."""
    text = unicodedata.normalize("NFKC", text_of(value)).upper()
    if sense.says_nothing(text):
        return None, None
    if _UNKNOWN_HOME.fullmatch(text):
        return None, note("The person has no fixed address.", "Distance cannot be worked out for them.")
    if _SPLIT_OUTCODE.fullmatch(text):
        return text.replace(" ", ""), None
    for shape in (_POSTCODE, _MASKED):
        match = shape.fullmatch(text)
        if match:
            return match[1], None
    match = _POSTCODE.search(text)
    if match:
        return match[1], note(f"Other words stand with the postcode; {match[1]} was read.", "Check it.")
    return None, error(
        "This is not a postcode.", "Ask the unit for the first half of the postcode, such as CV1."
    )


def read_legal(value: Value, sense: Sense) -> Reading[str]:
    """Read a Mental Health Act status as Informal, Section 2, Section 3 and so on, from words or codes."""
    text = text_of(value)
    if sense.says_nothing(text) or key(text) == "occupied":
        return None, None
    codes = sense.layout.codes.get("mha", {})
    code = text.zfill(2) if sense.coded or is_coded(text) else ""
    found = codes.get(code) or sense.word("mha", text)
    if found:
        return found, None
    match = _SECTION.fullmatch(text)
    if match:
        return _section(match, sense)
    if key(text).startswith(("detained", "sectioned", "formal")):
        return None, question(
            "Detained, but under which section is not said.", "Ask the unit for the section."
        )
    return None, question("This legal status is not understood.", "Ask the unit: informal, or which section?")


def is_coded(text: str) -> bool:
    """Tell whether a legal status is written as a code of two digits, which gives its whole column away."""
    return len(text) == 2 and text.isdigit() and text.startswith("0")


def _section(match: re.Match[str], sense: Sense) -> Reading[str]:
    """Give the section a match names, where the Act has it and no other is named with it."""
    if _ANOTHER_SECTION.match(match["rest"] or ""):
        return None, question("More than one section is given.", "Ask the unit which section is in force.")
    number = match["number"] + (match["letter"] or "").upper()
    for name in (
        f"{number}({match['part']})" if match["part"] else "",
        f"{number}/{match['with']}" if match["with"] else "",
        number if not match["part"] else "",
    ):
        if name in sense.layout.sections:
            return f"Section {name}", None
    return None, question("The Mental Health Act has no such section for an inpatient.", "Ask the unit.")


def read_bmi(value: Value, sense: Sense) -> Reading[float]:
    """Read a body mass index in kg/m2, from 7 to 60; a comma, a unit or a tilde is read past."""
    if isinstance(value, float) and not isinstance(value, bool):
        return _bmi(value, "")
    text = unicodedata.normalize("NFKC", text_of(value))
    if sense.says_nothing(text):
        return None, None
    if sense.is_awaited(text):
        return None, note(
            "The BMI is not known yet.", "Nothing was read; ask the unit for the last weighing."
        )
    if isinstance(value, date | datetime):
        return None, error(
            "This is a date, not a BMI.", "A spreadsheet may have turned it into one; ask the unit."
        )
    return _typed_bmi(text)


def _typed_bmi(text: str) -> Reading[float]:
    """Read a body mass index out of what was typed."""
    if "%" in text:
        return None, error("This is a percentage, not a BMI.", "Ask the unit for the BMI in kg/m2.")
    bare = _UNIT.sub(" ", _ABOUT.sub("", text)).strip()
    if _NUMBER.fullmatch(bare):
        about = "about" if _ABOUT.match(text) else ""
        return _bmi(float(bare.replace(",", ".")), about or ("comma" if "," in bare else ""))
    if bare.startswith(("<", ">", "\u2264", "\u2265")):
        return None, question("Only a limit is given, not a BMI.", "Ask the unit for the last weighing.")
    start = _NUMBER.match(bare)
    if start and re.match(r"\s*[(,;@]|\s+(?:on|at|as)\b", bare[start.end() :]):
        return _bmi(float(start[0].replace(",", ".")), "words")
    return None, question("This is not one BMI.", "Ask the unit for the last weighing.")


def _bmi(number: float, manner: str) -> Reading[float]:
    """Accept a body mass index a living person can have, with a remark on how it was written."""
    if not _LEAST_BMI <= number <= _MOST_BMI:
        return None, question("A BMI of this size is not believable.", "Ask the unit for the last weighing.")
    if manner == "about":
        remark = note(
            f"Only about {number:g} is given; read as {number:g}.", "Ask for the last weighing if it matters."
        )
    elif manner == "comma":
        remark = note(f"Written with a comma; read as {number:g}.", "Check it.")
    else:
        remark = note(f"Other words stand with the number; read as {number:g}.", "Check it.")
    return round(number, 2), remark if manner else None


def read_age(value: Value, sense: Sense) -> Reading[int]:
    """Read an age in whole years, up to 110."""
    text = text_of(value)
    if sense.says_nothing(text):
        return None, None
    match = _AGE.fullmatch(text.lower())
    if match and int(match[1]) <= 110:
        return int(match[1]), None
    return None, question("This is not an age in years.", "Ask the unit for the age or the date of birth.")


def read_count(value: Value, sense: Sense) -> Reading[int]:
    """Read a number of beds, people or days."""
    text = text_of(value)
    if blank(value) or (sense.says_nothing(text) and key(text) not in {"nil", "none"}):
        return None, None
    if key(text) in {"nil", "none", "zero"}:
        return 0, None
    match = _WHOLE.fullmatch(text) or re.fullmatch(
        r"([0-9]{1,4}) ?(?:x )?(?:beds?|patients?|pts?|people|days?)", text.lower()
    )
    if match:
        return int(match[1]), None
    return None, question("This is not a whole number.", "Ask the unit for the number.")


Ready = tuple[bool, date | None]


def read_ready(value: Value, sense: Sense) -> Reading[Ready]:
    """Read whether somebody is clinically ready for discharge, and since when: Y, N, a date, or both."""
    text = text_of(value)
    if sense.says_nothing(text) or sense.word("ready", text) == "no":
        return None, None
    first, _, rest = text.partition(" ")
    said = sense.word("ready", text) or sense.word("ready", first)
    if said == "no":
        return None, None
    if said == "yes" and (not rest or sense.word("ready", text)):
        return (True, None), question(
            "Ready for discharge, but since when is not said.", "Ask the unit for the day."
        )
    day, fault = dates.read_date(rest.strip(" -:;,") if said == "yes" else value, sense)
    if day is not None or said == "yes":
        return (True, day), fault
    if fault is not None and fault.what == dates.NOT_A_DATE:
        fault = question(
            "This does not say whether the person is ready.", "Ask the unit: ready since which day?"
        )
    return None, fault


def read_leave(value: Value, sense: Sense) -> Reading[bool]:
    """Read whether a column made for leave says that somebody is away."""
    text = text_of(value)
    if isinstance(value, bool):
        return value, None
    if sense.says_nothing(text) or sense.word("ready", text) == "no":
        return False, None
    return not is_away_refused(text, sense), None


def is_away(text: str, sense: Sense) -> bool:
    """Tell whether a comment says that somebody is on leave now."""
    patterns = sense.layout.patterns["leave"]
    return any(pattern.search(text) for pattern in patterns) and not is_away_refused(text, sense)


def is_away_refused(text: str, sense: Sense) -> bool:
    """Tell whether a comment speaks of leave that is not being taken now."""
    return any(pattern.search(text) for pattern in sense.layout.patterns["not_leave"])
