"""What the History screen is given: steps, what each changed, and what Undo and Redo would do."""

from pathlib import Path

import openpyxl
import pytest

from pc_desktop.domain.calendar import local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.settings import Setting
from pc_desktop.exchange.history_book import write_history
from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.history import presenter as module
from pc_desktop.ui.history.presenter import HistoryPresenter, StepRows, as_said
from tests.ui.referrals.invented_office import Invented, Write


def step(presenter: HistoryPresenter, key: str) -> StepRows:
    found = presenter.step(key)
    assert found is not None
    return found


def test_that_steps_come_newest_first_with_who_when_and_how_they_stand(invented: Invented) -> None:
    invented.desk.do(ConfirmUnit("ash"))
    invented.desk.do(ReleaseHold("hold"))
    invented.desk.undo()
    rows = HistoryPresenter(invented.office).refresh()
    assert [[cell.text for cell in row.cells] for row in rows.steps] == [
        ["4", "Undo: Release Ash Ward 3, held for R-0402A", "undo of step 3"],
        ["3", "Release Ash Ward 3, held for R-0402A", "◆ taken back"],
        ["2", "Confirm the beds of Ash Ward", "✓ stands"],
        ["1", "Set up the invented region", "✓ stands"],
    ]
    assert rows.steps[1].cells[1].struck
    assert not rows.steps[2].cells[1].struck
    assert rows.steps[2].cells[1].second == "17-Nov-2026 09:30 · Invented liaison (liaison)"
    assert [badge.text for badge in rows.badges] == ["4 steps", "1 taken back"]


def test_that_undo_and_redo_say_beforehand_what_they_would_do(invented: Invented) -> None:
    presenter = HistoryPresenter(invented.office)
    invented.desk.do(ConfirmUnit("ash"))
    rows = presenter.refresh()
    assert (rows.undo, rows.redo) == ("Confirm the beds of Ash Ward", "")
    invented.desk.undo()
    rows = presenter.refresh()
    assert (rows.undo, rows.redo) == ("Set up the invented region", "Confirm the beds of Ash Ward")


def test_that_a_step_shows_each_field_as_it_was_and_is(invented: Invented) -> None:
    invented.desk.do(ReleaseHold("hold"))
    presenter = HistoryPresenter(invented.office)
    presenter.refresh()
    rows = step(presenter, "2")
    assert rows.title == "Release Ash Ward 3, held for R-0402A"
    assert rows.about == "Step 2 · 17-Nov-2026 09:30 · Invented liaison (liaison)"
    assert (rows.badge.text, rows.words) == ("✓ stands", "2 facts changed")
    told = [[cell.text for cell in row.cells] for row in rows.changes]
    assert ["✓ changed", "Hold", "Released", "Not recorded", "17-Nov-2026 09:30"] in told
    added = [line for line in told if line[0] == "+ added"]
    assert [line[1] for line in added] == ["Milestone"]
    assert ["", "", "State", "–", "Waiting for a bed"] in told, "a code is said in words"
    nothing = next(row for row in rows.changes if row.cells[0].text == "+ added").cells[3]
    assert (nothing.text, nothing.aloud()) == ("–", "nothing")
    assert len({row.key for row in rows.changes}) == len(rows.changes)


def test_that_a_step_taken_back_and_one_that_took_back_say_so(invented: Invented) -> None:
    invented.desk.do(ConfirmUnit("ash"))
    invented.desk.undo()
    presenter = HistoryPresenter(invented.office)
    presenter.refresh()
    assert step(presenter, "2").badge.text == "◆ taken back"
    assert step(presenter, "3").badge.text == "undo of step 2"
    assert [row.cells[0].text for row in step(presenter, "3").changes if row.cells[0].text] == ["– removed"]


def test_that_a_change_of_nothing_people_read_is_still_one_line() -> None:
    from pc_desktop.services.history_view import ChangeLine

    (row,) = module._change_rows(0, ChangeLine("occupation", "changed", ()))
    assert [cell.text for cell in row.cells] == ["✓ changed", "Occupation", "", "", ""]


def test_that_long_lists_say_how_much_they_hide(invented: Invented, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 3)
    for days in range(1, 4):
        invented.desk.do(Write((Setting("hold_days", str(days)),), f"Hold for {days}"))
    presenter = HistoryPresenter(invented.office)
    rows = presenter.refresh()
    assert len(rows.steps) == 3
    assert rows.words == "The latest 3 steps are shown."
    monkeypatch.setattr(module, "_MOST", 100)
    monkeypatch.setattr(module, "_MOST_FACTS", 3)
    presenter.refresh()
    assert step(presenter, "1").words.endswith("facts changed, the first 3 shown")
    assert {row.key.split("/")[0] for row in step(presenter, "1").changes} == {"0", "1", "2"}


def test_that_a_store_in_which_nothing_was_done_has_no_steps(invent_empty: Invented, tmp_path: Path) -> None:
    presenter = HistoryPresenter(invent_empty.office)
    rows = presenter.refresh()
    assert (rows.steps, rows.undo, rows.redo) == ((), "", "")
    assert presenter.step("1") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-17", "17-Nov-2026"),
        ("2026-11-17 09:30:00+00:00", "17-Nov-2026 09:30"),
        ("2026-07-01 09:30:00+00:00", "01-Jul-2026 10:30"),
        ("True", "yes"),
        ("False", "no"),
        ("2026-13-45", "2026-13-45"),
        ("R-0402A", "R-0402A"),
        ("ng_feeding-on-demand", "ng_feeding-on-demand"),
        ("", ""),
    ],
)
def test_that_days_and_moments_are_written_as_people_say_them(text: str, said: str) -> None:
    assert as_said(text) == said


def test_that_every_word_for_a_change_has_its_tone() -> None:
    assert set(module._WHAT_WORDS) == set(module._WHAT_TONES)
    assert all(isinstance(tone, Tone) for tone in module._WHAT_TONES.values())


def test_that_steps_are_found_by_reference_day_words_and_kind(invented: Invented) -> None:
    invented.desk.do(ConfirmUnit("ash"))
    invented.desk.do(ReleaseHold("hold"))
    presenter = HistoryPresenter(invented.office)

    def found(text: str, kind: str = "") -> list[str]:
        presenter.search(text, kind)
        return [row.key for row in presenter.refresh().steps]

    assert found("") == ["3", "2", "1"]
    assert found("confirm ash") == ["2"]
    assert found("r-0402a") == ["3", "1"]
    assert found("", "confirmation") == ["2", "1"]
    assert found(shown_day(local_day(invented.office.clock.now()))) == ["3", "2", "1"]
    assert found("1-Jan-2020") == []
    assert presenter.refresh().words == "No step answers that. Ask for less."
    assert found("nobody of this name") == []
    assert {choice.key for choice in presenter.kinds()} >= {"", "referral", "hold"}


def test_that_a_step_before_the_latest_is_taken_back_where_rules_allow(invented: Invented) -> None:
    presenter = HistoryPresenter(invented.office)
    invented.desk.do(Write((Setting("hold_days", "4"),), "Hold for 4"))
    invented.desk.do(ConfirmUnit("ash"))
    presenter.refresh()
    number = presenter.number("2")
    assert number == 2
    invented.desk.undo_step(number)
    assert step_of(presenter, "2") == "◆ taken back"
    assert invented.desk.standing().undo == "Confirm the beds of Ash Ward"
    assert invented.desk.standing().redo == "Hold for 4"
    invented.desk.redo()
    assert invented.desk.standing().undo == "Hold for 4"
    with pytest.raises(Refused, match="Change or take away"):
        invented.desk.undo_step(1)
    with pytest.raises(Refused, match="not of this laptop"):
        invented.desk.undo_step(99)
    invented.desk.do(Write((Setting("hold_days", "6"),), "Hold for 6"))
    with pytest.raises(Refused, match="changed since"):
        invented.desk.undo_step(2)


def step_of(presenter: HistoryPresenter, key: str) -> str:
    presenter.refresh()
    return step(presenter, key).badge.text


def test_that_history_is_written_in_sentences(invented: Invented, tmp_path: Path) -> None:
    invented.desk.do(Write((Setting("hold_days", "4"),), "Hold for 4"))
    invented.desk.do(Write((Setting("hold_days", "5"),), "Hold for 5"))
    presenter = HistoryPresenter(invented.office)
    presenter.search("hold for", "")
    presenter.refresh()
    listed = presenter.to_write()
    assert [entry.line.title for entry in listed.entries] == ["Hold for 5", "Hold for 4"]
    assert listed.entries[0].changed == ("setting: value changed from 4 to 5",)
    assert listed.entries[1].changed == ("setting added",)
    write_history(listed, tmp_path / "history.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "history.xlsx").active
    assert sheet is not None
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "setting: value changed from 4 to 5" in told
    assert "Hold for 5" in told
