from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.meeting import ALTERNATIVES, OAT_REASONS, Decision, Meeting
from pc_desktop.domain.severity import Level
from pc_desktop.services.case_view import CasePage, OptionLine, SignLine
from pc_desktop.services.cases import Case
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.glass import MASKED_INITIALS
from pc_desktop.services.meeting_view import meeting_view
from pc_desktop.services.office import Office
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.ruling import Said
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.room.presenter import RoomPresenter
from pc_desktop.ui.room.rows import RoomCase, RoomRows, case_rows, decision_words, guest_rows, who_words
from tests.ui.room.conftest import Put

SECRET = "Xxtest-Canary, Ada 9990000476"
AT = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


def _page(office: Office, key: str) -> tuple[CasePage, QueueLine, int]:
    page = office.desk.ask(lambda reading: meeting_view(reading, office.gazetteer, key))
    assert page.case is not None
    return page.case, next(line for line in page.queue if line.key == key), len(page.queue)


def _case(rows: RoomRows) -> RoomCase:
    assert rows.case is not None
    return rows.case


def _decision(kind: str, detail: str | None = None) -> Decision:
    return Decision("d", "m", "r", 1, AT, kind, None, None, None, None, detail, SECRET, SECRET, "The meeting")


def test_that_everybody_waiting_is_shown_by_place_initials_and_age(
    sample: Office, queue: tuple[Case, ...]
) -> None:
    presenter = RoomPresenter(sample)
    shown = [_case(presenter.refresh(case.referral.key)) for case in queue]
    assert [one.place for one in shown] == [f"{place} of {len(queue)}" for place in range(1, len(queue) + 1)]
    assert [one.who for one in shown][:3] == ["K.M., 31", "T.A., 19", "S.W., 24"]


def test_that_nobody_chosen_and_a_referral_nobody_knows_show_the_day_and_the_units(sample: Office) -> None:
    for chosen in (None, "no such referral"):
        rows = RoomPresenter(sample).refresh(chosen)
        assert rows.case is None
        assert (rows.quiet, rows.advice) == ("Tue 17-Nov-2026", "Nobody is being discussed.")
        assert [unit.name for unit in rows.units] == ["Oak Suite", "Ash Ward", "Larch", "Yew", "Rowan House"]


def test_that_a_region_without_anybody_says_so(new: Office) -> None:
    rows = RoomPresenter(new).refresh(None)
    assert rows == RoomRows(None, "Weekly bed meeting", "No meeting is planned.", ())


def test_that_a_meeting_nobody_waits_for_says_so(new: Office, meeting: Meeting) -> None:
    with new.desk._store.working(new.clock.now(), "Invented", "setup") as work:
        work.put(meeting)
        work.commit("Plan a meeting")
    assert RoomPresenter(new).refresh(None).advice == "Nobody is waiting."


@pytest.mark.parametrize(
    ("initials", "age", "words"),
    [
        ("S.W.", 24, "S.W., 24"),
        ("S.W.", None, "S.W., age not recorded"),
        ("–", 24, "Initials not recorded, 24"),
        ("A.D.A.C.A.N.A.R.Y.", 31, "Initials not recorded, 31"),
    ],
)
def test_that_what_is_longer_than_initials_is_never_shown(initials: str, age: int | None, words: str) -> None:
    assert who_words(initials, age) == words


def test_that_red_signs_come_first_and_the_others_are_counted(
    sample: Office, queue: tuple[Case, ...]
) -> None:
    case = _case(RoomPresenter(sample).refresh(queue[0].referral.key))
    tones = [sign.tone for sign in case.signs]
    assert tones == sorted(tones, key=[Tone.RED, Tone.AMBER].index)
    assert case.stands is not None
    assert case.stands.text == "▲ Red · 4 signs"
    assert case.signs[0].text == "▲ BMI 12.1"
    assert case.signs_words == "● 1 green · ○ 13 not recorded"


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        (("missing", "missing"), "No risk sign is recorded."),
        (("green", "missing"), "No sign is red or amber · ● 1 green · ○ 1 not recorded"),
        (("red", "green", "missing"), "● 1 green · ○ 1 not recorded"),
        (("red",), ""),
    ],
)
def test_that_signs_neither_red_nor_amber_are_said(
    sample: Office, queue: tuple[Case, ...], levels: tuple[Level, ...], words: str
) -> None:
    page, line, count = _page(sample, queue[0].referral.key)
    signs = tuple(SignLine(level, "said", "BMI 12.0", "today") for level in levels)
    assert case_rows(replace(page, signs=signs), line, count, "S.W., 24", None).signs_words == words


def test_that_a_trend_needs_two_measurements_and_one_or_none_is_said(
    sample: Office, queue: tuple[Case, ...]
) -> None:
    page, line, count = _page(sample, queue[0].referral.key)
    shown = [
        case_rows(replace(page, bmi=page.bmi[:many]), line, count, "S.W., 24", None) for many in (0, 1, 2)
    ]
    assert [one.trend is None for one in shown] == [True, True, False]
    assert [one.trend_words for one in shown] == [
        "BMI not recorded",
        "BMI 14.7 on 28-Sep, measured once",
        "BMI 14.7 on 28-Sep, 14.5 on 05-Oct",
    ]
    assert shown[2].trend is not None
    assert shown[2].trend.red_words == "red below 13"


def test_that_units_that_do_not_suit_are_said_shortly(sample: Office, queue: tuple[Case, ...]) -> None:
    case = _case(RoomPresenter(sample).refresh(queue[0].referral.key))
    assert [option.number for option in case.options] == ["1", "2"]
    assert case.options_words == "2 of 5 units suit"
    assert case.unsuitable[0].startswith("Larch (linked unit): full, next expected ")
    assert case.unsuitable[1] == "Yew: no one-to-one nursing"


def test_that_what_a_choice_would_do_to_others_has_no_place_in_the_room(
    sample: Office, queue: tuple[Case, ...]
) -> None:
    page, line, count = _page(sample, queue[0].referral.key)
    assert any(option.knock_on for option in page.options), "the chair sees it"
    told = str(case_rows(page, line, count, "S.W., 24", None))
    assert not [change for option in page.options for change in option.knock_on if change in told]
    assert not {field.name for field in fields(RoomCase)} & {"ref", "name", "born", "nhs_number", "about"}


@given(
    typed=st.text(st.characters(exclude_characters="."), min_size=1).map(lambda words: f"{SECRET} {words}")
)
def test_that_what_somebody_typed_when_a_unit_declined_is_left_out(typed: str) -> None:
    page, line = _invented(f"Yew does not suit: no NG feeding; declined R-0403A before: {typed}.")
    assert case_rows(page, line, 14, "S.W., 24", None).unsuitable == ("Yew: no NG feeding",)


def test_that_a_unit_which_only_declined_before_says_no_more_than_that() -> None:
    page, line = _invented(f"Yew does not suit: declined R-0403A before: {SECRET}.")
    assert case_rows(page, line, 14, "S.W., 24", None).unsuitable == ("Yew: declined before",)


def _invented(sentence: str) -> tuple[CasePage, QueueLine]:
    option = OptionLine(
        1, "yew", "Yew", None, None, "Does not suit", free_now=False, linked=False, suits=False,
        sentence=sentence, knock_on=(),
    )  # fmt: skip
    page = CasePage(
        "r", "R-0403A", "S.W.", SECRET, SECRET, SECRET, SECRET, "accepted", "Waiting for a bed", None, (), "",
        (), ((SECRET, SECRET),), SECRET, (), None, (option,), SECRET, ((SECRET, SECRET, SECRET),),
    )  # fmt: skip
    line = QueueLine(
        "r", 3, "R-0403A", "S.W.", SECRET, "F 24", "Yew", SECRET, 6, "red", "▲ Red · 1", "", "", "accepted",
        "Waiting for a bed", None, 0, (SECRET,), SECRET, settled=False,
    )  # fmt: skip
    return page, line


def test_that_nothing_typed_reaches_the_room() -> None:
    page, line = _invented("Yew does not suit: no NG feeding.")
    for kind in ("offer_linked", "keep_waiting", "alternative", "out_of_area", "some other kind"):
        rows = case_rows(page, line, 14, "S.W., 24", _decision(kind, SECRET))
        assert "Canary" not in str(rows)
        assert "R-0403A" not in str(rows)


def test_that_each_decision_is_said_in_its_own_words() -> None:
    held = decision_words(_decision("offer_linked"), "Larch L07 until 30-Nov-2026", "Offered Larch L07")
    assert held is not None
    assert (held.words, held.then) == ("Offered Larch L07", "Held until 30-Nov-2026")
    lapsed = decision_words(_decision("offer_linked"), None, "Offer lapsed")
    assert lapsed is not None
    assert lapsed.words == "Offer lapsed"
    away = decision_words(_decision("out_of_area", "10"), None, "")
    assert away is not None
    assert away.then.lower() == OAT_REASONS["10"]
    other = decision_words(_decision("alternative", ALTERNATIVES[0]), None, "")
    assert other is not None
    assert (other.words, other.then.lower()) == ("Alternative to admission", ALTERNATIVES[0])
    assert decision_words(None, None, "For meeting") is None


def test_that_a_recorded_offer_is_shown_at_once_and_gone_after_undo(
    sample: Office, queue: tuple[Case, ...], meeting: Meeting
) -> None:
    key, presenter = queue[2].referral.key, RoomPresenter(sample)
    page, _line, _count = _page(sample, key)
    bed = page.options[0].bed_key
    assert bed is not None
    assert _case(presenter.refresh(key)).decision is None
    sample.desk.do(OfferBed(key, bed, meeting.key, meeting.day, Said(SECRET, SECRET)))
    said = _case(presenter.refresh(key)).decision
    sample.desk.undo()
    assert said is not None
    assert (said.words, said.then) == (f"Offered Ash Ward {page.options[0].bed}", "Held until 17-Nov-2026")
    assert _case(presenter.refresh(key)).decision is None


def test_that_waiting_and_out_of_area_are_shown(
    undoing: Office, queue: tuple[Case, ...], meeting: Meeting
) -> None:
    first, second = queue[0].referral.key, queue[1].referral.key
    undoing.desk.do(KeepWaiting(first, meeting.key))
    undoing.desk.do(GoOutOfArea(second, meeting.key, "10"))
    said = [_case(RoomPresenter(undoing).refresh(key)).decision for key in (first, second)]
    assert [one.words for one in said if one] == ["Keeps waiting", "A bed is sought out of area"]


def test_that_somebody_who_no_longer_waits_is_never_replaced_by_the_next(
    undoing: Office, queue: tuple[Case, ...], meeting: Meeting
) -> None:
    key = queue[3].referral.key
    undoing.desk.do(UseAlternative(key, meeting.key, ALTERNATIVES[0], Said(SECRET, SECRET)))
    case = _case(RoomPresenter(undoing).refresh(key))
    assert (case.key, case.who, case.place) == (key, "J.P., 28", "")
    assert case.decision is not None
    assert case.decision.words == "Alternative to admission"
    assert not case.options
    assert "Canary" not in str(case)


def test_that_a_guest_sees_their_patient_without_the_place_and_nobody_else(
    sample: Office, queue: tuple[Case, ...]
) -> None:
    mine, other = queue[0].referral.key, queue[1].referral.key
    rows = RoomPresenter(sample).refresh(mine)
    shown = guest_rows(rows, mine)
    assert (_case(shown).who, _case(shown).place) == ("K.M., 31", "")
    for guest in (other, ""):
        hidden = guest_rows(rows, guest)
        assert hidden.case is None
        assert hidden.units == rows.units
        assert hidden.quiet == "A guest is in the room."


def test_that_a_unit_nobody_confirmed_lately_says_so(sample: Office) -> None:
    units = {unit.name: unit for unit in RoomPresenter(sample).refresh(None).units}
    assert (units["Rowan House"].tone, units["Rowan House"].note) == (Tone.AMBER, "▲ not confirmed, 28 days")
    assert units["Larch"].figures == "full"
    assert units["Ash Ward"].figures == "1 free · 1 in 7 days · 1 held"


def test_that_a_restricted_record_is_said_to_be_instead_of_its_initials(
    undoing: Office, queue: tuple[Case, ...]
) -> None:
    presenter, case = RoomPresenter(undoing), queue[2]
    undoing.desk.do(Put((replace(case.person, restricted="works for the trust"),)))
    shown = _case(presenter.refresh(case.referral.key))
    assert shown.who == "Restricted, 24"
    assert "S.W." not in str(shown)
    assert "works for" not in str(shown)
    opened = BreakGlass("g", case.person.key, undoing.clock.now(), undoing.desk.by, "Called by the ward")
    undoing.desk.do(Put((opened,)))
    assert _case(presenter.refresh(case.referral.key)).who == "Restricted, 24", "in the room it stays so"
    assert who_words(MASKED_INITIALS, 24) == "Restricted, 24"
