"""Writes the one style sheet of the application: the few things a palette cannot say."""

from pc_desktop.paths import resources
from pc_desktop.theme.tokens import Tokens
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import points, px


def _picture(tokens: Tokens, name: str) -> str:
    """Name the small picture of this theme as a style sheet wants it."""
    return (resources() / "icons" / "sheet" / f"{name}-{tokens.name}.svg").as_posix()


def _words(tokens: Tokens) -> str:
    """Style labels by what they are; see `pc_desktop.ui.widgets.words`."""
    size, ink = tokens.size, tokens.ink
    looks = (
        ("heading", size.heading, 700, ink.plain),
        ("title", size.title, 600, ink.plain),
        ("strong", size.body, 600, ink.plain),
        ("quiet", size.secondary, 400, ink.quiet),
        ("secondary", size.secondary, 400, ink.plain),
        ("small", size.small, 400, ink.quiet),
        ("display", size.display, 700, ink.plain),
        ("warning", size.secondary, 400, tokens.tone[Tone.AMBER].ink),
        ("danger", size.secondary, 600, tokens.tone[Tone.RED].ink),
    )
    return "".join(
        f'QLabel[words="{name}"] {{ font-size: {points(letters):.2f}pt; font-weight: {weight};'
        f" color: {colour}; }}\n"
        for name, letters, weight, colour in looks
    )


def _surfaces(tokens: Tokens) -> str:
    """Style cards, bars, tips and menus."""
    surface, shape = tokens.surface, tokens.shape
    return f"""
QFrame[surface="card"] {{ background: {surface.card}; border: {shape.stroke}px solid {surface.edge};
    border-radius: {px(shape.card)}px; }}
QFrame[surface="bar"] {{ background: {surface.card}; border: 0;
    border-bottom: {shape.stroke}px solid {surface.edge}; }}
QFrame[surface="rule"] {{ background: {surface.line}; border: 0; }}
QScrollArea, QScrollArea > QWidget > QWidget[surface="clear"] {{ background: transparent; border: 0; }}
QToolTip {{ background: {surface.card}; color: {tokens.ink.plain}; border: 1px solid {surface.control};
    padding: {px(4)}px {px(8)}px; }}
QMenu {{ background: {surface.card}; border: 1px solid {surface.edge}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {px(shape.chip)}px; }}
QMenu::item:selected {{ background: {surface.selected}; color: {tokens.ink.plain}; }}
QMenu::separator {{ height: 1px; background: {surface.line}; margin: {px(4)}px {px(8)}px; }}
"""


def _edge(tokens: Tokens) -> str:
    """Write the edge of a field or button."""
    shape = tokens.shape
    return f"border: {shape.stroke}px solid {tokens.surface.control}; border-radius: {px(shape.control)}px;"


def _fields(tokens: Tokens) -> str:
    """Style what is typed or chosen in."""
    surface, action = tokens.surface, tokens.action
    spins = ("QDateEdit", "QDateTimeEdit", "QTimeEdit", "QSpinBox", "QDoubleSpinBox")
    fields = ", ".join(("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", *spins))
    downs = ", ".join(f"{each}::down-arrow" for each in ("QComboBox", *spins))
    ups = ", ".join(f"{each}::up-arrow" for each in spins)
    parts = ", ".join(f"{each}::{part}-button" for each in spins for part in ("up", "down"))
    side = f"width: {px(14)}px; height: {px(14)}px;"
    return f"""
{fields} {{ background: {surface.card}; color: {tokens.ink.plain}; {_edge(tokens)}
    padding: {px(6)}px {px(10)}px;
    selection-background-color: {action.ground}; selection-color: {action.ink}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {tokens.ink.faint};
    background: {surface.window}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(4)}px {px(6)}px; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: 0; width: {px(28)}px; }}
{parts} {{ border: 0; background: transparent; }}
{downs} {{ image: url("{_picture(tokens, "down")}"); {side} }}
{ups} {{ image: url("{_picture(tokens, "up")}"); {side} }}
"""


def _buttons(tokens: Tokens) -> str:
    """Style the plain buttons and marks of dialogs, and progress."""
    surface, shape, action = tokens.surface, tokens.shape, tokens.action
    dot = px(16) - 2 * px(5) + 2 * shape.stroke
    return f"""
QPushButton {{ background: {surface.card}; color: {tokens.ink.plain}; {_edge(tokens)}
    padding: {px(7)}px {px(16)}px; font-weight: 600; }}
QPushButton:hover {{ background: {surface.hover}; }}
QPushButton:pressed {{ background: {surface.sunken}; }}
QPushButton:default {{ background: {action.ground}; color: {action.ink}; border-color: {action.ground}; }}
QPushButton:disabled {{ color: {tokens.ink.faint}; border-color: {surface.edge};
    background: {surface.window}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px;
    background: {surface.card}; {_edge(tokens)} border-radius: {px(shape.chip)}px; }}
QRadioButton::indicator {{ border-radius: {px(8) + shape.stroke}px; }}
QCheckBox::indicator:checked {{ background: {action.ground}; border-color: {action.ground};
    image: url("{_picture(tokens, "tick")}"); }}
QRadioButton::indicator:checked {{ border: {px(5)}px solid {action.ground};
    width: {dot}px; height: {dot}px; }}
QProgressBar {{ background: {surface.sunken}; border: 0; border-radius: {px(4)}px;
    max-height: {px(8)}px; min-height: {px(8)}px; }}
QProgressBar::chunk {{ background: {action.ground}; border-radius: {px(4)}px; }}
"""


def _tables(tokens: Tokens) -> str:
    """Style tables, their headings and scroll bars."""
    surface = tokens.surface
    return f"""
QTableView, QListView, QTreeView {{ background: transparent; border: 0; outline: 0; }}
QTableView {{ selection-background-color: {surface.selected}; selection-color: {tokens.ink.plain}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: {surface.card}; color: {tokens.ink.quiet}; border: 0;
    border-bottom: {max(2, px(2))}px solid {surface.edge}; padding: {px(8)}px {px(12)}px;
    font-size: {points(tokens.size.secondary):.2f}pt; font-weight: 600; }}
QHeaderView::down-arrow {{ image: url("{_picture(tokens, "down")}"); width: {px(12)}px; }}
QHeaderView::up-arrow {{ image: url("{_picture(tokens, "up")}"); width: {px(12)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {surface.control}; border-radius: {px(2)}px; margin: {px(4)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}
"""


def write_sheet(tokens: Tokens) -> str:
    """Write the whole style sheet for these tokens at the letter size now worn."""
    return "".join(part(tokens) for part in (_words, _surfaces, _fields, _buttons, _tables))
