"""Where a referral stands as rows: its turns so far, its clocks, who holds the risk, and what may follow."""

from dataclasses import dataclass

from pc_desktop.domain.calendar import shown_day, shown_moment
from pc_desktop.domain.called import Called
from pc_desktop.domain.ranking import Ranked
from pc_desktop.domain.referral import STATES, Milestone
from pc_desktop.services.cases import Case
from pc_desktop.services.clocks_view import ClocksPage
from pc_desktop.services.life_risk import review_prompts, unheld
from pc_desktop.services.region import Region
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.widgets.shown import Notice, Pair

_LEVELS = {"breached": Tone.RED, "near": Tone.AMBER, "fine": Tone.GREEN}
_SHAPES = {"breached": "▲", "near": "◆", "fine": "●"}


@dataclass(frozen=True, slots=True)
class LifeRows:
    """One referral's life ready to be shown."""

    key: str
    ref: str
    state: str
    order: str
    is_moved: bool
    is_open: bool
    warning: Notice | None
    prompts: Notice | None
    holding: tuple[Pair, ...]
    clocks: tuple[Pair, ...]
    standards: str
    turns: tuple[Row, ...]


def life_rows(region: Region, case: Case, ranked: Ranked | None, clocks: ClocksPage) -> LifeRows:
    """Prepare one referral's life; of one that is closed nothing is warned of."""
    referral = case.referral
    is_open = referral.key in region.cases
    missing = unheld(case, region.today) if is_open else ()
    prompts = review_prompts(case.person) if is_open else ()
    return LifeRows(
        key=referral.key,
        ref=referral.ref,
        state=f"{region.called.said(STATES[case.last.state])} since {shown_moment(case.last.at)}",
        order=_order(ranked),
        is_moved=ranked is not None and ranked.departure is not None,
        is_open=is_open,
        warning=_warning(missing),
        prompts=Notice(Tone.BLUE, "Before admission:", " ".join(prompts), "Record…", can_close=False)
        if prompts
        else None,
        holding=(
            Pair("Holds the risk", referral.risk_holder or "Not recorded", _if(referral.risk_holder)),
            Pair("Interim plan", referral.interim_plan or "Not recorded", _if(referral.interim_plan)),
            Pair("Next review", shown_day(referral.review_on), _if(referral.review_on)),
        ),
        clocks=_clock_pairs(clocks),
        standards=f"Standards: {clocks.source}" if clocks.limits else "No standard is set for this urgency.",
        turns=tuple(
            _turn_row(turn, case.milestones, region.called)
            for turn in sorted(case.milestones, key=_number, reverse=True)
        ),
    )


def _number(turn: Milestone) -> int:
    """Give the number a turn is ordered by."""
    return turn.number


def _if(value: object) -> Tone:
    """Give what is missing the tone of something to look at."""
    return Tone.PLAIN if value else Tone.AMBER


def _order(ranked: Ranked | None) -> str:
    """Say where a referral stands in the order and why."""
    if ranked is None:
        return ""
    return f"Place {ranked.place} in the order: {ranked.below_because}"


def _warning(missing: tuple[str, ...]) -> Notice | None:
    """Shout where somebody red waits without what keeps them safe."""
    if not missing:
        return None
    words = " and ".join(missing)
    return Notice(
        Tone.RED, "Red, and waiting:", f"{words[0].upper()}{words[1:]}.", "Name a holder…", can_close=False
    )


def _clock_pairs(clocks: ClocksPage) -> tuple[Pair, ...]:
    """Prepare the clocks: each part, the whole, the pauses, the standards."""
    legs = tuple(Pair(f"{name[0].upper()}{name[1:]}", words) for name, words in clocks.legs)
    whole = Pair("Received to admitted", clocks.whole, Tone.STRONG)
    pause = (Pair("Pauses", clocks.pauses, Tone.AMBER),) if clocks.pauses else ()
    limits = tuple(
        Pair("Standard", f"{_SHAPES[limit.level]} {limit.words}", _LEVELS[limit.level])
        for limit in clocks.limits
    )
    return (*legs, whole, *pause, *limits)


def _turn_row(turn: Milestone, turns: tuple[Milestone, ...], called: Called) -> Row:
    """Prepare one turn; one put right later is struck through."""
    struck = any(one.corrects == turn.key for one in turns)
    who = f"{shown_moment(turn.at)}, {turn.by}"
    code = f" (code {turn.code})" if turn.code else ""
    return Row(
        turn.key,
        (
            Cell(called.said(STATES[turn.state]) + code, Tone.STRONG, second=who, struck=struck, tip=who),
            Cell(
                turn.reason or "No reason recorded",
                Tone.PLAIN if turn.reason else Tone.QUIET,
                tip=turn.reason,
            ),
        ),
    )
