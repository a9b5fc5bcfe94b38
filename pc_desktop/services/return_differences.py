"""What a row of a return says differently from the stay held: we had, they say, and it was when the file was made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.legal import legal_code, legal_words
from pc_desktop.domain.returns import ReturnedPatient
from pc_desktop.services.return_held import Held

THEIRS: Final = "theirs"
"""Only they changed it, or nothing tells that we did: it is taken."""
CONFLICT: Final = "conflict"
"""Both changed it, each to something else: somebody must choose, and until then ours stays."""
KEPT: Final = "kept"
"""Only we changed it since: they say what it was, so ours stays."""
ASKED: Final = "asked"
"""Somebody is not listed: nothing is written until somebody says when they left."""
WANTED: Final = "wanted"
"""The same, but somebody else is listed in their bed: this must be settled before the return is accepted."""
STAYS: Final = "stays"
"""Somebody is not listed, and people here said that they are still there."""

_MAY_BE_CLEARED: Final = frozenset({"Expected discharge", "Clinically ready"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing a return or list says differently: which, what was held, what it says.

    `was` is what it was when the workbook was made, empty where nobody can tell; `typed` says when and by whom ours was
    changed since. `stand` is one of the words above, and `taken` whether what they say would be written.
    """

    field: str
    had: str
    says: str
    was: str = ""
    typed: str = ""
    stand: str = THEIRS
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Was:
    """What a field was when the workbook was made, and who changed ours since, in words; empty where nobody did."""

    value: Any
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose in a preview, by the keys of changes: theirs or ours.

    By the keys of rows: `left` gives the day somebody not listed left, `stays` who of them is still there.
    """

    theirs: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()
    left: tuple[tuple[str, Any], ...] = ()
    stays: frozenset[str] = frozenset()

    def takes(self, key: str, stand: str) -> bool:
        """Tell whether what they say is taken: as chosen, or else as the change stands by itself."""
        return key in self.theirs or (key not in self.ours and stand == THEIRS)

    def left_by(self, key: str) -> Any:
        """Give the day chosen for somebody gone, None where none was."""
        return dict(self.left).get(key)


NOTHING_CHOSEN: Final = Chosen()


def change_key(row: str, field: str) -> str:
    """Give the key by which one field of a row is chosen."""
    return f"{row}/{field}"


def differences(
    held: Held,
    patient: ReturnedPatient,
    stay: Stay,
    label: str,
    earlier: Mapping[str, Was],
    *,
    leave_said: bool,
) -> Iterable[FieldChange]:
    """Give what a row says differently from its stay; a field the file does not hold is no difference.

    `earlier` gives by field what it was when the workbook was made, as far as anybody can tell.
    """
    for field, ours, theirs, words in _fields(held, patient, stay, label, leave_said=leave_said):
        was = earlier.get(field)
        cleared = theirs is None and field in _MAY_BE_CLEARED and was is not None and was.value is not None
        if theirs == ours or (theirs is None and not cleared):
            continue
        stand = _stand(ours, theirs, was, cleared=cleared)
        yield FieldChange(
            field=field,
            had=words(ours),
            says="cleared" if cleared else words(theirs),
            was=words(was.value) if was is not None else "",
            typed=was.typed if was is not None and stand != THEIRS else "",
            stand=stand,
            taken=stand == THEIRS,
        )


def _stand(ours: Any, theirs: Any, was: Was | None, *, cleared: bool) -> str:
    """Tell who changed a field: they alone, we alone, or both; a cell that was emptied is always asked about."""
    if was is None:
        return THEIRS
    if was.value == theirs:
        return KEPT
    return THEIRS if was.value == ours and not cleared else CONFLICT


def _fields(
    held: Held, patient: ReturnedPatient, stay: Stay, label: str, *, leave_said: bool
) -> Iterator[tuple[str, Any, Any, Callable[[Any], str]]]:
    """Give each field with our value, theirs and how it is said."""
    bed, bmi = held.bed_of.get(stay.key), held.bmi.get(stay.person)
    yield "Bed", bed.label if bed else None, label or None, lambda one: one or "none"
    yield "Admitted", local_day(stay.admitted), patient.admitted, shown_day
    yield "Expected discharge", stay.expected, patient.edd, shown_day
    yield "Clinically ready", stay.ready, patient.crfd, shown_day
    yield "Legal status", stay.legal, legal_code(patient.mha), legal_words
    yield "BMI", bmi.value if bmi else None, patient.bmi, _bmi_words
    yield "Leave", stay.key in held.leaves, bool(patient.on_leave) if leave_said else None, _leave_words


def _bmi_words(value: float | None) -> str:
    """Write a BMI."""
    return "Not recorded" if value is None else f"{value:.1f}"


def _leave_words(away: bool | None) -> str:
    """Say where somebody is."""
    return "on leave" if away else "in the unit"
