"""What e-mails and spreadsheets call the fields of a referral."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

_CALLED: Final = (
    ("nhs_number", "nhs number", "nhs no", "nhs num", "nhs"),
    ("name", "name", "patient name", "name of patient", "full name", "patient", "client name"),
    ("surname", "surname", "family name", "last name"),
    ("given", "first name", "forename", "forenames", "given name", "given names", "christian name"),
    ("title", "title"),
    ("born", "date of birth", "dob", "d.o.b", "birth date", "born"),
    ("sex", "sex", "gender", "sex/gender"),
    ("outcode", "postcode", "post code", "outcode", "home postcode", "postcode district"),
    ("team", "team", "community team", "referring team", "cmht", "ceds", "eating disorder team"),
    ("team", "forensic community team", "forensic team"),
    ("referrer", "referrer", "referred by", "referrer name", "name of referrer", "from"),
    (
        "contact",
        "contact",
        "contact number",
        "contact details",
        "referrer contact",
        "tel",
        "telephone",
        "phone",
    ),
    ("contact", "email", "e-mail", "mobile"),
    ("received", "received", "date received", "referral date", "date of referral", "referral received"),
    ("urgency", "urgency", "priority", "type of referral", "referral type", "how urgent"),
    (
        "place",
        "current location",
        "present location",
        "location",
        "where now",
        "currently at",
        "present place",
    ),
    (
        "legal",
        "legal status",
        "mha status",
        "mha",
        "mental health act",
        "mental health act status",
        "section",
    ),
    ("needs", "needs", "special needs", "requirements", "care needs"),
    ("reason", "reason", "reason for referral", "referral reason", "presenting problem", "presentation"),
    ("reason", "summary", "presenting problems", "reason for admission"),
    ("risk_holder", "risk holder", "who holds the risk", "risk held by"),
    ("interim_plan", "interim plan", "plan until admission", "current plan"),
    ("review_on", "next review", "review date", "date of next review"),
    ("measured_on", "date measured", "measured on", "date of measurement", "weighed on", "date weighed"),
    ("m:weight", "weight", "wt", "current weight"),
    ("m:height", "height", "ht"),
    ("m:bmi", "bmi", "body mass index", "current bmi"),
    ("m:heart_rate", "heart rate", "pulse", "pulse rate", "hr"),
    ("m:temperature", "temperature", "temp"),
    ("m:median_bmi", "median bmi", "% median bmi", "%mbmi", "mbmi", "percent median bmi", "% mbmi"),
    ("m:potassium", "potassium", "k+"),
    ("m:glucose", "glucose", "blood glucose"),
    ("m:hand_grip", "hand grip", "grip strength", "hand grip strength"),
    ("m:muac", "muac", "upper arm", "mid upper arm circumference"),
    ("m:weight_loss", "rate of weight loss", "weight loss", "rate of loss"),
    ("m:suss", "suss", "sit up", "squat", "sit-up", "squat stand", "sit up squat stand"),
    ("f:behaviours", "behaviours", "ed behaviours", "eating disorder behaviours"),
    ("f:observations", "observations", "obs", "physical observations"),
    ("f:bloods", "bloods", "blood results", "blood tests"),
    ("f:ecg", "ecg", "ecg result"),
    ("f:risk", "risk", "risks", "risk assessment", "risk summary"),
)
_USUAL: Final = MappingProxyType({name: field for field, *names in _CALLED for name in names})
_NOTE: Final = re.compile(r"\s*[(\[](?P<note>[^)\]]{0,40})[)\]]\s*$")

FREE: Final = frozenset({"reason", "interim_plan", "risk_holder", "contact", "referrer"})
"""Fields of free words, which may go on over several lines."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What this collaborative has names for: teams, needs, signs and items by key, with their words.

    `choices` are the words allowed for an item that is a list; `units` those of the signs; `today` dates the rest.
    """

    today: date
    teams: Mapping[str, str]
    needs: Mapping[str, str]
    signs: Mapping[str, str]
    units: Mapping[str, str]
    items: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]


def labels_of(known: Vocabulary) -> dict[str, str]:
    """Give every label understood here with the field it names; only fields this collaborative has."""
    fields = {f"m:{sign}" for sign in known.signs} | {f"f:{item}" for item in known.items}
    labels = {name: field for name, field in _USUAL.items() if field[1] != ":" or field in fields}
    for mark, named in (("m", known.signs), ("f", known.items), ("need", known.needs)):
        for key, words in named.items():
            labels.setdefault(plain_label(words), f"{mark}:{key}")
    return {name: field for name, field in labels.items() if name}


def plain_label(text: str) -> str:
    """Make a label comparable: small letters, without what stands in brackets or at its end."""
    return " ".join(_NOTE.sub("", text).casefold().replace("_", " ").split()).strip(" .:*#?-\u2013")


def note_of(text: str) -> str:
    """Give what stands in brackets after a label, such as the unit; nothing where nothing does."""
    found = _NOTE.search(text.strip(" :*"))
    return found["note"].strip() if found else ""
