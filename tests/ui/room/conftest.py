"""An office on the sample region for the room's window, one nobody waits in, and eyes that see everything on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pc_desktop.clock import StoppedClock
from pc_desktop.domain.distance import Gazetteer
from pc_desktop.domain.kinds import Fact
from pc_desktop.domain.meeting import Meeting
from pc_desktop.domain.minutes_pack import MinutesPack
from pc_desktop.domain.person import Person
from pc_desktop.reference import gazetteer
from pc_desktop.sample.region import sample_facts, sample_now
from pc_desktop.services.cases import Case
from pc_desktop.services.desk import Desk
from pc_desktop.services.meeting_view import current_meeting
from pc_desktop.services.office import Office
from pc_desktop.services.ports import Reading, Work
from pc_desktop.services.region import region_now
from pc_desktop.store import vault
from pc_desktop.store.opening import create_store
from pc_desktop.store.sql_store import SqlStore
from pc_desktop.theme.paint import apply
from pc_desktop.theme.tokens import Theme, load
from pc_desktop.ui.room.block import Block, Written
from pc_desktop.ui.room.presenter import RoomPresenter
from pc_desktop.ui.room.window import RoomWindow


@dataclass(frozen=True)
class Put:
    """Put facts as they are."""

    facts: tuple[Fact, ...]

    def title(self, reading: Reading) -> str:
        """Say so."""
        return "Put facts"

    def carry_out(self, work: Work) -> None:
        """Put them."""
        work.put(*self.facts)


def _unused(*_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError


def _no_minutes(pack: MinutesPack, path: Path) -> None:
    raise AssertionError


def _office(folder: Path, facts: tuple[Fact, ...], places: Gazetteer) -> tuple[Office, SqlStore]:
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault, "STRONG", vault.Cost(n=2**4, r=8, p=1))
        store = create_store(folder / "room.pcstore", "three invented words")
    clock = StoppedClock(sample_now())
    office = Office(Desk(store, clock), clock, places, _unused, _no_minutes, is_sample=True)
    if facts:
        office.desk.do(Put(facts))
    return office, store


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Sit in an office on the sample region; whoever decides something takes it back."""
    office, store = _office(tmp_path_factory.mktemp("room"), sample_facts(), gazetteer())
    yield office
    store.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Office]:
    """Sit in an office that knows nothing yet: no unit, nobody waiting, no meeting."""
    office, store = _office(tmp_path, (), Gazetteer({}))
    yield office
    store.close()


@pytest.fixture(scope="session")
def queue(sample: Office) -> tuple[Case, ...]:
    """Give everybody who waits in the sample, in the order of the queue."""

    def waiting(reading: Reading) -> tuple[Case, ...]:
        region = region_now(reading)
        return tuple(region.cases[ranked.standing.referral.key] for ranked in region.ranked)

    return sample.desk.ask(waiting)


@pytest.fixture(scope="session")
def people(sample: Office) -> tuple[Person, ...]:
    """Give every patient the sample knows."""
    return sample.desk.ask(lambda reading: reading.find(Person))


@pytest.fixture(scope="session")
def meeting(sample: Office) -> Meeting:
    """Give the meeting at hand."""
    found = sample.desk.ask(current_meeting)
    assert found is not None
    return found


@pytest.fixture
def undoing(sample: Office) -> Iterator[Office]:
    """Sit in the sample's office and take back afterwards whatever was done."""
    before = sample.desk.ask(lambda reading: reading.chain()[1])
    yield sample
    for _ in range(sample.desk.ask(lambda reading: reading.chain()[1]) - before):
        sample.desk.undo()


@pytest.fixture(autouse=True)
def _dressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dress the application in light, before and after, where a test has one."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    app: QApplication = request.getfixturevalue("qapp")
    apply(app, load(Theme.LIGHT))
    yield
    apply(app, load(Theme.LIGHT))


Opening = Callable[..., RoomWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Opening:
    """Give what opens the window on an office, shown and with the keyboard in it."""

    def open_on(office: Office, width: int = 1920, height: int = 1080) -> RoomWindow:
        window = RoomWindow(RoomPresenter(office))
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_on


@pytest.fixture(scope="session")
def painted() -> Callable[[RoomWindow], list[Written]]:
    """Give every text the window paints now."""

    def look(window: RoomWindow) -> list[Written]:
        window.grab()
        blocks = [block for block in window.findChildren(Block) if block.isVisible()]
        return [one for block in blocks for one in block.written]

    return look


@pytest.fixture(scope="session")
def everything(painted: Callable[[RoomWindow], list[Written]]) -> Callable[[RoomWindow], str]:
    """Give every word the window paints, names, hints at, or tells a screen reader, hidden parts included."""

    def look(window: RoomWindow) -> str:
        words = [one.words for one in painted(window)]
        widgets: list[QWidget] = [window, *window.findChildren(QWidget)]
        for widget in widgets:
            words += [
                widget.toolTip(),
                widget.statusTip(),
                widget.whatsThis(),
                widget.accessibleDescription(),
            ]
            words += [
                widget.accessibleName(),
                widget.objectName(),
                widget.windowTitle(),
                widget.windowIconText(),
            ]
            words += [widget.windowFilePath()]
            words += [one.words for one in getattr(widget, "written", [])]
            reader = QAccessible.queryAccessibleInterface(widget)
            words += [reader.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
        return "\n".join(word for word in words if word)

    return look
