"""The hazard log names a test for every hazard, and every one of them is there; the table of roles is the one held."""

import re
from pathlib import Path

from pc_desktop.services.permits import ACT_OF_MODULE, roles_table

_PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_that_\w+)`")


def test_that_every_hazard_has_a_control_and_a_test_that_is_there(project: Path) -> None:
    page = (project / "resources/help/safety.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| Hazard")]
    assert len(rows) >= 15
    for row in rows:
        hazard, control, shown = (part.strip() for part in row.strip("| ").split(" | "))
        assert hazard
        assert control
        found = _PROOF.fullmatch(shown)
        assert found, hazard
        assert f"def {found[2]}(" in (project / found[1]).read_text("utf-8"), hazard


def test_that_the_help_shows_the_table_of_roles_that_is_held(project: Path) -> None:
    assert roles_table() in (project / "resources/help/roles.md").read_text("utf-8")


def test_that_every_module_named_in_the_permits_is_there(project: Path) -> None:
    services = {path.stem for path in (project / "pc_desktop/services").glob("*.py")}
    assert set(ACT_OF_MODULE) <= services
