"""Keeps the operator's window out of screen sharing where the system allows it; the room's window never is.

Windows 10 from version 2004 on leaves a window with the display affinity WDA_EXCLUDEFROMCAPTURE out of captures
(Microsoft, SetWindowDisplayAffinity). Elsewhere nothing of the kind is offered to an application.
"""

import ctypes
import platform
from typing import Any, Final

from PySide6.QtWidgets import QWidget

EXCLUDED: Final = 0x11
"""The window is left out of captures."""
ORDINARY: Final = 0x0
"""The window is captured like any other."""


def hide_from_capture(window: QWidget, *, hide: bool) -> bool:
    """Leave a window out of captures, or let it be captured again; tells whether the system did so."""
    if platform.system() != "Windows":
        return False
    return _set_affinity(int(window.winId()), EXCLUDED if hide else ORDINARY)


def _set_affinity(handle: int, affinity: int) -> bool:
    """Ask Windows for an affinity; False where this version refuses."""
    user: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    return bool(user.SetWindowDisplayAffinity(handle, affinity))
