"""Stays over the years from an old list: each that fits is new, each that is held already says nothing new."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.legal import legal_code, legal_words
from pc_desktop.domain.places import Unit
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.referral import Referral
from pc_desktop.services.listed_facts import received_day
from pc_desktop.services.listed_people import Said
from pc_desktop.services.listed_problems import Pen
from pc_desktop.services.matching import midday, recognise
from pc_desktop.services.return_differences import FieldChange

_BY_RETURN: Final = (
    "A stay that goes on comes with the unit's return. Give the day of discharge if it has ended."
)


class StaysOf:
    """Compares the rows of one list of stays with the stays held, and with the rows before."""

    def __init__(self, pen: Pen, units: Iterable[Unit], held: dict[str, list[Stay]], now: datetime) -> None:
        """Begin with what is held, by person; it is added to row by row."""
        self._pen, self._units, self._held, self._now = pen, tuple(units), held, now

    def stay(self, place: int, row: Said, person: str) -> Stay | Problem | None:
        """Give the stay a row tells of, None where it is held already, or why it cannot be taken."""
        unit = recognise(self._units, str(row.get("unit") or ""))
        if unit is None:
            what = "No unit of this name is set up, so the stay is left out."
            return self._pen.error(
                place, "unit", what, "Add the name to the unit in Setup.", str(row.get("unit") or "")
            )
        admitted, left = row.get("admitted"), row.get("discharged")
        if not isinstance(admitted, date):
            return self._pen.error(
                place, "admitted", "Without an admission there is no stay.", "Give the day."
            )
        if not isinstance(left, date):
            return self._pen.question(place, "discharged", "No day of discharge is given.", _BY_RETURN)
        today = local_day(self._now)
        if left < admitted or left > today:
            what = "This lies before the admission." if left < admitted else "This day is still to come."
            return self._pen.error(place, "discharged", what, "Check both days.", shown_day(left))
        return self._fitted(place, unit, person, row, (admitted, left))

    def _fitted(
        self, place: int, unit: Unit, person: str, row: Said, days: tuple[date, date]
    ) -> Stay | Problem | None:
        """Give the stay where it crosses no other of the same patient."""
        admitted, left = days
        for other in self._held.get(person, ()):
            began = local_day(other.admitted)
            ended = local_day(other.discharged) if other.discharged else date.max
            if (other.unit, began, ended) == (unit.key, admitted, left):
                return None
            if began < left and admitted < ended:
                until = shown_day(ended) if other.discharged else "today"
                what = f"It crosses a stay from {shown_day(began)} to {until}, so it is left out."
                return self._pen.error(place, "admitted", what, "Check the days.", shown_day(admitted))
        referred = received_day(row)
        stay = Stay(
            key="", person=person, unit=unit.key, referral=None, admitted=midday(admitted, self._now),
            discharged=midday(left, self._now), expected=None, ready=None, ready_reason=None,
            legal=legal_code(str(row["mha"])) if "mha" in row else None,
            source="meeting" if referred and referred <= admitted else "own", oat_reason=None, miles=None, method=None,
            destination=None,
        )  # fmt: skip
        self._held.setdefault(person, []).append(stay)
        return stay


def referral_of(stay: Stay, row: Said, now: datetime) -> Referral | None:
    """Make the referral that ended in a stay, where the row says when it was made; otherwise None."""
    referred = received_day(row)
    if referred is None or stay.source != "meeting":
        return None
    reason = str(row.get("reason") or "")
    urgency = str(row.get("urgency") or "")
    return Referral(
        "",
        "",
        "",
        None,
        midday(referred, now),
        stay.admitted,
        urgency,
        "",
        stay.legal or "",
        (),
        reason,
        None,
        None,
    )


def stay_change(stay: Stay, units: Mapping[str, Unit]) -> FieldChange:
    """Say what a stay is."""
    days = (
        f"{shown_day(local_day(stay.admitted))} to {shown_day(local_day(stay.discharged or stay.admitted))}"
    )
    legal = f", {legal_words(stay.legal)}" if stay.legal else ""
    how = ", after a referral" if stay.source == "meeting" else ", the unit's own admission"
    return FieldChange("Stay", "none", f"{units[stay.unit].name}, {days}{legal}{how}")
