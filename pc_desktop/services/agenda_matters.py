"""What belongs to the items of an agenda that are about people and beds: a line for each person or unit, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pc_desktop.domain.board import BedStanding
from pc_desktop.domain.calendar import counted, local_day, shown_day, shown_moment, shown_time
from pc_desktop.domain.distance import miles_words
from pc_desktop.domain.meeting import Action, Addendum, Decision, Meeting, Minute, is_issued
from pc_desktop.domain.person import sex_and_age
from pc_desktop.domain.profile import Profile
from pc_desktop.domain.stays import ready_words
from pc_desktop.services.agenda_view import Talked
from pc_desktop.services.ask_information import overdue_enquiries
from pc_desktop.services.clocks_view import breaches
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.life_risk import unheld_red
from pc_desktop.services.ports import Before, Reading
from pc_desktop.services.queue_view import QueueLine, queue_view
from pc_desktop.services.region import Region
from pc_desktop.services.repatriation_view import AwayLine


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One line under an item: who or what, what is known of it, and how it stands.

    `level` is good, notice, bad, quiet or empty. `referral` is who to turn to in the meeting, if anybody.
    """

    key: str
    name: str
    under: str
    words: str
    more: str
    mark: str
    level: str = ""
    referral: str | None = None


def bed_round(region: Region, since: datetime | None) -> tuple[MatterLine, ...]:
    """Give each unit of the region with its figures, and whether it was confirmed `since` the meeting began."""
    lines = []
    for key, one in region.figures.items():
        said = f"last confirmed {shown_moment(one.confirmed)}" if one.confirmed else "never confirmed"
        now = since is not None and one.confirmed is not None and one.confirmed >= since
        mark, level = (f"● {said}", "quiet") if one.fresh else (f"◆ {said}", "notice")
        if now and one.confirmed:
            mark, level = f"✓ confirmed {shown_time(one.confirmed)}", "good"
        lines.append(
            MatterLine(
                key,
                one.unit.name,
                f"{one.commissioned} commissioned, {one.open} open",
                f"{one.available} free, {one.held} held, {one.occupied} occupied, {one.on_leave} on leave",
                f"{one.closed} closed, {one.unusable} not usable, {one.ready} ready; in 7, 14, 28 days "
                f"{one.expected[0]}, {one.expected[1]}, {one.expected[2]} expected",
                mark,
                level,
            )
        )
    return tuple(lines)


def people_under(region: Region, heard: Talked, kind: str, profile: Profile | None) -> tuple[MatterLine, ...]:
    """Give those of the queue discussed under an item, in order, with what is amiss about each."""
    amiss = amiss_of(region, profile)
    return tuple(
        _person(line, heard, amiss.get(line.key, ()))
        for line in queue_view(region)
        if heard.item(line.key) == kind
    )


def amiss_of(region: Region, profile: Profile | None) -> dict[str, tuple[str, ...]]:
    """Say of everybody waiting what is amiss: red without a holder of the risk, an answer or a standard overdue."""
    found: dict[str, tuple[str, ...]] = {case.referral.key: missing for case, missing in unheld_red(region)}
    for one in overdue_enquiries(region):
        said = f"an answer from {one.to} is {counted(one.days, 'day')} late"
        found[one.referral] = (*found.get(one.referral, ()), said)
    for key, late in breaches(region, profile).items() if profile is not None else ():
        found[key] = (*found.get(key, ()), *late)
    return found


def _person(line: QueueLine, heard: Talked, amiss: tuple[str, ...]) -> MatterLine:
    """Prepare one person waiting."""
    is_done = line.key in heard.decided
    mark = "✓ decided" if is_done else f"▲ {amiss[0]}" if amiss else f"{line.place} in the order"
    if amiss and not is_done and len(amiss) > 1:
        mark += f" and {len(amiss) - 1} more"
    return MatterLine(
        line.key,
        f"{line.ref} · {line.initials}",
        f"{line.sex_age}, {line.state_words.lower()}",
        line.signs,
        f"waits {counted(line.waited, 'day')}; linked to {line.linked}",
        mark,
        "good" if is_done else "bad" if amiss else "quiet",
        line.key,
    )


def away_lines(away: tuple[AwayLine, ...]) -> tuple[MatterLine, ...]:
    """Give everybody away from home, every week until they are back."""
    return tuple(
        MatterLine(
            one.stay,
            f"{one.ref} · {one.initials}",
            one.sex_age,
            f"{one.where} for {counted(one.days, 'day')}, {miles_words(one.miles)} from home",
            f"{'out of area' if one.out_of_area else 'in region'}: {_why(one)}. {one.returns}",
            f"◆ {one.attention[0]}" if one.attention else "● all recorded",
            "notice" if one.attention else "good",
            one.referral,
        )
        for one in away
    )


def _why(one: AwayLine) -> str:
    """Say why somebody is away."""
    return "why is not recorded" if one.why == "Not recorded" else one.why


def by_exception(region: Region) -> tuple[MatterLine, ...]:
    """Give those staying who are ready to leave, on leave, or have stayed long, in that order and longest first."""
    long = region.number("long_stay_days")
    found = [
        (place, one)
        for standings in region.board.values()
        for one in standings
        if (place := _exception(one, long)) is not None
    ]
    return tuple(
        _staying(region, one, long)
        for _, one in sorted(found, key=lambda pair: (pair[0], -(pair[1].days or 0)))
    )


def _exception(one: BedStanding, long: int) -> int | None:
    """Tell why somebody staying is talked about: 0 ready to leave, 1 on leave, 2 a long stay; None for nobody."""
    if one.stay is None:
        return None
    if one.stay.ready is not None:
        return 0
    if one.leave is not None:
        return 1
    return 2 if (one.days or 0) >= long else None


def _staying(region: Region, one: BedStanding, long: int) -> MatterLine:
    """Prepare one person staying."""
    stay, days = one.stay, one.days or 0
    person = region.people.get(stay.person) if stay else None
    parts, marks = [], []
    if stay is not None and stay.ready is not None:
        marks.append("◆ ready to leave")
        why = ready_words(stay.ready_reason) if stay.ready_reason else "reason not recorded"
        parts.append(f"ready since {shown_day(stay.ready)}: {why}")
    if one.leave is not None:
        marks.append("● on leave")
        usable = "bed usable" if one.leave.bed_usable else "bed kept"
        parts.append(
            f"on leave since {shown_day(local_day(one.leave.start))}, {usable}, "
            f"due back {shown_day(one.leave.due_back)}"
        )
    if days >= long:
        marks.append("long stay")
    expected = f"expected {shown_day(stay.expected)}" if stay and stay.expected else "no day of discharge"
    return MatterLine(
        one.bed.key,
        f"{region.bed_name(one.bed.key)} · {shown_initials(person) if person else 'Not recorded'}",
        sex_and_age(person, region.today) if person else "Not recorded",
        f"{counted(days, 'day')}; {expected}",
        "; ".join(parts),
        ", ".join(marks),
        "notice" if marks[0].startswith("◆") else "quiet",
    )


def last_meeting(reading: Reading, meeting: Meeting) -> Meeting | None:
    """Give the last meeting held before this one; None where this is the first."""
    held = [one for one in reading.find(Meeting, day=Before(meeting.day)) if one.started is not None]
    return max(held, key=lambda one: (one.day, one.key), default=None)


def last_minutes(reading: Reading, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Say how the minutes of the last meeting stand, and what arose from it, in pairs of label and words."""
    last = last_meeting(reading, meeting)
    if last is None:
        return (("Last meeting", "This is the first meeting recorded."),)
    decisions = reading.find(Decision, meeting=last.key)
    actions = reading.find(Action, meeting=last.key)
    still = [one for one in actions if one.done is None]
    seconds = sum(one.seconds for one in reading.find(Minute, meeting=last.key))
    people = counted(len({one.referral for one in decisions}), "person", "people")
    pairs = [
        ("Last meeting", f"{shown_day(last.day)}, chaired by {last.chair or 'somebody not recorded'}"),
        ("Minutes", _standing(last)),
        ("Decided", f"{counted(len(decisions), 'decision')} about {people} in {(seconds + 30) // 60} min"),
        ("Actions from it", f"{len(actions) - len(still)} of {len(actions)} done"),
    ]
    added = sorted(reading.find(Addendum, meeting=last.key), key=lambda one: one.at)
    pairs += [(f"Corrected {shown_day(local_day(one.at))}", one.text) for one in added]
    return tuple(pairs)


def _standing(meeting: Meeting) -> str:
    """Say whether minutes are issued, approved or neither."""
    if is_issued(meeting):
        return f"issued {shown_moment(meeting.issued)} by {meeting.issued_by or 'somebody not recorded'}"
    if meeting.approved is not None:
        return f"approved {shown_moment(meeting.approved)}, not issued yet"
    return "neither approved nor issued"


def matter_arising(reading: Reading, meeting: Meeting, names: Mapping[str, str]) -> tuple[MatterLine, ...]:
    """Give what the last meeting decided and what is still to be done of it, by reference.

    `names` are the references of the referrals by key.
    """
    last = last_meeting(reading, meeting)
    if last is None:
        return ()
    found = sorted(reading.find(Action, meeting=last.key, done=None), key=lambda one: (one.due, one.number))
    today = local_day(reading.now)
    return tuple(
        MatterLine(
            one.key,
            names.get(one.referral or "", "–"),
            one.owner,
            one.what,
            f"action {one.number}, due {shown_day(one.due)}",
            "▲ overdue" if one.due < today else "● open",
            "bad" if one.due < today else "quiet",
        )
        for one in found
    )
