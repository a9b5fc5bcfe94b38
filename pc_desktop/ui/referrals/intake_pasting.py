"""What a paste into the form comes to: fields filled, and the lines that were not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pc_desktop.domain.calendar import counted
from pc_desktop.domain.intake_labels import Vocabulary
from pc_desktop.domain.intake_paste import Left, read_paste
from pc_desktop.domain.places import offer_words
from pc_desktop.domain.profile import Profile, needs_of
from pc_desktop.domain.severity import RiskRule
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.referrals.intake_asks import signs_asked, units_asked
from pc_desktop.ui.widgets.shown import Notice

_LEFT_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class PasteRows:
    """What a paste came to: the fields filled, a strip that says how many, and the lines that were left."""

    values: Mapping[str, str]
    notice: Notice
    left: tuple[str, ...]


def pasted(text: str, known: Vocabulary) -> PasteRows:
    """Read pasted text and say what came of it."""
    read = read_paste(text, known)
    count, left = len(read.values), read.left
    lead = f"{counted(count, 'field')} filled in from what was pasted." if count else "Nothing was filled in."
    if not text.strip():
        words = "There is no text on the clipboard."
    elif left:
        words = f"{counted(len(left), 'part')} not filled in, shown below."
    else:
        words = "Check the form, then take the referral."
    tone = Tone.GREEN if count and not left else Tone.AMBER
    return PasteRows(read.values, Notice(tone, lead, words), tuple(_lines(left)))


def vocabulary(region: Region, profile: Profile, rules: tuple[RiskRule, ...], today: date) -> Vocabulary:
    """Gather what this collaborative has names for."""
    fields = {one.key: one for one in profile.fields}
    found = {item.key: item.label for item in profile.items if item.kind == "finding"}
    return Vocabulary(
        today=today,
        teams={team.key: team.name for team in region.teams.values()},
        needs={need: offer_words(need) for need in needs_of(profile, region.settings)},
        signs=signs_asked(profile, rules),
        units=units_asked(rules),
        items=found | {key: one.label for key, one in fields.items()},
        choices={key: one.choices for key, one in fields.items() if one.choices},
    )


def _lines(left: tuple[Left, ...]) -> list[str]:
    """Write the parts that were left, the first few of them."""
    lines = [f"“{one.words}” – {one.why}" for one in left[:_LEFT_SHOWN]]
    more = len(left) - _LEFT_SHOWN
    return [*lines, f"and {counted(more, 'more part')}"] if more > 0 else lines
