"""How long a list of 20,000 people takes to be read and checked in the child process, against bare readers."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

import openpyxl
import python_calamine

from pc_desktop.domain.nhs_number import check_digit_fits
from pc_desktop.exchange.reader import read, read_list
from tests.bench.figures import Figure
from tests.bench.timing import in_turn, seconds

GOAL_RATIO = 0.5
ROWS = 20_000
_HEADINGS = (
    "Reference", "NHS Number", "Surname", "Forename", "DOB", "Sex", "Postcode", "Referral date",
    "Admission date", "Ward", "Legal status", "BMI", "Discharge date", "Comments",
)  # fmt: skip
_REFERRAL_HEADINGS = (
    "NHS Number", "Patient name", "DOB", "Sex", "Postcode", "Date received", "Urgency", "Community team",
    "Current location", "Legal status", "Reason for referral", "NG feeding", "Needs", "Date measured", "Weight (kg)",
    "Height", "BMI", "Heart rate", "Interim plan",
)  # fmt: skip
_START = date(2016, 11, 1)
_STATUS = ("Informal", "Section 2", "Section 3", "S3")


def reading_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Read one list in turn by the application, by openpyxl alone and by calamine alone."""
    path = make_list(folder / "stays.xlsx", ROWS)

    readers = (_by_the_application, by_openpyxl, _by_calamine)
    _by_the_application(path)
    mine, openpyxl_alone, calamine_alone = in_turn(
        [partial(seconds, partial(reader, path)) for reader in readers], rounds
    )
    words = f"List of {ROWS:,} read and checked, in the child"
    yield Figure(words, mine, "s", openpyxl_alone, "openpyxl, read-only", goal_ratio=GOAL_RATIO)
    yield Figure("  the same beside the fast reader", mine, "s", calamine_alone, "calamine")
    yield from _referral_figures(folder, rounds)


def _referral_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Read one list of referrals as the Exchange screen does, and by openpyxl alone."""
    path = make_referrals(folder / "referrals.xlsx", ROWS)
    _referrals_by_the_application(path)
    readers = (_referrals_by_the_application, by_openpyxl)
    mine, openpyxl_alone = in_turn([partial(seconds, partial(reader, path)) for reader in readers], rounds)
    words = f"List of {ROWS:,} referrals recognised, read and checked, in the child"
    yield Figure(words, mine, "s", openpyxl_alone, "openpyxl, read-only", goal_ratio=GOAL_RATIO)


def make_list(path: Path, rows: int) -> Path:
    """Write a list of invented stays; a few of its values are wrong, as in life."""
    chance, numbers = Random(2026), _numbers()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Stays")
    sheet.append(_HEADINGS)
    for row in range(rows):
        referred = _START + timedelta(days=chance.randrange(3600))
        admitted = referred + timedelta(days=chance.randrange(1, 60))
        left = admitted + timedelta(days=chance.randrange(20, 200))
        number = next(numbers) if chance.random() > 0.005 else "9990000019"
        sheet.append(
            (
                f"R-{row:05d}A", number, f"Xxtest-{row}", chance.choice(("Mina", "Ola", "Per")),
                date(1960, 1, 1) + timedelta(days=chance.randrange(17_000)), chance.choice("FFFM"),
                chance.choice(("CV1 2AB", "B15 2TT", "WR1 1AA")), referred, f"{admitted:%d/%m/%Y}",
                chance.choice(("Oak Suite", "Ash Ward", "Larch")), chance.choice(_STATUS),
                round(chance.uniform(11, 22), 1), left, chance.choice((None, "Reviewed at the meeting")),
            )
        )  # fmt: skip
    book.save(path)
    return path


def make_referrals(path: Path, rows: int) -> Path:
    """Write a list of invented referrals; a few of its values are wrong, as in life."""
    chance, numbers = Random(2026), _numbers()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Referrals")
    sheet.append(_REFERRAL_HEADINGS)
    for row in range(rows):
        received = _START + timedelta(days=chance.randrange(3600))
        number = next(numbers) if chance.random() > 0.005 else "9990000019"
        sheet.append(
            (
                number, f"XXTEST-{row}, {chance.choice(('Mina', 'Ola', 'Per'))}",
                date(1960, 1, 1) + timedelta(days=chance.randrange(17_000)), chance.choice("FFFM"),
                chance.choice(("CV1 2AB", "B15 2TT", "WR1 1AA")), received,
                chance.choice(("Urgent", "Routine", "Very urgent", "asap")), "Coventry community team",
                chance.choice(("Home", "Medical ward")), chance.choice(_STATUS), "Weight falling",
                chance.choice(("Y", None, "N")), chance.choice(("NG, 1:1", None)), f"{received:%d/%m/%Y}",
                round(chance.uniform(30, 60), 1), f"{chance.randrange(150, 185)} cm", round(chance.uniform(11, 19), 1),
                chance.randrange(38, 90), chance.choice((None, "Seen weekly by the team")),
            )
        )  # fmt: skip
    book.save(path)
    return path


def _numbers() -> Iterator[str]:
    """Make NHS numbers of the range that is never issued."""
    for serial in range(1_000_000):
        for digit in "0123456789":
            if check_digit_fits(f"999{serial:06d}{digit}"):
                yield f"999{serial:06d}{digit}"


def _by_the_application(path: Path) -> None:
    """Read and check the list as the application does; raises RuntimeError where it is not read whole."""
    if len(read_list(path, seconds=120.0)) != ROWS:
        raise RuntimeError("the list was not read whole")


def _referrals_by_the_application(path: Path) -> None:
    """Read a file as the Exchange screen does; raises RuntimeError where it is not known for a whole list."""
    if [len(one) for one in read(path, seconds=120.0).lists] != [ROWS]:
        raise RuntimeError("the list was not read whole")


def by_openpyxl(path: Path) -> None:
    """Go through every value with openpyxl, read-only, and do nothing with it."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
    book.close()


def _by_calamine(path: Path) -> None:
    """Read every value with calamine and do nothing with it."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
