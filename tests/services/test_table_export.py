"""Tables that are taken away: patients are named as was chosen, and nobody by more than that."""

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.desk import Desk
from pc_desktop.services.table_export import LEVELS, told_as

TABLE = TableShown(
    "Queue",
    ("Reference", "Patient", "NHS number", "Born", "Notes", "Initials"),
    (
        (
            "R-0001A", "XXTEST-ROE, Ann", "999 000 0476", "02-Jan-2000",
            "Ann Xxtest-Roe, born 02-Jan-2000, lives at CV1 2AB; 9990000476; seen 02-Jan-2026", "A.R.",
        ),
        ("R-0002A", "Nobody known", "", "03-Mar-1999", "as R-0001A, ten wards", "–"),
    ),
)  # fmt: skip


@pytest.fixture
def names(desk: Desk) -> dict[str, str]:
    from pc_desktop.domain.person import Person, full_name

    (ann,) = desk.ask(lambda reading: reading.find(Person, nhs_number="9990000476"))
    return {"full": full_name(ann), "given": ann.given or "", "surname": ann.surname or ""}


def _table(names: dict[str, str]) -> TableShown:
    first, second = TABLE.rows
    notes = first[4].replace("Ann Xxtest-Roe", f"{names['given']} {names['surname']}")
    return TableShown(
        TABLE.title, TABLE.headings, ((first[0], names["full"], *first[2:4], notes, first[5]), second)
    )


def test_that_names_numbers_births_and_postcodes_give_way_to_initials(
    desk: Desk, names: dict[str, str]
) -> None:
    told = desk.ask(lambda reading: told_as(reading, _table(names), "initials"))
    first, second = told.rows
    assert first == (
        "R-0001A", "A.R.", "–", "2000", "A.R., born 2000, lives at CV1; –; seen 02-Jan-2026", "A.R.",
    )  # fmt: skip
    assert second == ("R-0002A", "Nobody known", "", "–", "as R-0001A, ten wards", "–")
    assert told.note == LEVELS["initials"]


def test_that_pseudonyms_are_the_same_everywhere_and_tell_nothing(desk: Desk, names: dict[str, str]) -> None:
    told = desk.ask(lambda reading: told_as(reading, _table(names), "pseudonymised"))
    again = desk.ask(lambda reading: told_as(reading, _table(names), "pseudonymised"))
    assert told == again
    code = told.rows[0][0]
    assert code.startswith("P-")
    assert code in told.rows[1][4]
    assert told.rows[1][0] not in {code, "R-0002A"}
    assert "A.R." not in " ".join(word for row in told.rows for word in row)


def test_that_names_stay_where_they_were_asked_for(desk: Desk, names: dict[str, str]) -> None:
    table = _table(names)
    assert desk.ask(lambda reading: told_as(reading, table, "identifiable")).rows == table.rows


def test_that_another_way_of_naming_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="initials"):
        desk.ask(lambda reading: told_as(reading, TABLE, "everything"))
