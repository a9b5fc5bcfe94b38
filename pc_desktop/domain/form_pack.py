"""What goes into a blank referral form when it is sent out: whose it is, and what can be chosen in it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FormPack:
    """One blank form; `teams` are the community teams that refer, `needs` what a bed can be asked to offer."""

    collaborative: str
    made: datetime
    teams: tuple[str, ...]
    needs: tuple[str, ...]
