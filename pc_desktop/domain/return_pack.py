"""What goes into a unit's weekly return when it is sent out: its beds, and its patients where it is filled in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pc_desktop.domain.returns import ReturnedPatient

OCCUPIED: Final = "Occupied"
VACANT: Final = "Vacant"
CLOSED: Final = "Closed"
BED_IS: Final = (OCCUPIED, VACANT, CLOSED)
"""What a bed may be said to be."""


@dataclass(frozen=True, slots=True)
class BedLine:
    """One bed of a return; `state` is one of BED_IS, empty where nobody has said it yet."""

    bed: str
    state: str = ""
    patient: ReturnedPatient | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ReturnPack:
    """One unit's return as it is sent out; `is_filled` says that it lists the patients held now."""

    collaborative: str
    unit_key: str
    unit: str
    made: datetime
    beds: tuple[BedLine, ...]
    is_filled: bool

    @property
    def patients(self) -> tuple[ReturnedPatient, ...]:
        """Give whom it lists."""
        return tuple(line.patient for line in self.beds if line.patient is not None)
