"""The kinds of fact that are kept, by the names the journal and the screens know them by."""

from types import MappingProxyType
from typing import Final

from pc_desktop.domain.agenda import AgendaItem, Declaration, Tabled
from pc_desktop.domain.bed import Closure, Confirmation, Hold, Leave, Occupation, Stay
from pc_desktop.domain.break_glass import BreakGlass
from pc_desktop.domain.clinical import Finding
from pc_desktop.domain.departure import Departure
from pc_desktop.domain.enquiry import Enquiry
from pc_desktop.domain.escalation import Escalation, Gap
from pc_desktop.domain.meeting import Action, Addendum, Attendance, Decision, Meeting, Minute
from pc_desktop.domain.outcomes.kept import FixedBaseline, Investment
from pc_desktop.domain.person import Person
from pc_desktop.domain.places import Bed, Organisation, Price, Team, Trust, Unit
from pc_desktop.domain.ranking import OrderRule
from pc_desktop.domain.receipt import Receipt
from pc_desktop.domain.referral import Milestone, Referral
from pc_desktop.domain.repatriation import Repatriation
from pc_desktop.domain.settings import Event, Setting
from pc_desktop.domain.severity import Disagreement, Measurement, RiskRule, RiskVersion
from pc_desktop.domain.unit_answer import UnitAnswer
from pc_desktop.domain.urgent import Approval, Told

Fact = (
    Trust
    | Unit
    | Bed
    | Team
    | Person
    | Referral
    | Milestone
    | Measurement
    | RiskVersion
    | RiskRule
    | Stay
    | Occupation
    | Leave
    | Hold
    | Closure
    | Confirmation
    | Receipt
    | Meeting
    | Attendance
    | Minute
    | Decision
    | Action
    | Addendum
    | Setting
    | Event
    | Organisation
    | Price
    | OrderRule
    | Finding
    | Disagreement
    | Departure
    | Enquiry
    | UnitAnswer
    | Repatriation
    | BreakGlass
    | AgendaItem
    | Declaration
    | Tabled
    | Approval
    | Told
    | Escalation
    | Gap
    | Investment
    | FixedBaseline
)

KINDS: Final = MappingProxyType(
    {
        "trust": Trust,
        "unit": Unit,
        "bed": Bed,
        "team": Team,
        "person": Person,
        "meeting": Meeting,
        "referral": Referral,
        "milestone": Milestone,
        "measurement": Measurement,
        "risk_version": RiskVersion,
        "risk_rule": RiskRule,
        "stay": Stay,
        "occupation": Occupation,
        "leave": Leave,
        "hold": Hold,
        "closure": Closure,
        "confirmation": Confirmation,
        "receipt": Receipt,
        "attendance": Attendance,
        "minute": Minute,
        "decision": Decision,
        "action": Action,
        "addendum": Addendum,
        "setting": Setting,
        "event": Event,
        "organisation": Organisation,
        "price": Price,
        "order_rule": OrderRule,
        "finding": Finding,
        "disagreement": Disagreement,
        "departure": Departure,
        "enquiry": Enquiry,
        "unit_answer": UnitAnswer,
        "repatriation": Repatriation,
        "break_glass": BreakGlass,
        "agenda_item": AgendaItem,
        "declaration": Declaration,
        "tabled": Tabled,
        "approval": Approval,
        "told": Told,
        "escalation": Escalation,
        "gap": Gap,
        "investment": Investment,
        "baseline": FixedBaseline,
    }
)
"""Every kind, parents before what refers to them: facts are written in this order, removed in the other."""

_NAMES: Final = {cls: name for name, cls in KINDS.items()}


def kind_of(fact: Fact | type[Fact]) -> str:
    """Give the name of a fact's kind."""
    return _NAMES[fact if isinstance(fact, type) else type(fact)]
