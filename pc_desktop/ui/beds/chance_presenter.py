"""What the page of chances shows: each unit's chance of a bed, and how such chances came true."""

from pc_desktop.services.chances_view import chances_checked, chances_view
from pc_desktop.services.office import Office
from pc_desktop.services.region import region_now
from pc_desktop.ui.chance_rows import ChanceRows, CheckRows, chance_rows, check_rows

_MOVES = frozenset({"stay", "unit", "bed"})


class ChancePresenter:
    """Prepares the chances; the check of the past is worked out again only where a stay has changed."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._check: CheckRows | None = None

    def refresh(self, topics: frozenset[str] | None = None) -> tuple[ChanceRows, CheckRows]:
        """Ask again; `topics` are the kinds of fact that changed, None where nobody says."""
        if topics is None or topics & _MOVES:
            self._check = None
        desk = self._office.desk
        page = desk.ask(lambda reading: chances_view(reading, region_now(reading)))
        if self._check is None:
            self._check = check_rows(desk.ask(lambda reading: chances_checked(reading, region_now(reading))))
        return chance_rows(page), self._check
