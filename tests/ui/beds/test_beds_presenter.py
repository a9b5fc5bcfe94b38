"""What the Beds screen is given: figures, words for one bed, and orders."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pc_desktop.domain.bed import Leave, Stay
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Unit
from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.beds.bed_rows import BedRows
from pc_desktop.ui.beds.presenter import BedsPresenter
from pc_desktop.ui.beds.unit_rows import LEGEND
from pc_desktop.ui.widgets.shown import TileState
from tests.ui.referrals.invented_office import TODAY, Invented, Write


@pytest.fixture
def presenter(invented: Invented) -> BedsPresenter:
    made = BedsPresenter(invented.office)
    made.refresh()
    return made


def bed(presenter: BedsPresenter, key: str) -> BedRows:
    found = presenter.bed(key)
    assert found is not None
    return found


def said(rows: BedRows) -> dict[str, str]:
    return {pair.label: pair.value for pair in rows.pairs}


def test_that_every_unit_comes_with_its_figures_in_words(invented: Invented) -> None:
    oak, ash, larch = BedsPresenter(invented.office).refresh().units
    assert [(one.number, one.label) for one in oak.figures] == [
        ("6", "commissioned"),
        ("6", "open"),
        ("4", "occupied"),
        ("2", "available now"),
        ("0", "held"),
        ("1 · 1 · 1", "expected in 7 · 14 · 28 d"),
        ("1", "ready to leave"),
        ("0", "closed"),
    ]
    assert ("1", "held") in [(one.number, one.label) for one in ash.figures]
    assert ("1", "closed") in [(one.number, one.label) for one in ash.figures]
    assert larch.figures[-1].label == "not usable"
    assert larch.figures[-1].tip == "1 vacant bed cannot be used"
    assert [one.tone for one in oak.figures[:5]] == [
        Tone.STRONG,
        Tone.STRONG,
        Tone.STRONG,
        Tone.GREEN,
        Tone.QUIET,
    ]


def test_that_the_age_of_a_units_word_is_said_and_an_old_one_marked(invented: Invented) -> None:
    oak, ash, larch = (unit.age for unit in BedsPresenter(invented.office).refresh().units)
    assert (oak.text, oak.tone) == ("✓ Confirmed 4 hours ago", Tone.GREEN)
    assert (ash.text, ash.tone) == ("◆ Confirmed 6 days ago", Tone.AMBER)
    assert (larch.text, larch.tone) == ("◆ Never confirmed", Tone.AMBER)


def test_that_the_bar_sums_the_region_up(invented: Invented) -> None:
    rows = BedsPresenter(invented.office).refresh()
    assert rows.words == "3 units · 19 commissioned · 18 open"
    assert rows.note == "1 of 3 units confirmed"
    assert [badge.text for badge in rows.badges][:2] == ["2 free", "1 held"]


def test_that_a_held_bed_says_for_whom_and_until_when_and_can_be_released(presenter: BedsPresenter) -> None:
    rows = bed(presenter, "ash-3")
    assert (rows.title, rows.badge.text) == ("Ash Ward 3", "Held")
    assert said(rows)["Held for"] == "R-0402A"
    assert said(rows)["Held until"] == "the end of 20-Nov-2026"
    assert rows.hold_words == "Releasing it puts R-0402A back among those waiting."
    assert presenter.release(rows.hold) == ReleaseHold("hold")


def test_that_a_bed_somebody_is_in_says_who_since_when_and_until_when(presenter: BedsPresenter) -> None:
    rows = bed(presenter, "oak-3")
    assert rows.badge.text == "Expected"
    facts = said(rows)
    assert facts["Patient"] == "A.C., female, 31"
    assert facts["Here"] == "27 days, since 21-Oct-2026"
    assert facts["Admission"] == "the unit's own"
    assert facts["Legal status"] == "Informal"
    assert facts["Discharge expected"] == "22-Nov-2026"
    assert facts["Clinically ready"] == "Not recorded"
    assert (rows.hold, rows.hold_words) == ("", "")


def test_that_a_patient_ready_to_leave_says_since_when_and_what_keeps_them(invented: Invented) -> None:
    stay = invented.desk.ask(lambda reading: reading.get(Stay, "stay2"))
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    assert said(bed(presenter, "oak-4"))["Clinically ready"] == "◆ since 14-Nov-2026"
    invented.desk.do(Write((replace(stay, ready_reason="a placement"),)))
    presenter.refresh()
    assert (
        said(bed(presenter, "oak-4"))["Clinically ready"] == "◆ since 14-Nov-2026, waiting for: a placement"
    )
    invented.desk.do(Write((replace(stay, ready=TODAY + timedelta(days=2)),)))
    presenter.refresh()
    assert said(bed(presenter, "oak-4"))["Clinically ready"] == "from 19-Nov-2026"


def test_that_a_discharge_that_is_overdue_says_by_how_many_days(invented: Invented) -> None:
    stay = invented.desk.ask(lambda reading: reading.get(Stay, "stay1"))
    invented.desk.do(Write((replace(stay, expected=TODAY - timedelta(days=2), source="unheard of"),)))
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    facts = said(bed(presenter, "oak-3"))
    assert facts["Discharge expected"] == "◆ 15-Nov-2026, 2 days ago"
    assert facts["Admission"] == "Not recorded"


def test_that_a_patient_on_leave_says_since_when_and_until_when(invented: Invented) -> None:
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    assert (
        said(bed(presenter, "oak-5"))["On leave"] == "since 15-Nov-2026 09:30, return not recorded; bed kept"
    )
    leave = invented.desk.ask(lambda reading: reading.get(Leave, "leave"))
    invented.desk.do(Write((replace(leave, due_back=TODAY + timedelta(days=1)),)))
    presenter.refresh()
    assert (
        said(bed(presenter, "oak-5"))["On leave"] == "since 15-Nov-2026 09:30, due back 18-Nov-2026; bed kept"
    )


def test_that_a_bed_out_of_use_says_why_and_since_when(presenter: BedsPresenter) -> None:
    shut, unfit = bed(presenter, "ash-8"), bed(presenter, "larch-5")
    assert (shut.badge.text, unfit.badge.text) == ("■ Closed", "■ Not usable")
    assert said(shut)["Out of use"] == "Two nursing posts vacant"
    assert said(shut)["Since"] == "18-Oct-2026 10:30"
    assert said(shut)["Commissioner told"] == "Not recorded"
    assert said(unfit)["Out of use"] == "Room beside a man's"


def test_that_a_free_bed_says_so_and_for_whom_the_room_is(invented: Invented) -> None:
    invented.desk.do(Write((Bed("oak-2", "oak", "2", 2, "F"),)))
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    rows = bed(presenter, "oak-2")
    assert rows.badge.text == "✓ Free"
    assert said(rows)["Nobody"] == "is in this bed, and nobody is promised it."
    assert said(rows)["Room for"] == "women only"
    assert said(bed(presenter, "oak-6"))["Room for"] == "women and men"


def test_that_the_unit_of_a_bed_says_whom_it_takes(invented: Invented) -> None:
    oak = invented.desk.ask(lambda reading: reading.get(Unit, "oak"))
    invented.desk.do(Write((replace(oak, sexes="F", oldest=65, offers=()),)))
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    assert [(pair.label, pair.value) for pair in bed(presenter, "oak-1").unit_pairs] == [
        ("Takes", "women, 18 to 65"),
        ("Offers", "nothing special"),
        ("Where", "B15"),
    ]
    assert bed(presenter, "ash-1").unit_pairs[0].value == "women and men, 18 and over"
    assert bed(presenter, "ash-1").unit_pairs[1].value == "NG feeding, detained patients"


def test_that_a_patient_whose_age_nobody_recorded_says_so(invented: Invented) -> None:
    person = invented.desk.ask(lambda reading: reading.get(Person, "s0"))
    invented.desk.do(Write((replace(person, age_said=None, age_said_on=None),)))
    presenter = BedsPresenter(invented.office)
    presenter.refresh()
    assert said(bed(presenter, "oak-1"))["Patient"] == "A.C., female, age not recorded"


def test_that_a_bed_nobody_knows_has_no_words(invented: Invented) -> None:
    presenter = BedsPresenter(invented.office)
    assert presenter.bed("oak-1") is None
    assert (presenter.unit_of("oak-1"), presenter.unit_name("oak")) == ("", "")
    presenter.refresh()
    assert presenter.bed("nowhere") is None
    assert (presenter.unit_of("nowhere"), presenter.unit_name("nowhere")) == ("", "")
    assert (presenter.unit_of("oak-1"), presenter.unit_name("oak")) == ("oak", "Oak Suite")


def test_that_confirming_is_an_order_for_one_unit(presenter: BedsPresenter) -> None:
    assert presenter.confirm("oak") == ConfirmUnit("oak")


def test_that_the_legend_tells_every_state_a_tile_can_be_in() -> None:
    assert {state for state, _ in LEGEND} == set(TileState)
    assert all(words for _, words in LEGEND)
