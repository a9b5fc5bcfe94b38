"""Looks the locked libraries up among known faults with pip-audit, where it is installed and the index is reachable."""

import importlib.util
import subprocess
import sys

from installer.environment import ROOT
from installer.words import say

_LOCKS = ("requirements.lock",)
_UNREACHED = ("connection", "resolve", "timed out", "unreachable", "max retries", "proxy")
_UNKNOWN = "could not be audited"
_LONGEST = 60


def main() -> int:
    """Look up; returns 0 where nothing is known against them or nobody could be asked, 1 where something is."""
    if importlib.util.find_spec("pip_audit") is None:
        say("  pip-audit is not installed, so known faults were not looked up (pip install pip-audit).")
        return 0
    for lock in _LOCKS:
        command = [
            sys.executable,
            "-m",
            "pip_audit",
            "--require-hashes",
            "--disable-pip",
            "-r",
            str(ROOT / lock),
        ]
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            say("  The index did not answer, so known faults were not looked up.")
            return 0
        words = f"{told.stdout}\n{told.stderr}".strip()
        if told.returncode and any(mark in words.lower() for mark in _UNREACHED):
            say("  The index cannot be reached, so known faults were not looked up.")
            return 0
        if told.returncode:
            say(words)
            return 1
        if unknown := words.count(_UNKNOWN):
            say(f"  The index reached here knows nothing of {unknown} of the libraries.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
