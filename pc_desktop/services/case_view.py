"""One referral on the table: what is known, where the patient could go, and what each choice would do to others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day, shown_day, shown_day_short, weekday_and_day
from pc_desktop.domain.called import LINK, heading
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.fit import Fit, fits
from pc_desktop.domain.knock_on import knock_on
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.meeting import DECISIONS, Action, Decision, Minute
from pc_desktop.domain.nhs_number import shown as shown_number
from pc_desktop.domain.overrides import departs
from pc_desktop.domain.person import age_on, full_name, initials, sex_word
from pc_desktop.domain.places import offer_words
from pc_desktop.domain.ranking import Ranked
from pc_desktop.domain.referral import PLACES, STATES
from pc_desktop.domain.severity import SHAPES, Level
from pc_desktop.domain.severity import Reading as SignReading
from pc_desktop.services.cases import Case, case_ever
from pc_desktop.services.news import last_meeting_before, news_of, news_words
from pc_desktop.services.plan_view import Planning, candidate_of
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import offer_words as held_words
from pc_desktop.services.queue_view import state_and_words, unit_name
from pc_desktop.services.region import Region


@dataclass(frozen=True, slots=True)
class SignLine:
    """One risk sign in words with its level, and when it was taken."""

    level: Level
    words: str
    value: str
    taken: str


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One unit somebody could go to: its number on the keyboard, the bed it would be, and what that does to others.

    `badge` is the linked unit's word, Free now or the day expected; `suits` is False for units that do not suit, whose
    `sentence` says why not. `departs` says how choosing it departs from the plan or the order, None where it does not.
    `link` is what the linked unit is called.
    """

    number: int
    unit_key: str
    unit: str
    bed_key: str | None
    bed: str | None
    badge: str
    free_now: bool
    linked: bool
    suits: bool
    sentence: str
    knock_on: tuple[str, ...]
    departs: str | None = None
    link: str = LINK


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the meeting looks at when somebody's turn has come; `waits` is False for somebody who has a bed.

    `bmi` is the trend as (day shown, value) from the oldest on, `bmi_red` the value below which it is red. `name`,
    `born`, `nhs_number` are for the operator's screen only. `known` is what is recorded of the risk's holder, the
    interim plan and the review, by the names of their fields.
    """

    key: str
    ref: str
    initials: str
    about: str
    name: str
    born: str
    nhs_number: str
    state: str
    state_words: str
    held: str | None
    signs: tuple[SignLine, ...]
    legal: str
    needs: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    order_words: str
    bmi: tuple[tuple[str, float], ...]
    bmi_red: float | None
    options: tuple[OptionLine, ...]
    placed: str | None
    life: tuple[tuple[str, str, str], ...]
    waits: bool = True
    known: Mapping[str, str] = field(default_factory=dict)


def case_view(reading: Reading, region: Region, planning: Planning, key: str) -> CasePage:
    """Give one open referral's page; refuses in words where it no longer waits."""
    page = case_alone(reading, region, key)
    placement = planning.plan.of(key)
    options = options_of(region, planning, key)
    return replace(page, options=options, placed=placement.why if placement else None)


def case_alone(reading: Reading, region: Region, key: str) -> CasePage:
    """Give one open referral's page without where it could lead, which takes the plan and longer."""
    case = region.cases.get(key)
    if case is None:
        raise Refused("This referral no longer waits. Choose another from the queue.")
    ranked = next(one for one in region.ranked if one.standing.referral.key == key)
    return _page(reading, region, case, _order_words(ranked))


def case_closed(reading: Reading, region: Region, key: str) -> CasePage:
    """Give the page of a referral that no longer waits: its patient stays somewhere, or the wait ended otherwise."""
    case = case_ever(reading, key, region.settings["risk_version"])
    if case is None:
        raise Refused("This referral is not there any more. Choose another.")
    stays = reading.find(Stay, person=case.person.key, discharged=None)
    where = f" Stays in {region.units[stays[0].unit].name}." if stays else ""
    state = region.called.said(STATES[case.last.state]).lower()
    ended = f"No longer waits: {state} {shown_day(local_day(case.last.at))}."
    return replace(_page(reading, region, case, ended + where), waits=False)


def _page(reading: Reading, region: Region, case: Case, order_words: str) -> CasePage:
    """Put one case into a page, without where it could lead."""
    referral, person = case.referral, case.person
    state, words = state_and_words(region, case)
    age = age_on(person, region.today)
    said_age = age if age is not None else "age not recorded"
    return CasePage(
        key=referral.key,
        ref=referral.ref,
        initials=initials(person),
        about=f"{sex_word(person)}, {said_age} · {person.outcode or 'no outcode'}",
        name=full_name(person),
        born=f"{shown_day(person.born)}" + (f" ({age}y)" if person.born and age is not None else ""),
        nhs_number=shown_number(person.nhs_number) if person.nhs_number else "Not recorded",
        state=state,
        state_words=words,
        held=held_words(region, case),
        signs=tuple(_sign(one) for one in case.signs.readings),
        legal=legal_words(referral.legal),
        needs=tuple(offer_words(need) for need in referral.needs),
        details=_details(reading, region, case),
        order_words=order_words,
        bmi=tuple((shown_day_short(one.taken), one.value) for one in case.measurements if one.sign == "bmi"),
        bmi_red=_red_below(case),
        options=(),
        placed=None,
        life=tuple((shown_day(local_day(one.at)), one.state, one.reason) for one in case.milestones),
        known={
            "risk_holder": referral.risk_holder or "",
            "interim_plan": referral.interim_plan or "",
            "review_on": shown_day(referral.review_on) if referral.review_on else "",
        },
    )


def _order_words(ranked: Ranked) -> str:
    """Say why a referral stands where it does."""
    reasons = "; ".join(ranked.reasons)
    if ranked.place == 1:
        return f"First in the queue: {reasons}."
    return f"Number {ranked.place} in the queue: {reasons}. Below the one above: {ranked.below_because}."


def _sign(reading: SignReading) -> SignLine:
    """Say one risk sign with its shape and word."""
    words = f"{SHAPES[reading.level]} {reading.words()}"
    if reading.level in {"red", "amber"}:
        words = f"{SHAPES[reading.level]} {reading.level.capitalize()}: {reading.words()}"
    return SignLine(reading.level, words, reading.words(), shown_day(reading.taken))


def _details(reading: Reading, region: Region, case: Case) -> tuple[tuple[str, str], ...]:
    """Say who referred, where the patient is, what they need and what was said last time."""
    referral = case.referral
    team = case.team.name if case.team else "Not recorded"
    since = last_meeting_before(reading, None)
    return (
        (f"New since {shown_day_short(local_day(since))}", news_words(news_of(reading, region, case, since))),
        ("Referred by", f"{team}, {shown_day(local_day(referral.received))}"),
        (heading(region.called.linked_unit), unit_name(region, case.linked_unit)),
        ("Waits", PLACES.get(referral.place, "Not recorded")),
        ("Needs", ", ".join(offer_words(need) for need in referral.needs) or "nothing special"),
        ("Holds the risk", referral.risk_holder or "Not recorded"),
        ("Until a bed", referral.interim_plan or "Not recorded"),
        ("Last time", _last_time(reading, region, case)),
        ("Open actions", _open_actions(reading, case)),
    )


def _last_time(reading: Reading, region: Region, case: Case) -> str:
    """Say what was decided when the referral was last discussed."""
    decisions = reading.find(Decision, referral=case.referral.key)
    if not decisions:
        return "not discussed before"
    last = max(decisions, key=lambda one: one.at)
    said = f"{shown_day(local_day(last.at))}: {region.called.said(DECISIONS[last.kind]).lower()}"
    if last.bed is not None:
        said += f", {region.bed_name(last.bed)}"
    minute = [one for one in reading.find(Minute, referral=case.referral.key) if one.meeting == last.meeting]
    return f"{said}. {minute[0].discussion}".strip() if minute and minute[0].discussion else said


def _open_actions(reading: Reading, case: Case) -> str:
    """Say what is still to be done about the referral."""
    found = reading.find(Action, referral=case.referral.key, done=None)
    return "; ".join(f"{one.what} ({one.owner}, due {shown_day_short(one.due)})" for one in found) or "none"


def _red_below(case: Case) -> float | None:
    """Give the BMI below which the table in force shows red."""
    return next((rule.red_below for rule in case.rules if rule.sign == "bmi"), None)


def options_of(
    region: Region, planning: Planning, key: str, *, consequences: bool = True
) -> tuple[OptionLine, ...]:
    """Put every unit somebody could go to into a line, those that suit numbered from 1 for the keyboard.

    What each choice would do to the others takes trying it out; without `consequences` it is left out.
    """
    candidate = candidate_of(region, region.cases[key])
    ordered = fits(candidate, planning.rooms, planning.miles, planning.horizon)
    return tuple(
        _option(number, fit, *(_consequences(planning, fit) if consequences else ((), None)))
        for number, fit in enumerate(ordered, start=1)
    )


def _option(number: int, fit: Fit, moved: tuple[str, ...], departs_words: str | None) -> OptionLine:
    """Prepare one unit's line; `moved` says what the choice would do to the others."""
    place = fit.place
    free_now = place is not None and place.free_from is None
    if fit.linked:
        badge = heading(fit.candidate.link)
    elif place is None:
        badge = "Does not suit"
    else:
        badge = "Free now" if place.free_from is None else weekday_and_day(place.free_from)
    return OptionLine(
        number=number,
        unit_key=fit.unit.key,
        unit=fit.unit.name,
        bed_key=place.bed if place else None,
        bed=place.label if place else None,
        badge=badge,
        free_now=free_now,
        linked=fit.linked,
        suits=fit.suits,
        sentence=fit.short_words,
        knock_on=moved,
        departs=departs_words,
        link=fit.candidate.link,
    )


def _consequences(planning: Planning, fit: Fit) -> tuple[tuple[str, ...], str | None]:
    """Say what giving this bed would do to the others in the plan, and how it departs from it."""
    key = fit.candidate.key
    placement = planning.plan.of(key)
    if fit.place is None or placement is None:
        return (), None
    if placement.unit is not None and placement.unit.key == fit.unit.key:
        return (), None
    trial = planning.trying(key, fit.unit.key, fit.place.bed)
    return knock_on(planning.plan, trial), departs(planning.plan, trial, key, fit.unit.key)
