"""The minutes, and letters about what was decided, as PDF: no row is torn apart, every page says what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from pc_desktop.services.outcome_letter import OutcomeLetter
from pc_desktop.theme.fonts import bring_in
from pc_desktop.theme.tokens import Theme, Tokens, load
from pc_desktop.ui.minutes_html import head_piece, heading_html, note_html, row_pieces
from pc_desktop.ui.minutes_section import Section

MARK: Final = "OFFICIAL-SENSITIVE: PERSONAL"
"""The handling mark of whatever names patients (Government Security Classifications)."""

_DOTS, _MARGIN, _FOOT = 300, 13.0, 9.0
_BODY, _SMALL = 8.5, 7.5


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together on a page, `gap` millimetres below what is above it.

    `head` stands above it where a page begins with it; one that `keeps` is never the last of a page.
    """

    html: str
    head: str = ""
    keeps: bool = False
    gap: float = 0.0


def minutes_pdf(title: str, subtitle: str, sections: Sequence[Section], mark: str = MARK) -> bytes:
    """Write sections on A4 across, with their headings again on each page; the file's properties name nobody."""
    worn = load(Theme.LIGHT)
    pieces = [_Piece(_title(title, subtitle, worn), keeps=True), *_pieces(sections, worn)]
    return _Press(QPageLayout.Orientation.Landscape, title, mark, worn).printed(pieces, _BODY)


def letter_pdf(letter: OutcomeLetter) -> bytes:
    """Write a letter on A4; its properties name nobody."""
    worn = load(Theme.LIGHT)
    rows = "".join(
        f'<tr><td width="22%" style="color:{worn.ink.quiet}">{escape(label)}</td><td><b>{escape(value)}</b></td></tr>'
        for label, value in letter.patient
    )
    pieces = [
        _Piece(_title(letter.title, letter.collaborative, worn)),
        _Piece(f"<p>To: {escape('; '.join(letter.to))}</p><p>Dear colleague,</p>", gap=6),
        _Piece(f'<table width="100%" cellpadding="3" cellspacing="0">{rows}</table>', gap=2),
    ]
    for heading, said in letter.parts:
        told = "".join(f'<p style="margin-top:2px;margin-bottom:2px">{_lines(one)}</p>' for one in said)
        pieces.append(
            _Piece(
                f'<p style="margin-bottom:2px;color:{worn.action.link}"><b>{escape(heading)}</b></p>{told}',
                gap=4,
            )
        )
    pieces.append(_Piece(f"<p>{escape(letter.signed)}</p><p>{escape(letter.collaborative)}</p>", gap=7))
    return _Press(QPageLayout.Orientation.Portrait, letter.subject, MARK, worn).printed(pieces, 10.5)


def _lines(text: str) -> str:
    """Write a text with its line ends."""
    return escape(text).replace("\n", "<br>")


def _title(title: str, subtitle: str, worn: Tokens) -> str:
    """Write the head of the first page."""
    return (
        f'<h2 style="margin-bottom:0;color:{worn.action.link}">{escape(title)}</h2>'
        f'<p style="margin-top:2px;color:{worn.ink.quiet}">{escape(subtitle)}</p>'
    )


def _pieces(sections: Sequence[Section], worn: Tokens) -> Iterator[_Piece]:
    """Take sections apart into what stays together: a title with the headings, then row by row."""
    for section in sections:
        head = head_piece(section, worn) if section.rows else ""
        yield _Piece(f"{heading_html(section, worn)}{head}", keeps=True, gap=4)
        for row in row_pieces(section, worn):
            yield _Piece(row, head)
        if section.note:
            yield _Piece(note_html(section.note, worn))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document on a page: from where on the page, and which part of it, from `cut` on so much of its height."""

    document: QTextDocument
    top: float
    cut: float
    height: float


_Page = list[_Placed]


def _last_whole_line(document: QTextDocument, after: float, limit: float) -> float:
    """Give the lowest place between two heights of a document that no line lies across; else the lower one itself."""
    lines = []
    block = document.begin()
    while block.isValid():
        above = document.documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        rects = (layout.lineAt(number).rect() for number in range(layout.lineCount()))
        lines += [(above + rect.top(), above + rect.bottom()) for rect in rects]
        block = block.next()
    ends = sorted({end for _, end in lines if after < end <= limit}, reverse=True)
    return next((at for at in ends if not any(top < at - 1 and end > at + 1 for top, end in lines)), limit)


class _Press:
    """Lays pieces out on pages and prints them."""

    def __init__(self, orientation: QPageLayout.Orientation, title: str, mark: str, worn: Tokens) -> None:
        """Take a sheet of A4 this way round."""
        self._kept, self._buffer = QByteArray(), QBuffer()
        self._buffer.setBuffer(self._kept)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_DOTS)
        self._writer.setTitle(title)
        self._writer.setCreator("Bed meeting")
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        paper = QPageSize(QPageSize.PageSizeId.A4)
        self._writer.setPageLayout(QPageLayout(paper, orientation, margins, QPageLayout.Unit.Millimeter))
        self._room = QSizeF(self._writer.width(), self._writer.height() - _FOOT / 25.4 * _DOTS)
        self._title, self._mark, self._worn = title, mark, worn

    def printed(self, pieces: Sequence[_Piece], size: float) -> bytes:
        """Print the pieces in letters of so many points."""
        pages = self._pages(pieces, size)
        painter = QPainter(self._writer)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                self._writer.newPage()
            for one in page:
                painter.save()
                painter.translate(0, one.top - one.cut)
                one.document.drawContents(painter, QRectF(0, one.cut, self._room.width(), one.height))
                painter.restore()
            self._foot(painter, number, len(pages))
        painter.end()
        self._buffer.close()
        return bytes(self._kept.data())

    def _pages(self, pieces: Sequence[_Piece], size: float) -> list[_Page]:
        """Put pieces on pages: each with its document, where it begins, and how much of it was on earlier pages."""
        laid = [self._document(piece.html, size) for piece in pieces]
        pages: list[_Page] = [[]]
        top = 0.0
        for place, (piece, document) in enumerate(zip(pieces, laid, strict=True)):
            top += piece.gap / 25.4 * _DOTS if top else 0.0
            needed = document.size().height()
            if piece.keeps and place + 1 < len(laid):
                needed += min(laid[place + 1].size().height(), self._room.height() / 2)
            if top and top + needed > self._room.height():
                pages.append([])
                top = 0.0
                if piece.head:
                    head = self._document(piece.head, size)
                    top = self._place(pages, head, 0.0)
            top = self._place(pages, document, top)
        return pages

    def _place(self, pages: list[_Page], document: QTextDocument, top: float) -> float:
        """Put one document on the page, what does not fit on those after; give where the next begins."""
        height, cut = document.size().height(), 0.0
        while height - cut > self._room.height() - top:
            end = _last_whole_line(document, cut, cut + self._room.height() - top)
            pages[-1].append(_Placed(document, top, cut, end - cut))
            pages.append([])
            cut, top = end, 0.0
        pages[-1].append(_Placed(document, top, cut, height - cut))
        return top + height - cut

    def _document(self, html: str, size: float) -> QTextDocument:
        """Lay one piece out over the width of the page."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        letters = document.defaultFont()
        letters.setFamilies([*bring_in(), "Arial"])
        letters.setPointSizeF(size)
        document.setDefaultFont(letters)
        document.setDocumentMargin(0)
        document.setTextWidth(self._room.width())
        document.setHtml(f'<div style="color:{self._worn.ink.plain}">{html}</div>')
        return document

    def _foot(self, painter: QPainter, number: int, pages: int) -> None:
        """Write the mark, what this is, and which page of how many."""
        document = self._document(
            f'<table width="100%" style="color:{self._worn.ink.quiet}"><tr>'
            f'<td width="40%">{escape(self._title)}</td><td width="35%" align="center"><b>{self._mark}</b></td>'
            f'<td width="25%" align="right">Page {number} of {pages}</td></tr></table>',
            _SMALL,
        )
        painter.save()
        painter.translate(0, self._room.height() + 0.12 * _DOTS)
        document.drawContents(painter, QRectF())
        painter.restore()
