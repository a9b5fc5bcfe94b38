"""Codes that facts are kept with, as people know them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.called import OWN, Called
from pc_desktop.domain.legal import LEGAL
from pc_desktop.domain.meeting import DECISIONS
from pc_desktop.domain.referral import PLACES, STATES, URGENCIES

_NO_CODES: Final[Mapping[str, str]] = MappingProxyType({})
CODES: Final[Mapping[tuple[str, str], Mapping[str, str]]] = MappingProxyType(
    {
        ("milestone", "state"): STATES,
        ("decision", "kind"): DECISIONS,
        ("referral", "urgency"): URGENCIES,
        ("referral", "place"): PLACES,
        ("referral", "legal"): LEGAL,
        ("stay", "legal"): LEGAL,
    }
)
"""Fields that hold a code, by kind of fact, with the words for each."""


def in_words(kind: str, field: str, value: str, called: Called = OWN) -> str:
    """Say a code as people know it and the collaborative calls it; whatever is no code stands as it is."""
    known = CODES.get((kind, field), _NO_CODES).get(value)
    return value if known is None else called.said(known)
