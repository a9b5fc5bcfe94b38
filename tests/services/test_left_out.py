"""Rows of a return left out by hand: the rest is fitted without them, in the preview and when accepted."""

from datetime import timedelta

from pc_desktop.domain.bed import Occupation, Stay
from pc_desktop.domain.returns import Draft, ReturnedPatient, ReturnedUnit
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from tests.services.answering import left
from tests.services.small_region import TODAY


def returned(unit: str, *patients: ReturnedPatient, day: int = 0) -> Draft:
    found = ReturnedUnit(
        unit, None, TODAY - timedelta(days=day), 3, None, len(patients), None, None, patients, ()
    )
    return Draft(f"{unit}.xlsx", f"digest of {unit}", "usual", (found,), ())


def newcomer(bed: str = "1") -> ReturnedPatient:
    """Give somebody new, in the bed Ann Xxtest-Reed is in."""
    return ReturnedPatient(
        nhs="9990010862", name="Zed Xxtest-New", admitted=TODAY, bed=bed, sheet="One", where="A2"
    )


def test_that_somebody_kept_by_hand_keeps_their_bed_and_the_newcomer_is_asked_about(desk: Desk) -> None:
    draft = returned("Larch", newcomer())
    (plain,) = desk.ask(lambda look: compare_all(look, (draft,), chosen=left(desk, draft)))
    assert (plain.count("new"), plain.count("gone")) == (1, 1)
    gone = plain.units[0].of("gone")[0].key
    (kept,) = desk.ask(lambda look: compare_all(look, (draft,), frozenset({gone})))
    assert (kept.count("new"), kept.count("gone")) == (0, 1), "the row is still shown, to be taken in again"
    assert any(problem.cell == "A2" for problem in kept.all_problems)
    desk.do(ImportReturns((draft,), frozenset({gone})))
    assert desk.ask(lambda look: look.get(Stay, "s1")).discharged is None
    assert desk.ask(lambda look: look.get(Occupation, "o1")).end is None


def test_that_a_newcomer_left_out_is_not_admitted_and_may_be_listed_elsewhere(desk: Desk) -> None:
    ann = ReturnedPatient(nhs="9990000476", bed="1", sheet="One", where="A3")
    files = (returned("Larch", ann, newcomer("2")), returned("Yew", newcomer("2")))
    both = desk.ask(lambda look: compare_all(look, files))
    key = both[0].units[0].of("new")[0].key
    assert [one.count("new") for one in both] == [1, 0]
    left = desk.ask(lambda look: compare_all(look, files, frozenset({key})))
    assert [one.count("new") for one in left] == [1, 1], "the row is still shown where it was left out"
    desk.do(ImportReturns(files, frozenset({key})))
    new = [stay for stay in desk.ask(lambda look: look.find(Stay)) if stay.key not in {"s1", "s2"}]
    assert [stay.unit for stay in new] == ["yew"]
