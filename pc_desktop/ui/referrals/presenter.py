"""What the Referrals screen shows: who is waiting, sifted by words and chips, and one referral in full."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.ranking import ORDER_WORDS
from pc_desktop.services.case_view import case_view
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import Planning, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import QueueLine, queue_view
from pc_desktop.services.region import Region, region_now
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Badge, Row
from pc_desktop.ui.referrals.case_rows import CaseRows, case_rows
from pc_desktop.ui.referrals.order import BY_RULE, arranged, column_words
from pc_desktop.ui.referrals.rows import referral_row, short_row
from pc_desktop.ui.widgets.shown import Choice, Notice

_CHOICES = ("all", "red", "waiting", "offered")
_CHOICE_WORDS = {"all": "All", "red": "▲ Red", "waiting": "Waiting", "offered": "Offered"}
_CHOICE_TIPS = {
    "all": "Every open referral",
    "red": "At least one red risk sign",
    "waiting": "No bed is held for them and none is sought out of area",
    "offered": "A bed is held for them",
}


@dataclass(frozen=True, slots=True)
class ReferralsRows:
    """The list as sifted: what is shown, how much is not, and loudly where that hides somebody red."""

    badges: tuple[Badge, ...]
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    short_rows: tuple[Row, ...]
    hidden_words: str
    warning: Notice | None
    order_words: str
    order_column: int
    order_rises: bool
    by_rule: bool
    empty: str
    nobody: bool


class ReferralsPresenter:
    """Prepares the list and one referral; sifting and ordering ask the facts nothing again."""

    def __init__(self, office: Office) -> None:
        """Sit in an office, with nothing sifted."""
        self._office = office
        self._look: tuple[Region, Planning] | None = None
        self._lines: tuple[QueueLine, ...] = ()
        self._haystack: dict[str, str] = {}
        self._choice, self._words = "all", ""
        self._column, self._rises = BY_RULE, True

    def refresh(self) -> ReferralsRows:
        """Ask again who is waiting and prepare the list."""
        region = self._office.desk.ask(region_now)
        self._look = (region, planning_now(region, self._office.gazetteer))
        self._lines = queue_view(region)
        self._haystack = {line.key: _haystack(region, line) for line in self._lines}
        return self._prepare()

    def sift(self, choice: str, words: str) -> ReferralsRows:
        """Show only those one chip and every word typed agree with."""
        self._choice, self._words = choice, words
        return self._prepare()

    def arrange(self, column: int) -> ReferralsRows:
        """Order by a column, the other way round where it is ordered by already."""
        self._rises = not self._rises if column == self._column else True
        self._column = column
        return self._prepare()

    def case(self, key: str) -> CaseRows | None:
        """Prepare one referral in full; None where it no longer waits."""
        if self._look is None or key not in self._look[0].cases:
            return None
        region, planning = self._look

        def ask(reading: Reading) -> CaseRows:
            page = case_view(reading, region, planning, key)
            return case_rows(page, region.cases[key], self._line(key))

        return self._office.desk.ask(ask)

    def _line(self, key: str) -> QueueLine:
        """Give the line of a referral that is open."""
        return next(line for line in self._lines if line.key == key)

    def _prepare(self) -> ReferralsRows:
        """Sift, order and prepare."""
        shown = [line for line in self._lines if _agrees(line, self._choice) and self._matches(line)]
        hidden = [line for line in self._lines if line not in shown]
        ordered = arranged(shown, self._column, rises=self._rises)
        return ReferralsRows(
            badges=_badges(self._lines),
            choices=tuple(_choice(self._lines, key) for key in _CHOICES),
            rows=tuple(referral_row(line) for line in ordered),
            short_rows=tuple(short_row(line) for line in ordered),
            hidden_words=f"{len(hidden)} of {counted(len(self._lines), 'referral')} hidden" if hidden else "",
            warning=_warning(hidden),
            order_words=self._order_words(),
            order_column=self._column,
            order_rises=self._rises,
            by_rule=self._is_by_rule,
            empty="No referral matches. Press Escape in the search box, or choose All.",
            nobody=not self._lines,
        )

    def _matches(self, line: QueueLine) -> bool:
        """Tell whether every word typed is somewhere in a line."""
        words = self._words.casefold().split()
        squeezed = "".join(words)
        if squeezed.isdigit() and len(squeezed) > 2:
            return squeezed in self._haystack[line.key]
        return all(word in self._haystack[line.key] for word in words)

    @property
    def _is_by_rule(self) -> bool:
        """Tell whether the list stands in the order of the rule."""
        return self._column == BY_RULE and self._rises

    def _order_words(self) -> str:
        """Say what the list is ordered by; anything but the rule says so."""
        if self._is_by_rule:
            return f"Order: {ORDER_WORDS}"
        return f"Shown by {column_words(self._column, rises=self._rises)}, not in the order of the rule"


def _agrees(line: QueueLine, choice: str) -> bool:
    """Tell whether a line is one a chip asks for."""
    if choice == "red":
        return line.level == "red"
    if choice == "waiting":
        return not line.settled
    return choice != "offered" or line.offer is not None


def _choice(lines: tuple[QueueLine, ...], key: str) -> Choice:
    """Prepare one chip with how many it would show."""
    count = sum(_agrees(line, key) for line in lines)
    return Choice(key, f"{_CHOICE_WORDS[key]} {count}", _CHOICE_TIPS[key])


def _badges(lines: tuple[QueueLine, ...]) -> tuple[Badge, ...]:
    """Say how many are open and how many of them red."""
    red = sum(line.level == "red" for line in lines)
    open_ = Badge(f"{len(lines)} open", Tone.GREY)
    return (open_, Badge(f"▲ {red} red", Tone.RED)) if red else (open_,)


def _warning(hidden: list[QueueLine]) -> Notice | None:
    """Shout where somebody with a red sign is not shown."""
    red = [line.ref for line in hidden if line.level == "red"]
    if not red:
        return None
    named = ", ".join(red[:4]) + (f" and {len(red) - 4} more" if len(red) > 4 else "")
    lead = f"{counted(len(red), 'red referral')} {'is' if len(red) == 1 else 'are'} hidden by this filter."
    return Notice(Tone.AMBER, lead, f"{named}.", "Show all", can_close=False)


def _haystack(region: Region, line: QueueLine) -> str:
    """Give everything a referral can be found by, in small letters."""
    number = region.cases[line.key].person.nhs_number or ""
    plain = line.initials.replace(".", "")
    return f"{line.ref} {line.initials} {plain} {line.name} {line.team} {line.linked} {number}".casefold()
