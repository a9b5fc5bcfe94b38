"""What the card of a referral's life shows and offers."""

from dataclasses import replace
from datetime import date

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.services.cases import Case, case_ever
from pc_desktop.services.clocks_view import clocks_view
from pc_desktop.services.life_risk import NameRiskHolder, RecordReviews
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.move_in_order import EndDeparture, MoveAbove, move
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.region import Region, region_now
from pc_desktop.ui.referrals.life_rows import LifeRows, life_rows
from pc_desktop.ui.referrals.life_turns import TURNS, Around, TurnKind, possible
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice


class LifePresenter:
    """Prepares one open referral's life; what may follow is asked of the facts each time."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._region: Region | None = None

    def today(self) -> date:
        """Give today."""
        return self._office.desk.ask(region_now).today

    def show(self, key: str) -> LifeRows | None:
        """Prepare one referral, open or closed; None where there is none."""

        def ask(reading: Reading) -> LifeRows | None:
            region = self._region = region_now(reading)
            case = _case_of(reading, region, key)
            if case is None:
                return None
            clocks = clocks_view(reading, region, self._office.profile(region.settings), key)
            ranked = next((one for one in region.ranked if one.standing.referral.key == key), None)
            return life_rows(region, case, ranked, clocks)

        return self._office.desk.ask(ask)

    def turns(self, key: str) -> tuple[TurnKind, ...]:
        """Give the turns that may follow."""
        case = self._case(key)
        said = self._look().called.said
        turns = possible(case, self._around()) if case else ()
        return tuple(replace(turn, words=said(turn.words)) for turn in turns)

    def form(self, key: str, turn: str) -> Form | None:
        """Prepare the form of one turn; None where there is no such referral."""
        case = self._case(key)
        if case is None:
            return None
        form = self._turn(turn).form(case, self._around())
        return replace(form, title=self._look().called.said(form.title))

    def order(self, key: str, turn: str, values: Values) -> Command:
        """Make the order of one turn; refuses where there is no such referral any more."""
        case = self._case(key)
        if case is None:
            raise Refused("This referral is no longer there.")
        return self._turn(turn).order(case, self._around(), values)

    def holder_form(self, key: str) -> Form | None:
        """Prepare the form of who holds the risk."""
        case = self._case(key)
        if case is None:
            return None
        referral = case.referral
        holder = referral.risk_holder or (case.team.name if case.team else "")
        return Form(
            f"Who holds the risk of {referral.ref}?",
            "Record",
            (
                Field("holder", "Holds the risk until there is a bed", Kind.TEXT, holder),
                Field("plan", "Plan until then", Kind.NOTE, referral.interim_plan or ""),
                Field("review_on", "Next review", Kind.DAY, referral.review_on, without="No day"),
            ),
        )

    @staticmethod
    def hold(key: str, values: Values) -> Command:
        """Make the order that names who holds the risk."""
        return NameRiskHolder(key, values["holder"], values["plan"], values["review_on"])

    def reviews_form(self, key: str) -> Form | None:
        """Prepare the form of the reviews before an admission."""
        case = self._case(key)
        if case is None:
            return None
        return Form(
            f"Reviews before an admission of {case.referral.ref}",
            "Record",
            (
                Field(
                    "register",
                    "On the dynamic support register since",
                    Kind.DAY,
                    case.person.register_on,
                    without="No",
                ),
                Field(
                    "cetr",
                    "Care (education) and treatment review",
                    Kind.DAY,
                    case.person.cetr_on,
                    without="No",
                ),
            ),
        )

    @staticmethod
    def review(key: str, values: Values) -> Command:
        """Make the order that records the reviews."""
        return RecordReviews(key, values["register"], values["cetr"])

    def move_form(self, key: str, by: int) -> Form | None:
        """Prepare the form of a move in the order; refuses where the referral is at that end already."""
        case = self._case(key)
        if case is None:
            return None
        planned = move(self._look(), key, by, "to be said")
        where = "to the end"
        if planned.above is not None:
            where = f"above {self._look().cases[planned.above].referral.ref}"
        return Form(
            f"Move {case.referral.ref} {'up' if by < 0 else 'down'}",
            "Move",
            (Field("reason", "Why", Kind.NOTE, ""),),
            f"It will stand directly {where}. The departure from the rule is kept, shown and counted.",
        )

    def moved(self, key: str, by: int, values: Values) -> MoveAbove:
        """Make the order of a move."""
        return move(self._look(), key, by, values["reason"])

    @staticmethod
    def put_back(key: str) -> Command:
        """Make the order that lets a referral go back to its place by the rule."""
        return EndDeparture(key)

    def _look(self) -> Region:
        """Look at the region now."""
        self._region = self._office.desk.ask(region_now)
        return self._region

    def _case(self, key: str) -> Case | None:
        """Give a referral's case, open or closed."""
        region = self._look()
        return self._office.desk.ask(lambda reading: _case_of(reading, region, key))

    @staticmethod
    def _turn(key: str) -> TurnKind:
        """Give a turn by its key."""
        return next(turn for turn in TURNS if turn.key == key)

    def _around(self) -> Around:
        """Gather what the forms need to know."""
        region = self._region or self._look()
        meeting = self._office.desk.ask(current_meeting)
        is_open = meeting is not None and meeting.issued is None
        return Around(
            today=region.today,
            meeting=meeting.key if meeting and is_open else None,
            meeting_words=f"Meeting of {shown_day(meeting.day)}" if meeting and is_open else "",
            away=tuple(Choice(unit.key, unit.name) for unit in region.units.values() if not unit.in_region),
        )


def _case_of(reading: Reading, region: Region, key: str) -> Case | None:
    """Give a referral's case: the region's while it is open, else as it was when it closed."""
    return region.cases.get(key) or case_ever(reading, key, region.settings["risk_version"])
