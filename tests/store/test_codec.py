"""Every kind of fact comes back from its row and from its image as it was."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.kinds import KINDS
from pc_desktop.domain.severity import Measurement
from pc_desktop.store.codec import codec_of, moment_text
from tests.store.invented_region import NOW, occupation, unit
from tests.store.inventing import MOMENTS, facts


@pytest.mark.parametrize("kind", KINDS)
@given(thing=st.data())
def test_that_every_fact_comes_back_from_its_row_and_its_image(kind: str, thing: st.DataObject) -> None:
    codec = codec_of(kind)
    fact: Any = thing.draw(facts(KINDS[kind]))
    row = codec.row(fact)
    assert codec.fact(row) == fact
    assert codec.row_of(codec.image(row)) == row
    assert all(value is None or isinstance(value, str | int | float | bool) for value in row)


@given(thing=st.data())
def test_that_many_facts_come_back_in_their_order(thing: st.DataObject) -> None:
    codec = codec_of(thing.draw(st.sampled_from(sorted(KINDS))))
    told: list[Any] = thing.draw(st.lists(facts(codec.cls), max_size=4))
    assert codec.facts([codec.row(fact) for fact in told]) == tuple(told)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_fact_does_no_more_at_its_beginning_than_take_up_its_fields(kind: str) -> None:
    assert not hasattr(KINDS[kind], "__post_init__")
    assert all(field.init for field in fields(KINDS[kind]))
    assert vars(KINDS[kind])["__slots__"] == tuple(field.name for field in fields(KINDS[kind]))


@given(one=MOMENTS, two=MOMENTS)
def test_that_moments_sort_as_text_as_they_do_in_time(one: datetime, two: datetime) -> None:
    assert (moment_text(one) < moment_text(two)) == (one < two)
    assert len(moment_text(one)) == len("2026-11-21T14:05:00Z")


def test_that_a_moment_is_kept_in_universal_time() -> None:
    summer = datetime(2026, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    assert moment_text(summer) == "2026-07-01T09:00:00Z"


@pytest.mark.parametrize("moment", [NOW.replace(tzinfo=None), NOW.replace(microsecond=5)])
def test_that_a_moment_nobody_could_read_back_is_not_kept(moment: datetime) -> None:
    with pytest.raises(ValueError, match="aware and in whole seconds"):
        codec_of("occupation").row(replace(occupation("o", "b", 1, NOW), end=moment))


def test_that_a_moment_is_not_kept_as_a_day() -> None:
    with pytest.raises(TypeError, match="not a moment"):
        codec_of("measurement").row(Measurement("k", "p", "bmi", NOW, 13.5))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_that_a_number_without_end_is_not_kept(value: float) -> None:
    with pytest.raises(ValueError, match="has an end"):
        codec_of("measurement").row(Measurement("k", "p", "bmi", date(2026, 1, 1), value))


def test_that_an_older_image_without_a_later_field_is_still_read() -> None:
    codec = codec_of("unit")
    image = codec.image(codec.row(unit("larch", "Larch")))
    older = image.replace('"men_places":null,', "").replace('"offers":"[\\"ng_feeding\\"]",', "")
    assert older != image
    assert codec.fact(codec.row_of(older)) == replace(unit("larch", "Larch"), offers=())
    with pytest.raises(ValueError, match="cannot do without"):
        codec.row_of(image.replace('"name":"Larch",', ""))


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_kind_begins_with_its_key(kind: str) -> None:
    assert fields(KINDS[kind])[0].name == "key"
