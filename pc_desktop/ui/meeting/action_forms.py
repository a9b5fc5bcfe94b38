"""The forms of actions."""

from datetime import timedelta

from pc_desktop.domain.calendar import shown_day
from pc_desktop.services.actions import CancelAction, ChangeAction, RaiseAction
from pc_desktop.services.actions_view import ActionNow, owners
from pc_desktop.services.ports import Command
from pc_desktop.services.region import Region
from pc_desktop.ui.meeting.matter import referral_choices
from pc_desktop.ui.meeting.wishes import Ask
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice


def new_action_form(region: Region, lines: tuple[ActionNow, ...], about: str = "") -> Ask:
    """Ask what is to be done by whom until when; `about` is the referral it is about at first."""
    fields = (
        Field("what", "What is to be done", Kind.NOTE, ""),
        _owner("", lines),
        Field("due", "Due", Kind.DAY, region.today + timedelta(days=7)),
        Field(
            "referral",
            "About whom",
            Kind.CHOICE,
            about if about in region.cases else "",
            choices=referral_choices(region, "nobody in particular"),
        ),
    )

    def make(values: Values) -> Command:
        return RaiseAction(values["what"], values["owner"], values["due"], values["referral"] or None)

    return Ask(Form("New action", "Add", fields, "Name people by reference only."), make)


def change_action_form(line: ActionNow, lines: tuple[ActionNow, ...]) -> Ask:
    """Ask for another owner, day or words; in issued minutes the words stay."""
    fields = (
        _owner(line.owner, lines),
        Field("due", "Due", Kind.DAY, line.due),
        *(() if line.locked else (Field("what", "What is to be done", Kind.NOTE, line.what),)),
    )
    lead = f"{line.what} Its minutes are issued, so its words stay." if line.locked else ""

    def make(values: Values) -> Command:
        return ChangeAction(line.key, values.get("what", line.what), values["owner"], values["due"])

    return Ask(Form(_name(line), "Save", fields, lead), make)


def cancel_action_form(line: ActionNow) -> Ask:
    """Ask why an action is cancelled."""
    field = Field("reason", "Why it needs no doing", Kind.TEXT, "")
    form = Form(f"Cancel: {_name(line)}", "Cancel the action", (field,), line.what)
    return Ask(form, lambda values: CancelAction(line.key, values["reason"]))


def _owner(owner: str, lines: tuple[ActionNow, ...]) -> Field:
    """Make the field of the owner, who may be a person or a role; those who have actions are suggested."""
    choices = tuple(Choice(name, name) for name in owners(lines))
    return Field("owner", "Owner", Kind.SUGGEST, owner, choices=choices)


def _name(line: ActionNow) -> str:
    """Name an action."""
    return f"Action {line.number} of {shown_day(line.raised)}"
