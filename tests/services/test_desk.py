"""The desk: what is undone comes back exactly, what is done anew forgets what was taken back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.kinds import KINDS
from pc_desktop.domain.returns import Draft, ReturnedBed, ReturnedPatient, ReturnedUnit
from pc_desktop.services.board import ConfirmUnit, ReleaseHold
from pc_desktop.services.decide import GoOutOfArea, KeepWaiting, OfferBed, UseAlternative
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.ports import Command, Reading
from pc_desktop.services.ruling import Said
from pc_desktop.services.undoing import Undoable
from tests.services.small_region import TODAY

UNTIL = TODAY + timedelta(days=3)
ANN = ReturnedPatient(nhs="9990000476", bed="L03", bmi=15.5, on_leave=True)
NEW = ReturnedPatient(
    nhs="9995998443", name="Zed Xxtest-New", sex="F", admitted=TODAY - timedelta(days=2), bed="2"
)


def returned(*patients: ReturnedPatient, digest: str) -> Draft:
    """Make a return of Larch."""
    beds = (ReturnedBed("L01", "closed", "staffing"),) if len(patients) == 1 else ()
    return Draft(
        "l.xlsx",
        digest,
        "usual",
        (ReturnedUnit("Larch", None, TODAY, 3, None, 1, 1, None, patients, beds),),
        (),
    )


ORDERS: dict[str, Callable[[], Command]] = {
    "offer l2": lambda: OfferBed("r1", "l2", "today", UNTIL, Said("Said.", "Why.", seconds=60)),
    "offer l3": lambda: OfferBed("r1", "l3", "today", UNTIL),
    "offer other": lambda: OfferBed("r2", "l2", "today", UNTIL),
    "wait": lambda: KeepWaiting("r1", "today"),
    "alternative": lambda: UseAlternative("r2", "today", "crisis team at home"),
    "away": lambda: GoOutOfArea("r3", "today", "10"),
    "discuss": lambda: RecordDiscussion("today", "r1", "More was said.", 30),
    "confirm": lambda: ConfirmUnit("larch"),
    "import one": lambda: ImportReturns((returned(ANN, digest="a"),)),
    "import two": lambda: ImportReturns((returned(ANN, NEW, digest="b"),)),
    "import none": lambda: ImportReturns((returned(digest="c"),)),
}


def everything(desk: Desk) -> dict[str, tuple[object, ...]]:
    """Give every fact of every kind."""

    def ask(reading: Reading) -> dict[str, tuple[object, ...]]:
        return {name: reading.find(kind) for name, kind in KINDS.items()}

    return desk.ask(ask)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=20)
@given(names=st.lists(st.sampled_from(sorted(ORDERS)), max_size=7))
def test_that_undoing_everything_restores_every_kind_exactly(
    desk: Desk, clock: StoppedClock, names: list[str]
) -> None:
    images = [everything(desk)]
    start = clock.moment
    for name in names:
        clock.moment += timedelta(minutes=3)
        try:
            done = desk.do(ORDERS[name]())
        except Refused:
            assert everything(desk) == images[-1], "a refused order changes nothing"
            continue
        if done.step is not None:
            images.append(everything(desk))
    for image in reversed(images[:-1]):
        desk.undo()
        assert everything(desk) == image
    for image in images[1:]:
        desk.redo()
        assert everything(desk) == image
    for _ in images[1:]:
        desk.undo()
    assert everything(desk) == images[0]
    assert desk.verify() == ()
    clock.moment = start


def test_that_undo_goes_back_step_by_step_and_redo_comes_forward_again(desk: Desk) -> None:
    first, second = "Keep R-0411A waiting", "Keep R-0412A waiting"
    desk.do(KeepWaiting("r1", "today"))
    desk.do(KeepWaiting("r2", "today"))
    assert desk.standing() == Undoable(second, None)
    assert desk.undo().title == f"Undo: {second}"
    assert desk.standing() == Undoable(first, second)
    assert desk.undo().title == f"Undo: {first}"
    assert desk.standing().redo == first
    assert desk.redo().title == f"Redo: {first}"
    assert desk.standing() == Undoable(first, second)
    assert desk.redo().title == f"Redo: {second}"
    with pytest.raises(Refused, match="nothing to do again"):
        desk.redo()
    assert desk.undo().title == f"Undo: {second}"


def test_that_a_new_step_forgets_what_could_have_been_done_again(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today"))
    desk.undo()
    desk.do(KeepWaiting("r2", "today"))
    assert desk.standing() == Undoable("Keep R-0412A waiting", None)
    with pytest.raises(Refused, match="nothing to do again"):
        desk.redo()
    desk.undo()
    assert desk.standing() == Undoable("Set the scene", "Keep R-0412A waiting")


def test_that_an_order_that_changes_nothing_is_no_step_and_leaves_redo_alone(desk: Desk) -> None:
    desk.do(KeepWaiting("r1", "today"))
    desk.undo()
    before = desk.ask(lambda reading: reading.chain())
    done = desk.do(RecordDiscussion("today", "r1", "  ", 0))
    assert (done.step, done.topics) == (None, frozenset())
    assert desk.ask(lambda reading: reading.chain()) == before
    assert desk.standing().redo == "Keep R-0411A waiting"


def test_that_there_is_nothing_to_undo_before_the_first_step(desk: Desk) -> None:
    desk.undo()
    assert desk.standing() == Undoable(None, "Set the scene")
    with pytest.raises(Refused, match="nothing to undo"):
        desk.undo()


def test_that_a_released_hold_sends_its_person_back_to_wait_and_undo_brings_it_again(desk: Desk) -> None:
    from pc_desktop.domain.bed import Hold

    desk.do(OfferBed("r1", "l2", "today", UNTIL))
    (hold,) = desk.ask(lambda reading: reading.find(Hold))
    before = everything(desk)
    assert desk.do(ReleaseHold(hold.key)).title == "Release Larch L02, held for R-0411A"
    desk.undo()
    assert everything(desk) == before


def test_that_every_step_is_kept_in_the_name_of_whoever_acts(store: object, clock: StoppedClock) -> None:
    desk = Desk(store, clock, by="Somebody Else", role="lead")  # type: ignore[arg-type]
    desk.do(KeepWaiting("r1", "today"))
    step = desk.ask(lambda reading: reading.steps(1))[0]
    assert (step.by, step.role, step.at) == ("Somebody Else", "lead", clock.moment)


def test_that_drafts_lie_outside_the_journal(desk: Desk) -> None:
    length = desk.ask(lambda reading: reading.chain()[1])
    desk.keep_draft("today/r1", "Half a sentence")
    assert desk.draft("today/r1") == "Half a sentence"
    desk.keep_draft("today/r1", "")
    assert desk.draft("today/r1") == ""
    assert desk.ask(lambda reading: reading.chain()[1]) == length
