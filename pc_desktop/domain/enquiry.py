"""What a referrer was asked for, when it is due, and when it was chased and answered."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One request for missing information about one referral.

    `items` are what was missing, by the names the completeness list has for them; `text` is the message as written.
    `chased` is the latest moment the referrer was reminded.
    """

    key: str
    referral: str
    at: datetime
    by: str
    to: str
    items: tuple[str, ...]
    text: str
    due: date
    chased: datetime | None
    answered: datetime | None
