"""One page of the guide, set in the application's own letters and colours."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRegularExpression, QUrl, Signal, Slot
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import Weight, colour, font, points, px, tokens

_LINE = 132


class PageView(QTextBrowser):
    """Shows Markdown; links are told upwards and never followed."""

    wants_link = Signal(str)
    """Where a link leads, as written in the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._text = ""
        self._sought: tuple[str, ...] = ()
        self.setAccessibleName("Guide page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { border: 0; background: transparent; padding: 0; }")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(False)
        self.anchorClicked.connect(self._tell)

    def show_text(self, text: str, sought: Sequence[str] = ()) -> None:
        """Show this page from its beginning, the words sought marked and the first of them in view."""
        self._text, self._sought = text, tuple(sought)
        self._write()
        self.verticalScrollBar().setValue(0)
        self._mark()

    def show_heading(self, anchor: str) -> None:
        """Bring the heading into view whose words, in small letters with hyphens, are these."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().casefold().replace(" ", "-") == anchor:
                cursor = QTextCursor(block)
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
                return
            block = block.next()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Fetch nothing: a page is words alone."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Set the page again in new letters and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            at = self.verticalScrollBar().value()
            self._write()
            self._mark()
            self.verticalScrollBar().setValue(at)

    def _write(self) -> None:
        """Set the page."""
        document = self.document()
        document.setDefaultFont(font(tokens().size.body))
        document.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        document.setDocumentMargin(px(4))
        self._set_blocks(document)
        self._set_tables(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_blocks(self, document: QTextDocument) -> None:
        """Give headings their size, lines their height, and links and keys their ink."""
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            inside = cursor.currentTable() is not None
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            shape.setTopMargin(px(20) if level == 2 else px(14) if level > 2 else 0)
            shape.setBottomMargin(0 if inside else px(6) if level or block.textList() is not None else px(10))
            cursor.mergeBlockFormat(shape)
            self._set_words(block, level)
            block = block.next()

    @staticmethod
    def _set_words(block: QTextBlock, level: int) -> None:
        """Give headings their size, and links and keys their ink."""
        for start, length, shape in _pieces(block):
            drawn = QTextCharFormat(shape)
            if level:
                drawn.clearProperty(int(QTextFormat.Property.FontSizeAdjustment.value))
                drawn.setFontPointSize(points(_size(level)))
                drawn.setFontWeight(QFont.Weight(int(Weight.BOLD if level == 1 else Weight.SEMIBOLD)))
            if shape.isAnchor():
                drawn.setForeground(colour(tokens().action.link))
                drawn.setFontUnderline(True)
            elif shape.fontFixedPitch():
                drawn.setFontFamilies(font(tokens().size.body).families())
                drawn.setFontFixedPitch(False)
                drawn.setFontWeight(QFont.Weight.DemiBold)
                drawn.setBackground(colour(tokens().surface.sunken))
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(drawn)

    def _set_tables(self, document: QTextDocument) -> None:
        """Give tables room and thin lines."""
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(QBrush(colour(tokens().surface.line)))
                shape.setBorder(1)
                shape.setBorderCollapse(True)
                shape.setCellPadding(px(6))
                shape.setCellSpacing(0)
                shape.setTopMargin(px(4))
                shape.setBottomMargin(px(12))
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(shape)

    def _mark(self) -> None:
        """Mark every word sought and bring the first into view."""
        shade = tokens().tone[Tone.AMBER]
        drawn = QTextCharFormat()
        drawn.setBackground(colour(shade.ground))
        drawn.setForeground(colour(shade.ink))
        found: list[QTextEdit.ExtraSelection] = []
        for word in self._sought:
            beginning = QRegularExpression(
                rf"\b{QRegularExpression.escape(word)}",
                QRegularExpression.PatternOption.CaseInsensitiveOption
                | QRegularExpression.PatternOption.UseUnicodePropertiesOption,
            )
            cursor = self.document().find(beginning)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, drawn
                found.append(selection)
                cursor = self.document().find(beginning, cursor)
        self.setExtraSelections(found)
        if found:
            first = min((each.cursor for each in found), key=QTextCursor.position)
            plain = QTextCursor(first)
            plain.clearSelection()
            self.setTextCursor(plain)
            self.ensureCursorVisible()

    @Slot(QUrl)
    def _tell(self, link: QUrl) -> None:
        """Tell where a link leads."""
        self.wants_link.emit(link.toString())


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Give the pieces of a block that look alike: where each begins, how long it is, and how it looks."""
    found = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    return found


def _size(level: int) -> int:
    """Give the size of a heading's letters, in design pixels."""
    size = tokens().size
    return {1: size.heading, 2: size.title + 1}.get(level, size.body)
