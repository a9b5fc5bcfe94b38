"""Making ready what is sent after a meeting: what is in it for the preview, and how it is written, for the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pc_desktop.domain.calendar import shown_day, shown_day_with_weekday
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes_pack import MinutesPack, OwnersPack
from pc_desktop.domain.places import Trust
from pc_desktop.services.commissioners_view import commissioners_view
from pc_desktop.services.minutes_for_trust import minutes_for_trust
from pc_desktop.services.minutes_now import ask_of, minutes_of
from pc_desktop.services.minutes_scope import scope_of
from pc_desktop.services.office import Export, Office
from pc_desktop.services.outcome_letter import OutcomeLetter, outcome_letter
from pc_desktop.services.sendings import COMMISSIONERS, LETTER, OWNERS, PAPER, TRUST
from pc_desktop.ui.minutes_for_commissioners import commissioners_sections
from pc_desktop.ui.minutes_section import Section
from pc_desktop.ui.minutes_sections import minutes_sections, owners_sections

Sent = Export | OutcomeLetter
"""What may leave: a workbook, or a letter."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants written: of which meeting, which sending, what History calls it, under which password."""

    meeting: str
    key: str
    record: str
    password: str = ""


def made_ready(office: Office, meeting: Meeting, key: str) -> Sent:
    """Gather what one sending consists of; refuses a letter about a restricted record that is not open."""
    if key.startswith(LETTER):
        decision = key.removeprefix(LETTER)
        return office.desk.ask(lambda reading: outcome_letter(reading, decision, office.desk.by))
    pack = minutes_of(office.desk, meeting, office.gazetteer)
    if key.startswith(TRUST):
        trust = key.removeprefix(TRUST)
        scope = ask_of(
            office.desk, meeting, lambda reading: scope_of(reading, meeting, reading.get(Trust, trust))
        )
        return minutes_for_trust(pack, scope)
    if key == COMMISSIONERS:
        return office.desk.ask(lambda reading: commissioners_view(reading, pack))
    return OwnersPack(pack) if key == OWNERS else pack


def is_paper(key: str) -> bool:
    """Tell whether a sending is written as PDF."""
    return key == PAPER or key.startswith(LETTER)


def file_name_of(ready: Sent, key: str) -> str:
    """Name the file of a sending; nobody is in the name."""
    return f"{Path(ready.file_name).stem}{'.pdf' if is_paper(key) else '.xlsx'}"


def sections_of(ready: Sent) -> tuple[Section, ...]:
    """Put what is in a sending into sections, as its reader will see it."""
    if isinstance(ready, OutcomeLetter):
        told = (("Subject", ready.subject), ("To", "; ".join(ready.to)), *ready.patient)
        said = tuple((heading, "\n".join(lines)) for heading, lines in ready.parts)
        return (Section("Letter", (), (22, 78), (*told, *said, ("Signed", ready.signed))),)
    if isinstance(ready, MinutesPack):
        return minutes_sections(ready)
    return owners_sections(ready.minutes) if isinstance(ready, OwnersPack) else commissioners_sections(ready)


def writer_of(office: Office, ready: Sent, key: str, password: str) -> Callable[[Path], None]:
    """Give what writes a sending to a path; a PDF is printed now, on the window's thread, and only written later."""
    if not is_paper(key) and not isinstance(ready, OutcomeLetter):
        workbook = ready
        return lambda path: office.write_export(workbook, path, password)
    from pc_desktop.ui.minutes_paper import letter_pdf, minutes_pdf
    from pc_desktop.ui.paper_desk import put_file

    if isinstance(ready, OutcomeLetter):
        page = letter_pdf(ready)
    else:
        page = minutes_pdf(title_of(ready), subtitle_of(ready), sections_of(ready))
    return lambda path: put_file(page, path)


def title_of(ready: Export) -> str:
    """Give the title of the minutes."""
    pack = ready.minutes if isinstance(ready, OwnersPack) else ready
    return f"Minutes of the {pack.meeting} of {shown_day(pack.day)}"


def subtitle_of(ready: Export) -> str:
    """Say whose meeting it was, and how its minutes stand."""
    pack = ready.minutes if isinstance(ready, OwnersPack) else ready
    status = pack.status_words if isinstance(pack, MinutesPack) else pack.status
    return f"{pack.collaborative} · {shown_day_with_weekday(pack.day)} · {status}"
