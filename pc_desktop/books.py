"""The writers of what is sent out, introduced to a store; the code of each is read when it is first needed."""

from pathlib import Path

from pc_desktop.domain.correction import Asked
from pc_desktop.domain.errors import Unavailable
from pc_desktop.domain.form_pack import FormPack
from pc_desktop.domain.return_pack import ReturnPack
from pc_desktop.domain.sheet_columns import OwnLayout, SheetColumns
from pc_desktop.domain.table_shown import TableShown
from pc_desktop.services.office import Books, LayoutShelf, QuestionsAsked
from pc_desktop.services.ports import Clock, Store


def books(store: Store, clock: Clock) -> Books:
    """Give the writers for a store."""

    def write_table(table: TableShown, path: Path) -> None:
        from pc_desktop.exchange.table_book import write_table as write

        write(table, clock.now(), path)

    def write_everything(path: Path) -> None:
        from pc_desktop.exchange.whole_book import write_whole
        from pc_desktop.store.sql_store import SqlStore
        from pc_desktop.store.whole import whole_of

        if not isinstance(store, SqlStore):
            raise Unavailable(
                "This store cannot be taken away whole.", "Open it from its file and try again."
            )
        write_whole(whole_of(store), clock.now(), path)

    return Books(
        _write_return,
        _write_form,
        _write_questions,
        write_table,
        write_everything,
        _read_columns,
        _keep_layout,
        _shelf(),
    )


def _write_return(pack: ReturnPack, path: Path) -> None:
    """Write a weekly return to be filled in."""
    from pc_desktop.exchange.return_book import write_return

    write_return(pack, path)


def _write_form(pack: FormPack, path: Path) -> None:
    """Write a blank referral form."""
    from pc_desktop.exchange.referral_form_book import write_form

    write_form(pack, path)


def _write_questions(asked: QuestionsAsked, path: Path) -> None:
    """Write the questions about a file back as a copy of it."""
    from pc_desktop.exchange.reader import questions_back
    from pc_desktop.exchange.saving import refuse_place, save_bytes

    refuse_place(path)
    source, digest, problems, known = asked
    save_bytes(questions_back(source, digest, problems, known), path)


def _read_columns(path: Path, digest: str, asked: Asked) -> tuple[SheetColumns, ...]:
    """Tell what each column of a file was taken for."""
    from pc_desktop.exchange.reader import read_columns

    return read_columns(path, digest, asked)


def _keep_layout(own: OwnLayout) -> None:
    """Keep a layout people made."""
    from pc_desktop.exchange.layouts import own_folder
    from pc_desktop.exchange.own_layouts import keep

    keep(own, own_folder())


def _shelf() -> LayoutShelf:
    """Introduce the folder of layouts people made."""
    from functools import partial

    def here(act: str, *what: object) -> object:
        from pc_desktop.exchange import own_layouts
        from pc_desktop.exchange.layouts import own_folder

        return getattr(own_layouts, act)(own_folder(), *what)

    names = ("listed", "rename", "remove", "put_back", "save_as", "take_in")
    return LayoutShelf(**{name: partial(here, name) for name in names})  # type: ignore[arg-type]
