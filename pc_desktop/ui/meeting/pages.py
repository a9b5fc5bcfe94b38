"""The pages of the Meeting screen: people one by one, the agenda, actions, what is taken further, and the minutes."""

from typing import Final

from pc_desktop.ui.pages import PageWords

_HERE: Final = "pc_desktop.ui.meeting"

PAGES: Final = (
    PageWords("people", "People", "F2"),
    PageWords("agenda", "Agenda", "F3", f"{_HERE}.agenda", "AgendaPage", "AgendaPresenter"),
    PageWords("actions", "Actions", "F4", f"{_HERE}.actions", "ActionsPage", "ActionsPresenter"),
    PageWords("further", "Escalations and gaps", "F6", f"{_HERE}.further", "FurtherPage", "FurtherPresenter"),
    PageWords("minutes", "Minutes", "F7", f"{_HERE}.minutes", "MinutesPage", "MinutesPresenter"),
)
