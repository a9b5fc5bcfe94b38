"""Whose return is in."""

from datetime import date, datetime, timedelta

from pc_desktop.domain.receipt import Receipt
from pc_desktop.services.desk import Desk
from pc_desktop.services.returns_view import returns_view
from tests.services.small_region import NOW, TODAY, Putting


def receipt(key: str, unit: str, at: datetime, as_at: date | None) -> Receipt:
    """Make a receipt."""
    return Receipt(key, unit, f"{key}.xlsx", key, at, "Somebody", as_at, 3, 0, 1, 0, 0)


def test_that_a_return_is_in_for_a_week_and_the_latest_accepted_counts(desk: Desk) -> None:
    desk.do(
        Putting(
            receipt("old", "larch", NOW - timedelta(days=9), TODAY - timedelta(days=9)),
            receipt("new", "larch", NOW - timedelta(days=1), TODAY - timedelta(days=6)),
            receipt("late", "yew", NOW - timedelta(days=1), TODAY - timedelta(days=7)),
        )
    )
    page = desk.ask(returns_view)
    larch, yew = page.lines
    assert (larch.is_in, larch.words) == (True, "in, for 11-Nov-2026")
    assert larch.tip == "new.xlsx, accepted 16-Nov-2026 09:30 by Somebody"
    assert (yew.is_in, yew.words) == (False, "last for 10-Nov-2026")
    assert (page.received, page.day) == (1, TODAY)
    assert page.receipts[-1][2] == "old.xlsx", "the newest come first"
    assert {row[1] for row in page.receipts} == {"Larch", "Yew"}


def test_that_a_return_without_a_day_speaks_of_the_day_it_was_accepted(desk: Desk) -> None:
    desk.do(Putting(receipt("x", "larch", NOW - timedelta(days=2), None)))
    assert desk.ask(returns_view).lines[0].words == "in, for 15-Nov-2026"


def test_that_what_was_accepted_long_ago_counts_for_nothing(desk: Desk) -> None:
    desk.do(Putting(receipt("x", "larch", NOW - timedelta(days=61), None)))
    page = desk.ask(returns_view)
    assert [(line.unit, line.words) for line in page.lines] == [
        ("Larch", "not received"),
        ("Yew", "not received"),
    ]
    assert (page.receipts, page.received) == ((), 0)
