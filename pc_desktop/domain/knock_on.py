"""What one choice does to everybody else: two plans compared, person by person."""

from datetime import date

from pc_desktop.domain.calendar import weekday_and_day
from pc_desktop.domain.called import short_link
from pc_desktop.domain.distance import miles_words
from pc_desktop.domain.plan import Placement, Plan


def knock_on(before: Plan, after: Plan) -> tuple[str, ...]:
    """Say who would go elsewhere, lose or gain a place, or wait longer or less, in the order of the queue.

    Those whose bed people chose in the plan after are the choice itself and not told; nor is another bed of
    the same unit on the same day. People who are in one plan only are not compared.
    """
    earlier = {placement.candidate.key: placement for placement in before.placements}
    pairs = [(earlier.get(one.candidate.key), one) for one in after.placements if not one.by_choice]
    return tuple(words for was, now in pairs if was is not None and (words := _change(was, now)))


def _change(was: Placement, now: Placement) -> str:
    """Say what changes for one person; nothing where nothing does."""
    ref = now.candidate.ref
    if was.unit is None and now.unit is None:
        return ""
    if now.unit is None:
        return f"would leave {ref} without a place"
    if was.unit is None:
        return f"would give {ref} a place in {_unit(now)}, {miles_words(now.miles)}"
    if was.unit.key != now.unit.key:
        return f"would move {ref} from {_unit(was)} to {_unit(now)}, {miles_words(now.miles)}"
    return _wait(was, now)


def _unit(placement: Placement) -> str:
    """Name the unit of a placement, and say if it is the linked one."""
    name = placement.unit.name if placement.unit else ""
    return f"{name} ({short_link(placement.candidate.link)})" if placement.linked else name


def _wait(was: Placement, now: Placement) -> str:
    """Say that somebody would come to the same unit later or sooner; nothing where the day is the same."""
    if was.when == now.when:
        return ""
    later = (now.when or date.min) > (was.when or date.min)
    day = "now" if now.when is None else f"on {weekday_and_day(now.when)}"
    return f"would bring {now.candidate.ref} to {_unit(now)} {'later' if later else 'sooner'}, {day}"
