"""Set up, run, check and test the application with one command and nothing but Python.

This file stays readable to old Pythons, so that one of them is told politely what is missing.
"""

import os
import sys

OLDEST = (3, 11)
TOO_OLD = """\
Python 3.11 or newer is needed; this is Python {0}.{1} ({2}).
Install a newer one from python.org or your system's packages and run the command with it, for example:
  python3.11 installer/dev.py demo
"""


def main() -> int:
    """Hand over to `installer.jobs`, or say which Python is needed; returns the exit code."""
    if sys.version_info < OLDEST:
        sys.stderr.write(TOO_OLD.format(sys.version_info[0], sys.version_info[1], sys.executable))
        return 1
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    from installer.jobs import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
