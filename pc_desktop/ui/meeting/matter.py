"""What belongs to an item of the agenda: what is shown under it, and what can be done there."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.agenda import AgendaItem
from pc_desktop.domain.meeting import Meeting
from pc_desktop.services.agenda_matters import MatterLine
from pc_desktop.services.agenda_view import Talked
from pc_desktop.services.glass import shown_initials
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.meeting.wishes import Wish
from pc_desktop.ui.widgets.shown import Choice, Pair

_TONES: Final = MappingProxyType(
    {"good": Tone.GREEN, "notice": Tone.AMBER, "bad": Tone.RED, "quiet": Tone.QUIET, "": Tone.PLAIN}
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a matter is shown and acted in: the meeting at hand, the item, and the region as last looked at."""

    office: Office
    meeting: Meeting
    item: AgendaItem
    region: Region
    heard: Talked


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands under an item: a sentence, pairs of label and value, and lines; `empty` where there are no lines."""

    lead: str = ""
    pairs: tuple[Pair, ...] = ()
    rows: tuple[Row, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Acts:
    """The words of what can be done under an item; empty where it cannot be done there."""

    add: str = ""
    tick: str = ""
    open: str = ""
    remove: str = ""


class Matter(ABC):
    """One kind of item. What a kind does not do stays as it is here: nothing."""

    acts: Acts = Acts()

    @abstractmethod
    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Prepare what stands under the item."""

    def add(self, scene: Scene) -> Wish:
        """Add something under the item."""
        return None

    def tick(self, scene: Scene, row: str) -> Wish:
        """Confirm, close or answer the line chosen."""
        return None

    def open(self, scene: Scene, row: str) -> Wish:
        """Change the line chosen, or turn to who it is about."""
        return None

    def remove(self, scene: Scene, row: str) -> Wish:
        """Take the line chosen away."""
        return None


def line_rows(lines: Iterable[MatterLine]) -> tuple[Row, ...]:
    """Prepare lines."""
    return tuple(
        three_cells(one.key, (one.name, one.under), (one.words, one.more), one.mark, _TONES[one.level])
        for one in lines
    )


def three_cells(
    key: str, name: tuple[str, str], words: tuple[str, str], mark: str, tone: Tone = Tone.QUIET
) -> Row:
    """Prepare one line: who or what, what is known of it, and how it stands; each with words below it."""
    return Row(
        key,
        (
            Cell(name[0], Tone.STRONG, second=name[1], tip=name[1]),
            Cell(words[0], second=words[1], tip="\n".join(part for part in words if part)),
            Cell(mark, tone, tip=mark),
        ),
    )


def referral_choices(region: Region, none: str = "") -> tuple[Choice, ...]:
    """Offer everybody waiting, in order, by reference and initials; `none` are the words for nobody, where allowed."""
    found = []
    for ranked in region.ranked:
        case = region.cases[ranked.standing.referral.key]
        found.append(Choice(case.referral.key, f"{case.referral.ref} · {shown_initials(case.person)}"))
    return (Choice("", none), *found) if none else tuple(found)
