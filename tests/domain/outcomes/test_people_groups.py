"""The groups of fair access, and what a breakdown shows of them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.outcomes.fair_access import breakdown, without_referrals
from pc_desktop.domain.outcomes.people_groups import (
    AGE_GROUPS,
    DEPRIVATION_GROUPS,
    ETHNIC_GROUPS,
    NOWHERE,
    SEX_GROUPS,
    STATUS_GROUPS,
    UNKNOWN,
    Places,
    age_group,
    autism_group,
    deprivation_group,
    disability_group,
    district_group,
    ethnic_group,
    fifths,
    sex_group,
)
from pc_desktop.domain.person import Person

SOMEBODY = Person("p", None, None, None, None, None, None, None, None, None, None, None)
PLACES = Places({"WR1": "Worcester", "CF10": "Cardiff"}, {"Worcester": 2})


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2013, 3, 4), "Under 12"),
        (date(2013, 3, 3), "12 to 17"),
        (date(2007, 3, 4), "12 to 17"),
        (date(2007, 3, 3), "18 and 19"),
        (date(2005, 3, 3), "20 to 25"),
        (date(1999, 3, 4), "20 to 25"),
        (date(1999, 3, 3), "26 to 64"),
        (date(1960, 3, 3), "65 to 84"),
        (date(1940, 3, 3), "85 and over"),
        (None, UNKNOWN),
    ],
)
def test_that_ages_fall_into_the_bands_of_the_national_dashboard(born: date | None, band: str) -> None:
    assert age_group(replace(SOMEBODY, born=born), date(2025, 3, 3)) == band


@pytest.mark.parametrize(
    ("code", "group"),
    [("A", "White"), ("C1", "White"), ("G", "Mixed"), ("L", "Asian or Asian British"), ("P", "Black or Black British"),
     ("R", "Another ethnic group"), ("Z", UNKNOWN), ("99", UNKNOWN), (None, UNKNOWN)],
)  # fmt: skip
def test_that_the_first_character_of_an_ethnic_category_is_the_national_one(
    code: str | None, group: str
) -> None:
    assert ethnic_group(replace(SOMEBODY, ethnic=code)) == group


def test_that_codes_and_places_become_words_and_unknown_ones_not_recorded() -> None:
    known = replace(SOMEBODY, sex="M", learning_disability="1", autism="4", outcode="WR1")
    assert sex_group(known) == "Men"
    assert disability_group(known) == "Diagnosed"
    assert autism_group(known) == "Suspected"
    assert district_group(known, PLACES) == "Worcester"
    assert deprivation_group(known, PLACES) == "2"
    assert deprivation_group(replace(known, outcode="CF10"), PLACES) == "Outside England"
    for group in (sex_group, disability_group, autism_group, ethnic_group):
        assert group(None) == UNKNOWN
    assert deprivation_group(known, NOWHERE) == UNKNOWN
    assert age_group(None, date(2025, 1, 1)) == UNKNOWN


@given(
    st.sampled_from(["F", "M", "X", None]),
    st.sampled_from([*"ABCDEFGHJKLMNPRSTZ", "99", "", None]),
    st.sampled_from([*"12345UXZ", None]),
    st.dates(date(1920, 1, 1), date(2025, 1, 1)) | st.none(),
)
def test_that_everybody_belongs_to_a_group_that_is_listed(
    sex: str | None, ethnic: str | None, status: str | None, born: date | None
) -> None:
    person = replace(SOMEBODY, sex=sex, ethnic=ethnic, autism=status, learning_disability=status, born=born)
    assert sex_group(person) in SEX_GROUPS
    assert ethnic_group(person) in ETHNIC_GROUPS
    assert autism_group(person) in STATUS_GROUPS
    assert disability_group(person) in STATUS_GROUPS
    assert age_group(person, date(2025, 6, 1)) in AGE_GROUPS
    assert deprivation_group(person, PLACES) in DEPRIVATION_GROUPS


def test_that_districts_fall_into_fifths_by_their_rank() -> None:
    found = fifths((f"d{rank}", rank) for rank in range(1, 297))
    assert (found["d1"], found["d60"], found["d61"], found["d296"]) == (1, 1, 2, 5)
    assert sorted({list(found.values()).count(fifth) for fifth in range(1, 6)}) == [59, 60]


def test_that_a_breakdown_shows_rounded_counts_and_hides_small_ones() -> None:
    of = (["a"] * 41 + ["b"] * 2, ["a"] * 12 + ["b"] * 7)
    found = breakdown("x", "X", "", ("a", "b", "c"), of)
    assert [(row.referred, row.admitted) for row in found.rows] == [(40, 10), (None, 5), (0, 0)]
    assert [(row.referred_share, row.admitted_share) for row in found.rows] == [(93, 53), (None, 26), (0, 0)]
    assert (found.referred, found.admitted) == (43, 19)
    assert not found.is_hidden
    assert without_referrals(found) == ("c",)


def test_that_a_breakdown_of_too_few_shows_nothing_and_names_nobody() -> None:
    found = breakdown("x", "X", "", ("a", "b", "c"), (["a"], []))
    assert [row.referred for row in found.rows] == [None, None, None]
    assert without_referrals(found) == ()
    empty = breakdown("x", "X", "", ("a", "b"), ([], []))
    assert without_referrals(empty) == ()
    assert breakdown("x", "X", "", ("a", "b"), (["a"], ["b"])).is_hidden
