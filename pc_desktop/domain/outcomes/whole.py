"""Stays as outcomes count them: each whole across transfers, from the first admission to the last day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.calendar import local_day

MANAGED: Final = "meeting"
"""The source of a stay that counts in the collaborative's figures."""

TRANSFER: Final = "transfer"
"""The source of a stay that goes on from one in another unit: no new admission of the meeting's."""


day_of: Final = lru_cache(maxsize=2**16)(local_day)
"""Tells which day it is in London at a moment, as `local_day` does; outcomes ask it of the same moments many times."""


def whole_stays(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Give stays with every transfer counted into the one it goes on from: from the first admission to the last day.

    A stay goes on where the same person's next one begins, as a transfer, at the moment it ends. The whole keeps all
    else of the first, and of the last how and where to the patient left and when they were ready; a transfer whose
    beginning is not among the stays is left out.
    """
    told = tuple(stays)
    onward = {(one.person, one.admitted): one for one in told if one.source == TRANSFER}
    return tuple(_whole(one, onward) for one in told if one.source != TRANSFER)


def _whole(first: Stay, onward: Mapping[tuple[str, datetime], Stay]) -> Stay:
    """Follow one stay from unit to unit to its end; one that began when it ended goes on nowhere."""
    last, seen = first, set[str]()
    while (
        last.discharged and (after := onward.get((first.person, last.discharged))) and after.key not in seen
    ):
        seen.add(after.key)
        last = after
    if last is first:
        return first
    return replace(
        first,
        discharged=last.discharged,
        ready=last.ready,
        ready_reason=last.ready_reason,
        method=last.method,
        destination=last.destination,
    )
