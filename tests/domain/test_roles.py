"""What each role may do stands in one table, and what it may not is refused with whom to ask."""

import pytest

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.roles import ACTS, ROLES, refuse_act, role_of


def test_that_every_role_may_do_acts_there_are_and_a_viewer_none() -> None:
    assert all(role.may <= set(ACTS) for role in ROLES)
    assert role_of("viewer").may == frozenset()
    assert role_of("liaison").may == frozenset(ACTS)


def test_that_what_a_role_may_not_do_is_refused_with_whom_to_ask() -> None:
    with pytest.raises(Refused, match="Ask a liaison practitioner or a clinical lead, or change"):
        refuse_act("clerk", "decide")
    refuse_act("clerk", "beds")
    refuse_act("viewer", "")
    refuse_act("setup", "decide")


def test_that_a_role_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match="no such role"):
        role_of("admin")
