"""The writers of workbooks a screen may ask for; the code of each is read when it is first needed."""

from pathlib import Path

from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.services.actions_view import ActionsList
from pc_desktop.services.board_pack import BoardPack
from pc_desktop.services.history_list import HistoryList
from pc_desktop.services.office import Export
from pc_desktop.services.referral_list import ReferralList


def write_minutes(pack: MinutesPack, path: Path) -> None:
    """Write the minutes as a workbook."""
    from pc_desktop.exchange.minutes_book import write_minutes as write

    write(pack, path)


def write_export(pack: Export, path: Path, password: str) -> None:
    """Write what leaves a meeting as a workbook, under a password where one is given."""
    from pc_desktop.exchange.minutes_exports import write_export as write

    write(pack, path, password)


def write_history(listed: HistoryList, path: Path) -> None:
    """Write History as a workbook."""
    from pc_desktop.exchange.history_book import write_history as write

    write(listed, path)


def write_referral_list(listed: ReferralList, path: Path) -> None:
    """Write the list of referrals as a workbook."""
    from pc_desktop.exchange.referral_list_book import write_referral_list as write

    write(listed, path)


def write_actions(listed: ActionsList, path: Path) -> None:
    """Write actions as a workbook."""
    from pc_desktop.exchange.actions_book import write_actions as write

    write(listed, path)


def write_board_pack(pack: BoardPack, path: Path) -> None:
    """Write the outcomes as a workbook."""
    from pc_desktop.exchange.board_pack_book import write_board_pack as write

    write(pack, path)


def board_numbers(pack: BoardPack) -> bytes:
    """Write the numbers behind the charts."""
    from pc_desktop.exchange.board_pack_text import board_pack_csv as write

    return write(pack)
