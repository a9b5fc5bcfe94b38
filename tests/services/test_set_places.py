"""Units, beds, prices, teams and organisations are set up by commands that refuse in words, and are undone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pc_desktop.domain.bed import Closure, Hold
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Bed, Organisation, Price, Team, Trust, Unit
from pc_desktop.services.desk import Desk
from pc_desktop.services.set_beds import AddBeds, BringBackBed, ChangeBed, RetireBed
from pc_desktop.services.set_organisations import (
    ImportOrganisations,
    RemoveOrganisation,
    SaveOrganisation,
)
from pc_desktop.services.set_prices import RemovePrice, SetPrice
from pc_desktop.services.set_teams import SaveTeam
from pc_desktop.services.set_units import AddUnit, ChangeUnit, UnitSaid
from pc_desktop.services.setup_places_view import (
    bed_lines,
    earlier_types,
    organisation_lines,
    price_lines,
    team_lines,
    trust_names,
    unit_lines,
)
from tests.services.small_region import NOW, TODAY, Putting

SAID = UnitSaid(
    "Larch", "Riverside (invented)", "CV1", "203", ("ng_feeding",), "any", 18, None, None, None, ()
)
APRIL = date(2026, 4, 1)


def every(desk: Desk, kind: Any, **where: Any) -> Any:
    return desk.ask(lambda reading: reading.find(kind, **where))


def test_that_a_unit_changes_with_a_title_that_says_what(desk: Desk) -> None:
    said = replace(SAID, outcode="b15", offers=("ng_feeding", "autism"), men_places=2, one_to_one_places=1)
    done = desk.do(ChangeUnit("larch", said))
    assert done.title == (
        "Larch: postcode district B15, was CV1; "
        "takes women and men, at most 2 men; 18 and over, was women and men; 18 and over; "
        "offers NG feeding, autism-adapted ward, was NG feeding; one-to-one nursing 1 place, was nothing"
    )
    larch = desk.ask(lambda reading: reading.get(Unit, "larch"))
    assert (larch.outcode, larch.offers, larch.men_places, larch.position) == (
        "B15",
        ("ng_feeding", "autism"),
        2,
        1,
    )
    desk.undo()
    assert desk.ask(lambda reading: reading.get(Unit, "larch")).outcode == "CV1"


def test_that_saying_what_is_set_up_already_is_no_step(desk: Desk) -> None:
    done = desk.do(ChangeUnit("larch", SAID))
    assert (done.step, done.title) == (None, "Larch: as it was")


def test_that_a_new_unit_comes_last_with_its_trust_known_once(desk: Desk) -> None:
    said = replace(
        SAID, name="Rowan House", trust="Hill Trust (invented)", known_as=("Rowan", "rowan house", " ")
    )
    assert desk.do(AddUnit(said, in_region=True)).title == "Unit added: Rowan House"
    desk.do(AddUnit(replace(said, name="Elm", trust=" hill trust  (INVENTED)", known_as=()), in_region=False))
    lines = desk.ask(unit_lines)
    assert [line.unit.name for line in lines] == ["Larch", "Yew", "Rowan House", "Faraway House", "Elm"]
    assert lines[2].trust == lines[4].trust == "Hill Trust (invented)"
    assert lines[2].unit.known_as == ("Rowan",)
    assert len(every(desk, Trust)) == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": "yew"}, "a name of Yew already"),
        ({"name": "Yew Ward"}, "a name of Yew already"),
        ({"known_as": ("Faraway House",)}, "a name of Faraway House already"),
        ({"name": " "}, "Give the unit a name"),
        ({"trust": " "}, "which trust"),
        ({"outcode": "nowhere"}, "first half of a postcode"),
        ({"bed_type": ""}, "what the unit's beds are"),
        ({"oldest": 17}, "would take nobody"),
    ],
)
def test_that_a_unit_nobody_could_use_is_refused_and_nothing_changes(
    desk: Desk, change: dict[str, Any], why: str
) -> None:
    before = every(desk, Unit), every(desk, Trust)
    with pytest.raises(Refused, match=why):
        desk.do(ChangeUnit("larch", replace(SAID, **change)))
    assert (every(desk, Unit), every(desk, Trust)) == before


def test_that_places_for_men_hold_only_where_both_are_taken(desk: Desk) -> None:
    desk.do(ChangeUnit("larch", replace(SAID, sexes="F", men_places=3)))
    assert desk.ask(lambda reading: reading.get(Unit, "larch")).men_places is None


def test_that_beds_are_added_after_the_others(desk: Desk) -> None:
    assert desk.do(AddBeds("yew", (" 3", "Side  room "))).title == "Yew: 2 beds added, 3, Side room"
    beds = [line.bed for line in desk.ask(lambda reading: bed_lines(reading, "yew"))]
    assert [(bed.label, bed.position) for bed in beds] == [("1", 1), ("2", 2), ("3", 3), ("Side room", 4)]


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        (("1",), "has a bed called 1 already"),
        (("4", "4"), "said twice"),
        (("A very long name",), "too long"),
        ((" ",), "what the beds are called"),
    ],
)
def test_that_beds_returns_could_not_tell_apart_are_refused(
    desk: Desk, labels: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(AddBeds("yew", labels))
    assert len(every(desk, Bed, unit="yew")) == 2


def test_that_a_bed_is_renamed_and_set_for_one_sex(desk: Desk) -> None:
    assert desk.do(ChangeBed("y2", "2a", "F")).title == "Yew 2: renamed 2a, for women only"
    with pytest.raises(Refused, match="called 1 already"):
        desk.do(ChangeBed("y2", "1", None))
    with pytest.raises(Refused, match="whom the room"):
        desk.do(ChangeBed("y2", "2", "X"))


def test_that_a_bed_with_somebody_in_it_is_not_retired_and_is_told_how(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"Larch L01 has somebody in it .*Move them .* or discharge them"):
        desk.do(RetireBed("l1", "Ward made smaller"))


def test_that_a_bed_held_for_somebody_is_not_retired(desk: Desk) -> None:
    later = NOW + timedelta(days=2)
    desk.do(Putting(Hold("h", "l2", "r1", "w1", NOW - timedelta(hours=1), later, None, used=False)))
    with pytest.raises(Refused, match="held for R-0411A"):
        desk.do(RetireBed("l2", "Ward made smaller"))
    held = desk.ask(lambda reading: reading.get(Hold, "h"))
    desk.do(Putting(replace(held, released=NOW)))
    desk.do(RetireBed("l2", "Ward made smaller"))


def test_that_a_retired_bed_is_counted_no_more_until_it_comes_back(desk: Desk) -> None:
    shut = Closure("shut", "l2", NOW - timedelta(days=2), None, "estates", "Leak", None)
    desk.do(Putting(shut))
    done = desk.do(RetireBed("l2", "Ward made smaller"))
    assert done.title == "Larch L02 retired"
    assert desk.ask(unit_lines)[0].beds == 2
    last = desk.ask(lambda reading: bed_lines(reading, "larch"))[-1]
    assert (last.bed.key, last.retired, last.occupied) == ("l2", True, False)
    assert desk.ask(lambda reading: reading.get(Closure, "shut")).end == NOW
    with pytest.raises(Refused, match="retired already"):
        desk.do(RetireBed("l2", "Again"))
    assert desk.do(BringBackBed("l2")).title == "Larch L02 back in use"
    assert desk.ask(unit_lines)[0].beds == 3
    with pytest.raises(Refused, match="is not retired"):
        desk.do(BringBackBed("l2"))


def test_that_undoing_a_retirement_opens_what_it_had_closed(desk: Desk) -> None:
    desk.do(Putting(Closure("shut", "l2", NOW - timedelta(days=2), None, "estates", "Leak", None)))
    desk.do(RetireBed("l2", "Ward made smaller"))
    desk.undo()
    assert [one.end for one in every(desk, Closure)] == [None]


def test_that_retiring_asks_why(desk: Desk) -> None:
    with pytest.raises(Refused, match="why"):
        desk.do(RetireBed("l2", " "))


def test_that_prices_hold_by_date_and_the_same_day_is_changed(desk: Desk) -> None:
    assert desk.ask(unit_lines)[0].price == 600
    assert desk.do(SetPrice("larch", APRIL, 1620)).title == "Larch: £1,620 a day from 01-Apr-2026"
    desk.do(SetPrice("larch", TODAY + timedelta(days=1), 700))
    assert desk.ask(unit_lines)[0].price == 1620
    desk.do(SetPrice("larch", APRIL, 640))
    lines = desk.ask(lambda reading: price_lines(reading, "larch"))
    assert [(line.price.per_day, line.holds) for line in lines] == [(700, False), (640, True)]
    done = desk.do(RemovePrice(lines[1].price.key))
    assert done.title == "Larch: price of £640 from 01-Apr-2026 removed"
    assert desk.ask(unit_lines)[0].price == 600
    desk.undo()
    assert len(every(desk, Price)) == 2


@pytest.mark.parametrize("per_day", [0, 10_000])
def test_that_a_price_nobody_charges_is_refused(desk: Desk, per_day: int) -> None:
    with pytest.raises(Refused, match="between £1 and £9,999"):
        desk.do(SetPrice("larch", APRIL, per_day))


def test_that_a_team_is_added_changed_and_linked(desk: Desk) -> None:
    done = desk.do(SaveTeam(None, " Hill  team", "", "yew", ("wr1", " WR1 ", "b15")))
    assert done.title == "Team added: Hill team, linked to Yew"
    line = desk.ask(team_lines)[0]
    assert (line.team.area, line.linked, line.team.outcodes) == ("Hill team", "Yew", ("WR1", "B15"))
    done = desk.do(SaveTeam(line.team.key, "Hill team", "Hills", None, ("WR1", "WR2")))
    assert done.title == (
        "Hill team: area Hills; linked to no unit, was Yew; districts added WR2; districts removed B15"
    )
    assert desk.do(SaveTeam("riverside", "Riverside team", "Riverside", "larch", ("CV1",))).step is None


@pytest.mark.parametrize(
    ("team", "why"),
    [
        (SaveTeam(None, "riverside TEAM", "", None, ()), "called Riverside team already"),
        (SaveTeam(None, "Hill", "", None, ("CV1",)), "CV1 belongs to Riverside team"),
        (SaveTeam(None, "Hill", "", "away", ()), "a unit of the region"),
        (SaveTeam(None, " ", "", None, ()), "a name"),
        (SaveTeam(None, "Hill", "", None, ("x",)), "first half of a postcode"),
    ],
)
def test_that_a_team_that_would_confuse_is_refused(desk: Desk, team: SaveTeam, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(team)
    assert len(every(desk, Team)) == 1


def board(code: str, opened: date | None, closed: date | None, *heirs: str, key: str = "") -> Organisation:
    return Organisation(key, code, f"Board {code.upper()}", "icb", opened, closed, heirs)


def test_that_organisations_are_kept_with_what_followed_them(desk: Desk) -> None:
    desk.do(SaveOrganisation(board("qaa", date(2022, 7, 1), APRIL, "qcc")))
    assert desk.do(SaveOrganisation(board("QCC", APRIL, None))).title == "Organisation added: Board QCC (QCC)"
    then = desk.ask(lambda reading: organisation_lines(reading, date(2025, 1, 1)))
    now = desk.ask(organisation_lines)
    assert [(one.standing, one.by_then) for one in then] == [(True, ("Board QAA",)), (False, ())]
    assert [(one.standing, one.by_then) for one in now] == [(False, ("Board QCC",)), (True, ("Board QCC",))]
    assert now[0].followed_by == ("Board QCC",)
    changed = replace(now[1].organisation, name="New board")
    assert desk.do(SaveOrganisation(changed)).title == "Board QCC: name New board, was Board QCC"
    desk.do(RemoveOrganisation(changed.key))
    assert len(every(desk, Organisation)) == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (board("Q", None, None), "not an organisation code"),
        (board("QAA", APRIL, APRIL), "close before"),
        (board("QAA", None, None, "QBB"), "from which day"),
        (board("QAA", None, APRIL, "QAA"), "followed by itself"),
        (replace(board("QAA", None, None), name=" "), "a name"),
        (replace(board("QAA", None, None), role="x"), "what kind"),
    ],
)
def test_that_an_organisation_that_makes_no_sense_is_refused(
    desk: Desk, said: Organisation, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        desk.do(SaveOrganisation(said))


def test_that_one_code_is_one_organisation_at_a_time(desk: Desk) -> None:
    desk.do(SaveOrganisation(board("QAA", date(2022, 7, 1), APRIL)))
    desk.do(SaveOrganisation(board("QAA", APRIL, None)))
    with pytest.raises(Refused, match="on some of these days"):
        desk.do(SaveOrganisation(board("QAA", date(2021, 1, 1), date(2022, 7, 2))))


def test_that_a_starting_list_is_taken_in_once_and_leaves_what_people_have(desk: Desk) -> None:
    desk.do(SaveOrganisation(board("QAA", APRIL, None)))
    listed = (replace(board("QAA", None, None), name="As listed"), board("QBB", None, None))
    assert desk.do(ImportOrganisations(listed)).title == "1 organisation taken in from the starting list"
    assert {one.name for one in every(desk, Organisation)} == {"Board QAA", "Board QBB"}
    with pytest.raises(Refused, match="here already"):
        desk.do(ImportOrganisations(listed))
    desk.undo()
    assert len(every(desk, Organisation)) == 1


def test_that_trusts_to_choose_from_are_those_running_units_and_those_kept(desk: Desk) -> None:
    kept = replace(board("RAA", None, None), role="trust", name="Another trust (invented)")
    desk.do(SaveOrganisation(kept))
    assert desk.ask(trust_names) == ("Riverside (invented)", "Another trust (invented)")


@pytest.mark.parametrize(
    ("bed_type", "earlier"), [("203", "13"), ("302", "25, 26"), ("310", "part of 30"), ("200", "10")]
)
def test_that_a_bed_type_says_which_codes_it_had_before(bed_type: str, earlier: str) -> None:
    assert earlier_types(bed_type) == earlier
