"""Makes lists of invented referrals and a form, clean or with faults put in, for the tests of reading them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.exchange.made_returns import number, workbook

HEADINGS = (
    "NHS Number", "Patient name", "DOB", "Sex", "Postcode", "Date received", "Urgency", "Community team", "Referrer",
    "Current location", "MHA status", "Reason for referral", "NG feeding", "Needs", "Date measured", "Weight (kg)",
    "Height", "BMI", "Rate of loss", "HR", "BP", "Temp", "SUSS", "Bloods date", "Potassium", "ECG date", "Ethnicity",
    "Autism status", "Information sharing restriction", "Who holds the risk", "Next review", "CTR date",
)  # fmt: skip


def clean(place: int) -> dict[str, Any]:
    """Make a row in which nothing is wrong."""
    letter = chr(65 + place % 26)
    received = datetime(2026, 11, 10, 14, 5)  # noqa: DTZ001 - a cell knows no time zone
    values = (
        number(place), f"Mina Xxtest-{letter}{letter.lower()}", date(1990, 1, 1 + place % 28), "FM"[place % 2],
        "CV1 2AB", received, ("Emergency", "Very urgent", "Urgent", "Routine")[place % 4], "Riverside team",
        "Dr Zed Xxtest", "At home", ("Informal", "S3", "Section 2")[place % 3], "Weight falling fast", "Y",
        "1:1, diabetes", date(2026, 11, 12), 41.5, 1.66, 14.2, 0.8, 52, "90/60", 36.4, 2, date(2026, 11, 11), 3.4,
        date(2026, 11, 9), "White British", "Confirmed", "No", "Community team", date(2026, 11, 20), None,
    )  # fmt: skip
    return dict(zip(HEADINGS, values, strict=True))


def listed(path: Path, *rows: dict[str, Any], above: int = 2) -> Path:
    """Write a list, its headings under some lines of title."""
    title = [["Single point of access, referrals"], *[[] for _ in range(above - 1)]]
    return workbook(
        path, {"Referrals": [*title[:above], list(HEADINGS), *[list(row.values()) for row in rows]]}
    )


FORM = (
    ("REFERRAL FORM FOR AN INPATIENT BED",),
    ("Patient name:", "XXTEST-FORM, Keira (Ms)", "NHS number:", number(9)),
    ("Date of birth", date(1999, 5, 4), None, "Sex:", "☒ Female ☐ Male"),
    ("Date of referral: 12/11/2026 09:15",),
    ("Urgency", "☐ Emergency ☐ Very urgent ☒ Urgent ☐ Routine"),
    ("Referrer:", "Dr Ola Xxtest", "Telephone:", "01234 567890"),
    ("Current location", "Medical ward"),
    ("MHA status", "Informal"),
    ("Reason for referral:", "Restricting: eating very little"),
    ("Needs (please tick)", "☒ NG feeding ☐ Diabetes ☒ One to one"),
    ("Weight:", "45kg", "Height:", "5ft 4"),
    ("Date weighed:", "11/11/26"),
    ("Pregnant", "☐"),
    ("Favourite colour:", "Blue"),
)
