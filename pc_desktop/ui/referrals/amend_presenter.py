"""What the form of a correction shows and makes of what is typed: a referral and its patient as held, and the order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.intake import person_faults, referral_faults
from pc_desktop.domain.intake_form import PERSON_DAYS, PERSON_WORDS, read_person, read_referral
from pc_desktop.domain.nhs_number import shown
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.amend_referral import AmendPerson, AmendReferral, AmendTogether
from pc_desktop.services.glass import is_masked, opened_today
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.ui.referrals import intake_asks
from pc_desktop.ui.referrals.intake_kept import KeptForm
from pc_desktop.ui.referrals.intake_verdict import Verdict, number_verdict, prompts_for

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AmendPage:
    """The form to show: whose details, its cards, the text of every field, and whether it goes on from a draft.

    Of a restricted record that nobody has opened, `hidden`, the patient's details are left out.
    """

    ref: str
    sections: tuple[intake_asks.Section, ...]
    values: Values
    resumed: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class AmendLook:
    """What the form as it stands comes to.

    `faults` are sentences by field, `prompts` what is asked besides and may stay open, `changed` counts the fields
    that differ.
    """

    number: Verdict
    faults: Mapping[str, str]
    prompts: Mapping[str, str]
    changed: int


class AmendPresenter:
    """Prepares the details of one referral and turns what differs into one order."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._held: tuple[Referral, Person] | None = None
        self._begun: Values = {}
        self._kept = KeptForm(office.desk, "amend")

    def open(self, key: str) -> AmendPage:
        """Prepare the form of a referral, going on from where it was left; refuses one that is no longer there."""

        def ask(reading: Reading) -> tuple[Region, Referral, Person, bool]:
            referral = reading.get(Referral, key)
            person = reading.get(Person, referral.person)
            hidden = is_masked(person, opened_today(reading, self._office.desk.by))
            return region_now(reading), referral, person, hidden

        region, referral, person, hidden = self._office.desk.ask(ask)
        profile = self._office.profile(region.settings)
        self._held = (referral, person)
        self._begun = _texts(referral, person)
        self._kept = KeptForm(self._office.desk, f"amend {key}")
        kept = self._kept.read()
        asked = (
            intake_asks.whence(region),
            intake_asks.what(profile, region.settings, referral.needs),
            intake_asks.until(),
        )
        sections = asked if hidden else (intake_asks.who(more=True), *asked, intake_asks.sharing())
        fields = {ask.key for section in sections for line in section.lines for ask in line}
        texts = {field: text for field, text in {**self._begun, **kept}.items() if field in fields}
        return AmendPage(referral.ref, sections, texts, bool(kept), hidden)

    def look(self, values: Values) -> AmendLook:
        """Judge the form as it stands; what was missing before may go on missing."""
        referral, person = self._both()
        now, today = self.now(), local_day(self.now())
        changed = self._differing(values)
        held = person_faults(person, today) | referral_faults(referral, now)
        _, wrong = read_person(changed, person, today)
        _, wrong_too = read_referral(changed, referral, now)
        faults = {field: words for field, words in (wrong | wrong_too).items() if held.get(field) != words}
        verdict = number_verdict(values.get("nhs_number", ""))
        return AmendLook(verdict, faults, prompts_for(values), len(changed))

    def order(self, values: Values) -> AmendTogether:
        """Make the order for a form that has no faults; fields nobody touched stay exactly as they are held."""
        referral, person = self._both()
        changed = self._differing(values)
        now = self.now()
        new_person, _ = read_person(changed, person, local_day(now))
        new_referral, _ = read_referral(changed, referral, now)
        return AmendTogether(AmendReferral(referral, new_referral), AmendPerson(person, new_person))

    def now(self) -> datetime:
        """Tell the moment."""
        return self._office.clock.now()

    def keep(self, values: Values) -> None:
        """Keep what is typed so far."""
        self._kept.keep(self._differing(values))

    def forget(self) -> None:
        """Throw away what is typed so far."""
        self._kept.forget()

    def _differing(self, values: Values) -> dict[str, str]:
        """Give the fields that differ from what is held; needs are the same in any order."""
        return {
            field: text
            for field, text in values.items()
            if _plain(field, text) != _plain(field, self._begun[field])
        }

    def _both(self) -> tuple[Referral, Person]:
        """Give the referral and the patient as they were read."""
        if self._held is None:
            raise RuntimeError("open a referral first")
        return self._held


def _texts(referral: Referral, person: Person) -> dict[str, str]:
    """Write what is held as the form shows it."""
    texts = {field: getattr(person, field) or "" for field in (*PERSON_WORDS, "outcode")}
    texts |= {field: _day(getattr(person, field)) for field in PERSON_DAYS}
    texts["nhs_number"] = shown(person.nhs_number) if person.nhs_number else ""
    words = (
        "team",
        "referrer",
        "contact",
        "urgency",
        "place",
        "legal",
        "reason",
        "risk_holder",
        "interim_plan",
    )
    texts |= {field: getattr(referral, field) or "" for field in words}
    texts["needs"] = ",".join(referral.needs)
    texts["received"] = shown_moment(referral.received)
    texts["review_on"] = _day(referral.review_on)
    return {field: text.strip() for field, text in texts.items()}


def _day(day: date | None) -> str:
    """Write a day, or nothing where none is held."""
    return shown_day(day) if day else ""


def _plain(field: str, text: str) -> object:
    """Make a field's text comparable."""
    return frozenset(text.split(",")) if field == "needs" else text.strip()
