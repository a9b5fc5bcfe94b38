"""What kind of file this is, judged by its bytes and never by its name."""

import re

from pc_desktop.exchange import mail
from pc_desktop.exchange.grids import refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "It is a PDF, not a workbook. Ask for the workbook itself."),
    (b"\x89PNG", "It is a picture, not a workbook. Ask for the workbook itself."),
    (b"\xff\xd8\xff", "It is a picture, not a workbook. Ask for the workbook itself."),
    (b"GIF8", "It is a picture, not a workbook. Ask for the workbook itself."),
    (b"{\\rtf", "It is a text document, not a workbook. Ask for the workbook itself."),
    (b"\x1f\x8b", "It is a compressed file. Unpack it first and read the workbook inside."),
    (b"Rar!", "It is a compressed file. Unpack it first and read the workbook inside."),
    (b"7z\xbc\xaf", "It is a compressed file. Unpack it first and read the workbook inside."),
    (b"SQLite format 3", "It is a database, not a workbook. Ask for the workbook itself."),
    (b"MZ", "It is a program, not a workbook. Do not open it; ask the sender what it is."),
    (b"\x7fELF", "It is a program, not a workbook. Do not open it; ask the sender what it is."),
)
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x0b\x1a")


def kind(content: bytes) -> str:
    """Tell what the bytes are: zip, ole, outlook, mail, xml, html or text; raises Unavailable for anything else."""
    if not content.strip(b"\0 \t\r\n"):
        raise refused("The file is empty. Ask for it to be sent again.")
    if content.startswith(_ZIP):
        return "zip"
    if content.startswith(_OLE):
        return "outlook" if mail.is_outlook(content) else "ole"
    if mail.is_text_mail(content):
        return "mail"
    if content.startswith(b"MIME-Version:"):
        raise refused("It is a web archive. Open it in Excel, save it as a workbook (.xlsx) and try again.")
    for start, advice in _OTHERS:
        if content.startswith(start):
            raise refused(advice)
    if content.startswith(_OLD_EXCEL):
        raise refused("It was written by a very old Excel. Open it in Excel, save it as .xlsx and try again.")
    return _markup_or_text(content)


def _markup_or_text(content: bytes) -> str:
    """Tell XML, HTML and plain text apart, and refuse bytes that are none of them."""
    opening = content[:4096]
    if opening.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in opening:
        opening = opening.replace(b"\0", b"")
        if opening[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            opening = opening[2:]
        elif not _looks_wide(content):
            raise refused("It is not a workbook. Ask for it as an Excel workbook (.xlsx).")
    first = opening.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first.startswith(b"<?xml"):
        return "html" if _PAGE.search(first) else "xml"
    if first.startswith(b"<") and _HTML.search(first):
        return "html"
    if sum(opening.count(code) for code in _CONTROLS) > len(opening) // 200:
        raise refused(
            "It is damaged, or not a workbook. Ask for it to be sent again as an Excel workbook (.xlsx)."
        )
    return "text"


def _looks_wide(content: bytes) -> bool:
    """Tell whether every other byte is nought, as in text of two bytes a letter."""
    sample = content[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > len(sample) // 2 * 0.7 and min(even, odd) < len(sample) // 2 * 0.1
