"""Makes the weekly returns we send out, about invented people, for the tests of writing and reading them."""

from datetime import UTC, date, datetime

from pc_desktop.domain.return_pack import BedLine, ReturnPack
from pc_desktop.domain.returns import ReturnedPatient
from tests.exchange.made_returns import number

MADE = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)


def patient(place: int, **others: object) -> ReturnedPatient:
    """Make somebody staying in a bed."""
    said: dict[str, object] = {
        "nhs": number(place), "initials": f"Z{chr(65 + place)}", "bed": f"L{place + 1:02d}",
        "admitted": date(2026, 9, 1 + place), "mha": "Section 3" if place % 3 == 0 else "Informal",
        "bmi": 14.0 + place / 10, "edd": date(2026, 12, 1 + place) if place % 2 else None,
        "crfd": date(2026, 11, 10) if place == 5 else None, "on_leave": place == 4,
    }  # fmt: skip
    return ReturnedPatient(**{**said, **others})  # type: ignore[arg-type]


def pack(people: int = 7, *, filled: bool = True) -> ReturnPack:
    """Make the return of a unit of ten beds, one of them closed."""
    beds = [
        BedLine(f"L{place + 1:02d}", "Occupied", patient(place)) if filled else BedLine(f"L{place + 1:02d}")
        for place in range(people)
    ]
    beds += [BedLine(f"L{place + 1:02d}", "Vacant" if filled else "") for place in range(people, 9)]
    beds.append(BedLine("L10", "Closed" if filled else "", remarks="New flooring" if filled else ""))
    return ReturnPack("Invented collaborative", "unit key", "Larch", MADE, tuple(beds), filled)
