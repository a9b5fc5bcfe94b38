"""Columns that say nothing of anybody go only where nobody expects them to say anything."""

from dataclasses import replace

import pytest

from pc_desktop.services.queue_view import NO_BMI, queue_view
from pc_desktop.services.region import region_now
from pc_desktop.ui.referrals.order import silent_columns
from tests.ui.referrals.invented_office import Invented


@pytest.mark.parametrize(
    ("weighs", "judges", "silent"),
    [(True, True, set()), (False, True, {5}), (True, False, {4, 10}), (False, False, {4, 5, 10})],
)
def test_that_a_column_goes_where_nobody_is_weighed_or_judged_and_comes_with_the_first_who_is(
    invented: Invented, weighs: bool, judges: bool, silent: set[int]
) -> None:
    line = replace(queue_view(invented.desk.ask(region_now))[0], bmi=NO_BMI, seen=None)
    assert silent_columns([line], weighs=weighs, judges=judges) == silent
    assert silent_columns([line, replace(line, bmi="12.7")], weighs=weighs, judges=judges) == silent - {5}
    assert silent_columns([line, replace(line, seen=3)], weighs=weighs, judges=judges) == silent - {4, 10}
