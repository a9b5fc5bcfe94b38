"""Gives layouts their space in design pixels, and gives it again when the size of letters changes."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QGridLayout, QLayout

from pc_desktop.theme.worn import px

_KEY = "design_space"


@runtime_checkable
class Dressed(Protocol):
    """A widget that has measured or coloured something itself and does so again after a change of theme."""

    def dress_again(self) -> None:
        """Measure and colour again."""
        ...


def space(layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
    """Space a layout: margins left, top, right, bottom and the gap between its items, in design pixels."""
    layout.setProperty(_KEY, [*margins, gap])
    _apply(layout)


def space_again(app: QApplication) -> None:
    """Space every layout anew and have every widget measured again, after letters changed size."""
    for widget in app.allWidgets():
        if isinstance(widget, Dressed):
            widget.dress_again()
        widget.updateGeometry()
        layout = widget.layout()
        if layout is not None:
            for each in (layout, *layout.findChildren(QLayout)):
                _apply(each)


def _apply(layout: QLayout) -> None:
    """Turn the remembered design pixels into screen pixels."""
    told = layout.property(_KEY)
    if not told:
        return
    left, top, right, bottom, gap = (px(int(each)) for each in told)
    layout.setContentsMargins(left, top, right, bottom)
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(gap)
        layout.setVerticalSpacing(gap)
    else:
        layout.setSpacing(gap)
