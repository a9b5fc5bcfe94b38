"""The main job's errands without a window, for the command line and the demonstration."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pc_desktop.answering import (
    NO_ANSWERS,
    Answers,
    Meant,
    lines_of,
    meant,
    place_of,
    questions_as_toml,
    said_of,
)
from pc_desktop.domain.calendar import counted
from pc_desktop.domain.correction import Asked, Correction
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.import_referrals import ComparedLists, ImportFiles
from pc_desktop.services.listed_comparison import ListComparison
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import PlanLine, plan_lines, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now
from pc_desktop.services.return_comparison import Comparison
from pc_desktop.services.return_differences import NOTHING_CHOSEN

_STATUSES = ("new", "changed", "conflict", "gone", "same")
_LISTED = ("new", "changed", "same", "refused")
_STORE_PARTS = ("", ".key", "-wal", "-shm", ".lock", ".holder", ".tries")


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on the command line about the files: passwords, cells put right, and whose word counts.

    A correction is a sheet, a cell and a text; without a text the row is passed over. `gone` lets everybody not listed
    have left as late as they can have, `answers` are those of a file.
    """

    passwords: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str, str | None], ...] = ()
    theirs: bool = False
    gone: bool = False
    answers: Answers = NO_ANSWERS

    def asked(self, digest: str) -> Asked:
        """Give what the reader is told about a file of this digest."""
        made = (Correction(digest, sheet, cell, text) for sheet, cell, text in self.all_corrections)
        return Asked(self.passwords, tuple(made) if digest else ())

    @property
    def all_corrections(self) -> tuple[tuple[str, str, str | None], ...]:
        """Give the cells put right and the rows passed over, said one by one or in the file of answers."""
        return (*self.corrections, *self.answers.corrections())


NOTHING_SAID = Said()
NOTHING_MEANT = Meant(NOTHING_CHOSEN, frozenset())


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What one file would change, or did: counts by status, and every problem.

    `known` says that it was accepted before, or, of lists, that everything in it is held already; `lists` are the
    sheets of its lists.
    """

    file: str
    units: tuple[str, ...]
    counts: dict[str, int]
    known: bool
    problems: tuple[Problem, ...]
    lists: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Give the answer for people."""
        if self.known and not self.lists:
            yield from (f"{self.file}: accepted before, nothing new.", *(f"  {one}" for one in self.changes))
            return
        counts = ", ".join(f"{count} {status}" for status, count in self.counts.items())
        named = ", ".join(self.units or (f"list {sheet}" for sheet in self.lists)) or "no unit known here"
        yield f"{self.file} ({named}): {'nothing new, ' if self.known else ''}{counts}."
        yield from (f"  {change}" for change in self.changes)
        for problem in self.problems:
            yield f"  {_problem_words(problem)}"


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """What came of an import: each file's counts, and whether anything was written."""

    files: tuple[FileAnswer, ...]
    accepted: bool
    step: int | None
    title: str

    def as_json(self) -> dict[str, object]:
        """Give the answer for programs."""
        return asdict(self)

    def as_text(self) -> str:
        """Give the answer for people."""
        lines = [line for file in self.files for line in file.lines()]
        if not self.accepted:
            lines.append("Nothing was written. Add --accept to write the changes.")
        else:
            lines.append(f"Written as one step: {self.title}." if self.step else "Nothing new was written.")
        return "\n".join(lines)


def _problem_words(problem: Problem) -> str:
    """Say one problem with its place."""
    place = f"{problem.sheet} {problem.cell}".strip()
    found = f"{problem.found}. " if problem.found else ""
    return f"{place} {problem.column}: {found}{problem.what} {problem.advice}"


def import_files(
    office: Office, files: Sequence[Path], *, accept: bool, said: Said = NOTHING_SAID
) -> ImportAnswer:
    """Read and compare returns and lists and, where asked, write all their changes as one step."""
    drafts = tuple(draft for file in files for draft in _read(office, file, said))
    compared = ComparedLists()
    what = office.desk.ask(lambda reading: _meant(reading, drafts, said, compared))
    answers = office.desk.ask(lambda reading: _compared(reading, drafts, what, compared))
    if not accept:
        return ImportAnswer(answers, accepted=False, step=None, title="")
    office.desk.ask(lambda reading: _refuse_unsettled(reading, drafts, what))
    corrections = len(said.all_corrections)
    order = ImportFiles(drafts, what.left_out, what.chosen, corrections, compared)
    done = office.desk.do(order)
    return ImportAnswer(answers, accepted=True, step=done.step, title=done.title)


def _returned(
    reading: Reading, drafts: Sequence[Draft], what: Meant = NOTHING_MEANT
) -> tuple[Comparison, ...]:
    """Compare the returns among some files with what is held."""
    return compare_all(reading, [draft for draft in drafts if not draft.lists], what.left_out, what.chosen)


def _meant(reading: Reading, drafts: Sequence[Draft], said: Said, compared: ComparedLists) -> Meant:
    """Find what was said about the changes of some files."""
    lists = compared.of(reading, drafts, frozenset())
    return meant(_returned(reading, drafts), lists, said.answers, theirs=said.theirs, gone=said.gone)


def answers_to_give(office: Office, files: Sequence[Path], said: Said = NOTHING_SAID) -> str:
    """Write a file of answers to be filled in, with everything some files leave to be chosen."""
    drafts = tuple(draft for file in files for draft in _read(office, file, said))
    return office.desk.ask(lambda reading: questions_as_toml(_returned(reading, drafts)))


def _refuse_unsettled(reading: Reading, drafts: Sequence[Draft], what: Meant) -> None:
    """Refuse to accept while two people claim one bed."""
    units = [unit for one in _returned(reading, drafts, what) for unit in one.units]
    open_ = [
        (place_of(unit, row), row) for unit in units for row in unit.rows if row.key not in what.left_out
    ]
    asked = [f"{place}: {row.who}, {row.changes[0].says}." for place, row in open_ if row.blocks]
    if asked:
        how = "Say in the file of answers when they left or that they are still here, or leave a row out."
        raise Refused("\n".join(("Two people claim one bed, so nothing was written.", *asked, how)))


def _compared(
    reading: Reading, drafts: Sequence[Draft], what: Meant, compared: ComparedLists
) -> tuple[FileAnswer, ...]:
    """Compare files with what is held at one moment, each answered in its place."""
    returns = iter(_returned(reading, drafts, what))
    lists = iter(compared.of(reading, drafts, what.left_out))
    return tuple(
        _list_answer(next(lists)) if draft.lists else _file_answer(next(returns)) for draft in drafts
    )


def _list_answer(comparison: ListComparison) -> FileAnswer:
    """Count the rows of one file's lists."""
    counts = {status: comparison.count(status) for status in _LISTED}
    return FileAnswer(
        file=comparison.draft.file,
        units=(),
        counts=counts,
        known=bool(counts["same"]) and not counts["new"] and not counts["changed"],
        problems=comparison.problems,
        lists=tuple(of.sheet for of in comparison.draft.lists),
        changes=tuple(said_of(lines_of((), (comparison,)))),
    )


def _read(office: Office, file: Path, said: Said) -> tuple[Draft, ...]:
    """Read one file, and of an e-mail every workbook; what is said against it names it."""
    try:
        draft = office.read_return(file, asked=said.asked("")) if said.passwords else office.read_return(file)
        if said.corrections:
            draft = office.read_return(file, asked=said.asked(draft.digest))
        _refuse_unread(draft)
        return (draft, *draft.attached)
    except Refused as refused:
        raise Refused(_named(file, refused.sentence)) from refused
    except Unavailable as unavailable:
        raise Unavailable(_named(file, unavailable.title), unavailable.advice) from unavailable


def _refuse_unread(draft: Draft) -> None:
    """Say which attachment could not be read: nothing is taken in half without a word."""
    for one in draft.unread:
        raise Unavailable(f"{one.file}: {one.title}", one.advice)


def _named(file: Path, sentence: str) -> str:
    """Begin a sentence with the file's name, unless it says it already."""
    return sentence if file.name in sentence else f"{file.name}: {sentence}"


def _file_answer(comparison: Comparison) -> FileAnswer:
    """Count one file's rows."""
    return FileAnswer(
        file=comparison.draft.file,
        units=tuple(unit.unit.name for unit in comparison.units),
        counts={
            status: count
            for status in _STATUSES
            if (count := comparison.count(status)) or status != "conflict"
        },
        known=comparison.accepted is not None,
        problems=comparison.all_problems,
        changes=tuple(said_of(lines_of((comparison,), ()))),
    )


def plan_answer(office: Office) -> tuple[PlanLine, ...]:
    """Make the plan for everybody waiting."""

    def ask(reading: Reading) -> tuple[PlanLine, ...]:
        region = region_now(reading)
        return plan_lines(region, planning_now(region, office.gazetteer).plan)

    return office.desk.ask(ask)


def plan_text(lines: Sequence[PlanLine]) -> str:
    """Write the plan for people, one paragraph each."""
    if not lines:
        return "Nobody is waiting."
    said = []
    for line in lines:
        goes = f"{line.unit} {line.bed} ({line.when}, {line.miles})" if line.unit else "no place"
        said.append(f"{line.ref} {line.initials} → {goes}. {line.why}")
        said += [f"    not {unit}: {words}" for unit, words in line.why_not]
    return "\n".join(said)


def export_minutes(office: Office, file: Path, store: Path | None = None) -> str:
    """Write the minutes of the latest meeting that has any; returns how many decisions they hold, in words.

    Refuses to write over the store, where told which it is, and over what lies beside it and belongs to it.
    """
    if store is not None:
        _refuse_the_store(file, store)
    meeting = office.desk.ask(latest_meeting)
    if meeting is None:
        raise Refused("No meeting has been held yet, so there are no minutes to export.")
    pack = minutes_of(office.desk, meeting, office.gazetteer)
    office.write_minutes(pack, file)
    return counted(len(pack.decisions), "decision")


def _refuse_the_store(file: Path, store: Path) -> None:
    """Refuse a file that is the store or belongs to it, by whatever name it is called."""
    for path in (store, store.resolve()):
        for part in _STORE_PARTS:
            own = path.with_name(f"{path.name}{part}")
            if file.resolve() == own.resolve() or (file.exists() and own.exists() and file.samefile(own)):
                raise Refused(f"“{file.name}” belongs to the store. Choose another name for the minutes.")


def take_pack_in(office: Office, file: Path, words: str, keep: str | None) -> str:
    """Take a pack in and say what came of it; refuses, listing what clashes, where nothing says what stands."""
    if office.safe is None:
        raise Refused("This store takes no packs.")
    choices: dict[str, str] = {}
    while True:
        joined = office.safe.take_in(file, words, choices, office.clock.now(), office.desk.by)
        if not joined.questions:
            break
        if keep is None:
            lines = [f"{one.about}: here {one.ours}, there {one.theirs}" for one in joined.questions]
            raise Refused("\n".join((*lines, "Nothing was written. Say --keep ours or --keep theirs.")))
        choices |= {one.key: keep for one in joined.questions}
    news = f"{counted(joined.steps, 'new step')}, {counted(joined.changed, 'fact')} changed."
    return "\n".join((news, *joined.notes))
