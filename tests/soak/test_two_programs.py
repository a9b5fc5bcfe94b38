"""One store, two programs: the second is told who holds it, and a crash leaves nothing locked."""

import subprocess
import sys
from pathlib import Path

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store.opening import open_store
from tests.soak.busy import NAME
from tests.store.invented_region import PASSPHRASE


def test_that_a_second_program_is_told_who_holds_the_store_and_a_crash_frees_it(
    busy_folder: Path, project: Path
) -> None:
    command = [sys.executable, "-m", "tests.soak.busy", str(busy_folder), "commands", "1"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "opened\n"
        with pytest.raises(Unavailable, match=r"open already: by .+ on .+") as told:
            open_store(busy_folder / NAME, PASSPHRASE)
        assert "somebody" not in told.value.title
        program.kill()
    open_store(busy_folder / NAME, PASSPHRASE).close()
