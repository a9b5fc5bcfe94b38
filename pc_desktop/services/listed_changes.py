"""What a row of a list would change, field by field, in the words of the meeting: what we had and what they say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.intake_codes import ETHNIC, GENDERS, SEXES, STATUSES
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.person import Person, full_name
from pc_desktop.domain.places import Team, offer_words
from pc_desktop.domain.referral import PLACES, URGENCIES, Referral
from pc_desktop.domain.severity import Measurement, RiskRule
from pc_desktop.services.listed_facts import PERSON, REFERRAL, differing
from pc_desktop.services.return_differences import FieldChange

NOT_RECORDED: Final = "Not recorded"
_LABELS: Final = {
    "nhs": "NHS number", "surname": "Surname", "given": "Given name", "title": "Title", "dob": "Date of birth",
    "sex": "Sex", "outcode": "Postcode", "number_reason": "Why no number", "restricted": "Restricted",
    "gender": "Gender identity", "ethnic": "Ethnic category", "learning_disability": "Learning disability",
    "autism": "Autism", "register_on": "Dynamic support register", "cetr_on": "Care and treatment review",
    "urgency": "Urgency", "place": "Waits", "reason": "Reason", "risk_holder": "Holds the risk",
    "interim_plan": "Interim plan", "review_on": "Next review", "referrer": "Referrer", "contact": "Contact",
}  # fmt: skip
_ITEMS: Final = {
    "behaviours": "Behaviours", "observations": "Observations", "risk": "Risk", "bloods": "Bloods", "ecg": "ECG",
    "weight": "Weight", "height": "Height", "bmi": "BMI", "suss": "SUSS", "median_bmi": "% median BMI",
}  # fmt: skip
_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "sex": SEXES, "gender": GENDERS, "ethnic": ETHNIC, "learning_disability": STATUSES, "autism": STATUSES,
    "urgency": URGENCIES, "place": PLACES,
}  # fmt: skip
_OWN: Final = {"bmi": "", "weight": "kg", "height": "m", "median_bmi": "%"}


@dataclass(frozen=True, slots=True)
class Words:
    """How signs and teams are called: labels and units by sign, names of teams by key."""

    labels: Mapping[str, str]
    units: Mapping[str, str]
    decimals: Mapping[str, int]
    teams: Mapping[str, Team]


def words_of(rules: Iterable[RiskRule], teams: Mapping[str, Team]) -> Words:
    """Take the names of signs from the table in force, and plain ones where it has none."""
    by_sign = {rule.sign: rule for rule in rules}
    return Words(
        labels=_ITEMS | {sign: rule.label for sign, rule in by_sign.items()},
        units=_OWN | {sign: rule.unit for sign, rule in by_sign.items()},
        decimals={sign: rule.decimals for sign, rule in by_sign.items()},
        teams=teams,
    )


def person_changes(before: Person, after: Person) -> Iterator[FieldChange]:
    """Say what changes about somebody held."""
    for column, _field, had, says in differing(before, after, PERSON):
        yield FieldChange(_LABELS[column], _said(column, had), _said(column, says))


def referral_changes(before: Referral, after: Referral, words: Words) -> Iterator[FieldChange]:
    """Say what changes about a referral held."""
    for column, _field, had, says in differing(before, after, REFERRAL):
        yield FieldChange(_LABELS[column], _said(column, had), _said(column, says))
    if before.legal != after.legal:
        yield FieldChange("Legal status", legal_words(before.legal), legal_words(after.legal))
    if before.team != after.team:
        yield FieldChange("Team", _team(before.team, words), _team(after.team, words))
    if before.needs != after.needs:
        yield FieldChange("Needs", needs_words(before.needs), needs_words(after.needs))


def new_patient_changes(person: Person) -> Iterator[FieldChange]:
    """Say who somebody new is, so that the name can be seen to have been read rightly."""
    born = f", born {shown_day(person.born)}" if person.born else ""
    yield FieldChange("Patient", "none", f"{full_name(person)}{born}")


def new_referral_changes(referral: Referral, words: Words) -> Iterator[FieldChange]:
    """Say what a new referral is: when it was received, how urgent, from whom, and where the patient waits."""
    parts = [f"received {shown_day(local_day(referral.received))}"]
    parts += [URGENCIES[referral.urgency].lower() if referral.urgency else "urgency not recorded"]
    parts += [words.teams[referral.team].name] if referral.team and referral.team in words.teams else []
    parts += [PLACES[referral.place]] if referral.place else []
    parts += [legal_words(referral.legal).lower()] if referral.legal else []
    parts += [f"needs {needs_words(referral.needs)}"] if referral.needs else []
    yield FieldChange("Referral", "none", ", ".join(parts))


def together(changes: Sequence[FieldChange]) -> Iterator[FieldChange]:
    """Say in one line every value of somebody of whom nothing was held."""
    if changes:
        yield FieldChange("Values", "none", "; ".join(f"{one.field} {one.says}" for one in changes))


def label_of(item: str, words: Words) -> str:
    """Give what an item is called."""
    return words.labels.get(item) or item.replace("_", " ").capitalize()


def measured_change(new: Measurement, held: Measurement | None, words: Words) -> FieldChange:
    """Say what a value adds, against the one held."""
    had = f"{sign_words(held, words)}, {shown_day(held.taken)}" if held else NOT_RECORDED
    return FieldChange(label_of(new.sign, words), had, f"{sign_words(new, words)}, {shown_day(new.taken)}")


def found_change(new: Finding, before: Finding | None, words: Words) -> FieldChange:
    """Say what a finding adds, or takes the place of."""
    had = f"{before.words}, {shown_day(before.taken)}" if before else NOT_RECORDED
    return FieldChange(label_of(new.item, words), had, f"{new.words}, {shown_day(new.taken)}")


def sign_words(one: Measurement, words: Words) -> str:
    """Write a value with its unit."""
    decimals = words.decimals.get(one.sign)
    number = f"{one.value:g}" if decimals is None else f"{one.value:.{decimals}f}"
    if float(number) != one.value:
        number = f"{one.value:g}"
    return f"{number} {words.units.get(one.sign, '')}".rstrip()


def needs_words(needs: Iterable[str]) -> str:
    """List needs in words."""
    return ", ".join(offer_words(need) for need in needs) or "none"


def _team(key: str | None, words: Words) -> str:
    """Name a team."""
    return words.teams[key].name if key and key in words.teams else NOT_RECORDED


def _said(column: str, value: Any) -> str:
    """Write one value as people read it."""
    if value in {None, ""}:
        return NOT_RECORDED
    if isinstance(value, date):
        return shown_day(value)
    if column in _CODES:
        return _CODES[column].get(value, str(value))
    shown: Callable[[str], str] = shown_number if column == "nhs" else str
    return shown(value)
