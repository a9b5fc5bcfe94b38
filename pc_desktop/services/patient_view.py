"""One patient in full, open or closed: who it is, how the referral stands, and the timeline of everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted, days_between, local_day, shown_day
from pc_desktop.domain.called import heading
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.person import Person, age_on, full_name, initials, sex_word
from pc_desktop.domain.places import Team, Unit, offer_words
from pc_desktop.domain.referral import PLACES, STATES, URGENCIES, Milestone, Referral, state_of
from pc_desktop.services.glass import MASKED_INITIALS, MASKED_NAME, is_masked, opened_today
from pc_desktop.services.patient_timeline import Entry, Timeline
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import called_in

MISSING = "Not recorded"


@dataclass(frozen=True, slots=True)
class PatientPage:
    """One patient by one of their referrals.

    Of a restricted record nobody has opened today `is_masked` is set: name, number, birth and place are masked and
    there is no timeline. `restricted` is the reason it is restricted, None where it is not. `state` is a key of the
    referral's states. `others` are the references of the patient's other referrals, newest first.
    """

    key: str
    person: str
    ref: str
    is_masked: bool
    restricted: str | None
    is_open: bool
    name: str
    initials: str
    nhs_number: str
    born: str
    sex: str
    home: str
    died: str | None
    state: str
    state_words: str
    since: str
    legal: str
    details: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def patient_view(
    reading: Reading, key: str, by: str, labels: Mapping[str, str], *, timeline: bool = True
) -> PatientPage:
    """Give one patient by one referral, as somebody of this name may see it; `labels` names findings.

    Without the `timeline` its entries are not gathered.
    """
    referral = reading.get(Referral, key)
    person = reading.get(Person, referral.person)
    turns = [one for one in reading.find(Milestone, referral=key) if one.at <= reading.now]
    last = state_of(tuple(turns)) if turns else None
    masks = is_masked(person, opened_today(reading, by))
    theirs = sorted(reading.find(Referral, person=person.key), key=lambda one: one.received, reverse=True)
    state = last.state if last else "received"
    return PatientPage(
        key=key,
        person=person.key,
        ref=referral.ref,
        is_masked=masks,
        restricted=person.restricted,
        is_open=referral.closed is None or referral.closed > reading.now,
        name=MASKED_NAME if masks else full_name(person),
        initials=MASKED_INITIALS if masks else initials(person),
        nhs_number="Masked" if masks else shown_number(person.nhs_number) if person.nhs_number else MISSING,
        born="Masked" if masks else born_words(person, local_day(reading.now)),
        sex=sex_word(person).capitalize() if person.sex else MISSING,
        home="Masked" if masks else person.outcode or MISSING,
        died=shown_day(person.died) if person.died else None,
        state=state,
        state_words=called_in(reading).said(STATES[state]),
        since=shown_day(local_day(last.at)) if last else MISSING,
        legal=legal_words(referral.legal),
        details=_details(reading, referral, last),
        others=tuple((one.key, one.ref) for one in theirs if one.key != key),
        entries=() if masks or not timeline else Timeline(reading, person, labels).entries(),
    )


def born_words(person: Person, today: date) -> str:
    """Say when somebody was born and how old they are; of somebody who died, how old they were."""
    age = age_on(person, min(today, person.died) if person.died else today)
    years = f"{age}y" if age is not None else "age not recorded"
    if person.born is None:
        return f"{MISSING} ({years})"
    return f"{shown_day(person.born)} ({'aged ' if person.died else ''}{years})"


def _details(reading: Reading, referral: Referral, last: Milestone | None) -> tuple[tuple[str, str], ...]:
    """Say what was asked for, by whom, and how it ended."""
    team = reading.peek(Team, referral.team) if referral.team else None
    unit = reading.peek(Unit, team.linked_unit) if team and team.linked_unit else None
    end = referral.closed
    lasted = counted(days_between(referral.received, end or reading.now), "day")
    return (
        ("Received", f"{shown_day(local_day(referral.received))}, {lasted} {'in all' if end else 'ago'}"),
        (
            "Ended",
            f"{shown_day(local_day(end))}: {STATES[last.state].lower()}" if end and last else "still open",
        ),
        ("Why", (last.reason if last else "") or MISSING),
        (
            "Referred by",
            f"{team.name if team else MISSING}{f', {referral.referrer}' if referral.referrer else ''}",
        ),
        (heading(called_in(reading).linked_unit), unit.name if unit else MISSING),
        ("Urgency", URGENCIES.get(referral.urgency, MISSING)),
        ("Waited", PLACES.get(referral.place, MISSING)),
        ("Needs", ", ".join(offer_words(need) for need in referral.needs) or "nothing special"),
        ("Reason for referral", referral.reason or MISSING),
        ("Risk held by", referral.risk_holder or MISSING),
    )
