"""Sections of the minutes as rich text in the colours worn, whole for the screen or piece by piece for paper."""

from collections.abc import Iterator, Sequence
from html import escape

from pc_desktop.theme.tokens import Tokens
from pc_desktop.ui.minutes_section import Section, Words


def sections_html(sections: Sequence[Section], worn: Tokens) -> str:
    """Write sections one below the other, each with an anchor of its number."""
    return "".join(
        f'<a name="{number}"></a>{heading_html(one, worn)}{_body(one, worn)}'
        for number, one in enumerate(sections)
    )


def heading_html(section: Section, worn: Tokens) -> str:
    """Write the title of a section."""
    ink = worn.action.link
    return f'<h3 style="margin-top:16px;margin-bottom:4px;color:{ink}">{escape(section.title)}</h3>'


def _body(section: Section, worn: Tokens) -> str:
    """Write a section below its title."""
    if not section.rows:
        return note_html(section.nothing, worn) + note_html(section.note, worn)
    head = _row(section.headings, section, worn, head=True) if section.headings else ""
    rows = "".join(_row(row, section, worn) for row in section.rows)
    return f"{_table(head + rows)}{note_html(section.note, worn)}"


def head_piece(section: Section, worn: Tokens) -> str:
    """Write the headings of a section by themselves; nothing where it has none."""
    return _table(_row(section.headings, section, worn, head=True)) if section.headings else ""


def row_pieces(section: Section, worn: Tokens) -> Iterator[str]:
    """Write each row of a section by itself, as wide as the others, or that there is none."""
    if not section.rows:
        yield note_html(section.nothing, worn)
    for row in section.rows:
        yield _table(_row(row, section, worn))


def note_html(words: str, worn: Tokens) -> str:
    """Write a quiet note; nothing where there is none."""
    return f'<p style="margin-top:3px;color:{worn.ink.quiet}">{escape(words)}</p>' if words else ""


def _table(rows: str) -> str:
    """Put rows into a table of the whole width."""
    return f'<table width="100%" cellpadding="4" cellspacing="0">{rows}</table>'


def _row(row: Words, section: Section, worn: Tokens, *, head: bool = False) -> str:
    """Write one row; the first cell stands out, or is quiet where it is a label."""
    cells = []
    for place, (words, width) in enumerate(zip(row, section.widths, strict=True)):
        said = escape(words).replace("\n", "<br>")
        style = f"border-bottom:1px solid {worn.surface.line};"
        if head:
            said, style = f"<b>{said}</b>", f"{style}color:{worn.ink.quiet}"
        elif place == 0:
            said = said if not section.headings else f"<b>{said}</b>"
            style += f"color:{worn.ink.plain if section.headings else worn.ink.quiet}"
        else:
            style += f"color:{worn.ink.plain}"
        cells.append(f'<td width="{width}%" valign="top" style="{style}">{said}</td>')
    return f"<tr>{''.join(cells)}</tr>"
