"""The form of a decision that cannot wait for the meeting: about whom, what, and which two people approve it."""

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import ALTERNATIVES, DECISIONS, OAT_REASONS
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.offering import hold_until
from pc_desktop.services.office import Office
from pc_desktop.services.region import Region
from pc_desktop.services.ruling import Said
from pc_desktop.services.urgent import DecideUrgently, Deciding
from pc_desktop.ui.meeting.matter import referral_choices
from pc_desktop.ui.meeting.wishes import Ask
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_OFFER = "offer"
_LATER = ""
"""The meeting is named by the order itself: the next one planned."""


def urgent_form(office: Office, region: Region, names: tuple[str, ...]) -> Ask:
    """Ask for an urgent decision; `names` are those who might approve it."""
    people = referral_choices(region)
    if not people:
        raise Refused("Nobody is waiting, so there is nothing to decide.")
    said = tuple(Choice(name, name) for name in names)
    beds = (Choice("", "–"), *_beds(region))
    codes = (Choice("", "–"), *(Choice(code, f"{code}: {words}") for code, words in OAT_REASONS.items()))
    kinds = (
        Choice(_OFFER, "Offer a bed of the region"),
        *(Choice(key, DECISIONS[key]) for key in ("out_of_area", "keep_waiting", "alternative")),
    )
    fields = (
        Field("referral", "About whom", Kind.CHOICE, people[0].key, choices=people),
        Field("kind", "What is decided", Kind.CHOICE, _OFFER, choices=kinds),
        Field("bed", "Bed, where one is offered", Kind.CHOICE, "", choices=beds),
        Field("code", "Why out of area, where it is", Kind.CHOICE, "", choices=codes),
        Field(
            "alternative", "Alternative, where one is used", Kind.SUGGEST, "", choices=_words(ALTERNATIVES)
        ),
        Field("reason", "Why it cannot wait", Kind.TEXT, ""),
        Field("first", "Approved by", Kind.SUGGEST, "", choices=said),
        Field("second", "and by", Kind.SUGGEST, "", choices=said),
        Field("why", "Why this decision", Kind.NOTE, ""),
    )
    lead = (
        "Two different people approve it. The next meeting is asked to ratify it, and does not start by it."
    )
    return Ask(Form("Urgent decision", "Decide", fields, lead), lambda values: _order(office, values))


def _order(office: Office, values: Values) -> DecideUrgently:
    """Make the order."""
    by = f"{values['first'].strip()} and {values['second'].strip()}"
    said = Said(rationale=values["why"].strip() or values["reason"].strip(), by=by)
    decision = _decision(office, values, said)
    return DecideUrgently(decision, values["first"], values["second"], values["reason"])


def _decision(office: Office, values: Values, said: Said) -> Deciding:
    """Make the decision inside; refuses an offer without a bed."""
    referral, kind, bed = values["referral"], values["kind"], values["bed"]
    if kind == "out_of_area":
        return GoOutOfArea(referral, _LATER, values["code"], said)
    if kind == "keep_waiting":
        return KeepWaiting(referral, _LATER, said)
    if kind == "alternative":
        return UseAlternative(referral, _LATER, values["alternative"], said)
    if not bed:
        raise Refused("Say which bed is offered.")
    return OfferBed(referral, bed, _LATER, office.desk.ask(lambda reading: hold_until(reading, bed)), said)


def _beds(region: Region) -> tuple[Choice, ...]:
    """Offer the beds that are free, then those expected free."""
    found = [
        (state, one.bed.key)
        for state in ("free", "ready", "expected")
        for standings in region.board.values()
        for one in standings
        if one.state == state
    ]
    words = {"free": "free now", "ready": "ready to leave", "expected": "expected free"}
    return tuple(Choice(bed, f"{region.bed_name(bed)}, {words[state]}") for state, bed in found)


def _words(words: tuple[str, ...]) -> tuple[Choice, ...]:
    """Offer words that may be typed over."""
    return tuple(Choice(one, one) for one in words)
