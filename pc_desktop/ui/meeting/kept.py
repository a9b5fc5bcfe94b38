"""What is typed in a meeting and where it stands, kept outside the journal until it joins the minutes."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pc_desktop.domain.meeting import Decision, Minute
from pc_desktop.domain.referral import Referral
from pc_desktop.services.desk import Desk
from pc_desktop.services.minuting import RecordDiscussion
from pc_desktop.services.ports import Command
from pc_desktop.ui.meeting.drafts import Typed, draft_of, minuted, said_of, typed_in

_DISCUSSED: Final = 15
"""Who was looked at for fewer seconds, and of whom nothing was typed, was not discussed."""


class Kept:
    """The drafts of a meeting, one for each person: its key is the meeting's and the referral's."""

    def __init__(self, desk: Desk) -> None:
        """Keep them at a desk."""
        self._desk = desk

    def keep(self, draft: str, typed: Typed) -> None:
        """Keep what is typed about one person."""
        self._desk.keep_draft(draft, draft_of(typed))

    def typed(self, draft: str, minute: Minute | None, made: int) -> Typed:
        """Give what is kept; else what a decision taken back had put away, or what the minute says.

        `made` counts the decisions about the person that stand.
        """
        text = self._desk.draft(draft)
        if text:
            return typed_in(text)
        count, _, said = self._desk.draft(f"{draft}/said").partition(" ")
        return typed_in(said) if said and made < int(count) else minuted(minute)

    def put_away(self, draft: str | None) -> None:
        """Put a draft away once its text is in the minutes, with how many decisions there are now."""
        text = self._desk.draft(draft) if draft else ""
        if draft is None or not text:
            return
        meeting, _, referral = draft.partition("/")
        made = self._desk.ask(lambda reading: reading.find(Decision, meeting=meeting, referral=referral))
        self._desk.keep_draft(f"{draft}/said", f"{len(made)} {text}")
        self._desk.keep_draft(draft, "")

    def unrecorded(
        self, meeting: str, referrals: Iterable[str], today: date
    ) -> tuple[tuple[str, Command], ...]:
        """Give the orders that put into the minutes what was typed without a decision, each with its draft."""
        found: list[tuple[str, Command]] = []
        for referral in referrals:
            draft = f"{meeting}/{referral}"
            typed = typed_in(self._desk.draft(draft))
            if typed.has_words or typed.seconds >= _DISCUSSED:
                said = said_of(typed, today)
                order = RecordDiscussion(meeting, referral, said.discussion, said.seconds, said.views)
                found.append((draft, order))
        return tuple(found)

    def keep_place(self, meeting: str, referral: str) -> None:
        """Keep whose turn it is."""
        self._desk.keep_draft(f"{meeting}/place", referral)

    def place(self, meeting: str) -> str | None:
        """Give whose turn it was; None where nobody's was kept, or the referral is no longer there."""
        kept = self._desk.draft(f"{meeting}/place")
        there = kept and self._desk.ask(lambda reading: reading.peek(Referral, kept)) is not None
        return kept if there else None
