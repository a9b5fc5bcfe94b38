"""What every test stands on: no window, no settings of the person running it, seeded invention, tidy ends."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import HealthCheck, settings

# A slow computer is not a broken rule, and a failure must be found again by whoever runs the tests next.
_STEADY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _STEADY, max_examples=20, derandomize=True)
settings.register_profile("desk", _STEADY, max_examples=60)
settings.register_profile("ci", _STEADY, max_examples=60, derandomize=True)
settings.register_profile("soak", _STEADY, max_examples=2000)

# Where a person's own settings, stores and logs would be, on each system.
_PERSONAL_PLACES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
)


def _is_soaking() -> bool:
    return os.environ.get("PC_DESKTOP_SOAK") == "1"


def pytest_configure() -> None:
    """Choose how many examples hypothesis tries: HYPOTHESIS_PROFILE, or by what kind of run this is."""
    usual = "soak" if _is_soaking() else "ci" if os.environ.get("CI") else "desk"
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", usual))


@pytest.fixture(scope="session")
def soaking() -> bool:
    """Tell whether full counts are wanted (`dev.py soak`) rather than the test command's seeded sample."""
    return _is_soaking()


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each test away from the settings, stores, pass phrases and keyring of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in _PERSONAL_PLACES:
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("PC_DESKTOP_PASSPHRASE", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def _bury_the_dead(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let widgets really die before the next test: `deleteLater` is only delivered inside an event loop."""
    yield
    if "qtbot" in request.fixturenames or "qapp" in request.fixturenames:
        from PySide6.QtCore import QCoreApplication, QEvent

        from pc_desktop.theme.wardrobe import Wardrobe

        app = QCoreApplication.instance()
        for wardrobe in app.findChildren(Wardrobe) if app else ():
            wardrobe.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the project's folder."""
    return Path(__file__).resolve().parent.parent
