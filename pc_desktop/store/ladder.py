"""Which backups are kept: the ten latest, one of each day for a month, one of each month for a year."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

LATEST: Final = 10
DAYS: Final = 31
MONTHS: Final = 366


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Choose the moments whose backups stay; of a day or a month the latest one stands for it.

    A moment after `now` (the clock was set back since) always stays.
    """
    newest_first = sorted(set(moments), reverse=True)
    stays = set(newest_first[:LATEST]) | {one for one in newest_first if one > now}
    days: set[str] = set()
    months: set[str] = set()
    for one in newest_first:
        day, month = one.date().isoformat(), f"{one:%Y-%m}"
        if now - one <= timedelta(days=DAYS) and day not in days:
            stays.add(one)
        if now - one <= timedelta(days=MONTHS) and month not in months:
            stays.add(one)
        days.add(day)
        months.add(month)
    return frozenset(stays)
