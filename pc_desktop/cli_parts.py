"""What every command of the command line shares: its options, and how whatever goes wrong becomes a sentence."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.logbook import record_fault

_STOPPED = 130  # what a shell gives for a command stopped with Ctrl+C
_OUT_OF_ORDER = "Something went wrong that should not have. Nothing was lost; the log says where: "


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Turn whatever goes wrong in a command into one sentence and exit code 1, never a traceback."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo("Stopped. Nothing was left half done.", err=True)
            sys.exit(_STOPPED)
        except Refused as refused:
            _refuse(refused.sentence)
        except Unavailable as unavailable:
            _refuse(f"{unavailable.title} {unavailable.advice}")
        except OSError as world:
            _refuse(
                f"The file system said no: {world.strerror or 'unknown reason'}. Check the folder and the disk."
            )
        except Exception as fault:  # noqa: BLE001 - the last place a fault of ours can become a sentence
            _refuse(_OUT_OF_ORDER + record_fault(fault))

    return wrapped


def _refuse(sentence: str) -> None:
    """Say why on standard error and leave with exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def store_option(command: Callable[..., None]) -> Callable[..., None]:
    """Ask for the store's file."""
    return click.option(
        "--store",
        "store",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="The store's file.",
    )(command)


def json_option(command: Callable[..., None]) -> Callable[..., None]:
    """Offer the answer as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")(command)


def print_json(answer: object) -> None:
    """Print an answer for programs."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
