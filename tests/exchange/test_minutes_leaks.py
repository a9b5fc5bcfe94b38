"""No trust's workbook, and no summary for commissioners, gives away anybody it may not tell of: byte by byte."""

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.exchange.minutes_exports import write_export
from pc_desktop.services.commissioners_view import commissioners_view
from pc_desktop.services.desk import Desk
from pc_desktop.services.meet import IssueMinutes
from pc_desktop.services.minutes_for_trust import minutes_for_trust
from pc_desktop.services.minutes_now import ask_of, minutes_of
from pc_desktop.services.minutes_scope import Scope, scope_of, trusts_of_region
from tests.exchange.leaking import Held, desk_over, everything_in, facts, given_away

SAMPLE = 3


def _cut(desk: Desk, held: Held) -> list[tuple[Scope, MinutesPack]]:
    pack = minutes_of(desk, held.meeting)
    scopes = [
        ask_of(desk, held.meeting, partial(scope_of, meeting=held.meeting, trust=one))
        for one in desk.ask(trusts_of_region)
    ]
    return [(scope, minutes_for_trust(pack, scope)) for scope in scopes]


def _check(seed: int, folder: Path) -> None:
    """Write everything that leaves one invented meeting and look for everybody in all of it."""
    held, made = facts(random.Random(seed))
    folder.mkdir()
    with desk_over(folder, made) as desk:
        if seed % 2:
            desk.do(IssueMinutes("today"))
            held = replace(held, meeting=desk.ask(lambda reading: reading.get(Meeting, "today")))
        for scope, pack in _cut(desk, held):
            path = folder / pack.file_name
            write_export(pack, path)
            told = everything_in(path)
            for person in held.people:
                if person.key not in scope.people or person.restricted:
                    assert given_away(told, person) == [], f"seed {seed}: {person.key} in {path.name}"
            for one in held.referrals:
                assert (one.ref in told) <= (one.person in scope.people), f"seed {seed}: {one.ref}"
            assert [line.number for line in pack.decisions] == list(range(1, len(pack.decisions) + 1))
        summary = desk.ask(lambda reading: commissioners_view(reading, minutes_of(desk, held.meeting)))
        path = folder / summary.file_name
        write_export(summary, path)
        told = everything_in(path)
        for person in held.people:
            assert given_away(told, person) == [], f"seed {seed}: {person.key} in the summary"
        assert not any(one.ref in told for one in held.referrals)


@pytest.mark.soak
def test_that_nobody_elses_patient_is_anywhere_in_what_a_trust_or_commissioners_get(
    tmp_path: Path, soaking: bool
) -> None:
    for seed in range(200 if soaking else SAMPLE):
        _check(seed, tmp_path / str(seed))


def test_that_the_search_finds_everybody_in_the_whole_minutes(tmp_path: Path) -> None:
    held, made = facts(random.Random(1))
    with desk_over(tmp_path, made) as desk:
        pack = minutes_of(desk, held.meeting)
        write_export(pack, tmp_path / pack.file_name)
    told = everything_in(tmp_path / pack.file_name)
    seen = [given_away(told, person) for person in held.people if not person.restricted]
    assert all(seen)
    assert {way for ways in seen for way in ways} >= {
        "surname",
        "given name",
        "number",
        "birth date",
        "postcode",
    }


def test_that_a_trust_reads_its_own_patients_in_full(tmp_path: Path) -> None:
    held, made = facts(random.Random(3))
    with desk_over(tmp_path, made) as desk:
        for scope, pack in _cut(desk, held):
            own = [one for one in held.referrals if one.person in scope.people]
            assert own, "everybody belongs somewhere"
            assert {line.ref for line in pack.decisions} == {one.ref for one in own}
            assert {line.ref for line in pack.actions} == {one.ref for one in own}
            assert {line.unit_key for line in pack.bed_state} == scope.units
            assert (pack.agenda, pack.declarations, pack.outcomes, pack.chain_length) == ((), (), None, None)
            names = {line.name for line in pack.decisions}
            open_ones = {one.key: one for one in held.people if not one.restricted}
            for one in own:
                if one.person in open_ones:
                    assert any((open_ones[one.person].surname or "").upper() in name for name in names)


def test_that_a_guest_of_somebody_elses_patient_is_not_listed(tmp_path: Path) -> None:
    held, made = facts(random.Random(5))
    with desk_over(tmp_path, made) as desk:
        for scope, pack in _cut(desk, held):
            guests = {line.name for line in pack.attendance if line.capacity == "Guest"}
            assert bool(guests) is (held.referrals[-1].key in scope.referrals)
