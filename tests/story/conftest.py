"""The sample region, made once and opened anew for each story."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from pc_desktop import bootstrap
from pc_desktop.services.office import Office
from pc_desktop.store import vault

WORDS = "a passphrase of the story"


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample region once."""
    path = tmp_path_factory.mktemp("sample") / "sample.pcstore"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        bootstrap.make_store(path, WORDS, sample=True)
    return path


@pytest.fixture
def sample_store(made_sample: Path, tmp_path: Path) -> Path:
    """Copy the sample region for one story."""
    path = tmp_path / "sample.pcstore"
    copyfile(made_sample, path)
    copyfile(vault.key_file(made_sample), vault.key_file(path))
    return path


@pytest.fixture
def office(sample_store: Path) -> Iterator[Office]:
    """Open the sample region."""
    with bootstrap.opened(sample_store, WORDS) as furnished:
        yield furnished
