"""The clinical part of a referral as rows: how complete it is, and every sign with its letter, shape, value and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.completeness import Completeness, Part
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.severity import SHAPES, Disagreement, Level, Reading, RiskVersion
from pc_desktop.services.cases import Case
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row

_TONES = {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.QUIET}
_LEVELS: Mapping[str, Level] = {"red": "red", "amber": "amber", "green": "green"}
_STATUS = {"present": Tone.GREEN, "stale": Tone.AMBER, "missing": Tone.RED}
_MARKS = {"present": "✓", "stale": "◆", "missing": "○"}


@dataclass(frozen=True, slots=True)
class ClinicalRows:
    """One referral's clinical part ready to be shown; `done` of `whole` required items are there.

    `details` say everything about each sign in full, by sign.
    """

    ref: str
    done: int
    whole: int
    words: str
    tone: Tone
    items: tuple[Row, ...]
    badges: tuple[Badge, ...]
    signs: tuple[Row, ...]
    details: Mapping[str, str]
    not_recorded: str
    table: str
    enquiries: tuple[Row, ...]


def clinical_rows(case: Case, found: Completeness, version: RiskVersion | None, today: date) -> ClinicalRows:
    """Prepare one referral."""
    seen = {one.sign: one for one in case.disagreements}
    said = {one.item: " ".join(one.words.split()) for one in case.findings if one.taken <= today}
    return ClinicalRows(
        ref=case.referral.ref,
        done=found.there,
        whole=len(found.required),
        words=found.words(),
        tone=Tone.GREEN if found.percent == 100 else Tone.AMBER if found.percent >= 50 else Tone.RED,
        items=tuple(_item_row(part, said.get(part.item.key, "")) for part in found.parts),
        badges=_badges(case),
        signs=tuple(
            _sign_row(reading, seen.get(reading.sign))
            for reading in case.signs.readings
            if reading.value is not None or reading.sign in seen
        ),
        details={one.sign: _detail(one, seen.get(one.sign)) for one in case.signs.readings},
        not_recorded=_not_recorded(case, seen),
        table=table_words(version),
        enquiries=tuple(_enquiry_row(one, today) for one in reversed(case.enquiries)),
    )


def table_words(version: RiskVersion | None) -> str:
    """Say which table the signs are read by and who has verified it here."""
    if version is None:
        return "No table of risk signs is set up."
    if version.signed_by is None or version.signed_on is None:
        signed = "not yet locally verified"
    else:
        signed = f"locally verified by {version.signed_by} on {shown_day(version.signed_on)}"
    source = version.source.removesuffix(", not yet locally verified")
    return (
        f"Table {version.version}, {source}: {signed}. Signs are for people to discuss; they are no score and do not "
        "replace clinical judgement."
    )


def _item_row(part: Part, said: str) -> Row:
    """Prepare one item of the list; `said` is what was found last, in words: after its age, whole in the tip."""
    tone = _STATUS[part.status] if part.item.required or part.status != "missing" else Tone.QUIET
    label = part.item.label if part.item.required else f"{part.item.label} (optional)"
    words = f"{part.words()} · {said}" if said else part.words()
    taken = shown_day(part.taken) if part.taken else ""
    return Row(
        part.item.key,
        (
            Cell(_MARKS[part.status], tone, spoken=part.status),
            Cell(label, tip=label),
            Cell(
                words,
                tone if part.status != "present" else Tone.PLAIN,
                tip=f"{said} ({taken})" if said and taken else said or taken,
            ),
        ),
    )


def _badges(case: Case) -> tuple[Badge, ...]:
    """Count the signs by level."""
    counts = {level: len(case.signs.of(level)) for level in ("red", "amber", "green", "missing")}
    words = {"red": "red", "amber": "amber", "green": "green", "missing": "not recorded"}
    return tuple(
        Badge(f"{SHAPES[level]} {count} {words[level]}", _TONES[level] if level != "missing" else Tone.GREY)
        for level, count in counts.items()
        if count
    )


def _not_recorded(case: Case, seen: Mapping[str, Disagreement]) -> str:
    """Name the signs of which nothing is recorded."""
    missing = [one.label for one in case.signs.of("missing") if one.sign not in seen]
    return f"Not recorded: {', '.join(missing)}." if missing else ""


def _sign_row(reading: Reading, other: Disagreement | None) -> Row:
    """Prepare one sign: its level, its value with how it moved, and its day; full words stand in the tip."""
    is_there = reading.value is not None
    second = "; ".join(part for part in (_since(reading), reading.meaning) if part)
    if other is not None:
        second = f"{other.by} sees it {SHAPES[_LEVELS[other.level]]} {other.level}"
    return Row(
        reading.sign,
        (
            Cell(
                f"{SHAPES[reading.level]} {reading.letter}",
                _TONES[reading.level],
                chip=is_there,
                spoken="not recorded" if not is_there else reading.level,
            ),
            Cell(
                reading.words(),
                Tone.STRONG if reading.level in {"red", "amber"} else Tone.PLAIN,
                second=second,
                tip=_detail(reading, other),
            ),
            Cell(shown_day(reading.taken), Tone.QUIET),
        ),
    )


def _detail(reading: Reading, other: Disagreement | None) -> str:
    """Say everything about one sign in full."""
    level = f"{reading.level} by the table" + (f": {reading.meaning}" if reading.meaning else "")
    parts = [f"{reading.words()}, {level}" if reading.value is not None else reading.words(), _since(reading)]
    if reading.worked_out:
        parts.append("worked out from weight and height")
    said = "; ".join(part for part in parts if part) + "."
    if other is None:
        return said
    return (
        f"{said} {other.by} sees it as {other.level} since {shown_day(local_day(other.at))}: {other.reason} "
        "The order still goes by the table."
    )


def _since(reading: Reading) -> str:
    """Say how a sign moved against its last value at least a week older; nothing where there is none."""
    if reading.change is None:
        return ""
    moved = round(reading.change, reading.decimals)
    if moved == 0:
        return "as a week before"
    way = "worse" if reading.worsening else "better"
    if reading.judged:
        return f"{way} than a week before"
    return f"{way}: {'up' if moved > 0 else 'down'} {abs(moved):g} on a week before"


def _enquiry_row(one: Enquiry, today: date) -> Row:
    """Prepare one request to the referrer; one whose answer is late says by how much."""
    asked = f"{one.to}, {shown_day(local_day(one.at))}"
    items = ", ".join(one.items)
    late = (today - one.due).days
    reminded = f"reminded {shown_day(local_day(one.chased))}" if one.chased else ""
    if one.answered is not None:
        stands, tone, reminded = f"● answered {shown_day(local_day(one.answered))}", Tone.GREEN, ""
    elif late > 0:
        stands, tone = f"▲ {counted(late, 'day')} overdue", Tone.RED
    else:
        stands, tone = f"due {shown_day(one.due)}", Tone.AMBER
    return Row(one.key, (Cell(asked, second=items, tip=items), Cell(stands, tone, second=reminded)))
