"""One referral on one page of A4, written as a PDF with its fonts in it; nothing of it is in the file's name."""

from html import escape
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from pc_desktop.domain.calendar import counted
from pc_desktop.services.patient_summary import PaperSign, PatientSummary
from pc_desktop.services.patient_timeline import Entry
from pc_desktop.theme.fonts import bring_in
from pc_desktop.theme.tokens import Theme, Tokens, load
from pc_desktop.theme.tone import Tone

MARK: Final = "OFFICIAL-SENSITIVE: PERSONAL"
"""The handling mark of whatever names patients (Government Security Classifications)."""

_MARGIN, _DOTS, _FOOT = 14.0, 300, 9.0
_MOST_ENTRIES, _LONGEST = 18, 240
_LEVELS: Final = {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "missing": Tone.QUIET}


def summary_pdf(summary: PatientSummary) -> bytes:
    """Write one referral as one page; as many of the latest entries as fit, and the rest are counted."""
    kept, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle(f"Referral summary {summary.ref}")
    writer.setCreator("Bed meeting")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    room = QSizeF(writer.width(), writer.height() - _FOOT / 25.4 * _DOTS)
    document = _fitting(summary, writer, room)
    painter = QPainter(writer)
    document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
    _foot(summary, writer, painter, room)
    painter.end()
    buffer.close()
    return bytes(kept.data())


def _fitting(summary: PatientSummary, writer: QPdfWriter, room: QSizeF) -> QTextDocument:
    """Lay the page out with as many entries as fit, in smaller letters where even none would."""
    whole = min(len(summary.entries), _MOST_ENTRIES)
    tries = [(count, size) for size in (9.5, 8.5, 7.5, 6.5, 5.5) for count in range(whole, -1, -1)]
    laid = (_document(summary, writer, room, how) for how in tries)
    return next(
        (one for one in laid if one.size().height() <= room.height()),
        _document(summary, writer, room, tries[-1]),
    )


def _document(
    summary: PatientSummary, writer: QPdfWriter, room: QSizeF, how: tuple[int, float]
) -> QTextDocument:
    """Lay the page out with so many entries, in letters of so many points."""
    count, size = how
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    letters = document.defaultFont()
    letters.setFamilies([*bring_in(), "Arial"])
    letters.setPointSizeF(size)
    document.setDefaultFont(letters)
    document.setDocumentMargin(0)
    document.setTextWidth(room.width())
    document.setHtml(_page(summary, count, load(Theme.LIGHT), size))
    return document


def _page(summary: PatientSummary, count: int, worn: Tokens, size: float) -> str:
    """Write the page as rich text."""
    page = summary.page
    parts = [
        _banner_of(summary, worn, size),
        f'<p style="margin-top:8px"><b>{escape(summary.standing)}</b> · {escape(page.legal)}</p>',
    ]
    if summary.because:
        parts.append(_heading("Why it stands where it does in the queue", worn))
        parts.append(f"<p>{escape('; '.join(summary.because))}.</p>")
    parts += [_heading("The referral", worn), _pairs(summary.details, worn)]
    if summary.signs:
        parts += [_heading("Risk signs: for discussion, never a score", worn), _signs(summary.signs, worn)]
    parts.append(_heading("What has happened, the latest first", worn))
    parts.append(_timeline(summary.entries[:count], worn))
    left = len(summary.entries) - count
    if left > 0:
        parts.append(
            f'<p style="color:{worn.ink.quiet}">{counted(left, "earlier entry", "earlier entries")} '
            "in the application.</p>"
        )
    return f'<div style="color:{worn.ink.plain}">{"".join(parts)}</div>'


def _banner_of(summary: PatientSummary, worn: Tokens, size: float) -> str:
    """Name the patient as clinical screens do, with the number in view."""
    page, ink = summary.page, worn.rail.ink
    died = f" &nbsp; Died <b>{escape(page.died)}</b>" if page.died else ""
    return (
        f'<table width="100%" cellpadding="14" cellspacing="0" bgcolor="{worn.rail.ground}"><tr>'
        f'<td style="color:{ink}"><span style="font-size:{size + 6}pt"><b>{escape(page.name)}</b></span><br>'
        f"Born <b>{escape(page.born)}</b>{died} &nbsp; Sex <b>{escape(page.sex)}</b>"
        f" &nbsp; Home <b>{escape(page.home)}</b></td>"
        f'<td align="right" style="color:{ink}">NHS No&nbsp;<b>{escape(page.nhs_number)}</b><br>'
        f"Referral <b>{escape(summary.ref)}</b></td></tr></table>"
    )


def _heading(words: str, worn: Tokens) -> str:
    """Write the heading of a part."""
    return f'<p style="margin-top:10px;margin-bottom:3px;color:{worn.rail.ground}"><b>{escape(words)}</b></p>'


def _pairs(pairs: tuple[tuple[str, str], ...], worn: Tokens) -> str:
    """Write labels with their values."""
    rows = "".join(
        f'<tr><td width="20%" style="color:{worn.ink.quiet}">{escape(label)}</td><td>{escape(value)}</td></tr>'
        for label, value in pairs
    )
    return f'<table width="100%" cellpadding="2" cellspacing="0">{rows}</table>'


def _signs(signs: tuple[PaperSign, ...], worn: Tokens) -> str:
    """Write the risk signs in two columns, each with its level in words."""
    cells = [
        f'<td width="30%"><span style="color:{worn.tone[_LEVELS[one.level]].ink}"><b>{escape(one.words)}</b>'
        f"</span></td>"
        if one.level != "missing"
        else f'<td width="30%" style="color:{worn.ink.quiet}">{escape(one.label)}: not recorded</td>'
        for one in signs
    ]
    days = [
        f'<td width="20%" style="color:{worn.ink.quiet}">{escape(one.taken) if one.level != "missing" else ""}</td>'
        for one in signs
    ]
    pairs = [cell + day for cell, day in zip(cells, days, strict=True)]
    rows = "".join(f"<tr>{''.join(pairs[at : at + 2])}</tr>" for at in range(0, len(pairs), 2))
    return f'<table width="100%" cellpadding="2" cellspacing="0">{rows}</table>'


def _timeline(entries: tuple[Entry, ...], worn: Tokens) -> str:
    """Write entries of the timeline, a line or two each."""
    rows = "".join(
        f'<tr><td width="20%" style="color:{worn.ink.quiet}">{escape(one.when)}</td>'
        f"<td><b>{escape(one.title)}</b> {escape(_short(one.words))}</td></tr>"
        for one in entries
    )
    return f'<table width="100%" cellpadding="2" cellspacing="0">{rows}</table>'


def _short(words: str) -> str:
    """Shorten what would take the page, saying so with dots."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _foot(summary: PatientSummary, writer: QPdfWriter, painter: QPainter, room: QSizeF) -> None:
    """Write the mark, who printed the page and when, and that this is independent software."""
    worn = load(Theme.LIGHT)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    letters = document.defaultFont()
    letters.setFamilies([*bring_in(), "Arial"])
    letters.setPointSizeF(7.5)
    document.setDefaultFont(letters)
    document.setDocumentMargin(0)
    document.setTextWidth(room.width())
    document.setHtml(
        f'<hr><table width="100%" style="color:{worn.ink.quiet}"><tr><td><b>{MARK}</b> · independent software</td>'
        f'<td align="right">{escape(summary.collaborative)} · {escape(summary.made)}</td></tr></table>'
    )
    painter.translate(QPointF(0, room.height() + 0.1 * _DOTS))
    document.drawContents(painter, QRectF())
