"""A recovery key as one page to print; the page names the store's file and no patient."""

from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from pc_desktop.theme.fonts import bring_in

_DOTS = 300
_PAGE = """
<h1>Recovery key</h1>
<p>It opens the Bed meeting store when the passphrase is lost. Type it where the passphrase is asked for;
capital letters and dashes do not matter.</p>
<p style="font-size:20pt">{key}</p>
<p>Made {day}. Keep it locked away, not with the laptop. A newer recovery key makes this one useless.</p>
"""


def recovery_pdf(key: str, day: str) -> bytes:
    """Write a recovery key as one page of A4."""
    bring_in()
    kept, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle("Recovery key")
    writer.setCreator("Bed meeting")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setHtml(_PAGE.format(key=escape(key), day=escape(day)))
    document.print_(writer)
    buffer.close()
    return bytes(kept.data())
