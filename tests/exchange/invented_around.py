"""What surrounds the decisions of an invented meeting: agenda, interests, escalations, gaps, people away, outcomes."""

from datetime import UTC, date, datetime, timedelta

from pc_desktop.domain.minutes_parts import (
    AgendaLine,
    AwayEntry,
    DeclarationLine,
    EscalationLine,
    FigureLine,
    GapCount,
    GapLine,
    OutcomeLines,
    SeriesLine,
    SeriesPoint,
    ToldLine,
    UrgentLine,
)

STARTED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
QUORUM = "The chair or a deputy was present; 2 of 3 units of the region spoken for."
AGENDA = (
    AgendaLine(1, "Welcome and confidentiality", 1, 45, "Nobody records this meeting.", through=True),
    AgendaLine(2, "New referrals", 10, 760, "", through=False),
)
INTERESTS = (
    DeclarationLine("D. Lead", "Works two days a week for the owner of Faraway House", "Left for that item"),
    DeclarationLine("Dr A. Chair", "=HYPERLINK(1)", None),
)
TOLD = (
    ToldLine("referrer", STARTED + timedelta(hours=1), "B. Liaison", "by telephone"),
    ToldLine("family", STARTED + timedelta(hours=2), "Ward clerk", ""),
)
URGENT = UrgentLine(
    number=3,
    referral="r2",
    ref="R-0414A",
    decision="Alternative to admission",
    at=STARTED - timedelta(days=3),
    first="Dr A. Chair",
    second="D. Lead",
    reason="Potassium of 2.4.",
    ratified=STARTED + timedelta(minutes=9),
    ratified_by="Dr A. Chair",
    note="Agreed by all.",
)
ESCALATIONS = (
    EscalationLine(
        7,
        "r3",
        "R-0415A",
        STARTED,
        "No bed in the region",
        "NHS England region",
        "Funding for a bed out of area",
        "Dr A. Chair",
        STARTED + timedelta(hours=3),
        "Agreed for four weeks",
    ),
    EscalationLine(
        8, None, None, STARTED, "Closed beds", "Integrated care board", "When?", "B. Liaison", None, None
    ),
)
GAPS = (
    GapLine("r2", "R-0414A", STARTED, "Worcestershire", "intensive day treatment", "", "B. Liaison"),
    GapLine(None, None, STARTED, "Worcestershire", "crisis team", "At night above all.", "D. Lead"),
)
COUNTS = (GapCount("Worcestershire", "intensive day treatment", 9), GapCount("Elsewhere", "crisis team", 1))
AWAY = (
    AwayEntry(
        person="p9",
        ref="R-0301A",
        initials="Q.Z.",
        where="Faraway House",
        out_of_area=True,
        home="Larch",
        days=120,
        why="no bed available",
        returns="Larch expects a bed on 21-Nov-2026.",
        planned_on=date(2026, 11, 24),
        plan="Review on the ward first.",
        attention=("family not yet told", "no care co-ordinator named"),
    ),
    AwayEntry(
        person="p8",
        ref="R-0302A",
        initials="K.M.",
        where="Rowan House",
        out_of_area=False,
        home="No linked unit",
        days=1,
        why="Not recorded",
        returns="No unit is linked to their team.",
        planned_on=None,
        plan=None,
        attention=(),
    ),
)


def outcomes() -> OutcomeLines:
    """Make two charts over six months, one month without a case and the first without limits."""
    months = ("Jun-2026", "Jul-2026", "Aug-2026", "Sep-2026", "Oct-2026", "Nov-2026 so far")
    stay = tuple(
        SeriesPoint(month, None, 0, None, None, None, "")
        if number == 2
        else SeriesPoint(
            month, 120.5 - number, 3, 118.0, 60.5, 175.5, "below the lower limit" * (number == 5)
        )
        for number, month in enumerate(months)
    )
    miles = tuple(
        SeriesPoint(month, 20.0 + number, 2, 22.5, None, None, "") for number, month in enumerate(months)
    )
    return OutcomeLines(
        period="Year reported: 01-Nov-2024 up to, not including, 01-Nov-2025",
        baseline="Baseline year: 01-Nov-2023 up to, not including, 01-Nov-2024",
        figures=(
            FigureLine("Length of stay", "−36 days", "136.4 → 100.4 days", 41, "Mean days to discharge."),
            FigureLine("Admissions managed", "43", "43 in the region, 0 outside", 43, "Admissions managed."),
        ),
        series=(
            SeriesLine("Length of stay, mean days", "days", "Common cause.", "Mean days of the month.", stay),
            SeriesLine("Distance from home, mean miles", "miles", "Common cause.", "Mean miles.", miles),
        ),
        assumptions=("94 to 111 days for each admission avoided.",),
    )
