"""The main job's errands without a window, for the command line and the demonstration."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.domain.returns import Draft
from pc_desktop.services.compare_returns import Comparison, compare_all
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.minutes_now import latest_meeting, minutes_of
from pc_desktop.services.office import Office
from pc_desktop.services.plan_view import PlanLine, plan_lines, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.region import region_now

_STATUSES = ("new", "changed", "gone", "same")
_STORE_PARTS = ("", ".key", "-wal", "-shm", ".lock", ".holder")


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What one file would change, or did: counts by status, and every problem."""

    file: str
    units: tuple[str, ...]
    counts: dict[str, int]
    known: bool
    problems: tuple[Problem, ...]


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
        lines = []
        for file in self.files:
            if file.known:
                lines.append(f"{file.file}: accepted before, nothing new.")
                continue
            counts = ", ".join(f"{file.counts[status]} {status}" for status in _STATUSES)
            lines.append(f"{file.file} ({', '.join(file.units) or 'no unit known here'}): {counts}.")
            lines += [f"  {_problem_words(problem)}" for problem in file.problems]
        if not self.accepted:
            lines.append("Nothing was written. Add --accept to write the changes.")
        else:
            lines.append(f"Written as one step: {self.title}." if self.step else "Nothing new was written.")
        return "\n".join(lines)


def _problem_words(problem: Problem) -> str:
    """Say one problem with its place."""
    place = f"{problem.sheet} {problem.cell}".strip()
    return f"{place} {problem.column}: {problem.found}. {problem.what} {problem.advice}"


def import_returns(office: Office, files: Sequence[Path], *, accept: bool) -> ImportAnswer:
    """Read and compare files and, where asked, write all their changes as one step."""
    drafts = tuple(_read(office, file) for file in files)
    compared = office.desk.ask(lambda reading: compare_all(reading, drafts))
    answers = tuple(_file_answer(one) for one in compared)
    if not accept:
        return ImportAnswer(answers, accepted=False, step=None, title="")
    done = office.desk.do(ImportReturns(drafts))
    return ImportAnswer(answers, accepted=True, step=done.step, title=done.title)


def _read(office: Office, file: Path) -> Draft:
    """Read one file; what is said against it names it."""
    try:
        return office.read_return(file)
    except Refused as refused:
        raise Refused(_named(file, refused.sentence)) from refused
    except Unavailable as unavailable:
        raise Unavailable(_named(file, unavailable.title), unavailable.advice) from unavailable


def _named(file: Path, sentence: str) -> str:
    """Begin a sentence with the file's name, unless it says it already."""
    return sentence if file.name in sentence else f"{file.name}: {sentence}"


def _file_answer(comparison: Comparison) -> FileAnswer:
    """Count one file's rows."""
    return FileAnswer(
        file=comparison.draft.file,
        units=tuple(unit.unit.name for unit in comparison.units),
        counts={status: comparison.count(status) for status in _STATUSES},
        known=comparison.accepted is not None,
        problems=comparison.all_problems,
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
    pack = minutes_of(office.desk, meeting)
    office.write_minutes(pack, file)
    return counted(len(pack.decisions), "decision")


def _refuse_the_store(file: Path, store: Path) -> None:
    """Refuse a file that is the store or belongs to it, by whatever name it is called."""
    for path in (store, store.resolve()):
        for part in _STORE_PARTS:
            own = path.with_name(f"{path.name}{part}")
            if file.resolve() == own.resolve() or (file.exists() and own.exists() and file.samefile(own)):
                raise Refused(f"“{file.name}” belongs to the store. Choose another name for the minutes.")
