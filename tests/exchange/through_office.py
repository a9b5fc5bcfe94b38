"""Workbooks sent through LibreOffice, as somebody who has no Excel fills them in."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pc_desktop.domain.returns import Draft

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed, so no round trip through it was tried"
)
KINDS = ("xlsx", "ods")


def saved_by_office(path: Path, kind: str) -> Path:
    """Open a workbook in LibreOffice and save it as another kind, in a folder beside it."""
    out, home = path.parent / "out", path.parent / "home"
    out.mkdir(exist_ok=True)
    home_said = f"-env:UserInstallation={home.as_uri()}"
    command = [OFFICE or "", home_said, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{kind}"


def said(draft: Draft) -> object:
    """Give everything a file says, whatever it is called."""
    return draft.layout, draft.units, draft.lists, draft.problems, draft.made
