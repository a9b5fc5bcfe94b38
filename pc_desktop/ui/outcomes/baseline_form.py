"""The form that asks for a baseline counted elsewhere: period, value, number, source and definition together."""

from datetime import timedelta
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.outcomes.asked import Scope
from pc_desktop.domain.outcomes.definitions import Period
from pc_desktop.domain.outcomes.drawing_words import plural
from pc_desktop.domain.outcomes.measured import Measure
from pc_desktop.services.outcomes_measures import COUNTED_HERE, MeasureRow, is_size
from pc_desktop.services.set_outcomes import EnterBaseline
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values

_SUCH_AS: Final = "Such as the annual report of 2019/20, page 12"
_FEW: Final = (
    "It takes the place of what is counted here, and is compared with from now on. Where it rests on fewer than five "
    "cases no percentage is given."
)


def baseline_form(row: MeasureRow, measure: Measure) -> Form:
    """Ask for a baseline of a measure, with what it is compared with now."""
    basis = row.basis
    value = "" if basis.value is None else f"{round(basis.value, 1):g}"
    source = "" if basis.source == COUNTED_HERE else basis.source
    value_label = f"Value in {measure.unit}" if measure.unit else "Value"
    of_what = "For the whole period, such as 22" if is_size(measure) else "Such as 136.4"
    return Form(
        f"Baseline: {row.title}",
        "Enter",
        (
            Field("first", "First day", Kind.DAY, basis.start),
            Field("last", "Last day", Kind.DAY, basis.end - timedelta(days=1)),
            Field("value", value_label, Kind.TEXT, value, of_what),
            Field("number", f"Number of {plural(row.of)}", Kind.NUMBER, basis.number or None,
                  "n: how many cases it rests on", least=1, most=9_999_999, without="Not said"),
            Field("source", "Where it comes from", Kind.TEXT, source, _SUCH_AS),
            Field("definition", "How it was counted", Kind.NOTE, basis.definition,
                  "Change it where its source counted otherwise"),
        ),
        _FEW,
    )  # fmt: skip


def baseline_entered(name: str, scope: Scope, values: Values) -> EnterBaseline:
    """Enter what was filled in; refuses what is no number, and a period that ends before it begins."""
    said = str(values["value"]).replace(",", "").strip()
    try:
        value = float(said)
    except ValueError:
        raise Refused("The value of a baseline is a number, such as 136.4.") from None
    if values["number"] is None:
        raise Refused("Say how many cases the baseline rests on.")
    if values["first"] > values["last"]:
        raise Refused("A baseline ends on or after the day it begins.")
    period = Period(values["first"], values["last"] + timedelta(days=1), "Baseline")
    return EnterBaseline(
        name, period, value, int(values["number"]), str(values["source"]), str(values["definition"]), scope
    )
