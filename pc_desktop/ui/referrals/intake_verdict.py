"""What is said of fields while they are typed, and how they are written once the keyboard has gone on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.intake_codes import review_prompts
from pc_desktop.domain.intake_days import read_day, read_moment
from pc_desktop.domain.intake_form import MEASURED_ON, PERSON_DAYS
from pc_desktop.domain.nhs_number import check, shown
from pc_desktop.theme.tone import Tone

_DAYS: Final = frozenset({*PERSON_DAYS, MEASURED_ON, "review_on"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A few words about one field as it stands, with the meaning of their colour."""

    words: str
    tone: Tone


def number_verdict(typed: str) -> Verdict:
    """Judge an NHS number while it is being typed: too few digits are counted, not yet wrong."""
    checked = check(typed)
    if checked.kind == "empty":
        return Verdict("", Tone.QUIET)
    if checked.valid and checked.digits:
        return Verdict(f"✓ {shown(checked.digits)} adds up", Tone.GREEN)
    if checked.kind == "too short":
        return Verdict(f"{sum(sign.isdigit() for sign in typed)} of 10 digits", Tone.QUIET)
    return Verdict(checked.fault or "", Tone.RED)


def prompts_for(values: Mapping[str, str]) -> dict[str, str]:
    """Give what the answers call for besides, by field; none of it has to be known for the form to be taken."""
    fields = ("learning_disability", "autism", "register_on", "cetr_on")
    return review_prompts(*(values.get(field, "") for field in fields))


def as_shown(field: str, typed: str, now: datetime) -> str:
    """Write a number or a date as it was understood; what was not understood stays as it was typed."""
    if field == "nhs_number":
        digits = check(typed).digits
        return shown(digits) if digits else typed
    if field == "received":
        moment = read_moment(typed, now, local_day(now)).moment
        return shown_moment(moment) if moment else typed
    if field in _DAYS or field.startswith("on:"):
        day = read_day(typed, local_day(now), birth=field == "born").day
        return shown_day(day) if day else typed
    return typed
