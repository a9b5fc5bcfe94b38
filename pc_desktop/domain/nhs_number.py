"""Whether what somebody typed is an NHS number, by the Modulus 11 rule of the NHS Data Dictionary."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "sound",
    "empty",
    "letters",
    "too short",
    "too long",
    "grouping",
    "rounded",
    "check digit",
    "placeholder",
    "national insurance",
]

_SPACES = re.compile(r"[0-9]+(?: +[0-9]+)*")
_GROUPS = re.compile(r"([0-9]{3}) ?([-./\u2010\u2012\u2013\u2014]) ?([0-9]{3}) ?\2 ?([0-9]{4})")
_WHOLE = re.compile(r"([0-9]{10})\.0+")
_SCIENTIFIC = re.compile(r"([0-9])\.([0-9]+)E\+?0?9", re.IGNORECASE)
_LOOKALIKES = "OoIlQ"
_INSURANCE = re.compile(r"[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]?", re.IGNORECASE)

_FAULTS: dict[Kind, str] = {
    "empty": "No NHS number is given.",
    "grouping": "The digits are set apart in an unusual way; an NHS number is written as 3, 3 and 4 digits.",
    "rounded": "The spreadsheet has rounded this number, so its last digits are lost.",
    "check digit": "The last digit does not fit the others, so at least one digit is wrong.",
    "national insurance": "This looks like a National Insurance number; an NHS number is 10 digits.",
    "placeholder": "One digit ten times over is a placeholder, not an NHS number.",
}


@dataclass(frozen=True, slots=True)
class NhsNumberCheck:
    """What typed text amounts to as an NHS number.

    `digits` is the ten digits where they can be made out, right or wrong; `kind` says which rule was met
    first and `fault` says it in a sentence, None when sound. `repaired` is True when a spreadsheet had turned
    the number into a decimal or a power of ten and nothing was lost by turning it back.
    """

    digits: str | None
    kind: Kind
    fault: str | None
    repaired: bool = False

    @property
    def valid(self) -> bool:
        """Tell whether this can be somebody's NHS number."""
        return self.kind == "sound"


def check(text: str) -> NhsNumberCheck:
    """Check one typed NHS number, however it is spaced.

    Accepted: ten digits with any spaces, or in groups of 3, 3 and 4 with one kind of mark between them;
    full-width digits; a leading apostrophe; a decimal or a power of ten that kept all ten digits.
    """
    tidy = text if text.isascii() and text.isdigit() else _tidy(text)
    digits, repaired = _ten_digits(tidy)
    if digits is None:
        return _not_ten_digits(tidy)
    if len(set(digits)) == 1:
        return NhsNumberCheck(digits, "placeholder", _FAULTS["placeholder"], repaired)
    if not check_digit_fits(digits):
        return NhsNumberCheck(digits, "check digit", _FAULTS["check digit"], repaired)
    return NhsNumberCheck(digits, "sound", None, repaired)


def normalise(text: str) -> str | None:
    """Return the ten digits of a typed NHS number, right or wrong; None when ten cannot be made out."""
    return _ten_digits(_tidy(text))[0]


def check_digit_fits(digits: str) -> bool:
    """Tell whether the tenth of ten digits is the Modulus 11 check digit of the first nine.

    The nine digits are weighted 10 down to 2; eleven less the remainder of their sum by eleven is the check
    digit, where eleven stands for nought and ten means that the number is never issued.
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    expected = 11 - total % 11
    return int(digits[9]) == (0 if expected == 11 else expected)


def shown(digits: str) -> str:
    """Show ten digits as people read them, 3, 3 and 4, with spaces that never break across lines."""
    return f"{digits[:3]}\u00a0{digits[3:6]}\u00a0{digits[6:]}"


def _tidy(text: str) -> str:
    """Take away what a spreadsheet or a keyboard adds around the digits, and make every space a plain one."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return " ".join(plain.split()).lstrip("'\u2018\u2019").strip()


def _ten_digits(tidy: str) -> tuple[str | None, bool]:
    """Return ten digits and whether they had to be repaired, or None."""
    if _SPACES.fullmatch(tidy):
        digits = tidy.replace(" ", "")
        return (digits if len(digits) == 10 else None), False
    groups = _GROUPS.fullmatch(tidy)
    if groups:
        return groups[1] + groups[3] + groups[4], False
    whole = _WHOLE.fullmatch(tidy)
    if whole:
        return whole[1], True
    power = _SCIENTIFIC.fullmatch(tidy)
    if power and len(power[2]) == 9:
        return power[1] + power[2], True
    return None, False


def _not_ten_digits(tidy: str) -> NhsNumberCheck:
    """Say in a sentence why ten digits cannot be made out."""
    if not tidy:
        return NhsNumberCheck(None, "empty", _FAULTS["empty"])
    if _SCIENTIFIC.fullmatch(tidy):
        return NhsNumberCheck(None, "rounded", _FAULTS["rounded"])
    if _INSURANCE.fullmatch(tidy):
        return NhsNumberCheck(None, "national insurance", _FAULTS["national insurance"])
    letters = [sign for sign in tidy if sign.isalpha()]
    digits = sum(sign in "0123456789" for sign in tidy)
    if letters:
        return NhsNumberCheck(None, "letters", _letters(letters, digits))
    if digits == 10:
        return NhsNumberCheck(None, "grouping", _FAULTS["grouping"])
    found = f"An NHS number has 10 digits; this has {digits}."
    return NhsNumberCheck(None, "too short" if digits < 10 else "too long", found)


def _letters(letters: list[str], digits: int) -> str:
    """Say which letter stands where a digit should, when that is likely to be all that is wrong."""
    strange = sorted(set(letters))
    if digits + len(letters) == 10 and all(letter in _LOOKALIKES for letter in strange):
        meant = " and ".join(f"the letter {letter}" for letter in strange)
        return f"An NHS number has digits only; this has {meant} where a digit is meant."
    return "An NHS number has digits only; this has letters."
