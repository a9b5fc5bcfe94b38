"""Returns with oddities of every kind, at random: never refused whole, as safe as the preview, nobody gone unasked."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from pc_desktop.domain.returns import Draft, ReturnedPatient
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.desk import Desk
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.return_comparison import Comparison, ReturnRow
from pc_desktop.services.return_differences import Chosen
from tests.services.answering import gone
from tests.services.small_region import TODAY
from tests.services.test_import_safety import GIA, HAL, NEW, beds, draft, two_more


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


def answer(dice: Random, rows: list[ReturnRow]) -> Chosen:
    """Answer for some of those who are not listed: a day, whatever it is, or that they are still there."""
    days = {row.key: TODAY - timedelta(days=dice.randint(-2, 50)) for row in rows if dice.random() < 0.7}
    return Chosen(left=tuple(days.items()), stays=frozenset(row.key for row in rows if dice.random() < 0.3))


def looked_at(desk: Desk, sent: Draft, chosen: Chosen) -> Comparison:
    """Compare a return with what is held, with some answers."""
    return desk.ask(lambda reading: compare_all(reading, (sent,), frozenset(), chosen))[0]


def test_that_no_return_is_refused_whole_and_nobody_new_is_without_a_bed(desk: Desk) -> None:
    two_more(desk)
    dice, settled = Random(5), 0
    for number in range(120):
        sent, here = odd_return(dice, number), beds(desk)
        chosen = answer(dice, gone(desk, sent))
        looked = looked_at(desk, sent, chosen)
        rows = [row for unit in looked.units for row in unit.rows]
        done = desk.do(ImportReturns((sent,), chosen=chosen))
        assert {row.patient.nhs for row in rows if row.patient} <= beds(desk).keys()
        missing = {row.person.nhs_number for row in rows if row.status == "gone" and row.person}
        assert not {row.patient.nhs for row in rows if row.patient} & missing
        answered = {key.rpartition("/")[2] for key, _ in chosen.left}
        assert here.keys() - beds(desk).keys() <= answered & missing, (
            "only who somebody said has left has left"
        )
        settled += len(here.keys() - beds(desk).keys())
        if dice.random() < 0.5 and done.step is not None:
            desk.undo()
    assert settled >= 3, "some did leave"
    assert desk.verify() == ()
