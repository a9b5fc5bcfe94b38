"""What the Help screen shows: the user guide's pages, found by their words."""

import re
from dataclasses import dataclass
from pathlib import Path

from pc_desktop.domain.calendar import counted
from pc_desktop.paths import resources
from pc_desktop.services.office import Office
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row

_ORDER = (
    "start",
    "referrals",
    "take-a-referral",
    "import-lists",
    "sending-workbooks",
    "risk-signs",
    "life-of-a-referral",
    "queue-and-order",
    "import-returns",
    "bed-board",
    "plan",
    "out-of-area",
    "expected-beds",
    "meeting-and-decisions",
    "agenda",
    "room-window",
    "minutes",
    "outcomes",
    "outcomes-figures",
    "history-and-undo",
    "setup",
    "storage",
    "backups",
    "hand-over",
    "roles",
    "retention",
    "safety",
    "keyboard",
)
_AROUND = 44


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of the guide: its name, its title and its text as Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpRows:
    """The list of pages as sifted by the words searched for."""

    rows: tuple[Row, ...]
    words: str
    empty: str


class HelpPresenter:
    """Reads the guide once and finds words in it."""

    def __init__(self, _office: Office | None = None, folder: Path | None = None) -> None:
        """Take the guide shipped with the application, or the one in another folder; it asks the office nothing."""
        self._folder = folder or resources() / "help"
        self._pages: dict[str, HelpPage] = {}
        self._sought: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """Give the words searched for now."""
        return self._sought

    def refresh(self) -> HelpRows:
        """Give the list of pages."""
        if not self._pages:
            names = sorted((file.stem for file in self._folder.glob("*.md")), key=_place)
            self._pages = {name: self._read(name) for name in names}
        found = [page for page in self._pages.values() if self._matches(page)]
        return HelpRows(
            rows=tuple(self._row(number, page) for number, page in enumerate(found, start=1)),
            words=f"{counted(len(found), 'page')} with these words" if self._sought else "",
            empty="No page has all these words. Try fewer."
            if self._sought
            else "The guide is not installed.",
        )

    def search(self, words: str) -> HelpRows:
        """Show only pages that have every one of these words."""
        self._sought = tuple(words.casefold().split())
        return self.refresh()

    def page(self, name: str) -> HelpPage | None:
        """Give a page by its name; None where there is none."""
        if not self._pages:
            self.refresh()
        return self._pages.get(name)

    def target(self, link: str) -> tuple[str, str]:
        """Give the page and the heading a link leads to; both empty where it leads out of the guide."""
        path, _, heading = link.partition("#")
        name = path.removesuffix(".md")
        if "/" in name or ":" in name or (name and self.page(name) is None):
            return "", ""
        return name, heading

    def _read(self, name: str) -> HelpPage:
        """Read one page."""
        text = (self._folder / f"{name}.md").read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        return HelpPage(name, first.removeprefix("# ").strip(), text)

    def _matches(self, page: HelpPage) -> bool:
        """Tell whether a page has every word."""
        return all(_beginning(word).search(page.text) for word in self._sought)

    def _row(self, number: int, page: HelpPage) -> Row:
        """Prepare one page of the list, with the place of the first word found in it."""
        snippet = _snippet(page.text, self._sought[0]) if self._sought else ""
        spoken = f"{page.title}: {snippet}" if snippet else f"page {number}, {page.title}"
        return Row(page.name, (Cell(page.title, Tone.PLAIN, second=snippet, tip=snippet, spoken=spoken),))


def _place(name: str) -> tuple[int, str]:
    """Tell where a page stands in the guide; one without a place comes last."""
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _snippet(text: str, word: str) -> str:
    """Give the words round the first place a word is found, on one line, without marks."""
    plain = " ".join(text.replace("#", " ").replace("*", "").replace("|", " ").replace("`", "").split())
    found = _beginning(word).search(plain)
    at = found.start() if found else 0
    start = plain.rfind(" ", 0, max(0, at - _AROUND // 2)) + 1
    end = min(len(plain), start + _AROUND + len(word))
    begin = "…" if start else ""
    return f"{begin}{plain[start:end].strip()}{'…' if end < len(plain) else ''}"


def _beginning(word: str) -> re.Pattern[str]:
    """Give what finds words that begin so, in capitals or not."""
    return re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
