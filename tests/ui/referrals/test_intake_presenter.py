"""The form of a new referral: verdicts while typing, who is held already, pastes, drafts and the order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop import reference
from pc_desktop.domain.person import Person
from pc_desktop.domain.referral import Referral
from pc_desktop.domain.settings import Setting
from pc_desktop.services.amend_referral import AmendPerson
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.referrals.intake_presenter import IntakePresenter
from pc_desktop.ui.referrals.intake_verdict import number_verdict
from tests.services.small_region import Putting
from tests.ui.referrals.intake_desk import FREE_NUMBER, office_of
from tests.ui.referrals.invented_office import NOW, NUMBERS, TODAY, Invented

WHOLE = {
    "nhs_number": FREE_NUMBER, "surname": "Xxtest-Hazel", "given": "Fay", "born": "4/5/2001", "urgency": "2",
    "place": "home", "reason": "Falling.", "received": "17-Nov-2026 09:00", "legal": "01",
}  # fmt: skip


@pytest.fixture
def presenter(invented: Invented) -> IntakePresenter:
    made = IntakePresenter(office_of(invented))
    made.open()
    return made


@pytest.mark.parametrize(
    ("typed", "tone", "words"),
    [
        ("", Tone.QUIET, ""),
        ("99929", Tone.QUIET, "5 of 10 digits"),
        ("9992945702", Tone.GREEN, "999\u00a0294\u00a05702"),
        ("9992945703", Tone.RED, "last digit"),
        ("99929457022", Tone.RED, "this has 11"),
        ("1111111111", Tone.RED, "placeholder"),
        ("QQ123456C", Tone.RED, "National Insurance"),
        ("999O", Tone.RED, "letter"),
    ],
)
def test_that_the_number_is_judged_while_it_is_typed(typed: str, tone: Tone, words: str) -> None:
    verdict = number_verdict(typed)
    assert verdict.tone is tone
    assert words in verdict.words


def test_that_the_form_asks_for_what_the_profile_has(presenter: IntakePresenter) -> None:
    page = presenter.open()
    asked = {ask.key for section in page.sections for line in section.lines for ask in line}
    assert {"nhs_number", "number_reason", "team", "urgency", "m:weight", "m:height", "m:bmi"} <= asked
    assert {"m:heart_rate", "f:bloods", "on:bloods", "f:ecg", "f:diagnosis", "autism", "cetr_on"} <= asked
    assert page.values["received"] == "17-Nov-2026 09:30"
    assert not page.resumed


@pytest.mark.parametrize("profile", sorted(reference.profiles()))
def test_that_every_profile_has_its_own_form_and_every_field_of_it_can_be_taken(
    invented: Invented, profile: str
) -> None:
    invented.desk.do(Putting(Setting("profile", profile)))
    presenter = IntakePresenter(office_of(invented))
    asks = [ask for section in presenter.open().sections for line in section.lines for ask in line]
    assert len({ask.key for ask in asks}) == len(asks)
    team = dict(reference.profiles()[profile].words).get("community_team", "community team")
    assert [ask.label for ask in asks if ask.key == "team"] == [team.capitalize()]
    own = {f"f:{field.key}": field for field in reference.profiles()[profile].fields}
    assert own.keys() <= {ask.key for ask in asks}
    values = WHOLE | {key: field.choices[0] if field.choices else "Said" for key, field in own.items()}
    assert presenter.look(values).faults == {}
    order = presenter.order(values)
    assert {f"f:{one.item}": one.words for one in order.found} == {key: values[key] for key in own}
    assert {one.taken for one in order.found} == {TODAY}, "what the referral says is dated by the day it came"
    invented.desk.do(order)


def test_that_somebody_held_is_shown_with_the_open_referral(presenter: IntakePresenter) -> None:
    near = presenter.look(WHOLE | {"nhs_number": NUMBERS[1]}).near
    assert [(row.person, row.referral, row.ref, row.can_be_chosen) for row in near] == [
        ("p1", "r1", "R-0401A", False)
    ]
    assert near[0].name == "XXTEST-MARSH, Keira (Ms)"
    assert "waits as R-0401A" in near[0].line
    assert presenter.look(WHOLE).near == ()


def test_that_a_restricted_name_stays_hidden(invented: Invented, presenter: IntakePresenter) -> None:
    held = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    invented.desk.do(AmendPerson(held, replace(held, restricted="Works on the ward")))
    near = presenter.look(WHOLE | {"nhs_number": NUMBERS[1]}).near
    assert near[0].name == "Restricted record"
    assert "1995" not in near[0].line
    assert "999" not in near[0].line


def test_that_another_person_is_not_shown_again_and_may_be_taken(presenter: IntakePresenter) -> None:
    twin = WHOLE | {"nhs_number": "", "number_reason": "Being traced", "surname": "Xxtest-Marsh"}
    twin |= {"given": "Keira", "born": "2/3/1995"}
    assert [row.person for row in presenter.look(twin).near] == ["p1"]
    presenter.another("p1")
    assert presenter.look(twin).near == ()
    assert presenter.order(twin).others == {"p1"}


def test_that_somebody_held_is_chosen_and_only_what_is_said_is_added(
    invented: Invented, presenter: IntakePresenter
) -> None:
    first = invented.desk.ask(lambda reading: reading.get(Referral, "r1"))
    invented.desk.do(Putting(replace(first, closed=NOW - timedelta(days=1))))
    typed = {field: WHOLE[field] for field in ("urgency", "place", "reason", "received", "legal")}
    near = presenter.look(typed | {"nhs_number": NUMBERS[1]}).near
    assert (near[0].can_be_chosen, near[0].referral) == (True, "")
    filled = presenter.choose("p1", typed | {"outcode": "B1"})
    assert (filled["surname"], filled["born"], filled.get("outcode")) == ("Xxtest-Marsh", "02-Mar-1995", None)
    look = presenter.look(typed)
    assert (look.chosen, look.near, dict(look.faults)) == ("XXTEST-MARSH, Keira (Ms)", (), {})
    done = invented.desk.do(presenter.order(typed | {"outcode": "B1"}))
    key = presenter.taken(done)
    assert invented.desk.ask(lambda reading: reading.get(Referral, key)).person == "p1"
    held = invented.desk.ask(lambda reading: reading.get(Person, "p1"))
    assert (held.outcode, held.surname) == ("B1", "Xxtest-Marsh")
    presenter.choose_nobody()
    assert presenter.look(typed).chosen == ""


def test_that_body_mass_index_is_worked_out_until_somebody_types_one(presenter: IntakePresenter) -> None:
    assert presenter.look({"m:weight": "38.5", "m:height": "1.65"}).filled == {"m:bmi": "14.1"}
    assert presenter.look({"m:weight": "40", "m:height": "165", "m:bmi": "14.1"}).filled == {"m:bmi": "14.7"}
    assert presenter.look({"m:weight": "40", "m:height": "", "m:bmi": "14.7"}).filled == {"m:bmi": ""}
    assert presenter.look({"m:weight": "40", "m:height": "1.65", "m:bmi": "14.5"}).filled == {}


def test_that_a_paste_says_what_it_filled_and_what_it_did_not(presenter: IntakePresenter) -> None:
    rows = presenter.paste("Surname: Xxtest-Hazel\nTeam: Coventry team\nFavourite colour: blue")
    assert rows.values == {"surname": "Xxtest-Hazel", "team": "coventry"}
    assert rows.notice.lead == "2 fields filled in from what was pasted."
    assert rows.left == ("“Favourite colour: blue” – Not one of the fields here.",)
    assert presenter.paste("  ").notice.text == "There is no text on the clipboard."


def test_that_half_typed_text_survives_until_it_is_taken(
    invented: Invented, presenter: IntakePresenter
) -> None:
    presenter.keep(WHOLE)
    again = IntakePresenter(office_of(invented))
    page = again.open()
    assert page.resumed
    assert {field: page.values[field] for field in WHOLE} == WHOLE
    again.taken(invented.desk.do(again.order(page.values)))
    assert not IntakePresenter(office_of(invented)).open().resumed


def test_that_a_form_nobody_typed_in_leaves_no_draft(invented: Invented, presenter: IntakePresenter) -> None:
    presenter.keep(presenter.open().values)
    assert invented.desk.draft("intake") == ""
    assert not presenter.is_begun(presenter.open().values)


def test_that_a_draft_that_cannot_be_read_is_an_empty_form(invented: Invented) -> None:
    for broken in ("{", "[]", '{"surname": 3}'):
        invented.desk.keep_draft("intake", broken)
        assert not IntakePresenter(office_of(invented)).open().resumed
