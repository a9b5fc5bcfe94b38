"""What the clinical card of a referral shows, and the forms that record, ask and disagree."""

from datetime import date, timedelta
from typing import Any

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.plausible import SPANS
from pc_desktop.domain.severity import Measurement, RiskRule, RiskVersion, is_judged
from pc_desktop.services.ask_information import (
    DAYS_TO_ANSWER,
    AskForInformation,
    RecordAnswered,
    RecordChased,
    completeness_of,
    drafted,
    reminder,
)
from pc_desktop.services.cases import Case
from pc_desktop.services.clinical import AgreeAgain, CorrectMeasurement, Disagree, RecordClinical
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.ports import Reading as Look
from pc_desktop.services.region import Region, region_now
from pc_desktop.ui.referrals.clinical_rows import ClinicalRows, clinical_rows
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_LEVELS = (
    Choice("", "Not recorded today"),
    Choice("2", "▲ Red"),
    Choice("1", "◆ Amber"),
    Choice("0", "● Green"),
)
_SEEN = (Choice("red", "▲ Red"), Choice("amber", "◆ Amber"), Choice("green", "● Green"))
_CENTIMETRES_FROM = 3
_NO_NEEDS = (Choice("", "As it stands"), Choice("No special needs", "No special needs"))
_NEEDS_ADVICE = "Needs that decide a unit are entered with the referral's details."
_BODY = (("weight", "Weight, kg"), ("height", "Height, m or cm"))


class ClinicalPresenter:
    """Prepares one open referral's clinical part."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office

    def today(self) -> date:
        """Give today."""
        return self._region().today

    def show(self, key: str) -> ClinicalRows | None:
        """Prepare one referral; None where it waits no longer."""

        def ask(reading: Look) -> ClinicalRows | None:
            region = region_now(reading)
            case = region.cases.get(key)
            if case is None:
                return None
            found = completeness_of(region, case, self._office.profile(region.settings))
            return clinical_rows(case, found, _version(reading, case), region.today)

        return self._office.desk.ask(ask)

    def record_form(self, key: str) -> Form | None:
        """Prepare the form that records values and findings: signs of the table, then the list's findings."""
        region, case = self._region(), self._case(key)
        if case is None:
            return None
        profile = self._office.profile(region.settings)
        signs = [_sign_field(rule) for rule in case.rules]
        body = [Field(f"m:{sign}", label, Kind.TEXT, "") for sign, label in _BODY]
        found = [
            Field(f"f:{item.key}", item.label, Kind.TEXT, "")
            for item in profile.items
            if item.kind == "finding"
        ]
        if any(item.key == "needs" for item in profile.items) and not case.referral.needs:
            found.append(Field("f:needs", "Needs", Kind.CHOICE, "", _NEEDS_ADVICE, choices=_NO_NEEDS))
        return Form(
            f"Record what was measured and found: {case.referral.ref}",
            "Record",
            (
                Field("taken", "On", Kind.DAY, region.today),
                *body,
                *signs,
                *found,
                Field("sure", "Unusual values", Kind.CHOICE, "", choices=_SURE),
            ),
            "Leave empty what was not measured. BMI is worked out from weight and height where it is left empty.",
        )

    @staticmethod
    def record(key: str, values: Values) -> Command:
        """Make the order that records what was filled in; refuses a value that is no number."""
        measured = [
            (name[2:], _in_metres(number) if name == "m:height" else number)
            for name, said in values.items()
            if name.startswith("m:") and (number := _number(said)) is not None
        ]
        found = [
            (name[2:], said) for name, said in values.items() if name.startswith("f:") and str(said).strip()
        ]
        return RecordClinical(
            key, values["taken"], tuple(measured), tuple(found), sure=values["sure"] == "yes"
        )

    def can_correct(self, key: str, sign: str) -> bool:
        """Tell whether a sign has a value of its own to put right; one worked out from others has not."""
        return self._latest(key, sign) is not None

    def correct_form(self, key: str, sign: str) -> tuple[Form, Measurement] | None:
        """Prepare the form that puts the latest value of a sign right; None where there is none that was recorded."""
        held = self._latest(key, sign)
        if held is None:
            return None
        form = Form(
            f"Correct {_label(sign)} of {shown_day(held.taken)}",
            "Correct",
            (
                Field("value", "The right value; empty takes it away", Kind.TEXT, f"{held.value:g}"),
                Field("reason", "What was wrong", Kind.NOTE, ""),
                Field("sure", "Unusual values", Kind.CHOICE, "", choices=_SURE),
            ),
        )
        return form, held

    @staticmethod
    def correct(key: str, held: Measurement, values: Values) -> Command:
        """Make the order that puts a value right."""
        return CorrectMeasurement(
            key, held.key, _number(values["value"]), values["reason"], sure=values["sure"] == "yes"
        )

    def disagree_form(self, key: str, sign: str) -> Form | None:
        """Prepare the form of another view of a sign."""
        case = self._case(key)
        rule = next((one for one in case.rules if one.sign == sign), None) if case else None
        if case is None or rule is None:
            return None
        return Form(
            f"See {_inside(rule.label)} of {case.referral.ref} otherwise",
            "Record",
            (
                Field("level", "As you see it", Kind.CHOICE, "green", choices=_SEEN),
                Field("reason", "Why", Kind.NOTE, ""),
            ),
            "Your view stands beside the sign. The order still goes by the table; move the referral if it should not.",
        )

    @staticmethod
    def disagree(key: str, sign: str, values: Values) -> Command:
        """Make the order that records another view."""
        return Disagree(key, sign, values["level"], values["reason"])

    def sees_otherwise(self, key: str, sign: str) -> bool:
        """Tell whether a clinician sees a sign otherwise now."""
        case = self._case(key)
        return case is not None and any(one.sign == sign for one in case.disagreements)

    @staticmethod
    def agree(key: str, sign: str) -> Command:
        """Make the order that ends another view."""
        return AgreeAgain(key, sign)

    def ask_form(self, key: str) -> Form | None:
        """Prepare the request for what is missing, drafted."""
        region, case = self._region(), self._case(key)
        if case is None:
            return None
        profile = self._office.profile(region.settings)
        draft = drafted(region, case, profile)
        items = tuple(Choice(item.label, item.label) for item in profile.items)
        return Form(
            f"Ask for information: {case.referral.ref}",
            "Copy and record",
            (
                Field("to", "To", Kind.TEXT, draft.to),
                Field("items", "What is asked for", Kind.SEVERAL, draft.items, choices=items),
                Field("due", "Answer due", Kind.DAY, draft.due),
                Field("text", "Text to send", Kind.NOTE, draft.text),
            ),
            "The text is copied for your e-mail. It names the referral by its reference alone.",
        )

    def letter(self, key: str, items: tuple[str, ...], due: date) -> str:
        """Write the text again for what is asked and by when; empty where the referral waits no longer."""
        region = self._region()
        case = region.cases.get(key)
        if case is None:
            return ""
        return drafted(region, case, self._office.profile(region.settings), items, due).text

    @staticmethod
    def ask(key: str, values: Values) -> AskForInformation:
        """Make the order that records the request."""
        return AskForInformation(key, values["to"], tuple(values["items"]), values["text"], values["due"])

    def chase_form(self, key: str, enquiry: str) -> Form | None:
        """Prepare the form of a reminder; None where the request is answered or not there."""
        case = self._case(key)
        one = next((each for each in case.enquiries if each.key == enquiry), None) if case else None
        if case is None or one is None or one.answered is not None:
            return None
        due = self.today() + timedelta(days=DAYS_TO_ANSWER)
        return Form(
            f"Remind {one.to} about {case.referral.ref}",
            "Reminded",
            (
                Field("due", "Answer now due", Kind.DAY, due),
                Field("text", "Text to send", Kind.NOTE, reminder(self._region(), case, one)),
            ),
            ", ".join(one.items),
        )

    @staticmethod
    def chase(enquiry: str, values: Values) -> Command:
        """Make the order that records a reminder."""
        return RecordChased(enquiry, values["due"])

    @staticmethod
    def answered(enquiry: str) -> Command:
        """Make the order that records an answer."""
        return RecordAnswered(enquiry)

    def _region(self) -> Region:
        """Look at the region now."""
        return self._office.desk.ask(region_now)

    def _case(self, key: str) -> Case | None:
        """Give an open referral's case."""
        return self._region().cases.get(key)

    def _latest(self, key: str, sign: str) -> Measurement | None:
        """Give the latest value of a sign that was recorded, not worked out."""
        case = self._case(key)
        taken = [one for one in case.measurements if one.sign == sign] if case else []
        kept = self._office.desk.ask(
            lambda reading: [one for one in taken if reading.peek(Measurement, one.key) is not None]
        )
        return max(kept, key=lambda one: (one.taken, one.key), default=None)


_SURE = (Choice("", "Ask me again"), Choice("yes", "They are right as written"))


def _version(reading: Look, case: Case) -> RiskVersion | None:
    """Give the version of the table a case is read by."""
    names = {rule.version for rule in case.rules}
    return next((one for one in reading.find(RiskVersion) if one.version in names), None)


def _sign_field(rule: RiskRule) -> Field:
    """Ask for one sign: a level where it is judged, else a number."""
    if is_judged(rule):
        words = "; ".join(
            f"{level} {said}"
            for level, said in (("▲", rule.red_words), ("◆", rule.amber_words), ("●", rule.green_words))
            if said
        )
        return Field(f"m:{rule.sign}", rule.label, Kind.CHOICE, "", words, choices=_LEVELS)
    return Field(f"m:{rule.sign}", f"{rule.label}, {rule.unit}".removesuffix(", "), Kind.TEXT, "")


def _label(sign: str) -> str:
    """Name a sign inside a sentence."""
    return SPANS[sign].label if sign in SPANS else sign.replace("_", " ")


def _in_metres(height: float) -> float:
    """Give a height in metres; nobody is taller than three, so what is more was said in centimetres."""
    return round(height / 100, 3) if height > _CENTIMETRES_FROM else height


def _number(said: Any) -> float | None:
    """Read a number as people write it; None for nothing, refused where it is none."""
    text = str(said or "").strip().replace(",", ".")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise Refused(f"“{said}” is not a number. Write it in figures, such as 13.4.") from None
    if number != number or abs(number) > 1e6:  # noqa: PLR0124 - a number that is not one
        raise Refused(f"“{said}” is not a number. Write it in figures, such as 13.4.")
    return number


def _inside(label: str) -> str:
    """Write a sign's name inside a sentence; an abbreviation keeps its capitals."""
    first, *rest = label.split(" ")
    return label if first.isupper() else " ".join((first.lower(), *rest))
