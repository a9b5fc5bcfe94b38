"""Pictures of every screen, drawn from the sample region with its clock stopped; the README shows them.

Set PC_DESKTOP_KEEP_PICTURES=1 to renew those in resources/pictures.
"""

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pc_desktop import bootstrap, demo, errands
from pc_desktop.clock import StoppedClock
from pc_desktop.services.office import Office
from pc_desktop.store import vault
from pc_desktop.theme.tokens import Theme
from pc_desktop.ui.actions import SCREENS
from pc_desktop.ui.pictures import FULL, LAPTOP, draw_screens
from pc_desktop.ui.window import MainWindow
from tests.pictures.turning import INTAKE, PAGES, PAST, draw_pages, picture

MORNING = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
NAMES = tuple(name for name, _ in SCREENS)
SIZES = {"1920x1080": FULL, "1366x768": LAPTOP}
THEMES = (Theme.LIGHT, Theme.DARK)
TURNED = tuple(page for pages in PAGES.values() for page in pages[:-1])
WORDS = "a passphrase for pictures"


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, project: Path) -> Path:
    """Draw every screen once, on the morning of the sample's meeting with the returns just in."""
    folder = tmp_path_factory.mktemp("pictures")
    store = tmp_path_factory.mktemp("store") / "sample.pcstore"
    kept = os.environ.get("PC_DESKTOP_KEEP_PICTURES") == "1"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        bootstrap.make_store(store, WORDS, sample=True)
        with bootstrap.opened(store, WORDS, StoppedClock(MORNING)) as office:
            _set_the_scene(office)
            (folder / "pages").mkdir()
            prepare = partial(_prepare, folder / "pages")
            draw_screens(office, folder, tuple(SIZES.values()), THEMES, NAMES, prepare)
    if kept:
        for path in folder.glob("*.png"):
            (project / "resources" / "pictures" / path.name).write_bytes(path.read_bytes())
    return folder


def _set_the_scene(office: Office) -> None:
    """Accept all returns of the week but one."""
    first, _second, *others = demo.sample_returns()
    errands.import_files(office, (first, *others), accept=True, said=errands.Said(gone=True))


def _prepare(pages: Path, window: MainWindow, name: str) -> None:
    """Draw a screen's pages first; let Exchange show the preview of the return that is still to come."""
    if name in PAGES:
        draw_pages(window, name, pages)
    if name == "exchange":
        window.read_files(demo.sample_returns()[1:2])
        while window.tasks.is_busy:
            QApplication.processEvents()


def _colours(image: QImage) -> int:
    """Count the colours of a coarse grid of points."""
    steps = range(1, 40)
    return len({image.pixel(image.width() * x // 40, image.height() * y // 40) for x in steps for y in steps})


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_that_every_screen_is_drawn_whole(drawn: Path, name: str, size: str, theme: Theme) -> None:
    image = QImage(str(drawn / f"{name}-{size}-{theme}.png"))
    assert f"{image.width()}x{image.height()}" == size, "the window fits the screen"
    assert _colours(image) > 5, "something is to be seen"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", [*TURNED, PAST])
def test_that_every_page_is_drawn_whole_and_stretches_no_window(
    drawn: Path, page: str, size: str, theme: Theme
) -> None:
    image = QImage(str(picture(drawn / "pages", page, size, theme)))
    assert f"{image.width()}x{image.height()}" == size, "the page scrolls where it is taller than its room"
    assert _colours(image) > 5, "something is to be seen"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_that_the_form_of_a_new_referral_is_drawn_within_the_window(
    drawn: Path, size: str, theme: Theme
) -> None:
    image = QImage(str(picture(drawn / "pages", INTAKE, size, theme)))
    assert 0 < image.width() <= SIZES[size].width()
    assert 0 < image.height() <= SIZES[size].height()
    assert _colours(image) > 5, "something is to be seen"


def test_that_every_picture_kept_belongs_to_a_screen(drawn: Path, project: Path) -> None:
    kept = {path.name for path in (project / "resources" / "pictures").glob("*.png")}
    assert kept == {path.name for path in drawn.glob("*.png")}


def test_that_the_readme_shows_only_pictures_that_are_there(project: Path) -> None:
    readme = (project / "README.md").read_text("utf-8")
    shown = {part.split(")")[0] for part in readme.split("](resources/pictures/")[1:]}
    assert shown
    assert all((project / "resources" / "pictures" / name).is_file() for name in shown)
