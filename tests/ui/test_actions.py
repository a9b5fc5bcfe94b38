"""Every action has words, a key or a reason, a tip and a page of help."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from pc_desktop.ui.actions import ACTIONS, SCREENS, ActionWords, screen_key


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_that_every_action_is_told_in_full(action: ActionWords, project: Path) -> None:
    assert action.text
    assert action.tip
    assert bool(action.key) != bool(action.no_key), "a key, or the reason why there is none"
    assert (project / "resources" / "help" / f"{action.help_page}.md").is_file()


def test_that_no_key_means_two_things() -> None:
    keys = [QKeySequence(action.key).toString() for action in ACTIONS if action.key]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_that_every_screen_has_its_action_and_its_key() -> None:
    named = {action.name: action.key for action in ACTIONS}
    assert [named[f"show {name}"] for name, _ in SCREENS] == [
        screen_key(n, name) for n, (name, _) in enumerate(SCREENS, 1)
    ]
    assert screen_key(8, "help") == "F1"
