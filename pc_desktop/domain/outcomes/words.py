"""How figures are written: whole numbers, changes with a sign, hours and minutes."""

from typing import Final

FEWEST_FOR_PERCENT: Final = 5
"""A percentage of fewer cases than this says nothing."""
UNKNOWN: Final = "Not recorded"


def percent_change(before: float, after: float) -> int | None:
    """Give the change in whole per cent of what was before; None where that was fewer than five."""
    return whole((after - before) / before * 100) if before >= FEWEST_FOR_PERCENT else None


def whole(value: float) -> int:
    """Round to the nearest whole number, halves away from nought."""
    return int(abs(value) + 0.5) * (1 if value >= 0 else -1)


def signed(change: int, unit: str) -> str:
    """Write a change with its sign, such as −36 days; a true minus sign, not a hyphen."""
    sign = "−" if change < 0 else "+" if change > 0 else ""
    return f"{sign}{abs(change)}{unit}"


def one_decimal(value: float) -> str:
    """Write a number with one decimal, such as 1,204.5; what rounds to nought has no sign."""
    return f"{round(value, 1) + 0.0:,.1f}"


def hours_and_minutes(seconds: float) -> str:
    """Write a length of time as 41 h 36 min, to the nearest minute."""
    minutes = whole(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min"
