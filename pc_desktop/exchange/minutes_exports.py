"""Writes whatever leaves a meeting as a workbook: whole minutes, a trust's, the commissioners' summary, the actions."""

from pathlib import Path

from openpyxl import Workbook

from pc_desktop.domain.commissioners import CommissionersPack
from pc_desktop.domain.minutes_pack import MinutesPack, OwnersPack
from pc_desktop.exchange.commissioners_book import commissioners_book
from pc_desktop.exchange.minutes_book import minutes_book
from pc_desktop.exchange.owners_book import owners_book
from pc_desktop.exchange.saving import save_book


def write_export(pack: MinutesPack | CommissionersPack | OwnersPack, path: Path, password: str = "") -> None:
    """Write a workbook, under a password where one is given; raises Refused and Unavailable as saving does."""
    save_book(_book(pack), path, password)


def _book(pack: MinutesPack | CommissionersPack | OwnersPack) -> Workbook:
    """Make the workbook that belongs to a pack."""
    if isinstance(pack, CommissionersPack):
        return commissioners_book(pack)
    return owners_book(pack.minutes) if isinstance(pack, OwnersPack) else minutes_book(pack)
