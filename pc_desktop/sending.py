"""What is sent out without a window: returns, forms, questions, tables and everything, each kept in History."""

from collections.abc import Sequence
from pathlib import Path

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.correction import Asked
from pc_desktop.domain.errors import Refused
from pc_desktop.services.compare_returns import compare_all
from pc_desktop.services.exported import NoteExport
from pc_desktop.services.form_pack import form_pack
from pc_desktop.services.matching import recognise
from pc_desktop.services.office import Office
from pc_desktop.services.return_pack import return_packs, units_to_ask
from pc_desktop.services.table_export import LEVELS, told_as
from pc_desktop.tables import TABLES


def send_returns(office: Office, folder: Path, names: Sequence[str], *, filled: bool) -> list[str]:
    """Write a weekly return for each unit named, or for every unit, into a folder; gives the files' names."""
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder.name}. Make it first.")
    units = office.desk.ask(units_to_ask)
    found = [recognise(units, name) for name in names]
    unknown = [name for name, unit in zip(names, found, strict=True) if unit is None]
    if unknown:
        raise Refused(f"No unit is called {unknown[0]}. There are {', '.join(unit.name for unit in units)}.")
    keys = [unit.key for unit in (found or units) if unit is not None]
    packs = office.desk.ask(lambda reading: return_packs(reading, keys, filled=filled))
    day = shown_day(local_day(office.clock.now()))
    files = [folder / f"{_plain(pack.unit)} return {day}.xlsx" for pack in packs]
    for pack, file in zip(packs, files, strict=True):
        office.books.write_return(pack, file)
    how = "filled in, with NHS numbers and initials" if filled else "blank"
    office.desk.do(NoteExport(f"{counted(len(packs), 'weekly return')}, {how}"))
    return [file.name for file in files]


def send_form(office: Office, file: Path) -> None:
    """Write a blank referral form."""
    office.books.write_form(office.desk.ask(form_pack), file)
    office.desk.do(NoteExport("a blank referral form"))


def send_everything(office: Office, file: Path) -> None:
    """Write everything the store holds to one workbook."""
    office.books.write_everything(file)
    office.desk.do(NoteExport("everything in the store, with names"))


def send_questions(office: Office, source: Path, file: Path, passwords: tuple[str, ...]) -> int:
    """Write what is asked about a file back as a copy of it; gives how many questions there are."""
    asked = Asked(passwords)
    draft = office.read_return(source, asked=asked) if passwords else office.read_return(source)
    problems = draft.problems
    if draft.units:
        (compared,) = office.desk.ask(lambda reading: compare_all(reading, (draft,)))
        problems = (*compared.all_problems, *compared.asked)
    if not problems:
        raise Refused(f"There is nothing to ask about {source.name}.")
    office.books.write_questions((source, draft.digest, problems, asked), file)
    office.desk.do(NoteExport("questions about 1 workbook"))
    return len(problems)


def send_layout(office: Office, name: str, file: Path) -> None:
    """Write a layout made here to a file for a colleague."""
    known = {one.layout.name: one.key for one in office.books.layouts.listed() if one.layout is not None}
    if name not in known:
        raise Refused(f"There is no layout “{name}”. There are {', '.join(known) or 'none'}.")
    office.books.layouts.save_as(known[name], file)


def send_table(office: Office, name: str, level: str, file: Path) -> int:
    """Write one of TABLES with patients named in one of LEVELS, by the ending of the file; gives its rows."""
    if name not in TABLES:
        raise Refused(f"There is no table {name}. There are {', '.join(TABLES)}.")
    table = office.desk.ask(lambda reading: told_as(reading, TABLES[name](office, reading), level))
    office.books.write_table(table, file)
    words = f"the table {table.title}, {counted(len(table.rows), 'row')}, {LEVELS[level].lower()}"
    office.desk.do(NoteExport(words))
    return len(table.rows)


def _plain(words: str) -> str:
    """Make words fit for a file's name on every system."""
    return "".join(sign if sign.isalnum() or sign in " -" else " " for sign in words).strip()
