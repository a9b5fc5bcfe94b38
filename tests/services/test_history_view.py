"""History: each step says how it stands now, on whatever page it is shown."""

from dataclasses import replace
from datetime import timedelta

from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.person import Person
from pc_desktop.domain.settings import Setting
from pc_desktop.services.decide import KeepWaiting, OfferBed
from pc_desktop.services.desk import Desk
from pc_desktop.services.glass import OpenRestricted
from pc_desktop.services.history_view import ChangeLine, history_view, step_view
from tests.services.small_region import TODAY, Putting


def standings(desk: Desk, limit: int = 200, before: int | None = None) -> dict[str, str]:
    """Give how each step stands, by its title."""
    lines = desk.ask(lambda reading: history_view(reading, limit, before))
    return {line.title: line.standing for line in lines}


def test_that_a_step_taken_back_says_so_and_one_done_again_stands(desk: Desk) -> None:
    done = desk.do(KeepWaiting("r1", "today"))
    desk.undo()
    assert standings(desk)["Keep R-0411A waiting"] == "taken back"
    assert standings(desk)["Undo: Keep R-0411A waiting"] == f"step {done.step}"
    desk.redo()
    assert standings(desk)["Keep R-0411A waiting"] == ""
    assert standings(desk)["Undo: Keep R-0411A waiting"] == "taken back"
    assert standings(desk)["Redo: Keep R-0411A waiting"].startswith("step ")


def test_that_an_older_page_knows_what_was_taken_back_on_a_newer_one(desk: Desk) -> None:
    done = desk.do(KeepWaiting("r1", "today"))
    desk.undo()
    assert done.step is not None
    older = standings(desk, before=done.step + 1)
    assert "Undo: Keep R-0411A waiting" not in older
    assert older["Keep R-0411A waiting"] == "taken back"


def test_that_the_newest_comes_first_and_no_more_than_asked_for(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today"))
    desk.do(KeepWaiting("r2", "today"))
    lines = desk.ask(lambda reading: history_view(reading, 2))
    assert [line.title for line in lines] == ["Keep R-0412A waiting", "Keep R-0411A waiting"]
    assert {(line.by, line.role, line.at) for line in lines} == {
        ("Liaison practitioner", "liaison", "17-Nov-2026 09:30")
    }


def test_that_a_step_tells_fact_by_fact_what_it_changed(desk: Desk) -> None:
    done = desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3)))
    assert done.step is not None
    number = done.step
    lines = desk.ask(lambda reading: step_view(reading, number)).lines
    assert {line.kind for line in lines} >= {"hold", "decision", "milestone", "action", "minute"}
    hold = next(line for line in lines if line.kind == "hold")
    assert hold.what == "added"
    assert ("used", "–", "False") in hold.fields
    assert not {"bed", "key", "person", "referral"} & {name for line in lines for name, _, _ in line.fields}
    short = desk.ask(lambda reading: step_view(reading, number, 2))
    assert (len(short.lines), short.total) == (2, len(lines)), "what is left out is counted"
    undone = desk.undo().step
    assert undone is not None
    back = desk.ask(lambda reading: step_view(reading, undone)).lines
    assert next(line for line in back if line.kind == "hold").what == "removed"


def test_that_only_what_differs_of_a_changed_fact_is_told(desk: Desk) -> None:
    desk.do(Putting(Setting("hold_days", "5")))
    done = desk.do(Putting(Setting("hold_days", "6")))
    assert done.step is not None
    number = done.step
    page = desk.ask(lambda reading: step_view(reading, number))
    (line,) = page.lines
    assert (line.what, line.fields) == ("changed", (("value", "5", "6"),))
    assert page.total == 1


def test_that_nothing_recorded_and_nothing_listed_are_words(desk: Desk) -> None:
    first = desk.ask(lambda reading: reading.steps(1))[0].number
    lines = desk.ask(lambda reading: step_view(reading, first)).lines
    referral = next(line for line in lines if line.kind == "referral")
    assert ("needs", "–", "none") in referral.fields
    assert ("risk holder", "–", "Not recorded") in referral.fields
    unit = next(line for line in lines if line.kind == "unit")
    assert ("offers", "–", "ng_feeding") in unit.fields


def changed(desk: Desk, number: int | None) -> dict[str, ChangeLine]:
    """Give what a step changed, by kind."""
    assert number is not None
    return {line.kind: line for line in desk.ask(lambda reading: step_view(reading, number)).lines}


def restrict(desk: Desk) -> int | None:
    """Restrict the record of one patient."""
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    return desk.do(Putting(replace(person, restricted="works for the trust", surname="Xxtest-Other"))).step


def test_that_nothing_tells_who_a_restricted_record_is_of(desk: Desk) -> None:
    offered = desk.do(OfferBed("r1", "l2", "today", TODAY + timedelta(days=3))).step
    told = changed(desk, offered)
    assert "Masked" not in str(told), "nothing is masked before"
    line = changed(desk, restrict(desk))["person"]
    assert line.fields == (
        ("surname", "Masked", "Masked"),
        ("restricted", "Not recorded", "works for the trust"),
    )
    masked = changed(desk, offered)
    assert masked["hold"].fields
    for kind in ("hold", "decision", "milestone", "minute"):
        said = [(name, was) for name, was, _ in masked[kind].fields]
        assert said == [(name, was) for name, was, _ in told[kind].fields], "which fields stays to be seen"
        assert {now for *_, now in masked[kind].fields} <= {"Masked", "Not recorded", "none"}


def test_that_what_is_about_nobody_or_somebody_else_is_told_in_full(desk: Desk) -> None:
    restrict(desk)
    finding = Finding("f", "w2", "risk", TODAY, "low mood", "L")
    lines = changed(desk, desk.do(Putting(finding, Setting("hold_days", "6"))).step)
    assert ("words", "–", "low mood") in lines["finding"].fields
    assert ("value", "–", "6") in lines["setting"].fields
    mine = changed(desk, desk.do(Putting(Finding("g", "w1", "risk", TODAY, "low mood", "L"))).step)
    assert ("words", "–", "Masked") in mine["finding"].fields


def test_that_who_opened_a_restricted_record_and_why_can_always_be_read(desk: Desk) -> None:
    restrict(desk)
    lines = changed(desk, desk.do(OpenRestricted("w1", "Called by the ward")).step)
    assert ("reason", "–", "Called by the ward") in lines["break glass"].fields


def test_that_a_restricted_record_taken_away_stays_masked(desk: Desk) -> None:
    person = desk.ask(lambda reading: reading.get(Person, "w1"))
    new = replace(person, key="w9", nhs_number=None, surname="Xxtest-Other", restricted="works for the trust")
    added = desk.do(Putting(new)).step
    desk.undo()
    assert ("surname", "–", "Masked") in changed(desk, added)["person"].fields
