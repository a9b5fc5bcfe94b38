"""The forms of escalations and gaps in services."""

from pc_desktop.domain.calendar import shown_day
from pc_desktop.domain.escalation import ESCALATIONS, SERVICES, TO_WHOM
from pc_desktop.services.escalate import AnswerEscalation, ChangeEscalation, Escalate, NameGap
from pc_desktop.services.escalation_view import EscalationNow, GapNow, Proposal
from pc_desktop.services.meet import open_meeting
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Command
from pc_desktop.services.region import Region
from pc_desktop.ui.meeting.matter import referral_choices
from pc_desktop.ui.meeting.wishes import Ask
from pc_desktop.ui.widgets.form import Field, Form, Kind, Values
from pc_desktop.ui.widgets.shown import Choice

_BETWEEN = ""


def escalation_form(office: Office, region: Region, worded: Proposal | None = None) -> Ask:
    """Ask what is escalated to whom; `worded` fills in what was proposed."""
    kind = worded.kind if worded else next(iter(ESCALATIONS))
    fields = (
        *_escalation_fields(kind, "", worded.asked if worded else ""),
        _about(region, worded.referral if worded else None, None),
        _raised(office),
    )

    def make(values: Values) -> Command:
        at = values["raised"] or None
        return Escalate(values["kind"], values["whom"], values["asked"], at, values["referral"] or None)

    lead = "Say what is asked and by when an answer is needed. Name people by reference only."
    return Ask(Form("New escalation", "Escalate", fields, lead), make)


def change_escalation_form(region: Region, line: EscalationNow) -> Ask:
    """Ask how an escalation should read."""
    fields = (
        *_escalation_fields(line.kind, line.whom, line.asked),
        _about(region, line.referral, line.ref),
    )

    def make(values: Values) -> Command:
        return ChangeEscalation(
            line.key, values["kind"], values["whom"], values["asked"], values["referral"] or None
        )

    return Ask(Form(f"Change escalation {line.number}", "Save", fields), make)


def answer_form(line: EscalationNow) -> Ask:
    """Ask what the answer was."""
    field = Field("answer", "What came of it", Kind.NOTE, line.answer or "")
    lead = f"To {line.whom}: {line.asked}"
    form = Form(f"Answer to escalation {line.number}", "Record the answer", (field,), lead)
    return Ask(form, lambda values: AnswerEscalation(line.key, values["answer"]))


def gap_form(office: Office, region: Region, line: GapNow | None = None) -> Ask:
    """Ask which service is missing where; `line` is the gap to be changed."""
    places = sorted({team.area for team in region.teams.values() if team.area})
    fields = (
        Field("place", "Where", Kind.SUGGEST, line.place if line else "", choices=_suggested(places)),
        Field(
            "service", "Would have been avoided if there were", Kind.SUGGEST, line.service if line else "",
            choices=_suggested(SERVICES),
        ),
        _about(region, line.referral if line else None, line.ref if line else None),
        Field("words", "In words", Kind.NOTE, line.words if line else ""),
        *(() if line else (_raised(office),)),
    )  # fmt: skip

    def make(values: Values) -> Command:
        return NameGap(
            values["place"],
            values["service"],
            values["words"],
            (values.get("raised") or None) if line is None else line.meeting,
            values["referral"] or None,
            line.key if line else None,
        )

    lead = "A stay or a wait that would have been avoided if this service existed there."
    return Ask(
        Form("Change a gap" if line else "Gap in services", "Save" if line else "Name it", fields, lead), make
    )


def _escalation_fields(kind: str, whom: str, asked: str) -> tuple[Field, ...]:
    """Make the fields every escalation has."""
    kinds = tuple(Choice(key, words) for key, words in ESCALATIONS.items())
    return (
        Field("kind", "About", Kind.CHOICE, kind, choices=kinds),
        Field("whom", "To whom", Kind.SUGGEST, whom or TO_WHOM[0], choices=_suggested(TO_WHOM)),
        Field("asked", "What is asked", Kind.NOTE, asked),
    )


def _about(region: Region, referral: str | None, ref: str | None) -> Field:
    """Make the field of whom it is about; somebody who waits no longer stays on offer by reference."""
    choices = referral_choices(region, "nobody in particular")
    if referral and all(one.key != referral for one in choices):
        choices = (*choices, Choice(referral, ref or "the referral named"))
    return Field("referral", "About whom", Kind.CHOICE, referral or "", choices=choices)


def _raised(office: Office) -> Field:
    """Make the field of when it is raised: at the meeting going on, or between meetings."""
    meeting = office.desk.ask(open_meeting)
    between = Choice(_BETWEEN, "between meetings")
    if meeting is None:
        return Field("raised", "Raised", Kind.CHOICE, _BETWEEN, choices=(between,))
    now = Choice(meeting.key, f"at the meeting of {shown_day(meeting.day)}")
    return Field("raised", "Raised", Kind.CHOICE, meeting.key, choices=(now, between))


def _suggested(words: tuple[str, ...] | list[str]) -> tuple[Choice, ...]:
    """Offer words that may be typed over."""
    return tuple(Choice(one, one) for one in words)
