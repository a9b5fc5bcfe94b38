"""National codes of admission, leave, readiness and discharge with short words, and the kinds of closure.

Source: NHS Data Model and Dictionary (OGL v3) and the Mental Health Services Data Set, version 6; words shortened.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused

OTHER_SOURCES: Final = MappingProxyType(
    {"own": "the unit's own patient", "elsewhere": "another region's patient"}
)
"""Whose admission a stay was that the meeting did not manage."""

ADMISSION_METHODS: Final = MappingProxyType(
    {
        "11": "Waiting list",
        "12": "Booked",
        "13": "Planned",
        "21": "Emergency: emergency department of this provider",
        "22": "Emergency: GP",
        "23": "Emergency: bed bureau",
        "24": "Emergency: consultant clinic",
        "25": "Emergency: crisis team",
        "2A": "Emergency: emergency department of another provider",
        "2B": "Emergency: transfer from another provider",
        "2D": "Emergency: other",
        "81": "Transfer from another provider, not an emergency",
    }
)
"""How somebody was admitted."""

DISCHARGE_METHODS: Final = MappingProxyType(
    {
        "1": "On clinical advice or with clinical consent",
        "2": "By the patient, a relative or an advocate",
        "3": "By a tribunal, the Home Secretary or a court",
        "4": "Died",
        "6": "By the patient",
        "7": "By a relative or an advocate",
    }
)
"""How somebody was discharged."""

DIED: Final = "4"
"""The discharge method of somebody who died."""

DESTINATIONS: Final = MappingProxyType(
    {
        "19": "Usual place of residence",
        "29": "Temporary place of residence",
        "30": "Back from high security psychiatric accommodation",
        "37": "Court",
        "40": "Prison or other penal establishment",
        "42": "Police station",
        "48": "High security psychiatric hospital, Scotland",
        "49": "NHS high security psychiatric accommodation",
        "50": "NHS medium secure unit",
        "51": "NHS general ward",
        "52": "NHS maternity or neonatal ward",
        "53": "NHS mental health or learning disability ward",
        "55": "Care home with nursing",
        "56": "Care home without nursing",
        "66": "Local authority foster care",
        "79": "Not applicable: the patient died",
        "84": "Independent medium secure unit",
        "87": "Independent hospital",
        "88": "Independent hospice",
        "89": "Organisation responsible for forced repatriation",
    }
)
"""Where somebody went on discharge."""

DIED_THERE: Final = "79"
"""The discharge destination of somebody who died."""

READY_REASONS: Final = MappingProxyType(
    {
        "01": "care co-ordinator to be allocated",
        "02": "community psychiatrist to be allocated",
        "03": "social worker to be allocated",
        "04": "public funding or a funding panel",
        "05": "further community or mental health service",
        "06": "place in prison or immigration removal centre",
        "07": "place in a care home without nursing",
        "08": "place in a care home with nursing",
        "09": "care package at home",
        "10": "equipment or adaptations at home",
        "11": "patient's or family's choice",
        "12": "dispute about the responsible commissioner",
        "13": "dispute about the pathway after discharge",
        "14": "private rented home",
        "15": "council or social rented home",
        "16": "purchase of a home",
        "17": "not eligible for funded care or support",
        "18": "supported accommodation",
        "19": "temporary home from the local authority",
        "20": "place in a children's home",
        "21": "place in a secure children's home",
        "22": "place in a young offender institution",
        "23": "foster placement",
        "24": "Ministry of Justice agreement",
        "25": "proceedings under mental health law",
        "26": "Court of Protection proceedings",
        "27": "deprivation of liberty application",
        "28": "specific court judgement",
        "29": "residential special school or college",
        "30": "local education support",
        "31": "public safety concern",
        "32": "highly individual housing or care",
        "33": "lawful support outside social care",
        "34": "social care support or placement",
        "35": "NHS assessment in the community",
        "36": "hospital staff shortage",
        "37": "assessment by somebody outside the NHS",
        "98": "reason not known",
    }
)
"""What keeps somebody who is clinically ready for discharge."""

LEAVE_TYPES: Final = MappingProxyType(
    {
        "01": "Absent without leave",
        "02": "Home leave",
        "03": "Leave of absence under the Mental Health Act",
        "04": "Trial leave",
    }
)
"""Kinds of leave."""

CLOSURE_KINDS: Final = MappingProxyType(
    {
        "estates": "Estates",
        "staffing": "Staffing",
        "infection": "Infection",
        "commissioner": "Agreed with the commissioner",
        "other": "Another reason",
        "unusable": "Vacant but not usable",
    }
)
"""Why a bed is out of use; the last is counted apart. No national list is published."""


def refuse_unlisted(code: str, listed: Mapping[str, str], what: str) -> None:
    """Refuse a code that is not in its list; `what` says what the code was to tell, such as a kind of leave."""
    if code not in listed:
        raise Refused(f"Choose {what} from the list.")
