"""One bed in words, as its panel shows it."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.board import BED_STATES, BedStanding, Lent
from pc_desktop.domain.calendar import counted, days_between, local_day, shown_day, shown_moment
from pc_desktop.domain.legal import legal_words
from pc_desktop.domain.person import age_on, sex_word
from pc_desktop.domain.places import Unit, offer_words
from pc_desktop.domain.stays import ready_words
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.queue_view import last_day
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge
from pc_desktop.ui.widgets.shown import Pair

STATE_TONES: Final = MappingProxyType(
    {
        "free": Tone.GREEN,
        "held": Tone.PURPLE,
        "occupied": Tone.GREY,
        "expected": Tone.BLUE,
        "ready": Tone.AMBER,
        "on_leave": Tone.GREY,
        "closed": Tone.GREY,
        "unusable": Tone.GREY,
    }
)
_SIGNS: Final = MappingProxyType({"free": "✓ ", "ready": "◆ ", "closed": "■ ", "unusable": "■ "})
_SOURCES: Final = MappingProxyType(
    {
        "meeting": "managed by the meeting",
        "own": "the unit's own",
        "elsewhere": "another region's patient",
        "transfer": "going on from another unit",
    }
)
_SEXES: Final = MappingProxyType({"F": "women only", "M": "men only"})


@dataclass(frozen=True, slots=True)
class BedRows:
    """One bed in words; `hold` is the hold that could be released, empty where there is none."""

    key: str
    title: str
    badge: Badge
    pairs: tuple[Pair, ...]
    unit_pairs: tuple[Pair, ...]
    hold: str
    hold_words: str


def bed_rows(region: Region, standing: BedStanding) -> BedRows:
    """Prepare one bed in words."""
    unit, hold = region.units[standing.bed.unit], standing.hold
    held_for = (
        region.cases[hold.referral].referral.ref if hold and hold.referral in region.cases else "a referral"
    )
    pairs = [*_stay_pairs(region, standing)]
    if standing.closure is not None:
        pairs.append(Pair("Out of use", standing.closure.reason, Tone.STRONG))
        pairs.append(Pair("Since", shown_moment(standing.closure.start)))
        pairs.append(Pair("Commissioner told", standing.closure.told or "Not recorded"))
    if hold is not None:
        pairs.append(Pair("Held for", held_for, Tone.STRONG))
        pairs.append(Pair("Held until", f"the end of {shown_day(last_day(hold.until))}"))
    pairs += [_lent(region, one) for one in standing.lent]
    if not pairs:
        pairs.append(Pair("Nobody", "is in this bed, and nobody is promised it."))
    pairs.append(Pair("Room for", _SEXES.get(standing.bed.sex or "", "women and men")))
    word = BED_STATES[standing.state]
    return BedRows(
        key=standing.bed.key,
        title=region.bed_name(standing.bed.key),
        badge=Badge(f"{_SIGNS.get(standing.state, '')}{word}", STATE_TONES[standing.state]),
        pairs=tuple(pairs),
        unit_pairs=_unit_pairs(unit),
        hold=hold.key if hold else "",
        hold_words=f"Releasing it puts {held_for} back among those waiting." if hold else "",
    )


def _stay_pairs(region: Region, standing: BedStanding) -> tuple[Pair, ...]:
    """Say who is in a bed, since when and until when."""
    stay = standing.stay
    if stay is None:
        return ()
    person = region.people[stay.person]
    age = age_on(person, region.today)
    who = f"{shown_initials(person)}, {sex_word(person)}, {age if age is not None else 'age not recorded'}"
    stays = counted(days_between(stay.admitted, region.now), "day")
    pairs = [
        Pair("Patient", who, Tone.STRONG),
        Pair("Here", f"{stays}, since {shown_day(local_day(stay.admitted))}"),
        Pair("Admission", _SOURCES.get(stay.source, "Not recorded")),
        Pair("Legal status", legal_words(stay.legal)),
        Pair("Discharge expected", *_expected(region, stay)),
        Pair("Clinically ready", *_ready(region, stay)),
    ]
    if standing.leave is not None:
        back = standing.leave.due_back
        due = f", due back {shown_day(back)}" if back else ", return not recorded"
        pairs.append(Pair("On leave", f"since {shown_moment(standing.leave.start)}{due}; bed kept"))
    return tuple(pairs)


def _lent(region: Region, lent: Lent) -> Pair:
    """Say who is on leave from a bed that others may use."""
    back = lent.leave.due_back
    due = f", due back {shown_day(back)}" if back else ", return not recorded"
    who, since = shown_initials(region.people[lent.stay.person]), shown_moment(lent.leave.start)
    return Pair("On leave from here", f"◆ {who}, since {since}{due}", Tone.AMBER)


def _expected(region: Region, stay: Stay) -> tuple[str, Tone]:
    """Say when somebody is expected to leave, and that the day has passed where it has."""
    if stay.expected is None:
        return "Not recorded", Tone.QUIET
    if stay.expected < region.today:
        late = counted((region.today - stay.expected).days, "day")
        return f"◆ {shown_day(stay.expected)}, {late} ago", Tone.AMBER
    return shown_day(stay.expected), Tone.BLUE


def _ready(region: Region, stay: Stay) -> tuple[str, Tone]:
    """Say whether somebody is clinically ready to leave, and what keeps them."""
    if stay.ready is None:
        return "Not recorded", Tone.QUIET
    if stay.ready > region.today:
        return f"from {shown_day(stay.ready)}", Tone.PLAIN
    why = f", waiting for: {ready_words(stay.ready_reason)}" if stay.ready_reason else ""
    return f"◆ since {shown_day(stay.ready)}{why}", Tone.AMBER


def _unit_pairs(unit: Unit) -> tuple[Pair, ...]:
    """Say whom a unit takes and what it offers."""
    ages = f"{unit.youngest} to {unit.oldest}" if unit.oldest is not None else f"{unit.youngest} and over"
    sexes = {"F": "women", "M": "men"}.get(unit.sexes, "women and men")
    offers = ", ".join(offer_words(offer) for offer in unit.offers) or "nothing special"
    return Pair("Takes", f"{sexes}, {ages}"), Pair("Offers", offers), Pair("Where", unit.outcode)
