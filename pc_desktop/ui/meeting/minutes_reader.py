"""Shows sections of the minutes to be read, in the application's own letters and colours."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from pc_desktop.theme.worn import font, px, tokens
from pc_desktop.ui.minutes_html import sections_html
from pc_desktop.ui.minutes_section import Section


class MinutesReader(QTextBrowser):
    """Shows sections; the keyboard scrolls and copies, and nothing can be typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin empty, known to screen readers by this name."""
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { border: 0; background: transparent; padding: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections; the place in them is kept while they are about the same."""
        if tuple(sections) == self._sections:
            return
        same = [one.title for one in sections] == [one.title for one in self._sections]
        at = self.verticalScrollBar().value() if same else 0
        self._sections = tuple(sections)
        self._write()
        self.verticalScrollBar().setValue(at)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Fetch nothing: minutes are words alone."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Set them again in new letters and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._sections:
            at = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(at)

    def _write(self) -> None:
        """Set the sections."""
        document = self.document()
        document.setDefaultFont(font(tokens().size.secondary))
        document.setDocumentMargin(px(8))
        self.setHtml(sections_html(self._sections, tokens()))
