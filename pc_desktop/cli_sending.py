"""The commands that write something to a file: minutes, returns, forms, questions, tables, everything."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pc_desktop import bootstrap
from pc_desktop.cli_parts import plainly, store_option
from pc_desktop.domain.calendar import counted


@click.group()
def export() -> None:
    """Write something to a workbook."""


@export.command("minutes")
@store_option
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), help="The workbook to write.")
@plainly
def export_minutes(*, store: Path, file: Path) -> None:
    """Write the minutes of the latest meeting."""
    from pc_desktop.errands import export_minutes as write

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        write(office, file, store)
    click.echo(f"Wrote {file.name}.")


def _to_option(what: str) -> Callable[..., Any]:
    """Ask where to write."""
    return click.option("--to", "file", required=True, type=click.Path(path_type=Path), help=what)


@export.command("returns")
@store_option
@_to_option("The folder to write them into.")
@click.option("--unit", "units", multiple=True, help="Only this unit's; may be given again.")
@click.option("--blank", is_flag=True, help="With their beds only, and no patients.")
@plainly
def export_returns(*, store: Path, file: Path, units: tuple[str, ...], blank: bool) -> None:
    """Write weekly returns to be filled in."""
    from pc_desktop.sending import send_returns

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        for name in send_returns(office, file, units, filled=not blank):
            click.echo(f"Wrote {name}.")


@export.command("form")
@store_option
@_to_option("The workbook to write.")
@plainly
def export_form(*, store: Path, file: Path) -> None:
    """Write a blank referral form."""
    from pc_desktop.sending import send_form

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        send_form(office, file)
    click.echo(f"Wrote {file.name}.")


@export.command("everything")
@store_option
@_to_option("The workbook to write.")
@plainly
def export_everything(*, store: Path, file: Path) -> None:
    """Write everything the store holds, with names, to one workbook."""
    from pc_desktop.sending import send_everything

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        send_everything(office, file)
    click.echo(f"Wrote {file.name}. It names patients: keep it as safe as the store.")


@export.command("questions")
@click.argument("source", type=click.Path(path_type=Path))
@store_option
@_to_option("The workbook to write.")
@plainly
def export_questions(*, source: Path, store: Path, file: Path) -> None:
    """Write what is asked about a file back as a copy of it."""
    from pc_desktop.sending import send_questions

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        asked = send_questions(office, source, file, bootstrap.file_passwords())
    click.echo(f"Wrote {file.name}, {counted(asked, 'question')}.")


@export.command("layout")
@click.argument("name")
@store_option
@_to_option("The file to write, .toml.")
@plainly
def export_layout(*, name: str, store: Path, file: Path) -> None:
    """Write a layout made here for a colleague, who takes it in under Exchange, Layouts."""
    from pc_desktop.sending import send_layout

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        send_layout(office, name, file)
    click.echo(f"Wrote {file.name}. It names no patient.")


def _names(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Say which tables there are, and end."""
    if wanted:
        from pc_desktop.tables import TABLES

        click.echo(" ".join(TABLES))
        raise click.exceptions.Exit


@export.command("table")
@click.argument("name")
@click.option(
    "--list", "names", is_flag=True, is_eager=True, expose_value=False, callback=_names, help="List them."
)
@store_option
@_to_option("The file to write, .xlsx or .csv.")
@click.option(
    "--as", "level", default="initials", show_default=True, help="initials, pseudonymised or identifiable."
)
@plainly
def export_table(*, name: str, store: Path, file: Path, level: str) -> None:
    """Write a table, such as queue, board or history: --list names them all."""
    from pc_desktop.sending import send_table

    with bootstrap.opened(store, bootstrap.passphrase(), lock=False) as office:
        rows = send_table(office, name, level, file)
    click.echo(f"Wrote {file.name}, {counted(rows, 'row')}.")
