"""A store is kept off the network and out of folders that something copies elsewhere, with advice."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from pc_desktop.domain.errors import Unavailable
from pc_desktop.store import ground
from pc_desktop.store.opening import create_store
from tests.store.invented_region import PASSPHRASE

_MOUNTS = """sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/share /mnt/team nfs4 rw 0 0
//server/share /mnt/team\\040drive cifs rw 0 0
odd line
"""


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Invented NHS Trust",
        "Dropbox",
        "Google Drive",
        "iCloudDrive",
        "Nextcloud",
        "SharePoint",
    ],
)
def test_that_a_synchronised_folder_is_refused_with_advice(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "Documents"
    folder.mkdir(parents=True)
    with pytest.raises(Unavailable, match="not synchronised"):
        create_store(folder / "store.pcstore", PASSPHRASE)
    assert list(folder.iterdir()) == []


def test_that_a_folder_onedrive_has_taken_over_under_another_name_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert ground.synchronised_folder(tmp_path / "Documents" / "store.pcstore") == "OneDrive"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "elsewhere"))
    assert ground.synchronised_folder(tmp_path / "Documents" / "store.pcstore") == ""


def test_that_a_word_inside_a_name_is_no_such_folder(tmp_path: Path) -> None:
    assert ground.synchronised_folder(tmp_path / "Boxes of onedrive notes" / "store.pcstore") == ""


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("/srv/ann", "ext4"),
        ("/mnt/team", "nfs4"),
        ("/mnt/team/a", "nfs4"),
        ("/mnt/team drive/a", "cifs"),
        ("/mnt/teams", "ext4"),
    ],
)
def test_that_the_kind_of_disk_is_that_of_the_nearest_mount(where: str, kind: str) -> None:
    assert ground.mount_kind(where, _MOUNTS) == kind


def test_that_a_network_disk_is_refused_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "_mounts", lambda: f"server:/x {tmp_path} cifs rw 0 0\n")
    with pytest.raises(Unavailable, match="hand over to other laptops with packs"):
        create_store(tmp_path / "store.pcstore", PASSPHRASE)
    assert ground.is_remote(Path("//server/share/store.pcstore"))


def test_that_a_link_to_such_a_folder_is_seen_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "OneDrive - Invented Trust" / "Documents").mkdir(parents=True)
    try:
        (tmp_path / "Documents").symlink_to(tmp_path / "OneDrive - Invented Trust" / "Documents")
    except OSError:
        pytest.skip("this computer lets nobody make links")
    with pytest.raises(Unavailable, match="OneDrive - Invented Trust"):
        create_store(tmp_path / "Documents" / "store.pcstore", PASSPHRASE)
    (tmp_path / "share").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "share")
    monkeypatch.setattr(
        ground, "_mounts", lambda: f"server:/x {(tmp_path / 'share').resolve()} nfs4 rw 0 0\n"
    )
    assert ground.is_remote(tmp_path / "here" / "store.pcstore")


def test_that_a_system_without_a_list_of_mounts_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    shared = tmp_path / "Team share"
    shared.mkdir()
    found = [
        SimpleNamespace(device="/dev/disk1", mountpoint="/", fstype="apfs"),
        SimpleNamespace(device="//ann@server/x", mountpoint=str(shared), fstype="smbfs"),
    ]
    monkeypatch.setattr(Path, "read_text", nothing)
    monkeypatch.setattr("psutil.disk_partitions", lambda **_: found)
    assert ground.is_remote(shared / "store.pcstore")
    assert not ground.is_remote(tmp_path / "store.pcstore")
