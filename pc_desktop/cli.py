"""The command line: the main job for scripts and for checking, without a window."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pc_desktop import beginning, bootstrap
from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.logbook import keep_quiet, open_logbook, record_fault
from pc_desktop.paths import user_folder
from pc_desktop.services.office import Office
from pc_desktop.services.safekeeping import REASONS, Safekeeping

_STOPPED = 130  # what a shell gives for a command stopped with Ctrl+C
_OUT_OF_ORDER = "Something went wrong that should not have. Nothing was lost; the log says where: "


def _plainly(command: Callable[..., None]) -> Callable[..., None]:
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


def _store_option(command: Callable[..., None]) -> Callable[..., None]:
    """Ask for the store's file."""
    return click.option(
        "--store",
        "store",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="The store's file.",
    )(command)


def _json_option(command: Callable[..., None]) -> Callable[..., None]:
    """Offer the answer as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")(command)


def _print_json(answer: object) -> None:
    """Print an answer for programs."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pc-desktop", prog_name="pc-desktop")
def main() -> None:
    """Run the weekly bed meeting of a provider collaborative."""
    keep_quiet()
    with suppress(OSError):
        open_logbook(user_folder())


@main.command()
@click.option("--headless", is_flag=True, help="Play the main job without a window.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to leave what it makes."
)
@_plainly
def demo(*, headless: bool, folder: Path | None) -> None:
    """Show the main job on an invented region."""
    from pc_desktop.demo import play, show

    if headless:
        play(folder, click.echo)
    else:
        sys.exit(show(folder, click.echo))


@main.command()
@_store_option
@click.option("--sample", is_flag=True, help="Fill it with the invented region.")
@click.option(
    "--profile", default="adult_eating_disorders", show_default=True, help="Whom the collaborative serves."
)
@_plainly
def new(*, store: Path, sample: bool, profile: str) -> None:
    """Make a new store."""
    bootstrap.make_store(store, bootstrap.passphrase(confirm=True), sample=sample, profile=profile)
    click.echo(f"Made {store.name}{' with the sample region' if sample else ''}.")


@main.command()
@_store_option
@_plainly
def window(*, store: Path) -> None:
    """Open the window on a store."""
    sys.exit(bootstrap.run_window(store, bootstrap.passphrase()))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_json_option
@_plainly
def read(*, file: Path, as_json: bool) -> None:
    """Read a workbook and say what stands in it; write nothing."""
    draft = bootstrap.read_return(file)
    if as_json:
        _print_json(bootstrap.draft_as_json(draft))
        return
    for one in draft.lists:
        click.echo(f"{one.layout}, sheet {one.sheet}: {counted(len(one), 'row')}")
    for unit in draft.units:
        day = shown_day(unit.as_at or unit.week_ending)
        click.echo(f"{unit.unit}: {unit.occupied} listed, {day}")
    for problem in draft.problems:
        click.echo(
            f"  {problem.sheet} {problem.cell} {problem.column}: {problem.found!r}. {problem.what} {problem.advice}"
        )
    if not draft.units and not draft.lists:
        click.echo("No unit's return, list of referrals or referral form was found in it.")


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_store_option
@click.option("--accept", is_flag=True, help="Write the changes as one step; without it nothing is written.")
@_json_option
@_plainly
def import_(*, files: tuple[Path, ...], store: Path, accept: bool, as_json: bool) -> None:
    """Compare returns and lists with the store and, with --accept, write the changes."""
    from pc_desktop.errands import import_files

    with bootstrap.opened(store, bootstrap.passphrase(), lock=accept) as office:
        answer = import_files(office, files, accept=accept)
    if as_json:
        _print_json(answer.as_json())
    else:
        click.echo(answer.as_text())


@main.command()
@_store_option
@_json_option
@_plainly
def plan(*, store: Path, as_json: bool) -> None:
    """Print the plan for everybody waiting."""
    from pc_desktop.errands import plan_answer, plan_text

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        lines = plan_answer(office)
    if as_json:
        _print_json([asdict(line) for line in lines])
    else:
        click.echo(plan_text(lines))


@main.group()
def export() -> None:
    """Write something to a workbook."""


@export.command("minutes")
@_store_option
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), help="The workbook to write.")
@_plainly
def export_minutes(*, store: Path, file: Path) -> None:
    """Write the minutes of the latest meeting."""
    from pc_desktop.errands import export_minutes as write

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        write(office, file, store)
    click.echo(f"Wrote {file.name}.")


@main.command()
@_store_option
@_plainly
def verify(*, store: Path) -> None:
    """Check the file, the rules and the journal."""
    faults = bootstrap.verify_store(store, bootstrap.passphrase())
    if faults:
        raise Refused("\n".join(faults))
    click.echo("The file, the rules and the journal are sound.")


@main.command()
@_store_option
@_plainly
def backups(*, store: Path) -> None:
    """List the backups of a store, newest first; needs no passphrase."""
    found = beginning.backups_of(store)
    for one in found:
        click.echo(f"{shown_moment(one.made)}  {REASONS[one.reason]:<32} {one.path}")
    if not found:
        click.echo("No backup has been made yet.")


@main.command()
@_store_option
@_plainly
def backup(*, store: Path) -> None:
    """Make a backup now; it is opened and checked."""
    with bootstrap.opened(store, bootstrap.passphrase()) as office:
        warning = _safe(office).back_up("asked")
        click.echo(warning or "Made a backup that opens whole.")


@main.command()
@_store_option
@click.option(
    "--from", "backup", required=True, type=click.Path(path_type=Path), help="The backup to go back to."
)
@_plainly
def restore(*, store: Path, backup: Path) -> None:
    """Go back to a backup; the store as it is now is kept first. Asks for the backup's passphrase."""
    kept = beginning.restore_store(store, backup, bootstrap.passphrase())
    click.echo(f"Gone back to {backup.name}." + (f" The store as it was is kept as {kept}." if kept else ""))


@main.command()
@_store_option
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), help="The pack to write.")
@click.option("--everything", is_flag=True, help="Carry everything, for a new laptop.")
@_plainly
def pack(*, store: Path, file: Path, everything: bool) -> None:
    """Hand over: write a sealed pack of what other laptops lack, or of everything."""
    with bootstrap.opened(store, bootstrap.passphrase()) as office:
        steps = _safe(office).make_pack(file, bootstrap.pack_passphrase(confirm=True), everything=everything)
    click.echo(f"Wrote {file.name} with {counted(steps, 'step')}. Tell its passphrase by another way.")


@main.command("take-in")
@click.argument("file", type=click.Path(path_type=Path))
@_store_option
@click.option(
    "--keep", type=click.Choice(["ours", "theirs"]), help="What stands where both changed one thing."
)
@_plainly
def take_in(*, file: Path, store: Path, keep: str | None) -> None:
    """Join what another laptop handed over; without --keep nothing is written where something clashes."""
    with bootstrap.opened(store, bootstrap.passphrase()) as office:
        from pc_desktop.errands import take_pack_in

        click.echo(take_pack_in(office, file, bootstrap.pack_passphrase(), keep))


def _safe(office: Office) -> Safekeeping:
    """Give what keeps an open store safe."""
    if office.safe is None:
        raise Refused("This store keeps no backups.")
    return office.safe
