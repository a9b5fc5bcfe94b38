"""Laying what a row says over what is held changes those fields and no other."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.person import Person
from pc_desktop.services.listed_comparison import ListRow
from pc_desktop.services.listed_facts import laid_over

SOMEBODY = Person("k", None, "Xxtest-Alder", "Mina", None, None, "F", "B15", None, None, None, None)
A_ROW = ListRow("file/0/2", "new", "Referrals", "A2", "M.X.", "R-0001A", "new:1")


@given(
    held=st.sampled_from([SOMEBODY, A_ROW]),
    found=st.dictionaries(st.sampled_from(["key"]), st.text(), max_size=1),
    status=st.text(),
)
def test_that_what_is_laid_over_is_what_replacing_gives(
    held: Any, found: dict[str, str], status: str
) -> None:
    more = {"status": status} if held is A_ROW else {"surname": status}
    assert laid_over(held, **found, **more) == replace(held, **found, **more)
    assert laid_over(held) == held
