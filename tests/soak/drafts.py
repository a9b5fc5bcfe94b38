"""Returns of the small region's units, as they come out of a workbook."""

from datetime import date, timedelta

from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from tests.services.small_region import TODAY

Listed = tuple[tuple[int, str | None, str | None, int], ...]
"""For each patient a row, an NHS number, a bed and how many days they have been there."""


def draft(listed: Listed, day: date = TODAY, closed: str = "") -> Draft:
    """Make a return of Larch."""
    patients = tuple(
        ReturnedPatient(
            nhs=nhs, name="New Xxtest-Comer", admitted=TODAY - timedelta(days=days), bed=bed, where=f"A{row}"
        )
        for row, nhs, bed, days in listed
    )
    beds = (ReturnedBed(closed, "closed", "leak"),) if closed else ()
    larch = ReturnedUnit("Larch", None, day, 3, len(beds), len(patients), None, None, patients, beds)
    return Draft("larch.xlsx", f"{hash((listed, day, closed)):x}", "usual", (larch,), ())
