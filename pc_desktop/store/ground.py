"""Where a store may lie: on this computer's own disk, and in no folder that something copies elsewhere."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from pc_desktop.domain.errors import Unavailable

_SYNCHRONISED: Final = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google ?drive|my drive|icloud ?drive|com~apple~clouddocs|box( sync)?|nextcloud"
    r"|owncloud|sharepoint|creative cloud files|syncthing|mega(sync)?|pcloud ?drive",
    re.IGNORECASE,
)
"""Names such programs give the folders they copy elsewhere; OneDrive adds the organisation's name."""
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE_KINDS: Final = frozenset(
    "nfs nfs4 afpfs cifs smb smb2 smb3 smbfs ncpfs afs fuse.sshfs davfs webdav ceph".split()  # noqa: SIM905 - shorter to read
)
_REMOTE_DRIVE: Final = 4
"""What Windows calls a drive on the network (GetDriveType, DRIVE_REMOTE)."""


def refuse_ground(store: Path) -> None:
    """Refuse a place that would spoil a store, with advice; raises Unavailable."""
    if name := synchronised_folder(store):
        raise Unavailable(
            f"This folder belongs to {name}, which copies files while they are being written.",
            "That spoils databases. Use a folder on this computer that is not synchronised; a store moves there "
            "with its key file.",
        )
    if is_remote(store):
        raise Unavailable(
            "This folder is on the network, where a store would be spoiled.",
            "Choose a folder on this computer, and hand over to other laptops with packs.",
        )


def synchronised_folder(store: Path) -> str:
    """Name the program that copies a store's folder elsewhere; empty where none is recognised."""
    for folder in _called(store):
        found = next((part for part in folder.parts[1:] if _SYNCHRONISED.fullmatch(part)), "")
        if found:
            return found
        for name in _VARIABLES:
            said = os.environ.get(name, "")
            if said and Path(said) in (folder, *folder.parents):
                return "OneDrive"
    return ""


def is_remote(store: Path) -> bool:
    """Tell whether a store's folder is on the network, as far as the system says so."""
    for folder in _called(store):
        where = str(folder)
        if where.startswith(("\\\\", "//")):
            return True
        if sys.platform == "win32" and _is_remote_drive(where):
            return True
        if mount_kind(where, _mounts()) in _REMOTE_KINDS:
            return True
    return False


def _called(store: Path) -> tuple[Path, ...]:
    """Give a store's folder as it is called, and as it really is: a link or a drive's letter may lead elsewhere."""
    folder = store.parent.absolute()
    with suppress(OSError, RuntimeError):
        return tuple(dict.fromkeys((folder, folder.resolve())))
    return (folder,)


def mount_kind(where: str, mounts: str) -> str:
    """Give the kind of file system a folder lies on, from a list of mounts; empty where it is not told."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        place = parts[1].replace("\\040", " ")
        if (where == place or where.startswith(place.rstrip("/") + "/")) and len(place) >= len(best):
            best, kind = place, parts[2]
    return kind


def _mounts() -> str:
    """Read the list of mounts, where the system keeps one; elsewhere, as on macOS, ask for it."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        import psutil

        told = ((one.device, one.mountpoint, one.fstype) for one in psutil.disk_partitions(all=True))
        return "\n".join(" ".join(part.replace(" ", "\\040") or "-" for part in parts) for parts in told)


def _is_remote_drive(where: str) -> bool:
    """Ask Windows whether a drive is on the network."""
    import ctypes

    drive = f"{Path(where).drive}\\"
    kinds = getattr(ctypes, "windll", None)
    return bool(kinds and kinds.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE)
