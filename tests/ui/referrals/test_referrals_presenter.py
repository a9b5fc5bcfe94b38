"""What the Referrals screen is given: the list as sifted and ordered, and one referral in full."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Confirmation, Hold
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.person import Person
from pc_desktop.domain.ranking import OrderRule
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.domain.severity import Measurement
from pc_desktop.services.case_view import OptionLine
from pc_desktop.services.decide import OfferBed
from pc_desktop.services.find_views import SaveView, View
from pc_desktop.services.glass import OpenRestricted
from pc_desktop.services.meet import StartMeeting
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Row
from pc_desktop.ui.referrals.case_rows import CaseRows, _unit, ordinal
from pc_desktop.ui.referrals.order import COLUMNS
from pc_desktop.ui.referrals.presenter import ReferralsPresenter, ReferralsRows
from tests.ui.referrals.invented_office import NOW, NUMBERS, TODAY, Invented, Write, ago

IN_ORDER = ["R-0401A", "R-0402A", "R-0403A", "R-0405A", "R-0404A", "R-0406A", "R-0407A"]


@pytest.fixture
def presenter(invented: Invented) -> ReferralsPresenter:
    made = ReferralsPresenter(invented.office)
    made.refresh()
    return made


def refs(rows: ReferralsRows) -> list[str]:
    return [row.cells[1].text for row in rows.rows]


def row(rows: ReferralsRows, ref: str) -> Row:
    return next(one for one in rows.rows if one.cells[1].text == ref)


def case(presenter: ReferralsPresenter, key: str) -> CaseRows:
    found = presenter.patient(key)
    assert found is not None
    assert found.case is not None
    return found.case


def test_that_the_list_stands_in_the_order_of_the_rule(invented: Invented) -> None:
    rows = ReferralsPresenter(invented.office).refresh()
    assert refs(rows) == IN_ORDER
    assert rows.order_words.startswith("Order: urgency, red signs")
    assert rows.by_rule
    assert [badge.text for badge in rows.badges] == ["7 open", "▲ 3 red"]
    assert [choice.text for choice in rows.choices] == [
        "All 7", "▲ Red 3", "Waiting 6", "Offered 1", "Overdue 2", "Information overdue 0", "No risk holder 3",
        "Closed lately 0",
    ]  # fmt: skip
    assert (rows.hidden_words, rows.warning, rows.nobody) == ("", None, False)


def test_that_a_line_says_everything_in_its_columns(invented: Invented) -> None:
    rows = ReferralsPresenter(invented.office).refresh()
    offered = row(rows, "R-0402A")
    assert [cell.text for cell in offered.cells] == [
        "2", "R-0402A", "T.A.", "F 19", "▲ Red · 2", "12.9 ▼", "Informal", "Ash Ward", "12 d",
        "✓ Offered Ash Ward 3", "1 d",
    ]  # fmt: skip
    assert offered.cells[9].tone is Tone.GREEN
    assert offered.cells[9].tip == "Ash Ward 3 until 20-Nov-2026"
    assert offered.cells[5].aloud() == "BMI 12.9 falling"
    assert offered.cells[3].aloud() == "female, 19"
    assert row(rows, "R-0404A").cells[3].aloud() == "male, 28"
    assert row(rows, "R-0403A").cells[10].text == "today"


def test_that_old_and_missing_measurements_are_marked(invented: Invented) -> None:
    rows = ReferralsPresenter(invented.office).refresh()
    old, never = row(rows, "R-0406A").cells[10], row(rows, "R-0407A").cells
    assert (old.text, old.tone) == ("11 d ⚠", Tone.AMBER)
    assert old.aloud() == "measured 11 days ago, old"
    assert (never[4].text, never[5].text, never[10].text) == ("○ Not recorded",) + ("Not recorded",) * 2


def test_that_short_lines_hold_the_same_in_two_lines(invented: Invented) -> None:
    rows = ReferralsPresenter(invented.office).refresh()
    assert [one.key for one in rows.short_rows] == [one.key for one in rows.rows]
    first = rows.short_rows[0].cells
    assert (first[1].lead, first[1].text, first[1].second) == (
        "R-0401A",
        " · K.M.",
        "F 31 · Section 2 · Larch",
    )
    assert first[1].aloud() == "R-0401A, K.M., female, 31, Section 2, linked unit Larch"
    assert (rows.short_rows[-1].cells[3].text, rows.short_rows[-1].cells[3].second) == ("Not", "recorded")
    assert rows.short_rows[-1].cells[3].aloud() == "BMI Not recorded"


def test_that_somebody_of_no_recorded_sex_or_age_is_said_so_aloud(invented: Invented) -> None:
    person = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    invented.desk.do(Write((replace(person, sex=None, born=None),)))
    rows = ReferralsPresenter(invented.office).refresh()
    assert row(rows, "R-0401A").cells[3].aloud() == "sex not recorded, age not recorded"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("0403", ["R-0403A"]),
        ("k.m.", ["R-0401A"]),
        ("km", ["R-0401A"]),
        ("weston", ["R-0403A"]),
        ("WESTON, sarah", ["R-0403A"]),
        ("coventry", ["R-0402A", "R-0403A"]),
        ("oak suite", ["R-0405A", "R-0407A"]),
        (NUMBERS[3], ["R-0403A"]),
        (f"{NUMBERS[3][:3]} {NUMBERS[3][3:6]} {NUMBERS[3][6:]}", ["R-0403A"]),
        ("nobody at all", []),
        ("  ", IN_ORDER),
    ],
)
def test_that_the_search_finds_by_reference_initials_name_number_team_and_unit(
    presenter: ReferralsPresenter, words: str, found: list[str]
) -> None:
    assert refs(presenter.sift("all", words)) == found


def test_that_what_is_hidden_is_counted_and_somebody_red_is_shouted_about(
    presenter: ReferralsPresenter,
) -> None:
    rows = presenter.sift("all", "weston")
    assert rows.hidden_words == "6 of 7 referrals hidden"
    assert rows.warning is not None
    assert rows.warning.lead == "2 red referrals are hidden by this filter."
    assert rows.warning.text == "R-0401A, R-0402A."
    assert rows.warning.tone is Tone.AMBER
    assert rows.warning.action == "Show all"
    one = presenter.sift("waiting", "").warning
    assert one is not None
    assert one.lead == "1 red referral is hidden by this filter."
    assert presenter.sift("red", "").warning is None
    assert presenter.sift("red", "").hidden_words == "4 of 7 referrals hidden"


def test_that_chips_show_the_red_the_waiting_and_the_offered(presenter: ReferralsPresenter) -> None:
    assert refs(presenter.sift("red", "")) == IN_ORDER[:3]
    assert refs(presenter.sift("offered", "")) == ["R-0402A"]
    assert refs(presenter.sift("waiting", "")) == [ref for ref in IN_ORDER if ref != "R-0402A"]


def test_that_more_than_a_few_hidden_red_referrals_are_counted(invented: Invented) -> None:
    worse = [Measurement(f"x{n}", f"p{n}", "bmi", TODAY, 11.0) for n in (4, 5, 6, 7)]
    invented.desk.do(Write(tuple(worse)))
    presenter = ReferralsPresenter(invented.office)
    presenter.refresh()
    warning = presenter.sift("all", "nobody").warning
    assert warning is not None
    assert warning.text.endswith("and 3 more.")


def test_that_another_order_says_it_is_not_the_rules_and_turns_round(presenter: ReferralsPresenter) -> None:
    rows = presenter.arrange(8)
    assert refs(rows)[0] == "R-0407A"
    assert rows.order_words == "Shown by days waited, rising, not in the order of the rule"
    assert (rows.order_column, rows.order_rises, rows.by_rule) == (8, True, False)
    rows = presenter.arrange(8)
    assert refs(rows)[0] == "R-0406A"
    assert not rows.order_rises
    assert refs(presenter.arrange(0)) == IN_ORDER


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_that_every_column_can_order_the_list_without_losing_anybody(
    presenter: ReferralsPresenter, column: int
) -> None:
    rows = presenter.arrange(column)
    assert sorted(refs(rows)) == sorted(IN_ORDER)
    assert refs(presenter.arrange(column)) != [] if column else True


def test_that_bmi_orders_by_number_and_those_without_one_come_last(presenter: ReferralsPresenter) -> None:
    assert refs(presenter.arrange(5)) == [
        "R-0401A", "R-0403A", "R-0402A", "R-0404A", "R-0405A", "R-0406A", "R-0407A",
    ]  # fmt: skip


def test_that_a_referral_says_why_it_stands_where_it_does(presenter: ReferralsPresenter) -> None:
    rows = case(presenter, "r3")
    assert rows.because_title == "Third in the queue because"
    assert [(pair.label, pair.value) for pair in rows.because] == [
        ("·", "Urgent"),
        ("▲", "1 red sign: BMI 12.7"),
        ("◆", "1 amber sign: Heart rate 44 a minute"),
        ("·", "Worse since last week"),
        ("·", "Waited 6 days"),
        ("Below the one above:", "urgent; the one above: very urgent"),
    ]
    assert case(presenter, "r1").because[-1].label == "·"
    assert ("·", "No red or amber sign") in [(one.label, one.value) for one in case(presenter, "r6").because]


def test_that_a_referral_names_the_patient_as_clinical_screens_do(presenter: ReferralsPresenter) -> None:
    found = presenter.patient("r3")
    assert found is not None
    person = found.person
    assert person.name == "XXTEST-WESTON, Sarah (Ms)"
    assert person.number.split() == ["999", "001", "3489"]
    assert [(one.label, one.value) for one in person.particulars] == [
        ("Born", "14-Jul-2002 (24y)"),
        ("Sex", "Female"),
        ("Home", "CV5"),
    ]
    assert [badge.text for badge in case(presenter, "r2").badges] == [
        "▲ Red · 2",
        "✓ Offered Ash Ward 3",
        "Informal",
    ]


def test_that_it_says_how_much_is_recorded_and_what_is_missing_or_old(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    nothing = case(presenter, "r7")
    assert 0 < nothing.recorded < nothing.required
    assert nothing.recorded_words.startswith(f"{nothing.recorded} of {nothing.required} recorded; ")
    assert "Weight (not recorded)" in nothing.wanted
    old = Finding("f", "p7", "bloods", TODAY - timedelta(days=29), "Potassium 3.1", "Dr Invented")
    invented.desk.do(Write((old, Measurement("w", "p7", "weight", TODAY, 40.0))))
    presenter.refresh()
    some = case(presenter, "r7")
    assert some.recorded == nothing.recorded + 1
    assert "Bloods (29 days old, more than 28 days)" in some.wanted
    assert "Weight" not in some.wanted


def test_that_what_holds_until_there_is_a_bed_is_said(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    told = {pair.label: pair.value for pair in case(presenter, "r3").until}
    assert told["Waits"] == "at home, since 11-Nov-2026"
    assert told["Risk held by"] == "the community team"
    assert told["Until then"] == "Daily bloods"
    assert told["Needs"] == "NG feeding"
    assert told["Last time"] == "not discussed before"
    referral = invented.desk.ask(lambda reading: reading.get(Referral, "r3"))
    invented.desk.do(Write((replace(referral, place="", reason=""),)))
    presenter.refresh()
    told = {pair.label: pair.value for pair in case(presenter, "r3").until}
    assert told["Waits"] == "place not recorded, since 11-Nov-2026"
    assert told["Reason"] == "Not recorded"


def test_that_every_unit_says_which_bed_or_why_not(presenter: ReferralsPresenter) -> None:
    units = presenter.patients.units("r3", consequences=True)
    first = units[0]
    assert (first.name, first.badge.text, first.suits) == ("Oak Suite", "✓ Free now", True)
    assert first.sentence == "Bed 2, free now · 16 miles · NG feeding ✓"
    ash = next(unit for unit in units if unit.name == "Ash Ward (linked)")
    assert (ash.badge.text, ash.suits) == ("does not suit", False)
    assert ash.sentence.startswith("Its beds are not confirmed since 11-Nov-2026")


def test_that_a_choice_says_whom_it_would_move(invented: Invented) -> None:
    invented.desk.do(
        Write(tuple(Confirmation(f"n{u}", u, NOW, "Invented", "meeting") for u in ("ash", "larch")))
    )
    presenter = ReferralsPresenter(invented.office)
    presenter.refresh()
    cautions = [
        unit.caution
        for key in ("r1", "r3", "r4", "r5")
        for unit in presenter.patients.units(key, consequences=True)
    ]
    assert any(words.startswith("Would ") for words in cautions)
    expected = [
        unit
        for key in ("r1", "r3")
        for unit in presenter.patients.units(key, consequences=False)
        if unit.badge.text == "Expected"
    ]
    assert all(unit.suits for unit in expected)


def test_that_no_more_than_two_people_moved_are_named_and_the_rest_counted() -> None:
    moved = ("would move R-0404A to Yew", "would bring R-0405A later", "would leave R-0406A without a place")
    option = OptionLine(
        1, "oak", "Oak Suite", "oak-2", "2", "Wed 25-Nov", False, False, True, "bed 2, Wed 25-Nov", moved
    )
    line = _unit(option)
    assert line.caution == "Would move R-0404A to Yew; would bring R-0405A later; and 1 more would change"
    assert line.badge.text == "Expected"
    assert _unit(replace(option, knock_on=moved[:2])).caution.endswith("would bring R-0405A later")


def test_that_an_offer_that_lapsed_says_so(invented: Invented) -> None:
    hold = invented.desk.ask(lambda reading: reading.get(Hold, "hold"))
    invented.desk.do(Write((replace(hold, until=NOW - timedelta(hours=1)),)))
    cell = row(ReferralsPresenter(invented.office).refresh(), "R-0402A").cells[9]
    assert (cell.text, cell.tone) == ("Offer lapsed", Tone.AMBER)


def test_that_a_decision_shows_at_once_when_asked_again(invented: Invented) -> None:
    presenter = ReferralsPresenter(invented.office)
    presenter.refresh()
    invented.desk.do(StartMeeting(TODAY, "Chair"))
    (meeting,) = invented.desk.ask(lambda reading: reading.find(Meeting))
    invented.desk.do(OfferBed("r1", "oak-2", meeting.key, TODAY + timedelta(days=3)))
    assert row(presenter.refresh(), "R-0401A").cells[9].text == "✓ Offered Oak Suite 2"


def test_that_nobody_waiting_is_said_so(invent_empty: Invented) -> None:
    presenter = ReferralsPresenter(invent_empty.office)
    assert presenter.patient("r1") is None
    rows = presenter.refresh()
    assert rows.nobody
    assert [badge.text for badge in rows.badges] == ["0 open"]
    assert presenter.patient("r1") is None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "First"),
        (12, "Twelfth"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (33, "33rd"),
        (44, "44th"),
        (112, "112th"),
    ],
)
def test_that_places_are_said_in_words(place: int, words: str) -> None:
    assert ordinal(place) == words


def restrict(invented: Invented, key: str = "p3") -> None:
    person = invented.desk.ask(lambda reading: reading.get(Person, key))
    invented.desk.do(Write((replace(person, restricted="works for the trust"),)))


def close_one(invented: Invented, key: str = "r6") -> None:
    """Close a referral as its life does."""
    referral = invented.desk.ask(lambda reading: reading.get(Referral, key))
    last = Milestone(f"{key}-9", key, 9, NOW, "withdrawn", "Invented", None, "Feels better")
    invented.desk.do(Write((replace(referral, closed=NOW), last)))


def test_that_a_restricted_record_is_masked_in_the_list_and_the_banner_until_opened(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    restrict(invented)
    rows = presenter.refresh()
    assert [row(rows, "R-0403A").cells[2].text, row(rows, "R-0403A").cells[2].tip] == [
        "•.•.",
        "Restricted record",
    ]
    hidden = presenter.patient("r3")
    assert hidden is not None
    assert (hidden.is_masked, hidden.case, hidden.timeline) == (True, None, ())
    assert "WESTON" not in repr(hidden)
    assert "works for the trust" in hidden.mask_words
    assert refs(presenter.sift("all", "weston")) == []
    assert refs(presenter.sift("all", "r-0403")) == ["R-0403A"]
    invented.desk.do(OpenRestricted("p3", "Called by the ward"))
    presenter.sift("all", "")
    assert row(presenter.refresh(), "R-0403A").cells[2].text == "S.W."
    seen = presenter.patient("r3")
    assert seen is not None
    assert seen.person.name == "XXTEST-WESTON, Sarah (Ms)"


def test_that_a_closed_referral_is_found_and_shown_in_full(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    close_one(invented)
    assert "R-0406A" not in refs(presenter.refresh())
    assert presenter.sift("all", "birch").closed_words == "closed referrals are still being gathered"
    rows = presenter.take(presenter.gather(lambda: None))
    assert refs(rows) == ["R-0406A"]
    assert rows.closed_words == "1 closed found"
    assert (rows.rows[0].cells[9].text, rows.rows[0].cells[10].text) == ("Withdrawn", "17-Nov-2026")
    assert rows.short_rows[0].cells[5].aloud() == "closed: Withdrawn"
    found = presenter.patient("r6")
    assert found is not None
    assert found.case is not None
    assert (found.is_open, found.case.because_title) == (False, "Withdrawn, 17-Nov-2026")
    assert ("Why", "Feels better") in [(pair.label, pair.value) for pair in found.case.because]
    assert presenter.patients.units("r6", consequences=True) == ()
    assert presenter.sift("all", "nobody").closed_words == "no closed referral found"


def test_that_the_search_keeps_up_with_what_was_closed_since(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    presenter.take(presenter.gather(lambda: None))
    close_one(invented)
    presenter.refresh()
    assert not presenter.needs_index
    assert refs(presenter.sift("all", "birch")) == ["R-0406A"]


def test_that_closed_lately_shows_those_of_four_weeks_and_counts_everybody_open_as_hidden(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    close_one(invented)
    rows = presenter.refresh()
    assert rows.choices[-1].text == "Closed lately 1"
    rows = presenter.sift("closed", "")
    assert refs(rows) == ["R-0406A"]
    assert rows.hidden_words == "6 of 6 referrals hidden"
    assert rows.warning is not None
    assert rows.warning.lead == "3 red referrals are hidden by this filter."
    assert refs(presenter.sift("closed", "", team="stafford")) == []


def test_that_team_and_unit_sift_and_shout(presenter: ReferralsPresenter) -> None:
    rows = presenter.sift("all", "", team="coventry")
    assert refs(rows) == ["R-0402A", "R-0403A"]
    assert rows.warning is not None
    assert rows.warning.text == "R-0401A."
    assert refs(presenter.sift("all", "", unit="oak")) == ["R-0405A", "R-0407A"]
    assert [one.text for one in rows.teams] == [
        "Any team", "Birmingham community team", "Coventry community team", "Stafford community team",
    ]  # fmt: skip
    assert [one.text for one in rows.units] == ["Any unit", "Ash Ward", "Larch", "Oak Suite"]


def test_that_overdue_information_and_a_missing_risk_holder_have_chips(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    referral = invented.desk.ask(lambda reading: reading.get(Referral, "r4"))
    asked = Enquiry("e", "r5", ago(9), "Invented", "the team", ("ecg",), "Please", TODAY, None, None)
    late = replace(asked, key="e2", referral="r6", due=TODAY - timedelta(days=1))
    come = replace(late, key="e3", referral="r7", answered=ago(1))
    invented.desk.do(Write((replace(referral, risk_holder=" "), asked, late, come)))
    presenter.refresh()
    assert refs(presenter.sift("overdue", "")) == ["R-0406A"], "what is due today is not overdue"
    assert refs(presenter.sift("no_holder", "")) == [*IN_ORDER[:3], "R-0404A"]
    rows = presenter.sift("all", "")
    assert rows.unheld is not None
    assert rows.unheld.lead == "3 red referrals without a named risk holder or a review to come."
    assert rows.unheld.text == "R-0401A, R-0402A, R-0403A."
    assert rows.overdue is not None
    assert rows.overdue.text == "R-0406A: asked 08-Nov-2026, due 16-Nov-2026."
    held = [
        replace(one, review_on=TODAY)
        for one in invented.desk.ask(lambda reading: reading.find(Referral))
        if one.key in {"r1", "r2", "r3"}
    ]
    invented.desk.do(Write((*held, replace(late, answered=NOW))))
    rows = presenter.refresh()
    assert (rows.unheld, rows.overdue) == (None, None)


def test_that_a_saved_view_brings_back_filters_and_order(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    presenter.sift("red", "weston", team="coventry")
    presenter.arrange(8)
    invented.desk.do(SaveView(presenter.as_view("Red at Coventry")))
    assert presenter.shown_words().startswith("At least one red risk sign · Coventry community team.")
    presenter.sift("all", "")
    presenter.arrange(0)
    presenter.refresh()
    assert [one.name for one in presenter.views()] == ["Red at Coventry"]
    rows = presenter.view("Red at Coventry")
    assert refs(rows) == ["R-0403A", "R-0402A"]
    assert (rows.sieve.choice, rows.sieve.team, rows.sieve.words) == ("red", "coventry", "")
    assert refs(presenter.view("unknown")) == refs(rows)


def test_that_a_view_of_what_is_gone_hides_nobody(presenter: ReferralsPresenter, invented: Invented) -> None:
    invented.desk.do(SaveView(View("Old", "an old chip", "gone", "gone", 99, rises=True)))
    presenter.refresh()
    assert refs(presenter.view("Old")) == IN_ORDER


def test_that_the_list_for_a_workbook_is_the_list_shown(presenter: ReferralsPresenter) -> None:
    presenter.sift("red", "")
    listed = presenter.listed(names_patients=True)
    assert listed is not None
    assert [one.ref for one in listed.lines] == IN_ORDER[:3]
    assert listed.shows == "4 of 7 referrals hidden"
    presenter.sift("all", "")
    whole = presenter.listed(names_patients=False)
    assert whole is not None
    assert (len(whole.lines), whole.shows) == (7, "Every open referral")
    assert all(one.name is None for one in whole.lines)


def test_that_a_death_is_said_plainly(presenter: ReferralsPresenter, invented: Invented) -> None:
    close_one(invented)
    person = invented.desk.ask(lambda reading: reading.get(Person, "p6"))
    invented.desk.do(Write((replace(person, died=TODAY),)))
    presenter.refresh()
    found = presenter.patient("r6")
    assert found is not None
    assert found.died_words == "This patient died on 17-Nov-2026."
    assert found.badges[0].text == "Died 17-Nov-2026"
    assert ("Died", "17-Nov-2026") in [(pair.label, pair.value) for pair in found.person.particulars]
    assert "aged 35y" in found.person.particulars[0].value


def test_that_the_timeline_is_read_in_full_one_at_a_time(presenter: ReferralsPresenter) -> None:
    found = presenter.patient("r3")
    assert found is not None
    titles = [one.cells[1].text for one in found.timeline]
    assert titles == ["Measured", "For meeting", "Received", "Measured"]
    newest = found.timeline[0]
    assert found.full[newest.key] == "17-Nov-2026. Measured. BMI 12.7; Heart rate 44 a minute"


def test_that_the_order_is_said_as_the_rule_in_force_has_it(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    rule = OrderRule("rule-9", "9", ("red signs", "wait"), "the meeting", None, None)
    invented.desk.do(Write((rule, Setting("order_version", "9"))))
    assert presenter.refresh().order_words == "Order: red signs, wait"


def test_that_what_a_standard_wanted_done_is_marked_said_and_sifted(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    rows = presenter.sift("late", "")
    assert refs(rows) == ["R-0404A", "R-0406A"]
    cell = row(rows, "R-0406A").cells[8]
    assert (cell.text, cell.tone) == ("41 d ⚠", Tone.AMBER)
    assert cell.tip.startswith("Overdue: not a")
    assert "overdue (standard" in cell.tip
    assert cell.aloud() == f"waited 41 days, overdue: {cell.tip.removeprefix('Overdue: ')}"
    assert [one.cells[4] for one in rows.short_rows if one.key == "r6"] == [cell]
    whole = presenter.sift("all", "")
    assert row(whole, "R-0405A").cells[8].text == "18 d", "who is in time is not marked"


def test_that_words_find_what_has_changed_since_the_last_look(
    presenter: ReferralsPresenter, invented: Invented
) -> None:
    assert refs(presenter.sift("all", "marsh")) == ["R-0401A"]
    person = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    invented.desk.do(Write((replace(person, surname="Xxtest-Harrow"),)))
    presenter.refresh()
    assert refs(presenter.sift("all", "marsh")) == []
    assert refs(presenter.sift("all", "harrow")) == ["R-0401A"]
