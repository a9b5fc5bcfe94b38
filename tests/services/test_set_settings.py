"""Settings, profile, needs and clocks are changed by commands whose titles read well, and undone."""

from dataclasses import replace

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.places import Unit
from pc_desktop.domain.profile import Standard
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.reference import profiles
from pc_desktop.services.desk import Desk
from pc_desktop.services.region import settings_of
from pc_desktop.services.set_profile import AddNeed, RemoveNeed, ResetStandards, SetStandard, standard_now
from pc_desktop.services.set_settings import ChangeSetting, ChooseProfile
from pc_desktop.services.setup_view import choosable_needs, clock_lines, need_lines, setup_view
from tests.services.small_region import Putting

ADULT = profiles()["adult_eating_disorders"]
YOUNG = profiles()["children_and_young_people"]


def held(desk: Desk, key: str) -> str:
    return desk.ask(settings_of)[key]


def test_that_a_setting_changes_with_a_title_that_says_from_what_to_what(desk: Desk) -> None:
    done = desk.do(ChangeSetting("hold_days", " 5 "))
    assert done.title == "“An offered bed is held for” changed from 3 days to 5 days"
    assert held(desk, "hold_days") == "5"
    desk.undo()
    assert held(desk, "hold_days") == "3"


def test_that_a_refused_setting_changes_nothing_and_one_left_alone_is_no_step(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.do(ChangeSetting("hold_days", "99"))
    assert desk.do(ChangeSetting("hold_days", "3")).step is None
    assert held(desk, "hold_days") == "3"


def test_that_an_optional_setting_is_taken_away_by_emptying_it(desk: Desk) -> None:
    desk.do(ChangeSetting("baseline_from", "2023-11-01"))
    done = desk.do(ChangeSetting("baseline_from", ""))
    assert done.title == "“The baseline year begins” changed from 01-Nov-2023 to not recorded"
    assert held(desk, "baseline_from") == ""


def test_that_settings_that_contradict_are_refused_whichever_comes_first(desk: Desk) -> None:
    desk.do(ChangeSetting("saving_longer_stay", "100"))
    with pytest.raises(Refused, match="cannot be longer"):
        desk.do(ChangeSetting("saving_shorter_stay", "101"))


def test_that_the_page_shows_what_is_set_and_otherwise_the_default(desk: Desk) -> None:
    desk.do(Putting(Setting("hold_days", "1"), Setting("collaborative", "Invented collaborative")))
    page = desk.ask(setup_view)
    shown = {line.rule.key: line.words for line in page.settings}
    assert (shown["hold_days"], shown["plan_horizon_days"]) == ("1 day", "14 days")
    assert (page.collaborative, page.units, page.teams) == ("Invented collaborative", 2, 1)


def test_that_a_profile_is_chosen_once(desk: Desk) -> None:
    done = desk.do(ChooseProfile(YOUNG))
    assert done.title == "Profile changed to “Children and young people”"
    assert held(desk, "profile") == YOUNG.key
    with pytest.raises(Refused, match="the profile already"):
        desk.do(ChooseProfile(YOUNG))
    desk.undo()
    assert held(desk, "profile") == ADULT.key


def test_that_a_need_added_is_on_every_list(desk: Desk) -> None:
    done = desk.do(AddNeed(" family  room", ADULT))
    assert done.title == "Need added: family room"
    line = desk.ask(lambda reading: need_lines(reading, ADULT))[-1]
    assert (line.key, line.words, line.added, line.offered, line.needed) == (
        "family_room",
        "family room",
        True,
        (),
        0,
    )
    assert "family_room" in desk.ask(lambda reading: choosable_needs(reading, ADULT))


@pytest.mark.parametrize("words", ["NG feeding", "ng feeding", "Diabetes", "family room", "FAMILY ROOM"])
def test_that_a_need_is_added_once_however_it_is_written(desk: Desk, words: str) -> None:
    desk.do(AddNeed("family room", ADULT))
    with pytest.raises(Refused, match="on the list already"):
        desk.do(AddNeed(words, ADULT))


def test_that_a_need_goes_only_once_nobody_offers_and_nobody_needs_it(desk: Desk) -> None:
    desk.do(AddNeed("family room", ADULT))
    desk.do(AddNeed("garden", ADULT))
    larch = desk.ask(lambda reading: reading.get(Unit, "larch"))
    waiting = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(larch, offers=("family_room",))))
    with pytest.raises(Refused, match="Larch still offers “family room”"):
        desk.do(RemoveNeed("family_room"))
    desk.do(Putting(larch, replace(waiting, needs=("family_room",))))
    with pytest.raises(Refused, match="R-0411A still needs “family room”"):
        desk.do(RemoveNeed("family_room"))
    desk.do(Putting(waiting))
    assert desk.do(RemoveNeed("family_room")).title == "Need removed: family room"
    assert held(desk, "needs_added") == "garden"


def test_that_a_need_of_the_profile_stays(desk: Desk) -> None:
    with pytest.raises(Refused, match="comes with the profile"):
        desk.do(RemoveNeed("ng_feeding"))


def test_that_needs_say_who_offers_and_how_many_need_them(desk: Desk) -> None:
    waiting = desk.ask(lambda reading: reading.get(Referral, "r1"))
    desk.do(Putting(replace(waiting, needs=("ng_feeding",))))
    line = desk.ask(lambda reading: need_lines(reading, ADULT))[0]
    assert (line.key, line.offered, line.needed, line.added) == ("ng_feeding", ("Larch", "Yew"), 1, False)


def test_that_a_clock_set_here_holds_and_the_others_stay(desk: Desk) -> None:
    done = desk.do(SetStandard(Standard("2", 24, 120, working=False), ADULT))
    assert done.title == (
        "Urgent referrals: answered in 24 hours, assessed in 5 days; was answered in 48 hours, assessed in 1 week"
    )
    lines = desk.ask(lambda reading: clock_lines(reading, ADULT))
    assert [(line.urgency, line.changed) for line in lines] == [
        ("Emergency", False), ("Very urgent", False), ("Urgent", True), ("Routine", False),
    ]  # fmt: skip
    desk.do(ResetStandards(ADULT))
    assert not any(line.changed for line in desk.ask(lambda reading: clock_lines(reading, ADULT)))


def test_that_an_urgency_without_a_standard_says_so_and_can_be_given_one(desk: Desk) -> None:
    assert desk.ask(lambda reading: clock_lines(reading, YOUNG))[1].words == "no standard"
    desk.do(SetStandard(Standard("4", 24, None, working=True), YOUNG))
    assert desk.ask(lambda reading: standard_now(reading, YOUNG, "4")) == Standard(
        "4", 24, None, working=True
    )


def test_that_a_clock_nobody_could_keep_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no later than it is assessed"):
        desk.do(SetStandard(Standard("2", 48, 24, working=False), ADULT))
    with pytest.raises(Refused, match="urgency"):
        desk.do(SetStandard(Standard("9", 24, 48, working=False), ADULT))


def test_that_a_yes_or_no_is_one_of_the_two_and_read_in_words(desk: Desk) -> None:
    done = desk.do(ChangeSetting("quorum_chair", " No "))
    assert done.title == "“Quorum asks for the chair” changed from Yes to No"
    with pytest.raises(Refused, match="is yes or no"):
        desk.do(ChangeSetting("quorum_chair", "perhaps"))


def test_that_a_share_is_a_percentage(desk: Desk) -> None:
    done = desk.do(ChangeSetting("quorum_units_percent", "60%"))
    assert done.title == "“Quorum asks for units” changed from 50% to 60%"
    with pytest.raises(Refused, match="between 0% and 100%"):
        desk.do(ChangeSetting("quorum_units_percent", "101"))


def test_that_words_read_out_may_be_longer_than_a_name(desk: Desk) -> None:
    desk.do(ChangeSetting("confidentiality_words", "x" * 400))
    with pytest.raises(Refused, match="at most 400"):
        desk.do(ChangeSetting("confidentiality_words", "x" * 401))
