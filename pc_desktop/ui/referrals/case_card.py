"""The summary of one referral: why it stands where it does, what is recorded, and what holds until there is a bed."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.ui.referrals.case_rows import CaseRows
from pc_desktop.ui.widgets.key_values import KeyValues
from pc_desktop.ui.widgets.meter import Meter
from pc_desktop.ui.widgets.page import Page
from pc_desktop.ui.widgets.words import Look, Words

SIDE = 20
"""How far the words of a page stand in from the sides of its card, in design pixels."""


class CasePage(Page):
    """Shows the summary; parts with nothing to say are not there."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__((SIDE, 0, SIDE, 8), 8)
        self.because_title, self.because = (
            Words("", Look.STRONG, wrap=True),
            KeyValues("Why here in the queue"),
        )
        self._known_title, self.meter = Words("Information", Look.STRONG), Meter()
        self.recorded = Words("", Look.SECONDARY, wrap=True)
        self.wanted = Words("", Look.QUIET, wrap=True)
        self._until_title, self.until = (
            Words("Until there is a bed", Look.STRONG),
            KeyValues("Until there is a bed"),
        )
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self.because_title, self.because),
            (self._known_title, self.meter, self.recorded, self.wanted),
            (self._until_title, self.until),
        )
        for part in parts:
            for widget in part:
                self.add(widget)
            self.column.addSpacing(8)
        self.column.addStretch(1)
        let_it_shrink(self)

    def show_case(self, case: CaseRows) -> None:
        """Show this summary."""
        self.because_title.setText(case.because_title)
        self.because.show_pairs(case.because)
        for shown in (self._known_title, self.meter, self.recorded):
            shown.setVisible(case.required > 0)
        tone = Tone.GREEN if case.recorded == case.required else Tone.AMBER
        self.meter.show_part(case.recorded, case.required, case.recorded_words, tone)
        self.recorded.setText(case.recorded_words)
        self.wanted.setText(case.wanted)
        self.wanted.setVisible(bool(case.wanted))
        for held in (self._until_title, self.until):
            held.setVisible(bool(case.until))
        self.until.show_pairs(case.until)


def let_it_shrink(page: Page) -> None:
    """Let a page of wrapped words be exactly as tall as they are at its width."""
    inside_page = page.widget()
    if inside_page is not None:
        inside_page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
