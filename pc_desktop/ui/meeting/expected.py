"""Somebody expected at the meeting, as the question who is here shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """One person expected: their name, role and what is recorded of them so far."""

    name: str
    role: str
    status: str
