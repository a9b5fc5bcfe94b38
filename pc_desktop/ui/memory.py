"""What this computer remembers of how somebody likes the window; rules and patients are never kept here."""

from PySide6.QtCore import QByteArray, QSettings

_SMALLEST, _LARGEST = 0.5, 4.0


class Memory:
    """Typed access to the settings of this computer."""

    def __init__(self, settings: QSettings | None = None) -> None:
        """Use the given settings, or the application's own."""
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Bed Meeting", "window"
        )

    def _text(self, name: str, default: str) -> str:
        """Read a text."""
        return str(self._settings.value(name, default, type=str))

    @property
    def theme(self) -> str:
        """Give the theme chosen: light, dark, contrast or system."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        """Remember the theme."""
        self._settings.setValue("theme", name)

    @property
    def scale(self) -> float:
        """Give how large letters are, 1.0 being ordinary; what nobody could read is taken as ordinary."""
        scale = float(str(self._settings.value("scale", 1.0, type=float)))
        return scale if _SMALLEST <= scale <= _LARGEST else 1.0

    @scale.setter
    def scale(self, scale: float) -> None:
        """Remember how large letters are."""
        self._settings.setValue("scale", scale)

    @property
    def inbox(self) -> str:
        """Give the path of the folder watched for workbooks; empty where none is."""
        return self._text("inbox", "")

    @inbox.setter
    def inbox(self, path: str) -> None:
        """Remember the folder watched."""
        self._settings.setValue("inbox", path)

    @property
    def last_store(self) -> str:
        """Give the path of the store opened last; empty where there is none."""
        return self._text("last_store", "")

    @last_store.setter
    def last_store(self, path: str) -> None:
        """Remember the store opened last."""
        self._settings.setValue("last_store", path)

    @property
    def keys(self) -> str:
        """Give the keys of the meeting as they were written; empty where the usual ones are used."""
        return self._text("keys", "")

    @keys.setter
    def keys(self, text: str) -> None:
        """Remember the keys of the meeting."""
        self._settings.setValue("keys", text)

    @property
    def charts(self) -> str:
        """Give what was chosen for the charts of outcomes, as text; empty where nothing was."""
        return self._text("charts", "")

    @charts.setter
    def charts(self, chosen: str) -> None:
        """Remember what is chosen for the charts."""
        self._settings.setValue("charts", chosen)

    @property
    def person(self) -> str:
        """Give who worked here last; empty where nobody said."""
        return self._text("person", "")

    @person.setter
    def person(self, name: str) -> None:
        """Remember who works here."""
        self._settings.setValue("person", name)

    @property
    def role(self) -> str:
        """Give the role of whoever worked here last."""
        return self._text("role", "liaison")

    @role.setter
    def role(self, key: str) -> None:
        """Remember the role."""
        self._settings.setValue("role", key)

    @property
    def geometry(self) -> QByteArray:
        """Give where the window stood."""
        value = self._settings.value("geometry", QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._settings.setValue("geometry", geometry)
