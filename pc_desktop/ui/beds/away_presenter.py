"""What the page of people away from home shows, with the units' answers, and the forms that plan and record."""

from collections.abc import Mapping
from datetime import date, time

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import LONDON
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.person import Person
from pc_desktop.domain.stay_codes import DESTINATIONS, DISCHARGE_METHODS
from pc_desktop.domain.stays import moment_said
from pc_desktop.domain.unit_answer import DECLINE_REASONS
from pc_desktop.services.moves import MovePatient
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.services.repatriation import RecordRepatriation
from pc_desktop.services.repatriation_view import AwayLine, away_view
from pc_desktop.services.stays import DischargePatient
from pc_desktop.services.unit_answers import RecordAnswer, accept_rates
from pc_desktop.ui.beds.away_rows import AwayRows, answer_rows, away_rows, details
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Pair

_YES, _NO = "yes", "no"
_HOME, _ADVISED = "19", "1"


class AwayPresenter:
    """Prepares everybody out of area or in a unit that is not theirs."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._lines: tuple[AwayLine, ...] = ()
        self._region: Region | None = None

    def today(self) -> date:
        """Give today."""
        return self._look().today

    def refresh(self) -> AwayRows:
        """Ask again and prepare."""

        def ask(reading: Reading) -> AwayRows:
            region = self._region = region_now(reading)
            planning = planning_now(region, self._office.gazetteer)
            self._lines = away_view(reading, region, planning, self._office.gazetteer)
            return away_rows(self._lines, answer_rows(accept_rates(reading)))

        return self._office.desk.ask(ask)

    def details(self, stay: str) -> tuple[Pair, ...]:
        """Prepare what is known of one person's way home; nothing where they are not away."""
        line = self._line(stay)
        return details(line) if line else ()

    def title(self, stay: str) -> str:
        """Name whose way home it is."""
        line = self._line(stay)
        return f"{line.ref}, {line.initials}: the way home" if line else ""

    def plan_form(self, stay: str) -> Form | None:
        """Prepare the form of one person's way home."""
        line = self._line(stay)
        if line is None:
            return None
        return Form(
            f"The way home of {line.ref}",
            "Record",
            (
                Field("reason", "Why away", Kind.TEXT, line.why if line.why != "Not recorded" else ""),
                Field("family", "Family told on", Kind.DAY, line.family_informed, without="Not yet"),
                Field("coordinator", "Care co-ordinator", Kind.TEXT, line.coordinator or ""),
                Field("contact", "How and how often they keep in touch", Kind.TEXT, line.contact or ""),
                Field("planned", "Return planned for", Kind.DAY, line.planned_on, without="No day"),
                Field("plan", "What has to happen before", Kind.NOTE, line.plan or ""),
            ),
            line.returns,
        )

    @staticmethod
    def plan(stay: str, values: Values) -> Command:
        """Make the order that records a way home."""
        return RecordRepatriation(
            stay,
            values["reason"],
            values["family"],
            values["coordinator"],
            values["contact"],
            values["planned"],
            values["plan"],
        )

    def return_form(self, stay: str) -> Form | None:
        """Prepare the form of a return into a free bed of another unit: beds of their own unit first."""
        line, region = self._line(stay), self._look()
        if line is None:
            return None
        elsewhere = [unit for unit in region.board if region.units[unit].name != line.where]
        free = [one.bed.key for unit in elsewhere for one in region.board[unit] if one.state == "free"]
        own = [bed for bed in free if region.units[region.beds[bed].unit].name == line.home]
        beds = [*own, *(bed for bed in free if bed not in own)]
        choices = tuple(Choice(bed, region.bed_name(bed)) for bed in beds)
        chosen = line.bed or (beds[0] if beds else None)
        return Form(
            f"Return {line.ref} to a bed of the region",
            "Return",
            (Field("bed", "Bed", Kind.CHOICE, chosen, choices=choices),),
            line.returns if beds else "No bed of the region is free now.",
        )

    def bring_home(self, stay: str, values: Values) -> Command | None:
        """Make the order that brings somebody back; None where no bed was chosen."""
        region, bed = self._look(), values["bed"]
        if not bed:
            return None
        unit = region.units[region.beds[bed].unit]
        return MovePatient(stay, bed, miles=self._office.gazetteer.miles(self._outcode(stay), unit.outcode))

    def discharge_form(self, stay: str) -> Form | None:
        """Prepare the form that ends a stay away."""
        line = self._line(stay)
        if line is None:
            return None
        return Form(
            f"Discharge {line.ref} from {line.where}",
            "Discharge",
            (
                Field("destination", "Where to", Kind.CHOICE, _HOME, choices=_offered(DESTINATIONS)),
                Field("method", "How", Kind.CHOICE, _ADVISED, choices=_offered(DISCHARGE_METHODS)),
                Field("day", "On", Kind.DAY, self.today()),
                Field("at", "At, such as 14:05", Kind.TEXT, f"{self._look().now.astimezone(LONDON):%H:%M}"),
            ),
            "This ends the stay. Somebody who comes to a bed of the region is returned instead.",
        )

    @staticmethod
    def end(stay: str, values: Values) -> Command:
        """Make the order that ends a stay; refuses a time nobody can read."""
        try:
            at = time.fromisoformat(values["at"].strip())
        except ValueError:
            raise Refused(f"“{values['at']}” is not a time. Write it as 14:05.") from None
        return DischargePatient(stay, values["destination"], values["method"], moment_said(values["day"], at))

    def answer_form(self) -> Form | None:
        """Prepare the form of a unit's answer; None where nobody waits."""
        region = self._look()
        waiting = tuple(Choice(one.standing.referral.key, one.standing.referral.ref) for one in region.ranked)
        if not waiting:
            return None
        units = tuple(Choice(unit, region.units[unit].name) for unit in region.board)
        return Form(
            "Record a unit's answer",
            "Record",
            (
                Field("referral", "Referral", Kind.CHOICE, waiting[0].key, choices=waiting),
                Field("unit", "Unit", Kind.CHOICE, units[0].key if units else None, choices=units),
                Field(
                    "says",
                    "Says",
                    Kind.CHOICE,
                    _YES,
                    choices=(Choice(_YES, "Accepts"), Choice(_NO, "Declines")),
                ),
                Field(
                    "reason",
                    "Why, where it declines",
                    Kind.CHOICE,
                    "",
                    choices=(
                        Choice("", "–"),
                        *(Choice(key, words) for key, words in DECLINE_REASONS.items()),
                    ),
                ),
                Field("words", "In words", Kind.TEXT, ""),
                Field("by", "Who answered", Kind.TEXT, ""),
                Field("review", "Will look again on", Kind.DAY, None, without="No day"),
            ),
            "A no to a bed offered in that unit takes the offer back.",
        )

    @staticmethod
    def answer(values: Values) -> Command:
        """Make the order that records an answer."""
        return RecordAnswer(
            values["referral"],
            values["unit"] or "",
            accepted=values["says"] == _YES,
            by=values["by"],
            reason=values["reason"] or None,
            words=values["words"],
            review_on=values["review"],
        )

    def _line(self, stay: str) -> AwayLine | None:
        """Give one person's line."""
        return next((line for line in self._lines if line.stay == stay), None)

    def _look(self) -> Region:
        """Look at the region as last shown, or now."""
        return self._region or self._office.desk.ask(region_now)

    def _outcode(self, stay: str) -> str | None:
        """Give where somebody lives, by postcode district."""
        return self._office.desk.ask(
            lambda reading: reading.get(Person, reading.get(Stay, stay).person).outcode
        )


def _offered(codes: Mapping[str, str]) -> tuple[Choice, ...]:
    """Offer codes by their words."""
    return tuple(Choice(code, f"{words[0].upper()}{words[1:]}") for code, words in codes.items())
