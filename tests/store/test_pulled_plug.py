"""A program killed while writing loses nothing it was told was kept, and leaves nothing half done."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from pc_desktop.domain.settings import Setting
from pc_desktop.store.opening import open_store
from tests.store.invented_region import NOW, PASSPHRASE


@pytest.mark.soak
def test_that_a_killed_program_loses_no_step_and_leaves_none_half_written(
    fresh: Callable[[str], Path], project: Path, soaking: bool
) -> None:
    path, dice, kept = fresh("region"), Random(11), 1
    for _ in range(100 if soaking else 4):
        command = [sys.executable, "-m", "tests.store.writing", str(path)]
        with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            for _ in range(dice.randrange(1, 40)):
                kept = int(program.stdout.readline())
            program.kill()
            rest = program.stdout.read().split()
        kept = int(rest[-1]) if rest and rest[-1].isdigit() else kept
        store = open_store(path, PASSPHRASE)
        with store.reading(NOW) as reading:
            _, length = reading.chain()
            notes = {setting.value for setting in reading.find(Setting)}
        assert length >= kept
        assert len(notes) == 1
        assert store.verify() == ()
        store.close()
