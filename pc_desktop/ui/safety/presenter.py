"""The forms and rows of safety: who works here, passphrases, packs, what clashes, and the backups there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pc_desktop.clock import SteadyClock, SystemClock
from pc_desktop.domain.calendar import counted, local_day, shown_day, shown_moment
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.roles import ROLES
from pc_desktop.services.coded_words import in_words
from pc_desktop.services.erase import due_for_erasure, retention_years
from pc_desktop.services.merging import OURS, THEIRS, Joined, Question
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import settings_of
from pc_desktop.services.safekeeping import REASONS, Backup, Held, Safekeeping
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice, Pair

_NEWS, _ALL = "news", "all"
_MEGABYTE = 1_000_000
_WORTH_SAYING = timedelta(minutes=2)
"""A clock put right by less is nobody's concern."""


@dataclass(frozen=True, slots=True)
class BackupRows:
    """The backups there are, newest first, with what to say where there are none."""

    rows: tuple[Row, ...]
    words: str
    second: str


class SafetyPresenter:
    """Prepares what the window asks and shows about safety."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._backups: dict[str, Backup] = {}

    @property
    def safe(self) -> Safekeeping:
        """Give what keeps the store safe; refuses where the store lives only as long as the window."""
        if self._office.safe is None:
            raise Refused("This works on a store of your own. Make one first.")
        return self._office.safe

    def who_form(self) -> Form:
        """Ask who works here."""
        desk = self._office.desk
        known = {role.key for role in ROLES}
        return Form(
            "Who is working?",
            "Work as this person",
            (
                Field("name", "Name", Kind.TEXT, desk.by, "It stands on every step in History."),
                Field(
                    "role",
                    "Role",
                    Kind.CHOICE,
                    desk.role if desk.role in known else ROLES[0].key,
                    "What each role may do stands in the help. It prevents slips; it is no wall.",
                    tuple(Choice(role.key, role.name) for role in ROLES),
                ),
            ),
        )

    @staticmethod
    def passphrase_form() -> Form:
        """Ask for another passphrase."""
        return Form(
            "Change the passphrase",
            "Change",
            (
                Field("now", "Passphrase now", Kind.SECRET, ""),
                *_new_words("New passphrase"),
            ),
            "Backups made before keep the passphrase they had.",
        )

    def change_passphrase(self, values: Values) -> None:
        """Change the passphrase as filled in."""
        _refuse_apart(values)
        self.safe.change_passphrase(values["now"], values["new"])

    @staticmethod
    def pack_form() -> Form:
        """Ask what a pack shall carry and under which passphrase."""
        choices = (Choice(_NEWS, "What the other laptops lack"), Choice(_ALL, "Everything, for a new laptop"))
        return Form(
            "Hand over to another laptop",
            "Choose where to save it…",
            (
                Field("what", "The pack carries", Kind.CHOICE, _NEWS, "", choices),
                *_new_words("Passphrase of this pack"),
            ),
            "One sealed file. Tell its passphrase by another way than the file goes.",
        )

    @staticmethod
    def pack_words(values: Values) -> tuple[str, bool]:
        """Read the form of a pack: its passphrase, and whether it carries everything."""
        _refuse_apart(values)
        return values["new"], values["what"] == _ALL

    def pack_name(self) -> str:
        """Suggest a name for a pack, which names nobody."""
        return f"Hand-over {shown_day(local_day(self._office.clock.now()))}.pcpack"

    @staticmethod
    def take_in_form(name: str) -> Form:
        """Ask for a pack's passphrase."""
        return Form(
            "Take a pack in",
            "Take in",
            (Field("words", "Passphrase of the pack", Kind.SECRET, ""),),
            f"“{name}” is joined with what is here. A backup is made first, and History keeps both sides.",
        )

    @staticmethod
    def questions_form(questions: Sequence[Question]) -> Form:
        """Ask which value stands where both laptops changed one."""
        fields = tuple(
            Field(
                question.key,
                question.about,
                Kind.CHOICE,
                OURS,
                "",
                (
                    Choice(OURS, f"Here: {_said(question.key, question.ours)}"),
                    Choice(THEIRS, f"There: {_said(question.key, question.theirs)}"),
                ),
            )
            for question in questions
        )
        return Form(
            f"{counted(len(questions), 'thing')} changed on both laptops",
            "Keep these",
            fields,
            "Choose for each what stands from now on. What is not chosen stays in History.",
        )

    @staticmethod
    def joined_words(joined: Joined) -> str:
        """Say what came of taking in a pack."""
        if not joined.steps:
            return "Nothing new: this laptop has everything the pack carries."
        changed = (
            f"{counted(joined.changed, 'fact')} changed here" if joined.changed else "nothing changed here"
        )
        first = f"{counted(joined.steps, 'step')} from laptop {joined.came_from} taken in, {changed}."
        return " ".join((first, *joined.notes))

    def retention_form(self) -> Form:
        """Ask whose records to erase, of those that are due; refuses where nobody is."""
        years = self._office.desk.ask(retention_years)
        if years is None:
            raise Refused("No retention rule is set. Say in Setup after how many years records are due.")
        due = self._office.desk.ask(due_for_erasure)
        if not due:
            raise Refused(f"Nobody's records are due: none ended {counted(years, 'year')} ago or more.")
        choices = tuple(
            Choice(one.person, f"{', '.join(one.refs)}: ended {shown_day(one.ended)}") for one in due
        )
        return Form(
            f"Records of {counted(len(due), 'patient')} are due",
            "Erase those ticked…",
            (Field("people", "Erase", Kind.SEVERAL, (), "Nothing is ticked until you tick it.", choices),),
            f"Ended {counted(years, 'year')} ago or more. Erasing cannot be undone; a step without names stays.",
        )

    def replace_old_backups(self) -> str:
        """Replace backups that hold somebody erased, where the setting says so; says how many still do."""
        after = self._office.desk.ask(settings_of)["erased_backups_after"]
        if after:
            gone = self.safe.replace_holding_erased(int(after), SystemClock().now())
            if gone:
                return f"{counted(gone, 'backup')} made before replaced by a fresh one."
        left = len(self.safe.holding_erased())
        return f"{counted(left, 'backup')} made before still hold them." if left else ""

    def backup_rows(self) -> BackupRows:
        """Prepare the backups there are."""
        found, holding = self.safe.backups(), {one.path for one in self.safe.holding_erased()}
        self._backups = {str(number): one for number, one in enumerate(found)}
        rows = tuple(
            Row(
                key,
                (
                    Cell(shown_moment(one.made), Tone.STRONG),
                    _why(one, holds=one.path in holding),
                    Cell(f"{one.size / _MEGABYTE:.1f} MB", Tone.QUIET),
                ),
            )
            for key, one in self._backups.items()
        )
        second = self.safe.second_folder()
        words = (
            "Each was opened and checked when made. The latest ten stay, then one a day, then one a month."
        )
        return BackupRows(
            rows,
            words,
            second or "None chosen. A stick or the trust's own folder helps when a laptop is lost.",
        )

    def backup(self, key: str) -> Backup | None:
        """Give one of the backups last listed."""
        return self._backups.get(key)

    @staticmethod
    def held_pairs(backup: Backup, held: Held) -> tuple[Pair, ...]:
        """Say what a backup holds."""
        if held.faults:
            return (Pair("Opens whole", "▲ No: it is damaged. Choose another.", Tone.RED),)
        at = shown_moment(held.at) if held.at else "Not recorded"
        return (
            Pair("Opens whole", "✓ Yes, checked now", Tone.GREEN),
            Pair("Made", f"{shown_moment(backup.made)}, {REASONS.get(backup.reason, '').lower()}"),
            Pair("Latest step", f"{held.latest}" if held.latest else "Not recorded"),
            Pair("Done", at),
            Pair(
                "Holds",
                f"{counted(held.referrals, 'referral')}, {counted(held.people, 'patient')}, "
                f"{counted(held.steps, 'step')}",
            ),
        )

    def clock_words(self) -> str:
        """Say that the computer's clock is behind, and what to do; nothing where it is not."""
        clock, now = self._office.clock, self._office.clock.now()
        if not isinstance(clock, SteadyClock) or clock.behind < _WORTH_SAYING:
            return ""
        return (
            f"This computer's clock says {shown_moment(now - clock.behind)}, but the newest step was taken later. "
            f"Set the clock right. Until then time runs on from that step: it is {shown_moment(now)} here."
        )

    def idle_after(self) -> timedelta:
        """Tell after how long untouched the window locks: longer in a live meeting."""

        def ask(reading: Reading) -> timedelta:
            settings = settings_of(reading)
            name = "idle_meeting_minutes" if _is_live(reading) else "idle_minutes"
            return timedelta(minutes=int(settings[name]))

        return self._office.desk.ask(ask)

    def is_meeting_live(self) -> bool:
        """Tell whether a meeting has begun today and its minutes are not issued."""
        return self._office.desk.ask(_is_live)


def _why(backup: Backup, *, holds: bool) -> Cell:
    """Say why a backup was made, and where it still holds somebody erased since."""
    why = REASONS.get(backup.reason, backup.reason)
    return Cell(f"{why} ▲ still holds somebody erased", Tone.AMBER) if holds else Cell(why)


def _said(key: str, value: str) -> str:
    """Say a value that clashes, a code in words; the key names its kind and its field."""
    parts = key.split("/")
    return in_words(parts[0], parts[-1], value)


def _is_live(reading: Reading) -> bool:
    """Tell whether a meeting goes on."""
    today = reading.find(Meeting, day=local_day(reading.now))
    return any(one.started is not None and one.issued is None for one in today)


def _new_words(label: str) -> tuple[Field, ...]:
    """Ask for a new passphrase twice."""
    advice = "Three or four words nobody would guess are best. It may be pasted."
    return (
        Field("new", label, Kind.NEW_SECRET, "", advice),
        Field("again", "The same again", Kind.SECRET, ""),
    )


def _refuse_apart(values: Mapping[str, object]) -> None:
    """Refuse a new passphrase typed in two ways."""
    if values["new"] != values["again"]:
        raise Refused("The new passphrase was typed in two ways. Type both again.")
