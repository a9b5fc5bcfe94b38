"""Mental Health Act legal statuses: national codes, and the short words people use for them.

Source: NHS Data Model and Dictionary, Mental Health Act legal status classification code (OGL v3).
"""

from types import MappingProxyType
from typing import Final

LEGAL: Final = MappingProxyType(
    {
        "01": "Informal",
        "02": "Section 2",
        "03": "Section 3",
        "04": "Section 4",
        "05": "Section 5(2)",
        "06": "Section 5(4)",
        "07": "Section 35",
        "08": "Section 36",
        "09": "Section 37/41",
        "10": "Section 37",
        "12": "Section 38",
        "13": "Section 44",
        "14": "Section 46",
        "15": "Section 47/49",
        "16": "Section 47",
        "17": "Section 48/49",
        "18": "Section 48",
        "19": "Section 135",
        "20": "Section 136",
        "31": "Criminal Procedure (Insanity) Act",
        "32": "Other act",
        "35": "Guardianship, Section 7",
        "36": "Guardianship, Section 37",
        "37": "Section 45A",
        "38": "Section 45A, limitation ended",
        "98": "Not applicable",
        "99": "Not known",
    }
)
"""Short words for every code in use."""

INFORMAL: Final = "01"
_CODES: Final = {words.casefold(): code for code, words in LEGAL.items()}


def legal_words(code: str | None) -> str:
    """Say a status shortly; an unrecorded one as Not recorded."""
    return LEGAL.get(code or "", "Not recorded")


def legal_code(words: str | None) -> str | None:
    """Give the code of a status said in short words; None where the words are not known."""
    return _CODES.get((words or "").strip().casefold())


def is_detained(code: str | None) -> bool:
    """Tell whether a status is a detention; an unknown one is not taken for one."""
    return code is not None and code not in {"01", "33", "35", "36", "98", "99"} and code in LEGAL
