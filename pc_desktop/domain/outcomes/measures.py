"""Every measure there is, in the order of the page: one list of cases each, for any period, unit and area."""

from dataclasses import replace
from itertools import chain

from pc_desktop.domain.later import Later
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.measured import PLACE, Measure
from pc_desktop.domain.outcomes.measures_after import after_measures
from pc_desktop.domain.outcomes.measures_away import away_measures
from pc_desktop.domain.outcomes.measures_beds import bed_measures
from pc_desktop.domain.outcomes.measures_meeting import meeting_measures
from pc_desktop.domain.outcomes.measures_stays import stay_measures
from pc_desktop.domain.outcomes.measures_waits import wait_measures


def measures_of(book: CaseBook) -> tuple[Measure, ...]:
    """Give every measure of the collaborative, its cases in order of their days."""
    parts = (away_measures, stay_measures, wait_measures, bed_measures, after_measures, meeting_measures)
    return tuple(_in_order(one) for one in chain.from_iterable(part(book) for part in parts))


def _in_order(measure: Measure) -> Measure:
    """Put the cases of a measure in order of their days."""
    return replace(measure, observed=Later(lambda: sorted(measure.observed, key=PLACE)))
