"""More history of the same shape, for measuring."""

from collections import Counter
from itertools import pairwise

import pytest

from pc_desktop.domain.bed import Hold, Occupation, Stay
from pc_desktop.domain.kinds import kind_of
from pc_desktop.domain.meeting import Decision, Meeting
from pc_desktop.domain.referral import Referral
from pc_desktop.sample.region import many_years


@pytest.mark.parametrize("years", [1, 2, 10])
def test_that_each_year_adds_about_five_hundred_stays_and_forty_meetings(years: int) -> None:
    facts = many_years(years)
    count = Counter(map(kind_of, facts))
    assert 420 <= count["stay"] / years <= 580
    meetings = sorted(one.day for one in facts if isinstance(one, Meeting))
    assert 38 <= len(meetings) / years <= 56
    assert meetings[0].year == 2026 - years


def test_that_today_is_the_same_however_long_ago_it_began() -> None:
    waiting = []
    for years in (1, 6):
        facts = many_years(years)
        waiting.append(sum(isinstance(one, Referral) and one.closed is None for one in facts))
        waiting.append(sum(isinstance(one, Stay) and one.discharged is None for one in facts))
    assert waiting == [14, 52, 14, 52]


def test_that_somebody_may_come_back_but_never_be_in_two_places() -> None:
    facts = many_years(10)
    spans: dict[str, list[tuple[str, str]]] = {}
    for one in facts:
        if isinstance(one, Occupation):
            spans.setdefault(one.person, []).append(
                (one.start.isoformat(), one.end.isoformat() if one.end else "9")
            )
    assert any(len(some) > 2 for some in spans.values())
    for some in spans.values():
        ordered = sorted(some)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))


def test_that_every_offer_has_its_hold_and_going_out_of_area_its_reason() -> None:
    facts = many_years(5)
    holds = {one.key for one in facts if isinstance(one, Hold)}
    decisions = [one for one in facts if isinstance(one, Decision)]
    assert {one.hold for one in decisions if one.kind.startswith("offer")} <= holds
    outside = [one for one in decisions if one.kind == "out_of_area"]
    assert outside
    assert all(one.detail == "10" and one.bed is None for one in outside)
