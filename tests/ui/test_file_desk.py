"""Why nothing was written is said in words; a fault of ours is never taken for one of the world's."""

import pytest

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.ui.file_desk import fault_words


def test_that_a_rule_and_the_world_are_said_and_our_own_fault_goes_on() -> None:
    assert fault_words(Refused("No meeting is planned.")) == "No meeting is planned."
    assert fault_words(Unavailable("The disk is full.", "Make room.")) == "The disk is full. Make room."
    with pytest.raises(ZeroDivisionError):
        fault_words(ZeroDivisionError())
