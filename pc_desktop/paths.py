"""Where the application's own files lie, in a checkout, when installed and when frozen."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Find a folder shipped with the application: beside the package in a checkout, inside it when installed."""
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / name] if isinstance(frozen, str) else []
    places += [_PACKAGE / f"_{name}", _PACKAGE.parent / name]
    return next((place for place in places if place.is_dir()), places[-1])


def resources() -> Path:
    """Give the folder of resources: theme, fonts, icons, layouts, help, reference."""
    return _shipped("resources")


def migrations() -> Path:
    """Give the folder of the store's migrations."""
    return _shipped("migrations")


def user_folder() -> Path:
    """Give the folder for this person's store and log, made where it is missing."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Bed Meeting", appauthor=False, ensure_exists=True))
