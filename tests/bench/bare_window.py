"""The least a window on the same store can be: one table filled by SQLAlchemy Core, nothing of the application's.

Only the key file is opened by the application's own vault: both windows make the key from the passphrase alike.
Run as `python -m tests.bench.bare_window STORE` with the passphrase in PC_DESKTOP_PASSPHRASE.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlalchemy import column, create_engine, select, table

from pc_desktop.store.vault import unseal
from tests.bench.settling import PaintCount, peak_megabytes, say, settle

_NAMES = ("ref", "person", "team", "received", "closed", "urgency", "risk_holder")
_ROOT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractTableModel):
    """Shows rows as they were read."""

    def __init__(self, rows: Sequence[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_NAMES)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        return self._rows[index.row()][index.column()] if role == _DISPLAY else None


def _rows(path: Path, key: bytes) -> Sequence[Any]:
    """Read every referral."""

    def connect() -> Any:
        connection = sqlcipher.connect(str(path))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cache_size=-16000")
        return connection

    engine = create_engine("sqlite://", module=sqlcipher, creator=connect)
    referral = table("referral", *(column(name) for name in _NAMES))
    with engine.connect() as connection:
        return connection.execute(select(referral).order_by(referral.c.received)).all()


def main() -> None:
    """Show the window and say so; leave at the end of the input."""
    path = Path(sys.argv[1])
    model = _Model(_rows(path, unseal(path, os.environ["PC_DESKTOP_PASSPHRASE"])))
    app = QApplication(sys.argv[:1])
    window, view = QMainWindow(), QTableView()
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1920, 1080)
    paints = PaintCount(view.viewport())
    window.show()

    def usable() -> None:
        settle()
        say(rows=model.rowCount(), paints=paints.times, peak=peak_megabytes())
        sys.stdin.read()
        app.quit()

    QTimer.singleShot(0, usable)
    app.exec()


if __name__ == "__main__":
    main()
