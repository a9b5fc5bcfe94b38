"""The cases behind a figure in words: by reference, day and place, never by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from pc_desktop.domain.calendar import counted, local_day, shown_day
from pc_desktop.domain.meeting import DECISIONS
from pc_desktop.domain.outcomes.book import CaseBook
from pc_desktop.domain.outcomes.definitions import length_of_stay
from pc_desktop.domain.outcomes.words import hours_and_minutes
from pc_desktop.domain.unit_answer import DECLINE_REASONS


@dataclass(frozen=True, slots=True)
class OutcomeCase:
    """One case behind a figure: its key, the reference people know it by, and its story without a name."""

    key: str
    ref: str
    words: str


class Speller:
    """Says cases in words, each kind in its own way."""

    def __init__(self, book: CaseBook) -> None:
        """Look up what the words need, once."""
        self._book = book
        self._stays = {**book.spell_of} | {stay.key: stay for stay in book.stays}
        self._decisions = {one.key: one for one in book.decisions}
        self._moves = {one.key: one for one in book.departures}
        self._answers = {one.key: one for one in book.answers}
        self._actions = {one.key: one for one in book.actions}
        self._spent: dict[str, int] = {}
        for minute in book.minutes:
            self._spent[minute.meeting] = self._spent.get(minute.meeting, 0) + minute.seconds
        self._say = {
            "stay": self._stay,
            "referral": self._referral,
            "meeting": self._meeting,
            "decision": self._decision,
            "departure": self._departure,
            "answer": self._answer,
            "action": self._action,
        }

    def cases(self, kind: str, keys: Iterable[str]) -> tuple[OutcomeCase, ...]:
        """Say some cases of one kind."""
        say = self._say[kind]
        return tuple(say(key) for key in keys)

    def _ref(self, key: str | None) -> str:
        """Give the reference of a referral."""
        referral = self._book.referral_of.get(key or "")
        return referral.ref if referral else "No referral"

    def _stay(self, key: str) -> OutcomeCase:
        """Say one stay: where, from when to when, how long, how far from home."""
        stay = self._stays[key]
        days = length_of_stay(stay)
        left = shown_day(local_day(stay.discharged)) if stay.discharged else "still in"
        lasted = counted(days, "day") if days is not None else ""
        far = f"{stay.miles:.0f} miles from home" if stay.miles is not None else "home not recorded"
        unit = self._book.units[stay.unit].name
        parts = (unit, f"{shown_day(local_day(stay.admitted))} to {left}", lasted, far)
        return OutcomeCase(key, self._ref(stay.referral), ", ".join(one for one in parts if one))

    def _referral(self, key: str) -> OutcomeCase:
        """Say one referral: when received and when it ended."""
        referral = self._book.referral_of[key]
        ended = f", closed {shown_day(local_day(referral.closed))}" if referral.closed else ", still open"
        return OutcomeCase(key, referral.ref, f"received {shown_day(local_day(referral.received))}{ended}")

    def _meeting(self, key: str) -> OutcomeCase:
        """Say one meeting: its day and how long was recorded."""
        day = shown_day(self._book.meeting_of[key].day)
        return OutcomeCase(key, day, f"{hours_and_minutes(self._spent.get(key, 0))} recorded")

    def _decision(self, key: str) -> OutcomeCase:
        """Say one decision: when, what, and whether it departed from the plan."""
        one = self._decisions[key]
        departed = ", departing from the plan" if one.departure else ""
        return OutcomeCase(
            key, self._ref(one.referral), f"{shown_day(local_day(one.at))}, {DECISIONS[one.kind]}{departed}"
        )

    def _departure(self, key: str) -> OutcomeCase:
        """Say one move in the order: when, by whom, and above whom."""
        one = self._moves[key]
        above = f"above {self._ref(one.above)}" if one.above else "to the end"
        return OutcomeCase(
            key, self._ref(one.referral), f"{shown_day(local_day(one.at))}, moved {above} by {one.by}"
        )

    def _answer(self, key: str) -> OutcomeCase:
        """Say one answer: when, by which unit, yes or no and why."""
        one = self._answers[key]
        no = f"no: {DECLINE_REASONS.get(one.reason or '', 'no reason recorded')}"
        said = "yes" if one.accepted else no
        unit = self._book.units[one.unit].name
        return OutcomeCase(key, self._ref(one.referral), f"{shown_day(local_day(one.at))}, {unit}: {said}")

    def _action(self, key: str) -> OutcomeCase:
        """Say one action: whose, when due, when done."""
        one = self._actions[key]
        done = f"done {shown_day(local_day(one.done))}" if one.done else "not done"
        return OutcomeCase(key, self._ref(one.referral), f"{one.owner}, due {shown_day(one.due)}, {done}")
