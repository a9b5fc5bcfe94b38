from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import get_args

import pytest

from pc_desktop.domain.kinds import KINDS, Fact, kind_of
from pc_desktop.domain.meeting import Addendum
from pc_desktop.domain.settings import Setting


def test_that_every_fact_has_a_kind_and_every_kind_is_of_facts() -> None:
    assert set(KINDS.values()) == set(get_args(Fact))
    assert len(set(KINDS.values())) == len(KINDS)


def test_that_the_kind_of_a_fact_is_the_kind_of_its_class() -> None:
    assert kind_of(Setting("hold_days", "3")) == kind_of(Setting) == "setting"
    assert kind_of(Addendum("a", "m", datetime(2026, 11, 17, tzinfo=UTC), "Liaison", "")) == "addendum"
    assert all(kind_of(cls) == name for name, cls in KINDS.items())


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_kind_comes_after_every_kind_it_refers_to(kind: str) -> None:
    order = list(KINDS)
    named = {field.name.removeprefix("linked_") for field in fields(KINDS[kind])} - {kind}
    plain = {"risk_rule": {"unit"}, "decision": {"departure"}, "closure": {"told"}}  # words, not facts
    parents = named.intersection(KINDS) - plain.get(kind, set())
    assert all(order.index(parent) < order.index(kind) for parent in parents)


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_fact_is_frozen_and_has_a_key(kind: str) -> None:
    cls = KINDS[kind]
    assert is_dataclass(cls)
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert fields(cls)[0].name == "key"
