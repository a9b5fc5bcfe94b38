"""How the figures are counted: the way to count a stay, the assumptions, and what is left out."""

from pc_desktop.domain.outcomes.asked import STAY_RULES
from pc_desktop.services.outcomes_view import OutcomesPage
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.cells import Cell, Row
from pc_desktop.ui.outcomes.figures_rows import Listed, MethodRows
from pc_desktop.ui.widgets.shown import Choice


def method_rows(page: OutcomesPage) -> MethodRows:
    """Prepare what the page takes for granted and what it leaves out in the period."""
    rows = [_row(f"assumed {at}", "Assumption", words) for at, words in enumerate(page.assumptions)]
    for one in page.measures:
        if one.family == "length_of_stay" and one.name != page.asked.length_measure:
            continue
        rows += [
            _row(f"{one.name} {at}", one.title, left.words[:1].upper() + left.words[1:] + ".")
            for at, left in enumerate(one.aside)
        ]
        rows += [_row(f"{one.name} {at} always", one.title, words) for at, words in enumerate(one.excluded)]
    return MethodRows(
        choices=tuple(Choice(name, rule.label, rule.source) for name, rule in STAY_RULES.items()),
        chosen=page.asked.stay_rule,
        listed=Listed(
            lead=f"Length of stay: days {page.asked.rule.text}. Source: {page.asked.rule.source}",
            rows=tuple(rows),
            foot="Choose a line to read all of it. Every measure prints its own definition under Compared.",
            nothing="Nothing is assumed and nothing left out.",
        ),
    )


def _row(key: str, what: str, words: str) -> Row:
    """Prepare one sentence."""
    return Row(key, (Cell(what, Tone.STRONG), Cell(words, tip=words)))
