"""The word by which a frozen application is told to be the process that reads a file."""

from collections.abc import Sequence

FLAG = "--read-child"


def is_meant(argv: Sequence[str]) -> bool:
    """Tell whether a command line asks for the reading process: `child.main` runs and nothing else."""
    return list(argv[1:]) == [FLAG]
