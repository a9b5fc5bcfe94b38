"""Items of the agenda about people: new referrals, waiting, away, staying, and difficult cases."""

from pc_desktop.domain.agenda import Tabled
from pc_desktop.domain.calendar import counted
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.services.agenda import TableCase, TakeOff
from pc_desktop.services.agenda_matters import away_lines, by_exception, people_under
from pc_desktop.services.agenda_view import tabled_of
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.plan_view import planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.repatriation_view import away_view
from pc_desktop.ui.cells import Row
from pc_desktop.ui.meeting.matter import Acts, Matter, Scene, Shown, line_rows, referral_choices, three_cells
from pc_desktop.ui.meeting.wishes import Ask, Order, TurnTo, Wish
from pc_desktop.ui.widgets.form import Field, Form, Kind


class People(Matter):
    """People discussed one by one under their item, in the order of the queue."""

    acts = Acts(open="Turn to the person")

    def show(self, _reading: Reading, scene: Scene) -> Shown:
        """Show everybody of the item, with what is amiss about them."""
        office, region = scene.office, scene.region
        profile = office.profile(region.settings) if office.profiles else None
        lines = people_under(region, scene.heard, scene.item.kind, profile)
        left = sum(line.key not in scene.heard.decided for line in lines)
        amiss = sum(line.level == "bad" for line in lines)
        said = f"{counted(left, 'person', 'people')} left to discuss, in the order of the queue."
        said += f" Something is amiss about {amiss}." if amiss else ""
        return Shown(
            lead=said if lines else "", rows=line_rows(lines), empty="Nobody is to be discussed here."
        )

    def open(self, _scene: Scene, row: str) -> Wish:
        """Turn to somebody in the meeting."""
        return TurnTo(row) if row else None


class Away(Matter):
    """People out of area or in a unit that is not theirs: everybody, every week, until they are back."""

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show everybody away."""
        planning = planning_now(scene.region, scene.office.gazetteer)
        lines = away_lines(away_view(reading, scene.region, planning, scene.office.gazetteer))
        lead = "Everybody away stays here every week until they are back. Ways home are planned under Beds, Away."
        return Shown(lead=lead if lines else "", rows=line_rows(lines), empty="Nobody is away from home.")


class Inpatients(Matter):
    """People staying who are to be talked about: ready to leave, on leave, long stays."""

    def show(self, _reading: Reading, scene: Scene) -> Shown:
        """Show them."""
        lines = by_exception(scene.region)
        days = scene.region.settings["long_stay_days"]
        lead = f"Ready to leave, on leave, and stays of {days} days or more (set in Setup)."
        return Shown(
            lead=lead, rows=line_rows(lines), empty="Nobody is ready to leave, on leave or staying long."
        )


class Difficult(Matter):
    """Cases brought to be talked about; no decision follows."""

    acts = Acts("Bring a case…", open="Turn to the person", remove="Take off")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show what was brought."""
        rows = tuple(_tabled(reading, one) for one in tabled_of(reading, scene.meeting.key, scene.item.kind))
        return Shown(
            lead="For discussion only: nothing is decided here.",
            rows=rows,
            empty="No case is brought so far.",
        )

    def add(self, scene: Scene) -> Wish:
        """Ask about whom, and what is to be talked about."""
        fields = (
            Field(
                "referral",
                "About whom",
                Kind.CHOICE,
                "",
                choices=referral_choices(scene.region, "nobody in particular"),
            ),
            Field("words", "What is to be talked about", Kind.NOTE, ""),
        )
        form = Form("Bring a case", "Bring it", fields, "Name people by reference only.")
        return Ask(
            form,
            lambda values: TableCase(
                scene.meeting.key, scene.item.kind, values["words"], values["referral"] or None
            ),
        )

    def open(self, scene: Scene, row: str) -> Wish:
        """Turn to who the case is about, where they wait."""
        found = scene.office.desk.ask(lambda reading: reading.peek(Tabled, row))
        if found is None or found.referral not in scene.region.cases:
            return None
        return TurnTo(str(found.referral))

    def remove(self, _scene: Scene, row: str) -> Wish:
        """Take a case off the list."""
        return Order(TakeOff(Tabled, row)) if row else None


def _tabled(reading: Reading, one: Tabled) -> Row:
    """Prepare one case."""
    if one.referral is None:
        return three_cells(one.key, ("A matter", ""), (one.words, ""), f"brought by {one.by}")
    referral = reading.get(Referral, one.referral)
    who = shown_initials(reading.get(Person, referral.person))
    return three_cells(one.key, (f"{referral.ref} · {who}", ""), (one.words, ""), f"brought by {one.by}")
