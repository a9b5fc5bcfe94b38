"""Binds the process that reads foreign files: little memory, little time, no writing, no sending."""

import os
import sys
from typing import Any

_FORBIDDEN = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system",
    "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.putenv", "pty.spawn",
    "urllib.Request",     "webbrowser.open", "ftplib.connect",
})  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def bind(seconds: float, megabytes: int) -> None:
    """Bind this process for the rest of its life; called before a foreign file is opened.

    The kernel holds memory and processor time where it can. On macOS it does not hold memory: there the
    parent watches it. Writing files, the network and starting programs are refused inside Python on every
    system.
    """
    if sys.platform == "win32":
        from pc_desktop.exchange import limits_windows

        limits_windows.bind(seconds, megabytes)
    else:
        _bind_posix(seconds, megabytes)
    sys.addaudithook(_refuse)


def _bind_posix(seconds: float, megabytes: int) -> None:
    """Set what the kernel holds; a limit this system does not know, or may not lower, is passed over."""
    import resource

    room = megabytes * 1024 * 1024
    processor = int(seconds) + 2
    for name, soft, hard in (
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_CPU", processor, processor + 1),
        ("RLIMIT_DATA", room, room),
        ("RLIMIT_AS", room, room),
        ("RLIMIT_NOFILE", 128, 128),
    ):
        kind = getattr(resource, name, None)
        if kind is not None:
            try:
                resource.setrlimit(kind, (soft, hard))
            except (OSError, ValueError):
                continue


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Refuse an act that reading a file never needs."""
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for a reader")
    if event == "open" and _writes(args):
        raise PermissionError("a reader writes nothing")


def _writes(args: tuple[Any, ...]) -> bool:
    """Tell whether a file is being opened to be written."""
    _path, mode, flags = (*args, None, None, None)[:3]
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & _WRITING)
