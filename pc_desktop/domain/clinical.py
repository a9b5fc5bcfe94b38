"""What is known of a patient's illness in words: each finding dated, so that its age can be told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one item on one day, in words; `item` names what, as the collaborative's profile lists it.

    What is measured in numbers is a Measurement. A later finding of the same item takes the place of an earlier one.
    """

    key: str
    person: str
    item: str
    taken: date
    words: str
    by: str
