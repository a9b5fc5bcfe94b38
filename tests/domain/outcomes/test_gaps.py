"""Which areas are named as lacking a community team."""

from datetime import date

from pc_desktop.domain.outcomes.gaps import Gap, gaps_in_services
from tests.domain.outcomes.invented_cases import YEAR, referral, team

TEAMS = (team("w", "Worcestershire", "WR1", "WR5"), team("n", "North Staffordshire", "ST4"))
DAY = date(2025, 2, 3)


def test_that_areas_are_named_by_where_people_without_a_team_live_most_first() -> None:
    homes = {f"person-{key}": home for key, home in (("a", "ST4"), ("b", "WR1"), ("c", "WR5"), ("d", "WR1"))}
    referrals = [referral(key, DAY, team=None) for key in "abcd"]
    found = gaps_in_services(referrals, homes, TEAMS, YEAR, at_least=1)
    assert found == (Gap("Worcestershire", ("b", "c", "d")), Gap("North Staffordshire", ("a",)))


def test_that_an_area_of_few_referrals_is_not_named() -> None:
    homes = {f"person-{key}": "WR1" for key in "abcde"}
    referrals = [referral(key, DAY, team=None) for key in "abcde"]
    assert gaps_in_services(referrals[:4], homes, TEAMS, YEAR) == ()
    assert [gap.area for gap in gaps_in_services(referrals, homes, TEAMS, YEAR)] == ["Worcestershire"]


def test_that_referrals_by_a_team_from_elsewhere_or_of_another_year_do_not_count() -> None:
    homes = {"person-a": "WR1", "person-b": "LS1", "person-c": None, "person-d": "WR1"}
    referrals = [
        referral("a", DAY),
        referral("b", DAY, team=None),
        referral("c", DAY, team=None),
        referral("d", date(2023, 2, 3), team=None),
    ]
    assert gaps_in_services(referrals, homes, TEAMS, YEAR, at_least=1) == ()
