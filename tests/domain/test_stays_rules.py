"""The rules of stays: times people say, what is known already, what keeps a bed, and codes kept with words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain import stay_codes
from pc_desktop.domain.bed import Closure, Hold, Leave, Occupation, Stay
from pc_desktop.domain.calendar import LONDON
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.stays import (
    Known,
    admission_method,
    bed_known,
    discharge_method,
    kept_for_another,
    moment_said,
    person_known,
    ready_parts,
    ready_reason,
    ready_words,
    refuse_discharge,
    settled,
    stay_known,
    with_discharge,
)
from pc_desktop.reference import code_list

NOW = datetime(2026, 11, 17, 9, 30, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
moments = st.datetimes(datetime(2026, 3, 1), datetime(2027, 11, 30), timezones=st.just(LONDON)).map(  # noqa: DTZ001
    lambda at: at.astimezone(UTC).replace(microsecond=0)
)


def stay(**other: object) -> Stay:
    """Make a stay."""
    fields: dict[str, object] = dict.fromkeys(Stay.__dataclass_fields__)
    return Stay(**(fields | {"key": "s", "person": "p", "unit": "u", "admitted": NOW - 9 * HOUR} | other))  # type: ignore[arg-type]


def hold(start: datetime, until: datetime, released: datetime | None = None, referral: str = "r1") -> Hold:
    """Make a hold."""
    return Hold("h", "b", referral, "p", start, until, released, used=False)


def test_that_a_time_people_say_is_london_time() -> None:
    assert moment_said(date(2026, 7, 1), time(14, 5)) == datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
    assert moment_said(date(2026, 12, 1), time(14, 5)) == datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


def test_that_of_a_time_that_comes_twice_the_first_is_meant_unless_said() -> None:
    day = date(2026, 10, 25)
    assert moment_said(day, time(1, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_said(day, time(1, 30), second=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("second", [False, True])
def test_that_a_time_the_clocks_skipped_is_refused(second: bool) -> None:
    with pytest.raises(Refused, match=r"There was no 01:30 on 28-Mar-2027: the clocks went forward\."):
        moment_said(date(2027, 3, 28), time(1, 30), second=second)


@given(at=st.none() | moments, now=moments, known=st.lists(moments, max_size=3))
def test_that_what_is_settled_is_never_ahead_nor_before_what_is_known(
    at: datetime | None, now: datetime, known: list[datetime]
) -> None:
    facts = [Known(one, "It happened on") for one in known]
    try:
        moment = settled(at, now, facts)
    except Refused:
        is_ahead = at is not None and at > now
        latest = max(known, default=now)
        assert is_ahead or latest > now or latest.replace(second=0) > (at or now).replace(second=0)
    else:
        assert max([*known, moment]) <= moment <= now
        assert moment - (at or now) < timedelta(minutes=1)


def test_that_a_time_is_now_where_nobody_said_one_and_whole_seconds_otherwise() -> None:
    assert settled(None, NOW, ()) == NOW
    assert settled(NOW - HOUR + timedelta(microseconds=5), NOW, ()) == NOW - HOUR


def test_that_the_latest_thing_known_is_named() -> None:
    known = [Known(NOW - 3 * HOUR, "It began on"), Known(NOW - HOUR, "It went on on")]
    with pytest.raises(Refused, match=r"It went on on 17-Nov-2026 08:30\. Give that time or a later one\."):
        settled(NOW - 2 * HOUR, NOW, known)


def test_that_the_minute_people_say_is_taken_for_the_moment_in_it() -> None:
    known = [Known(NOW, "It began on")]
    assert settled(NOW.replace(second=0), NOW, known) == NOW
    with pytest.raises(Refused):
        settled(NOW - timedelta(minutes=1), NOW, known)


def test_that_the_minute_is_found_in_the_hour_that_comes_twice() -> None:
    said = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
    known = datetime(2026, 10, 25, 1, 30, 20, tzinfo=UTC)
    settled_on = settled(said, NOW, [Known(known, "It began on")])
    assert (settled_on, settled_on.tzinfo) == (known, UTC)
    assert settled(said.replace(fold=0), NOW, ()) == known - HOUR - timedelta(seconds=20)


def test_that_a_clock_set_back_dates_nothing_before_what_is_known() -> None:
    with pytest.raises(Refused, match=r"It began on 17-Nov-2026 09:30\."):
        settled(None, NOW - timedelta(seconds=5), [Known(NOW, "It began on")])


def test_that_everything_about_a_stay_is_known() -> None:
    in_bed = Occupation("o", "s", "p", "b", NOW - 8 * HOUR, NOW - 5 * HOUR)
    away = Leave("l", "s", NOW - 5 * HOUR, NOW - 2 * HOUR, None, bed_usable=True, leave_type="02")
    back = Occupation("o2", "s", "p", "b", NOW - 2 * HOUR, None)
    gone = Leave("l2", "s", NOW - HOUR, None, None, bed_usable=False, leave_type="02")
    assert [(one.what, one.at) for one in stay_known("R-1", stay(), [in_bed, back], [away, gone])] == [
        ("R-1 was admitted on", NOW - 9 * HOUR),
        ("R-1 came into a bed on", NOW - 8 * HOUR),
        ("R-1 came into a bed on", NOW - 2 * HOUR),
        ("R-1 went on leave on", NOW - 5 * HOUR),
        ("R-1 went on leave on", NOW - HOUR),
        ("R-1 came back from leave on", NOW - 2 * HOUR),
        ("R-1 left a bed on", NOW - 5 * HOUR),
    ]


def test_that_only_what_really_filled_a_bed_is_known_of_it() -> None:
    spans = [(NOW - 4 * HOUR, NOW - 3 * HOUR), (NOW - HOUR, NOW - HOUR), (NOW - HOUR, None)]
    occupations = [Occupation("o", "s", "p", "b", start, end) for start, end in spans]
    closures = [Closure("c", "b", start, end, "estates", "Paint", None) for start, end in spans]
    assert [(one.what, one.at) for one in bed_known("Larch 1", occupations, closures)] == [
        ("Larch 1 was occupied until", NOW - 3 * HOUR),
        ("Larch 1 was out of use until", NOW - 3 * HOUR),
    ]


def test_that_only_stays_that_ended_after_they_began_are_known_of_a_person() -> None:
    stays = [stay(), stay(discharged=NOW - 9 * HOUR), stay(discharged=NOW - HOUR)]
    assert [one.at for one in person_known("R-1", [("Larch", one) for one in stays])] == [NOW - HOUR]


def test_that_a_hold_keeps_a_bed_from_others_while_it_lives_and_at_the_time_said() -> None:
    live, over = hold(NOW - HOUR, NOW + HOUR), hold(NOW - 5 * HOUR, NOW - 3 * HOUR)
    assert kept_for_another([live], "r2", NOW - 9 * HOUR, NOW) == live
    assert kept_for_another([live], None, NOW, NOW) == live
    assert kept_for_another([live], "r1", NOW, NOW) is None
    assert kept_for_another([over], "r2", NOW - 4 * HOUR, NOW) == over
    assert kept_for_another([over], "r2", NOW - 3 * HOUR, NOW) is None
    assert kept_for_another([over], "r2", NOW - 6 * HOUR, NOW) is None
    assert (
        kept_for_another([hold(NOW - 5 * HOUR, NOW + HOUR, NOW - 4 * HOUR)], "r2", NOW - 3 * HOUR, NOW)
        is None
    )


def test_that_both_methods_are_kept_together_and_read_apart() -> None:
    assert with_discharge("2D", "6") == "2D/6"
    assert with_discharge(None, "6") == "/6"
    read = [
        (admission_method(one), discharge_method(one))
        for one in (stay(method=kept) for kept in (None, "11", "11/1", "/1"))
    ]
    assert read == [(None, None), ("11", None), ("11", "1"), (None, "1")]


@given(code=st.sampled_from(sorted(stay_codes.READY_REASONS)), who=st.text(max_size=20))
def test_that_what_keeps_somebody_is_read_as_it_was_written(code: str, who: str) -> None:
    assert ready_parts(ready_reason(code, who)) == (code, " ".join(who.split()))


def test_that_what_keeps_somebody_is_said_in_words() -> None:
    assert (
        ready_words(ready_reason("18", "Riverside Housing")) == "supported accommodation (Riverside Housing)"
    )
    assert ready_words("05") == "further community or mental health service"
    assert ready_words("waiting for a flat") == "waiting for a flat"
    assert ready_parts("a · b") == (None, "a · b")
    assert ready_words(None) == ready_words("") == "Not recorded"
    with pytest.raises(Refused, match="Choose what keeps the patient from the list"):
        ready_reason("T2", "")


def test_that_a_discharge_says_of_a_death_with_both_codes() -> None:
    refuse_discharge("79", "4")
    refuse_discharge("19", "1")
    for destination, method in (("79", "1"), ("19", "4"), ("77", "1"), ("19", "9")):
        with pytest.raises(Refused):
            refuse_discharge(destination, method)


def test_that_the_codes_are_the_national_ones() -> None:
    reasons = code_list("clinically_ready_for_discharge_delay_reason_v6")
    assert set(stay_codes.READY_REASONS) == set(reasons)
    assert set(stay_codes.LEAVE_TYPES) == set(code_list("leave_type"))
    newer = {"40", "42", "55", "56", "89"}  # valid since version 6, after the edition kept here
    assert set(stay_codes.DESTINATIONS) - newer < set(code_list("discharge_destination"))
