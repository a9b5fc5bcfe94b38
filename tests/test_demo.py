"""The demonstration: what it shows of the main job is to be seen in the figures it says."""

import re
from pathlib import Path

import pytest

from pc_desktop import bootstrap, demo, errands
from pc_desktop.store import vault


def test_that_the_bed_offered_is_free_now_so_that_the_count_of_free_beds_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
    path, said = tmp_path / "sample.pcstore", list[str]()
    bootstrap.make_store(path, "three invented words", sample=True)
    with bootstrap.opened(path, "three invented words") as office:
        errands.import_files(office, demo.sample_returns(), accept=True, said=errands.Said(gone=True))
        assert demo._page(office).plan[0].when != "now", (
            "this test no longer shows why the first is passed over"
        )
        demo._decide(office, said.append)
    free = [int(number) for line in said for number in re.findall(r"([0-9]+) beds? free", line)]
    before, offered, back = free
    assert (offered, back) == (before - 1, before)
