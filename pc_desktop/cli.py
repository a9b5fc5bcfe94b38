"""The command line: the main job for scripts and for checking, without a window."""

import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from pc_desktop import beginning, bootstrap
from pc_desktop.cli_parts import json_option, plainly, print_json, store_option
from pc_desktop.cli_sending import export
from pc_desktop.domain.calendar import counted, shown_day, shown_moment
from pc_desktop.domain.correction import Asked
from pc_desktop.domain.errors import Refused
from pc_desktop.domain.returns import Draft
from pc_desktop.logbook import keep_quiet, open_logbook
from pc_desktop.paths import user_folder
from pc_desktop.services.office import Office
from pc_desktop.services.safekeeping import REASONS, Safekeeping


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
@plainly
def demo(*, headless: bool, folder: Path | None) -> None:
    """Show the main job on an invented region."""
    from pc_desktop.demo import play, show

    if headless:
        play(folder, click.echo)
    else:
        sys.exit(show(folder, click.echo))


@main.command()
@store_option
@click.option("--sample", is_flag=True, help="Fill it with the invented region.")
@click.option(
    "--profile", default="adult_eating_disorders", show_default=True, help="Whom the collaborative serves."
)
@click.option(
    "--from",
    "everything",
    type=click.Path(path_type=Path),
    help="Make it of a workbook that holds everything.",
)
@plainly
def new(*, store: Path, sample: bool, profile: str, everything: Path | None) -> None:
    """Make a new store."""
    if everything is not None:
        bootstrap.make_of_everything(store, bootstrap.passphrase(confirm=True), everything)
        click.echo(f"Made {store.name} of everything in {everything.name}.")
        return
    bootstrap.make_store(store, bootstrap.passphrase(confirm=True), sample=sample, profile=profile)
    click.echo(f"Made {store.name}{' with the sample region' if sample else ''}.")


@main.command()
@store_option
@plainly
def window(*, store: Path) -> None:
    """Open the window on a store."""
    sys.exit(bootstrap.run_window(store, bootstrap.passphrase()))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@plainly
def read(*, file: Path, as_json: bool) -> None:
    """Read a workbook, or those of an e-mail, and say what stands in it; write nothing."""
    known = bootstrap.file_passwords()
    draft = bootstrap.read_return(file, asked=Asked(known)) if known else bootstrap.read_return(file)
    if as_json:
        attached = [{"file": one.file, **bootstrap.draft_as_json(one)} for one in draft.attached]
        print_json(bootstrap.draft_as_json(draft) | ({"attached": attached} if attached else {}))
        return
    for one in (draft, *draft.attached):
        _say_draft(one)
    for unread in draft.unread:
        click.echo(f"{unread.file}: {unread.title} {unread.advice}")


def _say_draft(draft: Draft) -> None:
    """Say what one workbook holds."""
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
@store_option
@click.option("--accept", is_flag=True, help="Write the changes as one step; without it nothing is written.")
@click.option("--fix", nargs=3, multiple=True, metavar="SHEET CELL TEXT", help="Read a cell as this text.")
@click.option("--skip", nargs=2, multiple=True, metavar="SHEET CELL", help="Pass the row of a cell over.")
@click.option("--theirs", is_flag=True, help="Where both changed a field, take what the file says.")
@click.option("--gone-left", is_flag=True, help="Whoever is not listed left by the day of the return.")
@click.option("--answers", type=click.Path(path_type=Path), help="A file of answers, as --ask writes it.")
@click.option("--ask", type=click.Path(path_type=Path), help="Write what there is to choose to this file.")
@json_option
@plainly
def import_(
    *,
    files: tuple[Path, ...],
    store: Path,
    accept: bool,
    ask: Path | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Compare returns, forms and lists with the store and, with --accept, write the changes."""
    from pc_desktop.answering import NO_ANSWERS, read_answers
    from pc_desktop.errands import Said, answers_to_give, import_files

    mended = (*chosen["fix"], *((sheet, cell, None) for sheet, cell in chosen["skip"]))
    given = read_answers(chosen["answers"]) if chosen["answers"] is not None else NO_ANSWERS
    said = Said(bootstrap.file_passwords(), mended, chosen["theirs"], chosen["gone_left"], given)
    with bootstrap.opened(store, bootstrap.passphrase(), lock=accept) as office:
        if ask is not None:
            ask.write_text(answers_to_give(office, files, said), "utf-8")
        answer = import_files(office, files, accept=accept, said=said)
    if as_json:
        print_json(answer.as_json())
    else:
        click.echo(answer.as_text())


@main.command()
@store_option
@json_option
@plainly
def plan(*, store: Path, as_json: bool) -> None:
    """Print the plan for everybody waiting."""
    from pc_desktop.errands import plan_answer, plan_text

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        lines = plan_answer(office)
    if as_json:
        print_json([asdict(line) for line in lines])
    else:
        click.echo(plan_text(lines))


main.add_command(export)


@main.command("take-layout")
@click.argument("file", type=click.Path(path_type=Path))
@plainly
def take_layout(*, file: Path) -> None:
    """Take a colleague's layout in: workbooks with its headings are read by it from then on."""
    from pc_desktop.exchange.layouts import own_folder
    from pc_desktop.exchange.own_layouts import take_in

    click.echo(f"Took in “{take_in(own_folder(), file)}”.")


@main.command()
@store_option
@plainly
def verify(*, store: Path) -> None:
    """Check the file, the rules and the journal."""
    faults = bootstrap.verify_store(store, bootstrap.passphrase())
    if faults:
        raise Refused("\n".join(faults))
    click.echo("The file, the rules and the journal are sound.")


@main.command()
@store_option
@plainly
def backups(*, store: Path) -> None:
    """List the backups of a store, newest first; needs no passphrase."""
    found = beginning.backups_of(store)
    for one in found:
        click.echo(f"{shown_moment(one.made)}  {REASONS[one.reason]:<32} {one.path}")
    if not found:
        click.echo("No backup has been made yet.")


@main.command()
@store_option
@plainly
def backup(*, store: Path) -> None:
    """Make a backup now; it is opened and checked."""
    with bootstrap.opened(store, bootstrap.passphrase()) as office:
        warning = _safe(office).back_up("asked")
        click.echo(warning or "Made a backup that opens whole.")


@main.command()
@store_option
@click.option(
    "--from", "backup", required=True, type=click.Path(path_type=Path), help="The backup to go back to."
)
@plainly
def restore(*, store: Path, backup: Path) -> None:
    """Go back to a backup; the store as it is now is kept first. Asks for the backup's passphrase."""
    kept = beginning.restore_store(store, backup, bootstrap.passphrase())
    click.echo(f"Gone back to {backup.name}." + (f" The store as it was is kept as {kept}." if kept else ""))


@main.command()
@store_option
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), help="The pack to write.")
@click.option("--everything", is_flag=True, help="Carry everything, for a new laptop.")
@plainly
def pack(*, store: Path, file: Path, everything: bool) -> None:
    """Hand over: write a sealed pack of what other laptops lack, or of everything."""
    with bootstrap.opened(store, bootstrap.passphrase()) as office:
        steps = _safe(office).make_pack(file, bootstrap.pack_passphrase(confirm=True), everything=everything)
    click.echo(f"Wrote {file.name} with {counted(steps, 'step')}. Tell its passphrase by another way.")


@main.command("take-in")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--keep", type=click.Choice(["ours", "theirs"]), help="What stands where both changed one thing."
)
@plainly
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
