"""One patient as the screen shows them: banner, badges, summary and the timeline of everything."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.called import OWN, Called
from pc_desktop.services.patient_timeline import Entry
from pc_desktop.services.patient_view import PatientPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Cell, Row
from pc_desktop.ui.referrals.case_rows import CaseRows
from pc_desktop.ui.widgets.shown import Pair, Person

_SAID_FIRST: Final = MappingProxyType({"decided": "Decided: "})
"""What a title begins with where it does not say itself what kind of thing happened."""
_TONES: Final = MappingProxyType(
    {"decided": Tone.GREEN, "bed": Tone.GREEN, "stay": Tone.GREEN, "order": Tone.AMBER, "opened": Tone.AMBER}
)


@dataclass(frozen=True, slots=True)
class PatientRows:
    """One patient in full.

    `case` is None for a record that is masked; `mask_words` then says why. `full` gives every entry of the timeline in
    full by the key of its row.
    """

    key: str
    person_key: str
    ref: str
    person: Person
    badges: tuple[Badge, ...]
    is_open: bool
    is_masked: bool
    mask_words: str
    died_words: str
    case: CaseRows | None
    others: tuple[tuple[str, str], ...]
    timeline: tuple[Row, ...]
    full: MappingProxyType[str, str]


def patient_rows(page: PatientPage, case: CaseRows | None, words: Called = OWN) -> PatientRows:
    """Prepare one patient; `case` is their summary where it may be seen."""
    many = bool(page.others)
    rows = [(str(number), entry) for number, entry in enumerate(page.entries)]
    return PatientRows(
        key=page.key,
        person_key=page.person,
        ref=page.ref,
        person=_banner(page),
        badges=case.badges if case and page.is_open else _badges(page),
        is_open=page.is_open,
        is_masked=page.is_masked,
        mask_words=_mask_words(page),
        died_words=f"This {words.patient} died on {page.died}." if page.died else "",
        case=case,
        others=page.others,
        timeline=tuple(_row(key, entry, many=many) for key, entry in rows),
        full=MappingProxyType({key: _in_full(entry, many=many) for key, entry in rows}),
    )


def _banner(page: PatientPage) -> Person:
    """Name the patient as clinical screens do."""
    particulars = [Pair("Born", page.born), Pair("Sex", page.sex), Pair("Home", page.home)]
    if page.died:
        particulars.insert(1, Pair("Died", page.died))
    return Person(page.name, page.nhs_number, tuple(particulars))


def _badges(page: PatientPage) -> tuple[Badge, ...]:
    """Say how a referral that waits no longer ended, and of a masked one only how it stands."""
    words = page.state_words if page.is_open else f"{page.state_words} {page.since}"
    badges = [Badge(words, Tone.BLUE if page.is_open else Tone.GREY)]
    if page.restricted is not None:
        badges.append(Badge("Restricted", Tone.AMBER, page.restricted))
    if page.died:
        badges.insert(0, Badge(f"Died {page.died}", Tone.GREY))
    return tuple(badges)


def _mask_words(page: PatientPage) -> str:
    """Say that a record is restricted and what opening it means."""
    if not page.is_masked:
        return ""
    return (
        f"{page.ref} is a restricted record: {page.restricted}. Open it only if you need it to do your work. "
        "Your name, the time and your reason stay on record, and it is open to you until the end of today."
    )


def _row(key: str, entry: Entry, *, many: bool) -> Row:
    """Prepare one line of the timeline."""
    title = _title(entry, many=many)
    return Row(
        key,
        (
            Cell(entry.when, Tone.QUIET, second=entry.by, tip=entry.by),
            Cell(
                title,
                _TONES.get(entry.kind, Tone.STRONG),
                second=entry.words,
                tip=f"{title}. {entry.words}".strip(),
                bold=True,
            ),
        ),
    )


def _title(entry: Entry, *, many: bool) -> str:
    """Say shortly what happened, and to which referral where the patient has several."""
    title = _SAID_FIRST.get(entry.kind, "") + entry.title
    return f"{entry.ref}: {title}" if many and entry.ref else title


def _in_full(entry: Entry, *, many: bool) -> str:
    """Say one entry in full."""
    by = f", {entry.by}" if entry.by else ""
    words = f" {entry.words}" if entry.words else ""
    return f"{entry.when}{by}. {_title(entry, many=many)}.{words}"
