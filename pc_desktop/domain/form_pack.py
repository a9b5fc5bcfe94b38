"""What goes into a blank referral form when it is sent out: whose it is, and what can be chosen in it."""

from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.called import OWN, Called


@dataclass(frozen=True, slots=True)
class FormPack:
    """One blank form; `teams` are the community teams that refer, `needs` what a bed can be asked to offer.

    `called` is what the collaborative calls things.
    """

    collaborative: str
    made: datetime
    teams: tuple[str, ...]
    needs: tuple[str, ...]
    called: Called = OWN
