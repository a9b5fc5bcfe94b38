"""The summary for commissioners as sections of words."""

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.commissioners import CommissionersPack
from pc_desktop.ui.minutes_section import Section


def commissioners_sections(pack: CommissionersPack) -> tuple[Section, ...]:
    """Put the summary for commissioners into sections."""
    gaps = tuple((one.what, one.count) for one in pack.gaps)
    return (
        Section("Counts", (), (50, 50), tuple((one.what, one.count) for one in pack.counts)),
        _cases(pack),
        _beds(pack),
        Section("Gaps in services", (), (80, 20), gaps, "No gap was named."),
        _further(pack),
        Section(
            "Outcomes", ("Figure", "Value", "Meaning"), (24, 22, 54), pack.figures, "No figure is known."
        ),
    )


def _cases(pack: CommissionersPack) -> Section:
    """List the decisions by their codes."""
    headings = ("Case", "Decision", "National reason", "Waited", "Remarks")
    rows = tuple((str(one.number), one.decision, one.reason, one.waited, one.remarks) for one in pack.cases)
    return Section("Decisions", headings, (8, 32, 26, 17, 17), rows, "No decision was made at this meeting.")


def _beds(pack: CommissionersPack) -> Section:
    """List each unit's beds."""
    headings = ("Unit", "Commissioned", "Open", "Closed", "Not usable", "Free")
    rows = tuple(
        (
            one.unit,
            *(str(count) for count in (one.commissioned, one.open, one.closed, one.unusable, one.free)),
        )
        for one in pack.beds
    )
    return Section("Beds", headings, (30, 14, 14, 14, 14, 14), rows, "No unit is listed.")


def _further(pack: CommissionersPack) -> Section:
    """List what was taken further."""
    headings = ("About", "To whom", "Asked on", "Answer")
    rows = tuple((one.about, one.whom, shown_day(one.asked), one.answered) for one in pack.further)
    return Section("Taken further", headings, (30, 36, 17, 17), rows, "Nothing was taken further.")
