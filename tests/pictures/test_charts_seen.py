"""The charts as people see them: in light and dark, printed in grey, and by eyes that tell colours apart less well."""

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pc_desktop import bootstrap
from pc_desktop.clock import StoppedClock
from pc_desktop.store import vault
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.outcomes.graph_look import (
    SYMBOLS,
    hollow_brush,
    hollow_pen,
    point_brush,
    point_pen,
    point_size,
)
from pc_desktop.ui.outcomes.graph_rows import _ASSURANCES, _VARIATIONS
from pc_desktop.ui.pictures import FULL, draw_screens
from pc_desktop.ui.widgets.round_mark import paint_mark
from pc_desktop.ui.widgets.shown import Finding
from tests.pictures.test_pictures import MORNING, WORDS

THEMES = (Theme.LIGHT, Theme.DARK)
_SMALL: Final = QSize(48, 48)
_APART: Final = 0.04
"""The part of a picture in which two things have to differ to be told apart."""

SEEN: Final[dict[str, tuple[tuple[float, float, float], ...]]] = {
    "grey": ((0.299, 0.587, 0.114),) * 3,
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How red, green and blue are seen, by kind of sight (Machado, Oliveira and Fernandes 2009, at full severity)."""


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Path]:
    """Draw the charts of the sample region in both themes, then as they are seen; the folder may be looked at."""
    kept = os.environ.get("PC_DESKTOP_SEEN_PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("seen")
    store = tmp_path_factory.mktemp("store") / "seen.pcstore"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        bootstrap.make_store(store, WORDS, sample=True)
        with bootstrap.opened(store, WORDS, StoppedClock(MORNING)) as office:
            for path in draw_screens(office, folder, (FULL,), THEMES, ("outcomes",)):
                for sight, matrix in SEEN.items():
                    as_seen(QImage(str(path)).scaledToWidth(960), matrix).save(
                        str(path.with_name(f"{path.stem}-{sight}.png"))
                    )
    yield folder
    apply(qapp, load(Theme.LIGHT))


def as_seen(image: QImage, matrix: tuple[tuple[float, float, float], ...]) -> QImage:
    """Give a picture as one kind of sight sees it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    told: dict[int, int] = {}
    for y in range(plain.height()):
        for x in range(plain.width()):
            pixel = plain.pixel(x, y)
            if pixel not in told:
                parts = (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)
                red, green, blue = (
                    max(0, min(255, round(sum(by * part for by, part in zip(row, parts, strict=True)))))
                    for row in matrix
                )
                told[pixel] = QColor(red, green, blue).rgb()
            plain.setPixel(x, y, told[pixel])
    return plain


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SEEN)
def test_that_the_charts_can_be_looked_at_as_others_see_them(screens: Path, theme: Theme, sight: str) -> None:
    image = QImage(str(screens / f"outcomes-1920x1080-{theme}-{sight}.png"))
    assert image.width() == 960
    shades = {image.pixel(x, y) for x in range(0, 960, 5) for y in range(0, image.height(), 5)}
    assert len(shades) > 8, "something is to be seen"
    if sight == "grey":
        assert all(QColor(shade).saturation() == 0 for shade in shades)


def _shade(image: QImage) -> list[int]:
    """Give how light each pixel is, which is all that is left in grey."""
    grey = as_seen(image, SEEN["grey"])
    return [grey.pixel(x, y) & 255 for y in range(grey.height()) for x in range(grey.width())]


def _differ(one: QImage, other: QImage) -> float:
    """Tell in which part of two pictures somebody would see a difference in grey."""
    pairs = list(zip(_shade(one), _shade(other), strict=True))
    return sum(abs(first - second) > 60 for first, second in pairs) / len(pairs)


def _blank(theme: Theme) -> QImage:
    image = QImage(_SMALL, QImage.Format.Format_RGB32)
    image.fill(QColor(load(theme).surface.card))
    return image


@pytest.mark.parametrize("theme", THEMES)
def test_that_points_differ_by_shape_and_not_by_colour_alone(qapp: QApplication, theme: Theme) -> None:
    apply(qapp, load(theme))
    drawn = {}
    for name, finding, pen, brush in (
        *((str(one), one, point_pen(one), point_brush(one)) for one in Finding),
        ("hollow", Finding.COMMON_CAUSE, hollow_pen(Finding.COMMON_CAUSE), hollow_brush()),
    ):
        image = _blank(theme)
        painter = QPainter(image)
        painter.translate(24, 24)
        drawSymbol(painter, SYMBOLS[finding], point_size(finding) * 3, pen, brush)
        painter.end()
        drawn[name] = image
    alike = [
        (one, other) for one, other in combinations(drawn, 2) if _differ(drawn[one], drawn[other]) < _APART
    ]
    assert alike == []


@pytest.mark.parametrize("theme", THEMES)
def test_that_icons_differ_by_shape_and_not_by_colour_alone(qapp: QApplication, theme: Theme) -> None:
    apply(qapp, load(theme))
    drawn = {}
    for name, mark in (*_VARIATIONS.items(), *_ASSURANCES.items()):
        image = _blank(theme)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(0, 0, 48, 48), mark.finding, mark.letter, mark.glyph, load(theme))
        painter.end()
        drawn[name] = image
    alike = [
        (one, other) for one, other in combinations(drawn, 2) if _differ(drawn[one], drawn[other]) < _APART
    ]
    assert alike == []
