"""What is asked about somebody a return does not list: when they left, or that they are still there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.errors import Refused
from pc_desktop.services.return_comparison import ReturnRow
from pc_desktop.services.return_differences import Chosen
from pc_desktop.services.return_gone import is_asked
from pc_desktop.ui.exchange.change_rows import row_key
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

LEFT, STAYS, ASK = "left", "stays", "ask"
_WHAT = (
    Choice(LEFT, "Discharged on the day below"),
    Choice(STAYS, "Not discharged: still there"),
    Choice(ASK, "Not known: stays as held, and the unit is asked"),
)


def left_form(gone: Mapping[str, ReturnRow], key: str, chosen: Chosen, today: date) -> Form:
    """Ask about one person, or about everybody who is not listed and not answered for."""
    row = gone[key]
    held = chosen.left_by(row.key)
    what = LEFT if isinstance(held, date) else STAYS if row.key in chosen.stays else LEFT
    day = held if isinstance(held, date) else row.suggested or today
    fields = [
        Field(
            "what",
            f"{row.who}, {f'bed {row.bed}' if row.bed else 'no bed'}",
            Kind.CHOICE,
            what,
            choices=_WHAT,
        ),
        Field("day", "Discharged on", Kind.DAY, day, advice=_advice(row)),
    ]
    others = sum(is_asked(one) for one in gone.values() if one.key != row.key)
    if others:
        everybody = Choice("all", f"Also {counted(others, 'other')} not listed and not answered for")
        choices = (Choice("one", "This patient alone"), everybody)
        fields.append(Field("who", "Said of", Kind.CHOICE, "one", choices=choices))
    return Form("Discharged when?", "Take this answer", tuple(fields), "They are not on this return.")


def _advice(row: ReturnRow) -> str:
    """Say when it can have been at the latest, as far as the return tells."""
    since = f"Here since {shown_day(local_day(row.stay.admitted))}" if row.stay else ""
    latest = f"left by {shown_day(row.suggested)} at the latest" if row.suggested else ""
    return "; ".join(filter(None, (since, latest))) + "."


def answered(gone: Mapping[str, ReturnRow], key: str, chosen: Chosen, values: Values, today: date) -> Chosen:
    """Take an answer; raises Refused where nobody can have left on that day."""
    row = gone.get(key)
    if row is None:
        return chosen
    keys = {row_key(key)}
    if values.get("who") == "all":
        keys |= {one.key for one in gone.values() if is_asked(one)}
    left = {one: day for one, day in chosen.left if one not in keys}
    stays = chosen.stays - keys
    if values["what"] == STAYS:
        stays |= keys
    elif values["what"] == LEFT:
        rows = [one for one in gone.values() if one.key in keys]
        left |= {one.key: _possible(one, values["day"], today) for one in rows}
    return replace(chosen, left=tuple(left.items()), stays=stays)


def _possible(row: ReturnRow, day: date, today: date) -> date:
    """Give a day somebody can have left on; raises Refused for any other."""
    begun = local_day(row.stay.admitted) if row.stay else day
    if not begun <= day <= today:
        raise Refused(f"{row.who} is here since {shown_day(begun)}, so the day lies between that and today.")
    return day
