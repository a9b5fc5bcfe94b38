"""The board pack as a PDF: the year and every measure at a glance, then two charts on each page."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from pc_desktop.domain.calendar import counted
from pc_desktop.services.board_pack import MARK, BoardPack
from pc_desktop.theme.tokens import Theme, Tokens, load
from pc_desktop.ui.outcomes.chart_paper import Pen, paint_chart
from pc_desktop.ui.outcomes.rows import ChartRows
from pc_desktop.ui.widgets.round_mark import paint_mark

_DOTS, _MARGIN = 300, 12.0
_POINT: Final = _DOTS / 72
_GLANCE: Final = (0.30, 0.14, 0.10, 0.46)
_PICTURE: Final = QSize(1600, 900)
_ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


def board_pdf(pack: BoardPack, charts: tuple[ChartRows, ...]) -> bytes:
    """Write the pack; `charts` are its charts, prepared for painting, in the same order."""
    kept, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle("Board pack: outcomes")
    writer.setCreator("Bed meeting")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(a4, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    )
    painter = QPainter(writer)
    _Pages(writer, Pen(painter, load(Theme.LIGHT), _POINT), pack).write(charts)
    painter.end()
    buffer.close()
    return bytes(kept.data())


def chart_picture(pack: BoardPack, chart: ChartRows) -> QImage:
    """Paint one chart as a picture for a paper or a slide, in the light look whatever the window wears."""
    image = QImage(_PICTURE, QImage.Format.Format_RGB32)
    worn = load(Theme.LIGHT)
    image.fill(worn.surface.card)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(image.rect()).adjusted(40, 32, -40, -28)
    paint_chart(Pen(painter, worn, 2.0), room, chart, foot_of(pack))
    painter.end()
    return image


def foot_of(pack: BoardPack) -> str:
    """Say below a chart which days and whose cases it covers, and when it was made with what."""
    return f"{pack.collaborative} · {pack.about} · {pack.made_words} · independent software"


class _Pages:
    """Writes one page after another."""

    def __init__(self, writer: QPdfWriter, pen: Pen, pack: BoardPack) -> None:
        """Begin on the first page."""
        self._writer, self._pen, self._pack = writer, pen, pack
        self._worn: Tokens = pen.worn
        self._page = 1
        self._whole = QRectF(0, 0, writer.width(), writer.height())
        self._room = self._whole.adjusted(0, 0, 0, -20 * _POINT)
        self._top = 0.0

    def write(self, charts: tuple[ChartRows, ...]) -> None:
        """Write the summary, then the charts."""
        self._pen.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._head()
        self._year()
        self._at_a_glance(charts)
        half = self._room.height() / 2
        drawn = [chart for chart in charts if not chart.nothing and chart.graph.spots]
        for at, chart in enumerate(drawn):
            if at % 2 == 0:
                self._turn()
            room = QRectF(0, half * (at % 2), self._room.width(), half - 10 * _POINT)
            paint_chart(self._pen, room, chart, f"{self._pack.about}")
        self._tables()
        left = len(charts) - len(drawn)
        if left:
            self._line(f"{counted(left, 'measure')} without a chart: see the table at the front.", 8)
        self._foot()

    def _turn(self) -> None:
        """Finish a page and begin the next."""
        self._foot()
        self._writer.newPage()
        self._page += 1
        self._top = 0.0

    def _head(self) -> None:
        """Write what this is, of which days, and when it was made."""
        self._line("Outcomes: board pack", 20, bold=True)
        self._line(f"{self._pack.collaborative} · {self._pack.about}", 11)
        self._line(self._pack.made_words, 9)

    def _year(self) -> None:
        """Write the year in one table with what it rests on."""
        if self._pack.year:
            self._line("The year in one table", 12, bold=True, gap=8)
        for label, value, detail in self._pack.year:
            self._columns((label, value, detail), (0.26, 0.24, 0.50), 9)
        for words in (*self._pack.compared, *self._pack.assumptions):
            self._line(words, 7.5)
        for day, label in self._pack.events:
            self._line(f"{day}: {label}", 8)

    def _at_a_glance(self, charts: tuple[ChartRows, ...]) -> None:
        """Write every measure with its newest figure, its icons and its sentence."""
        self._line("Every measure at a glance", 12, bold=True, gap=8)
        side = 13 * _POINT
        for chart in charts:
            self._make_room(max(side, 2.6 * 8 * _POINT) + 4 * _POINT)
            top = self._top
            self._columns((chart.title, chart.value or "–", "", chart.caption), _GLANCE, 8, least=side)
            left = self._room.width() * (_GLANCE[0] + _GLANCE[1])
            for at, mark in enumerate(chart.marks):
                square = QRectF(left + at * (side + 3 * _POINT), top, side, side)
                paint_mark(self._pen.painter, square, mark.finding, mark.letter, mark.glyph, self._worn)

    def _tables(self) -> None:
        """Write the figures behind the page, each with what must be said with it."""
        if self._pack.tables:
            self._turn()
        for one in self._pack.tables:
            self._make_room(60 * _POINT)
            self._line(one.title, 12, bold=True, gap=8)
            shares = (0.28, *[0.72 / (len(one.headings) - 1)] * (len(one.headings) - 1))
            for row in (one.headings, *one.rows) if one.rows else ():
                self._columns(row, shares, 8)
            self._line(one.note, 7.5)

    def _columns(
        self, words: tuple[str, ...], shares: tuple[float, ...], size: float, *, least: float = 0.0
    ) -> None:
        """Write one row of words side by side, as high as the highest."""
        self._make_room(2.4 * size * _POINT)
        left, tallest = 0.0, least
        for at, (each, share) in enumerate(zip(words, shares, strict=True)):
            wide = self._room.width() * share
            room = QRectF(left, self._top, wide - 6 * _POINT, self._room.height())
            look = (size, self._worn.ink.plain if at < 2 else self._worn.ink.quiet, at < 2)
            tallest = max(tallest, self._pen.write(room, each, look) if each else 0.0)
            left += wide
        self._top += tallest + 2.5 * _POINT

    def _line(self, words: str, size: float, *, bold: bool = False, gap: float = 1.5) -> None:
        """Write a line across the page."""
        self._make_room((1.6 * size + gap) * _POINT)
        self._top += gap * _POINT
        ink = self._worn.ink.plain if bold else self._worn.ink.quiet
        room = QRectF(0, self._top, self._room.width(), self._room.height())
        self._top += self._pen.write(room, words, (size, ink, bold))

    def _make_room(self, height: float) -> None:
        """Turn the page where so much does not fit."""
        if self._top + height > self._room.bottom():
            self._turn()

    def _foot(self) -> None:
        """Write the mark, that this is independent software, and the page's number."""
        tall = 10 * _POINT
        room = QRectF(0, self._whole.bottom() - tall, self._whole.width(), tall)
        words = f"{MARK} · {self._pack.made_words} · independent software"
        self._pen.write(room, words, (7.5, self._worn.ink.quiet, False), _ONE_LINE)
        right = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignTop)
        self._pen.write(room, f"Page {self._page}", (7.5, self._worn.ink.quiet, False), right)
