"""What the form of a new referral shows and makes of what is typed: verdicts, who is held already, the order itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pc_desktop.domain.calendar import local_day, shown_day, shown_moment
from pc_desktop.domain.intake_form import NOBODY, Said, read_form
from pc_desktop.domain.intake_units import body_mass_index, in_unit
from pc_desktop.domain.intake_words import number_of
from pc_desktop.domain.nhs_number import shown
from pc_desktop.domain.person import Person, full_name
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.severity import RiskRule
from pc_desktop.services.cases import rules_in_force
from pc_desktop.services.desk import Done
from pc_desktop.services.glass import MASKED_NAME
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.services.take_referral import TakeReferral
from pc_desktop.ui.referrals import intake_asks
from pc_desktop.ui.referrals.intake_kept import KeptForm
from pc_desktop.ui.referrals.intake_near import NearRow, near_rows
from pc_desktop.ui.referrals.intake_pasting import PasteRows, pasted, vocabulary
from pc_desktop.ui.referrals.intake_verdict import Verdict, number_verdict, prompts_for

Values = Mapping[str, str]

DRAFT: Final = "intake"
_PATIENT, _OTHERS = "patient", "others"


@dataclass(frozen=True, slots=True)
class IntakePage:
    """The form to show: its cards, the text of every field, and whether it goes on from a draft."""

    sections: tuple[intake_asks.Section, ...]
    values: Values
    resumed: bool


@dataclass(frozen=True, slots=True)
class IntakeLook:
    """What the form as it stands comes to.

    `faults` are sentences by field, `prompts` what is asked besides and may stay open, `filled` fields worked out from
    others; `chosen` names the patient held who was chosen and is empty for somebody new.
    """

    number: Verdict
    near: tuple[NearRow, ...]
    faults: Mapping[str, str]
    prompts: Mapping[str, str]
    filled: Values
    chosen: str


class IntakePresenter:
    """Prepares the form and turns it into an order; it remembers who was chosen and who was found to be another."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._kept = KeptForm(office.desk, DRAFT)
        self._person = ""
        self._name = ""
        self._others: frozenset[str] = frozenset()
        self._begun: Values = {}
        self._index = ""
        self._asked: tuple[object, ...] = ()
        self._near: tuple[NearRow, ...] = ()
        self._facts: tuple[Region, Profile, tuple[RiskRule, ...]] | None = None

    def open(self) -> IntakePage:
        """Prepare the form, going on from where it was left."""
        region, profile, rules = self._look_around()
        self._begun = {"received": shown_moment(region.now), "legal": "99"}
        kept = self._kept.read()
        self._person, others = kept.pop(_PATIENT, ""), kept.pop(_OTHERS, "")
        self._others = frozenset(filter(None, others.split(",")))
        self._name = self._name_of(self._person)
        self._index = ""
        sections = (
            intake_asks.who(more=False),
            intake_asks.whence(region),
            intake_asks.what(profile, region.settings),
            intake_asks.until(),
            intake_asks.measured(profile, rules),
            intake_asks.found(profile),
            intake_asks.besides(profile),
            intake_asks.sharing(),
        )
        return IntakePage(
            tuple(section for section in sections if section.lines), {**self._begun, **kept}, bool(kept)
        )

    def look(self, values: Values) -> IntakeLook:
        """Judge the form as it stands."""
        said = self._read(values)
        return IntakeLook(
            number_verdict(values.get("nhs_number", "")),
            self._near_to(values, said.person),
            said.faults,
            prompts_for(values),
            self._worked_out(values),
            self._name,
        )

    def choose(self, person: str, values: Values) -> dict[str, str]:
        """Take somebody held as the patient; gives what is held of them for fields that are still empty."""
        held = self._office.desk.ask(lambda reading: reading.get(Person, person))
        self._person, self._name, self._asked = person, full_name(held), ()
        if held.restricted:
            self._name = MASKED_NAME
            return {}
        known = {
            "nhs_number": shown(held.nhs_number) if held.nhs_number else "",
            "number_reason": held.number_reason or "",
            "surname": held.surname or "",
            "given": held.given or "",
            "title": held.title or "",
            "born": shown_day(held.born) if held.born else "",
            "sex": held.sex or "",
            "outcode": held.outcode or "",
        }
        return {field: text for field, text in known.items() if text and not values.get(field, "").strip()}

    def choose_nobody(self) -> None:
        """Take the patient for somebody new after all."""
        self._person, self._name, self._asked = "", "", ()

    def another(self, person: str) -> None:
        """Note that somebody held has been looked at and is another."""
        self._others, self._asked = self._others | {person}, ()

    def paste(self, text: str) -> PasteRows:
        """Read pasted text."""
        region, profile, rules = self._facts or self._look_around()
        return pasted(text, vocabulary(region, profile, rules, local_day(self.now())))

    def order(self, values: Values) -> TakeReferral:
        """Make the order for a form that has no faults."""
        said = self._read(values)
        return TakeReferral(
            replace(said.person, key=self._person),
            said.referral,
            said.measured,
            said.found,
            others=self._others,
        )

    def taken(self, done: Done) -> str:
        """Forget the draft, and give the key of the referral that was taken."""
        self._kept.forget()
        changes = self._office.desk.ask(lambda reading: reading.changes(done.step or 0))
        return next(change.key for change in changes if isinstance(change.after, Referral))

    def keep(self, values: Values) -> None:
        """Keep what is typed so far."""
        typed = self._typed(values)
        if typed or self._person:
            typed |= {_PATIENT: self._person} if self._person else {}
            typed |= {_OTHERS: ",".join(sorted(self._others))} if self._others else {}
        self._kept.keep(typed)

    def forget(self) -> None:
        """Throw away what is typed so far."""
        self._kept.forget()

    def is_begun(self, values: Values) -> bool:
        """Tell whether anything was typed."""
        return bool(self._typed(values))

    def _typed(self, values: Values) -> dict[str, str]:
        """Give the fields that differ from how the form began."""
        return {field: text for field, text in values.items() if text.strip() != self._begun.get(field, "")}

    def _look_around(self) -> tuple[Region, Profile, tuple[RiskRule, ...]]:
        """Ask once for teams, settings and the table of signs."""

        def ask(reading: Reading) -> tuple[Region, tuple[RiskRule, ...]]:
            region = region_now(reading)
            return region, rules_in_force(reading, region.settings["risk_version"])

        region, rules = self._office.desk.ask(ask)
        self._facts = (region, self._office.profile(region.settings), rules)
        return self._facts

    def now(self) -> datetime:
        """Tell the moment."""
        return self._office.clock.now()

    def _read(self, values: Values) -> Said:
        """Read the form; of a patient held, what is held stands in for what the form leaves out."""
        _, profile, rules = self._facts or self._look_around()
        told = frozenset(field.key for field in profile.fields)
        said = read_form(values, self.now(), intake_asks.units_asked(rules), told)
        if not self._person:
            return said
        left_out = {"nhs_number", "surname"}
        faults = {
            field: words for field, words in said.faults.items() if field not in left_out or values.get(field)
        }
        return replace(said, faults=faults)

    def _near_to(self, values: Values, person: Person) -> tuple[NearRow, ...]:
        """Look up who may be meant, when anything that tells people apart has changed."""
        if self._person:
            return ()
        told = replace(
            NOBODY,
            nhs_number=values.get("nhs_number") or None,
            surname=person.surname,
            given=person.given,
            born=person.born,
        )
        asked = (told, self._others)
        if asked != self._asked:
            desk, others = self._office.desk, self._others
            self._near = desk.ask(lambda reading: near_rows(reading, told, desk.by, others))
            self._asked = asked
        return self._near

    def _worked_out(self, values: Values) -> Values:
        """Work the body mass index out of weight and height, unless somebody typed one."""
        held = values.get("m:bmi", "").strip()
        if held not in ("", self._index):
            return {}
        weight, height = number_of(values.get("m:weight", "")), number_of(values.get("m:height", ""))
        index = None
        if weight and height:
            index = body_mass_index(weight.value, in_unit(height.value, height.unit, "m"))
        self._index = f"{index:g}" if index else ""
        return {"m:bmi": self._index} if self._index != held else {}

    def _name_of(self, key: str) -> str:
        """Name the patient chosen, hidden where the record is restricted."""
        held = self._office.desk.ask(lambda reading: reading.peek(Person, key)) if key else None
        if held is None:
            self._person = ""
            return ""
        return MASKED_NAME if held.restricted else full_name(held)
