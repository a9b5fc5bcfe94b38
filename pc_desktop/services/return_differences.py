"""What a row of a return says differently from the stay held, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.legal import legal_code, legal_words
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.services.return_held import Held


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing a return says differently: which, what was held, what it says."""

    field: str
    had: str
    says: str


def differences(
    held: Held, patient: ReturnedPatient, stay: Stay, label: str, *, leave_said: bool
) -> Iterable[FieldChange]:
    """Give what a row says differently from its stay; a field the file does not hold is no difference."""
    bed = held.bed_of.get(stay.key)
    if label and (bed is None or bed.label != label):
        yield FieldChange("Bed", bed.label if bed else "none", label)
    admitted = local_day(stay.admitted)
    if patient.admitted is not None and patient.admitted != admitted:
        yield FieldChange("Admitted", shown_day(admitted), shown_day(patient.admitted))
    if patient.edd is not None and patient.edd != stay.expected:
        yield FieldChange("Expected discharge", shown_day(stay.expected), shown_day(patient.edd))
    if patient.crfd is not None and patient.crfd != stay.ready:
        yield FieldChange("Clinically ready", shown_day(stay.ready), shown_day(patient.crfd))
    legal = legal_code(patient.mha)
    if legal is not None and legal != stay.legal:
        yield FieldChange("Legal status", legal_words(stay.legal), legal_words(legal))
    bmi = held.bmi.get(stay.person)
    if patient.bmi is not None and (bmi is None or bmi.value != patient.bmi):
        yield FieldChange("BMI", f"{bmi.value:.1f}" if bmi else "Not recorded", f"{patient.bmi:.1f}")
    away, leave = bool(patient.on_leave), held.leaves.get(stay.key)
    if leave_said and away != (leave is not None):
        yield FieldChange(
            "Leave", "on leave" if leave else "in the unit", "on leave" if away else "in the unit"
        )
