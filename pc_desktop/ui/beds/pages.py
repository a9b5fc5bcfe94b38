"""The pages of the Beds screen: the board, the plan, people away, and chances."""

from typing import Final

from pc_desktop.ui.pages import PageWords

PAGES: Final = (
    PageWords("board", "Board", "Alt+1"),
    PageWords("plan", "Plan", "Alt+2", "pc_desktop.ui.beds.plan", "PlanPage", "PlanPresenter"),
    PageWords("away", "Away", "Alt+3", "pc_desktop.ui.beds.away", "AwayPage", "AwayPresenter"),
    PageWords("chances", "Chances", "Alt+4", "pc_desktop.ui.beds.chance", "ChancePage", "ChancePresenter"),
)
