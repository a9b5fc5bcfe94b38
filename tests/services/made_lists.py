"""Makes lists of invented people as the reader gives them, for the tests of what they would change."""

from dataclasses import replace
from datetime import date
from typing import Any

from pc_desktop.domain.people_list import PeopleList
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_referrals import compare_lists
from pc_desktop.services.desk import Desk
from pc_desktop.services.listed_comparison import ListComparison, ListRow
from tests.services.small_region import TODAY

NEW_NUMBER, OTHER_NUMBER = "9990010862", "9990013489"
ROW: dict[str, Any] = {
    "nhs": NEW_NUMBER, "surname": "Xxtest-New", "given": "Zed", "dob": date(2001, 2, 3), "sex": "F",
    "referred": date(2026, 11, 16), "urgency": "2", "team": "Riverside team", "reason": "Weight falling fast",
}  # fmt: skip
"""A row that says enough for a referral of somebody nobody knows yet."""


def listed(*rows: dict[str, Any], unread: dict[int, set[str]] | None = None, **others: Any) -> PeopleList:
    """Make a list of rows by what their columns hold: letters A, B ... in the order the columns are first met."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: tuple(row.get(name) for row in rows) for name in names}
    made = PeopleList(
        kind="referrals",
        layout="Referral list",
        sheet="Sheet1",
        columns=columns,
        numbers=tuple(range(2, len(rows) + 2)),
        titles={name: name.capitalize() for name in names},
        places={name: chr(65 + place) for place, name in enumerate(names)},
        unread={place: frozenset(of) for place, of in (unread or {}).items()},
    )
    return replace(made, **others)


def drafted(*lists: PeopleList, problems: tuple[Problem, ...] = (), name: str = "list.xlsx") -> Draft:
    """Make what a file with some lists says."""
    return Draft(name, f"digest of {name}", "Referral list", (), problems, lists)


def compared(desk: Desk, *rows: dict[str, Any], **others: Any) -> ListComparison:
    """Compare one list with what is held; as many changes as are counted are said of every row."""
    draft = drafted(listed(*rows, **others))
    comparison = desk.ask(lambda reading: compare_lists(reading, (draft,)))[0]
    assert [len(row.changes) for row in comparison.rows] == [len([*row.changes]) for row in comparison.rows]
    return comparison


def only(comparison: ListComparison) -> ListRow:
    """Give the only row."""
    (row,) = comparison.rows
    return row


def said(row: ListRow) -> list[tuple[str, str, str]]:
    """Give what a row would change."""
    return [(change.field, change.had, change.says) for change in row.changes]


def ago(days: int) -> date:
    """Give the day some days before today."""
    return date.fromordinal(TODAY.toordinal() - days)
