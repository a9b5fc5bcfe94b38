"""Binds the reading process on Windows, by putting it into a job with limits that the kernel holds."""

import ctypes
import sys
from typing import Any, ClassVar

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_LIMIT_TIME = 0x0002
_LIMIT_MEMORY = 0x0100
_DIE_ON_UNHANDLED = 0x0400
_KILL_ON_CLOSE = 0x2000
_NO_ERROR_BOXES = (
    0x0001 | 0x0002 | 0x8000
)  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
_KEPT: list[Any] = []


class _Limits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; times in units of 100 nanoseconds."""

    _fields_: ClassVar = [
        ("PerProcessUserTimeLimit", ctypes.c_longlong),
        ("PerJobUserTimeLimit", ctypes.c_longlong),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class _Counters(ctypes.Structure):
    """IO_COUNTERS; present only because the structure below contains it."""

    _fields_: ClassVar = [(f"count{number}", ctypes.c_ulonglong) for number in range(6)]


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; memory in bytes."""

    _fields_: ClassVar = [
        ("Limits", _Limits),
        ("Counters", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


def wanted(seconds: float, megabytes: int) -> _Extended:
    """Write down the limits: memory, processor time, and that the job dies with its last handle."""
    extended = _Extended()
    extended.Limits.LimitFlags = _LIMIT_TIME | _LIMIT_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
    extended.Limits.PerProcessUserTimeLimit = int((seconds + 2) * 10_000_000)
    extended.ProcessMemoryLimit = megabytes * 1024 * 1024
    return extended


def bind(seconds: float, megabytes: int) -> None:
    """Put this very process into a job with limits; raises OSError where Windows refuses.

    The process joins by itself, so that it does not matter that python.exe in a virtual environment only
    starts another. The handle is kept until the process ends. Jobs may lie within jobs since Windows 8.
    """
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint32,
        )
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        job = kernel.CreateJobObjectW(None, None)
        limits = wanted(seconds, megabytes)
        size = ctypes.sizeof(limits)
        if not job or not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            raise ctypes.WinError(ctypes.get_last_error())
        if not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())
        _KEPT.append(job)
