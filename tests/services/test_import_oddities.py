"""Returns with oddities of every kind, at random: never refused whole, and as safe as the preview says."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from pc_desktop.domain.returns import Draft, ReturnedPatient
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from tests.services.small_region import TODAY
from tests.services.test_import_safety import GIA, HAL, NEW, beds, draft, look, two_more


def odd_return(dice: Random, number: int) -> Draft:
    """Make a return of Larch with rows of every kind of oddity."""
    days = [None, *(TODAY - timedelta(days=dice.randint(-1, 60)) for _ in range(4))]
    rows = [
        ReturnedPatient(
            nhs=nhs,
            bed=dice.choice([None, "1", "L02", "3", "9"]),
            admitted=dice.choice(days),
            initials=dice.choice([None, "AR"]),
            age=26,
            sheet="Larch",
            where=f"A{place}",
        )
        for place, nhs in enumerate(("9990000476", GIA, HAL, NEW.nhs, "9999589065", None, "9990006393"))
        if dice.random() < 0.55
    ]
    dice.shuffle(rows)
    sent = draft(*rows, as_at=dice.choice([None, TODAY, TODAY - timedelta(days=1)]))
    return replace(sent, digest=f"odd {number}")


def test_that_no_return_is_refused_whole_and_nobody_new_is_without_a_bed(desk: Desk) -> None:
    two_more(desk)
    dice = Random(5)
    for number in range(60):
        sent = odd_return(dice, number)
        rows = [row for unit in look(desk, sent).units for row in unit.rows]
        done = desk.do(ImportReturns((sent,)))
        assert {row.patient.nhs for row in rows if row.patient} <= beds(desk).keys()
        assert not {row.patient.nhs for row in rows if row.patient} & {
            row.person.nhs_number for row in rows if row.status == "gone" and row.person
        }
        if dice.random() < 0.5 and done.step is not None:
            desk.undo()
    assert desk.verify() == ()
