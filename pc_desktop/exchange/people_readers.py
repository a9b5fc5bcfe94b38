"""What reads each column of a list of referrals or measurements, by what the column holds."""

from collections.abc import Mapping

from pc_desktop.domain.people_list import NEED, SIGN
from pc_desktop.exchange import cells, dates
from pc_desktop.exchange import referral_cells as referral
from pc_desktop.exchange.grids import Value, text_of
from pc_desktop.exchange.layouts import Layout
from pc_desktop.exchange.sense import Reading, Sense, ValueReader, question
from pc_desktop.exchange.sign_cells import reader_of

TEXTS = (
    "team", "referrer", "contact", "reason", "risk_holder", "interim_plan", "number_reason", "behaviours",
    "observations", "bloods", "ecg", "risk", "unit_of_value",
)  # fmt: skip
DAYS = (
    "dob", "measured_on", "bloods_on", "ecg_on", "review_on", "register_on", "cetr_on", "admitted", "discharged",
)  # fmt: skip
_ASK = "Ask the referrer when it is settled."


def read_words(value: Value, sense: Sense) -> Reading[str]:
    """Read free text; that it will follow is told."""
    text = text_of(value)
    if sense.is_awaited(text):
        return None, question("It is not said yet.", _ASK)
    return (None if sense.says_nothing(text) else text), None


_READERS: Mapping[str, ValueReader] = {
    "nhs": cells.read_nhs,
    "name": referral.read_name,
    "surname": referral.read_name,
    "forename": referral.read_name,
    "title": cells.read_text,
    "initials": cells.read_text,
    "age": cells.read_age,
    "sex": referral.once_chosen(cells.read_sex),
    "outcode": cells.read_outcode,
    "reference": referral.read_reference,
    "referred": referral.read_moment,
    "referred_time": referral.read_time,
    "urgency": referral.read_urgency,
    "place": referral.read_place,
    "mha": referral.once_chosen(cells.read_legal),
    "needs": referral.read_needs,
    "restricted": referral.read_restricted,
    "gender": referral.read_gender,
    "ethnic": referral.read_ethnic,
    "learning_disability": referral.read_status,
    "autism": referral.read_status,
    "measure": cells.read_text,
    "unit": cells.read_text,
    **dict.fromkeys(DAYS, dates.read_date),
    "dob": dates.read_birth,
    **dict.fromkeys(TEXTS, read_words),
}


def reader_for(role: str, layout: Layout) -> ValueReader | None:
    """Give the reader of a column; None where it is not read value by value."""
    if role.startswith(SIGN):
        return reader_of(layout.signs[role.removeprefix(SIGN)])
    return referral.read_need if role.startswith(NEED) else _READERS.get(role)
