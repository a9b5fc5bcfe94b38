"""What is typed about one person before a decision, as one draft that is kept while it is being typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.intake_days import read_day
from pc_desktop.domain.meeting import Minute
from pc_desktop.services.minuting import Views
from pc_desktop.services.ruling import Said

VIEWS: Final = MappingProxyType(
    {
        "options": ("Options considered", "The least restrictive first"),
        "patient_view": ("Patient's view", "What matters to them"),
        "carer_view": ("Family's or carer's view", "What they want, what they can do"),
        "risk_holder": ("Holds the risk until a bed", "A named person or team"),
        "interim_plan": ("Interim plan", "What happens until a bed"),
        "review_on": ("Next review", "Such as 20-Nov-2026"),
        "presented_by": ("Presented by", "Who presented"),
        "by": ("Decided by", "The meeting"),
        "dissent": ("Dissent", "Who disagrees, and why"),
        "tells_referrer": ("Tells the referrer", "Who does"),
        "tells_family": ("Tells the family", "Who does"),
    }
)
"""What is asked besides the discussion, by field: its words, and what stands there while it is empty."""

_THE_MEETING: Final = "The meeting"
_KEPT_IN_MINUTE: Final = ("options", "patient_view", "carer_view", "presented_by")


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything typed about one person, and for how many seconds they were discussed without a decision."""

    discussion: str = ""
    rationale: str = ""
    views: Mapping[str, str] = field(default_factory=dict)
    seconds: int = 0

    @property
    def has_words(self) -> bool:
        """Tell whether anything was typed."""
        return bool(self.discussion or self.rationale or any(self.views.values()))

    @property
    def filled(self) -> int:
        """Count the fields besides the discussion that say something."""
        return sum(bool(words.strip()) for words in self.views.values())


NOTHING: Final = Typed()


def draft_of(typed: Typed) -> str:
    """Write what was typed as it is kept; nothing where there is nothing to keep."""
    if not typed.has_words and not typed.seconds:
        return ""
    views = {key: words for key, words in typed.views.items() if words}
    kept = {"said": typed.discussion, "reason": typed.rationale, "views": views, "seconds": typed.seconds}
    return json.dumps(kept, ensure_ascii=False)


def typed_in(draft: str) -> Typed:
    """Read what was kept; text that was not kept by this is the discussion itself."""
    try:
        kept = json.loads(draft) if draft.startswith("{") else None
        return (
            Typed(kept["said"], kept["reason"], dict(kept["views"]), int(kept["seconds"]))
            if kept
            else Typed(draft)
        )
    except (ValueError, KeyError, TypeError):
        return Typed(draft)


def minuted(minute: Minute | None) -> Typed:
    """Give what this meeting's minute of somebody says already, to go on from."""
    if minute is None:
        return NOTHING
    views = {name: getattr(minute, name) or "" for name in _KEPT_IN_MINUTE}
    return Typed(minute.discussion, "", {name: words for name, words in views.items() if words})


def said_of(typed: Typed, today: date, departure: str | None = None) -> Said:
    """Give what was typed as a decision takes it; refuses a day of review that is none."""
    words = {key: " ".join(text.split()) for key, text in typed.views.items()}
    read = read_day(words.pop("review_on", ""), today)
    if read.fault:
        raise Refused(f"Next review: {read.fault}")
    by = words.pop("by", "") or _THE_MEETING
    views = replace(Views(), review_on=read.day, **{key: text for key, text in words.items() if key in VIEWS})
    return Said(
        discussion=typed.discussion.strip(),
        rationale=typed.rationale.strip(),
        by=by,
        seconds=typed.seconds,
        departure=departure,
        views=views,
    )
