"""Backgrounds and answers of the sample region: national codes, and nothing about offers that are still open."""

from datetime import timedelta
from itertools import pairwise

from pc_desktop.domain.meeting import Decision
from pc_desktop.domain.outcomes.people_groups import (
    STATUS_GROUPS,
    autism_group,
    disability_group,
    ethnic_group,
)
from pc_desktop.domain.person import Person
from pc_desktop.domain.unit_answer import DECLINE_REASONS, UnitAnswer
from pc_desktop.reference import code_list
from pc_desktop.sample.backgrounds import with_backgrounds
from pc_desktop.sample.region import sample_facts, sample_now


def test_that_backgrounds_are_national_codes_or_not_recorded_and_differ() -> None:
    people = [one for one in sample_facts() if isinstance(one, Person)]
    ethnic = {one.ethnic for one in people}
    assert None in ethnic
    assert ethnic - {None} <= set(code_list("ethnic_category_2001"))
    assert len({ethnic_group(one) for one in people}) > 4
    assert {autism_group(one) for one in people} == set(STATUS_GROUPS)
    assert {disability_group(one) for one in people} <= set(STATUS_GROUPS)


def test_that_units_answered_offers_long_settled_and_no_other() -> None:
    facts = sample_facts()
    offers = {one.key: one for one in facts if isinstance(one, Decision) and one.kind.startswith("offer")}
    answers = [one for one in facts if isinstance(one, UnitAnswer)]
    assert {one.accepted for one in answers} == {True, False}
    for one in answers:
        offer = offers[one.key.partition("-")[2].partition("-")[2]]
        assert one.referral == offer.referral
        assert one.at <= offer.at < sample_now() - timedelta(days=30)
        assert (one.unit == offer.unit) == one.accepted
        assert one.reason is None if one.accepted else one.reason in DECLINE_REASONS


def test_that_the_same_seed_draws_the_same_and_another_not() -> None:
    facts = sample_facts()
    again = [tuple(with_backgrounds(facts, sample_now(), seed)) for seed in (1, 1, 2)]
    assert [one == other for one, other in pairwise(again)] == [True, False]
