"""The codes a patient's details are kept as, with short words for each.

Source: NHS Data Model and Dictionary (OGL v3): gender identity code, ethnic category 2001, and the status codes of
learning disability and of autism, which are the same.
"""

from types import MappingProxyType
from typing import Final

SEXES: Final = MappingProxyType({"F": "Female", "M": "Male"})
"""The recorded sex, which decides the room."""

GENDERS: Final = MappingProxyType(
    {
        "1": "Male, including trans man",
        "2": "Female, including trans woman",
        "3": "Non-binary",
        "4": "Other",
        "X": "Not known",
        "Z": "Preferred not to say",
    }
)
"""How the patient describes their gender."""

ETHNIC: Final = MappingProxyType(
    {
        "A": "White: British",
        "B": "White: Irish",
        "C": "White: other",
        "D": "Mixed: White and Black Caribbean",
        "E": "Mixed: White and Black African",
        "F": "Mixed: White and Asian",
        "G": "Mixed: other",
        "H": "Asian: Indian",
        "J": "Asian: Pakistani",
        "K": "Asian: Bangladeshi",
        "L": "Asian: other",
        "M": "Black: Caribbean",
        "N": "Black: African",
        "P": "Black: other",
        "R": "Chinese",
        "S": "Any other group",
        "Z": "Preferred not to say",
        "99": "Not known",
    }
)
"""The patient's ethnic category, as they state it."""

STATUSES: Final = MappingProxyType(
    {
        "1": "Confirmed",
        "2": "Suspected, being assessed",
        "3": "Suspected, not being assessed",
        "4": "Suspected, not known whether assessed",
        "5": "No diagnosis",
        "U": "Asked, not known",
        "X": "Not known",
        "Z": "Preferred not to say",
    }
)
"""Whether the patient has a learning disability, or is autistic."""

NUMBER_REASONS: Final = (
    "Not on the referral; asked for",
    "Being traced",
    "No NHS number: from abroad",
    "Withheld for safety",
)
"""Why an NHS number is not known, as suggestions; any words will do."""

_REVIEWED: Final = frozenset("1234")


def review_prompts(learning_disability: str, autism: str, register_on: str, cetr_on: str) -> dict[str, str]:
    """Ask for the dates of the dynamic support register and the treatment review where they are called for, by field.

    Source: NHS England, dynamic support register and Care (Education) and Treatment Review policy, 2023.
    """
    if not {learning_disability, autism} & _REVIEWED:
        return {}
    asked = (
        ("register_on", register_on, "Autism or a learning disability: on the dynamic support register?"),
        ("cetr_on", cetr_on, "Autism or a learning disability: when was the last review?"),
    )
    return {field: words for field, held, words in asked if not held.strip()}
