"""One unit on the Beds screen: its name and the age of its word, its figures, and its beds."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QWidget

from pc_desktop.theme.space import space
from pc_desktop.ui.beds.figures import Figures
from pc_desktop.ui.beds.large_grid import LargeGrid
from pc_desktop.ui.beds.unit_rows import UnitCardRows
from pc_desktop.ui.widgets.bed_tile import BedTile
from pc_desktop.ui.widgets.buttons import Link
from pc_desktop.ui.widgets.card import Card
from pc_desktop.ui.widgets.chip import Chip
from pc_desktop.ui.widgets.words import Look, Words

_GREYED = 0.7


class UnitCard(Card):
    """Shows one unit; tells which bed was chosen and that its word is to be renewed."""

    bed_chosen = Signal(str)
    """The key of a bed."""
    wants_confirm = Signal(str)
    """The key of this unit."""
    wants_plan = Signal(str)
    """The key of this unit, to be planned with although its word is old."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a unit."""
        super().__init__(parent=parent)
        self.key = ""
        self._age = Chip()
        self._confirm = Link("Confirm")
        self.plan = Link("Plan with it today")
        self._left_out = Words("", Look.SMALL)
        self._figures = Figures()
        self.grid = LargeGrid()
        self.add_to_head(self._age)
        self.add_to_head(self._confirm, right=True)
        said = QHBoxLayout()
        space(said, (0, 0, 0, 0), 10)
        said.addWidget(self._left_out)
        said.addWidget(self.plan)
        said.addStretch(1)
        self.body.addLayout(said)
        self.add(self._figures)
        self.body.addSpacing(4)
        self.add(self.grid)
        self.body.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.grid.chosen.connect(self.bed_chosen)
        self._confirm.clicked.connect(self._tell)
        self.plan.clicked.connect(self._tell_plan)

    def show_unit(self, unit: UnitCardRows) -> None:
        """Show this unit, changing in place what is there."""
        self.key = unit.tiles.key
        self.show_title(unit.tiles.name)
        self.setAccessibleName(unit.tiles.tip)
        self._age.show_badge(unit.age)
        self._confirm.setAccessibleName(unit.confirm_words)
        self._confirm.setToolTip(f"{unit.confirm_words} (C)")
        self._figures.show_figures(unit.figures)
        self.grid.show_tiles(unit.tiles.beds)
        self._left_out.setText(f"◆ This unit is {unit.plan}." if unit.plan else "")
        self._left_out.setVisible(bool(unit.plan))
        self.plan.setVisible(unit.is_grey)
        self.plan.setAccessibleName(f"Plan with {unit.tiles.name} today")
        self.plan.setToolTip(f"{self.plan.accessibleName()} (P)")
        self.show_grey(unit.is_grey)

    def show_grey(self, is_grey: bool) -> None:
        """Grey the tiles of a unit the plan leaves out; its words stay readable."""
        if bool(self.grid.graphicsEffect()) is not is_grey:
            faded = QGraphicsOpacityEffect(self.grid) if is_grey else None
            if faded is not None:
                faded.setOpacity(_GREYED)
            self.grid.setGraphicsEffect(faded)  # type: ignore[arg-type]

    def let_edit(self, may: bool) -> None:
        """Offer to confirm and to plan, or not, as at a past moment."""
        self._confirm.setVisible(may)
        self.plan.setVisible(may and not self.plan.isHidden())

    def key_stops(self) -> list[QWidget]:
        """Give what the keyboard can reach here, in order: the beds, then the link."""
        return [*self.grid.findChildren(BedTile), self._confirm, self.plan]

    def tile_of(self, key: str) -> BedTile | None:
        """Give the tile of a bed, None where it is in another unit."""
        return self.grid.tile_of(key)

    @Slot()
    def _tell_plan(self) -> None:
        """Tell that this unit is to be planned with."""
        self.wants_plan.emit(self.key)

    @Slot()
    def _tell(self) -> None:
        """Tell that this unit's word is to be renewed."""
        self.wants_confirm.emit(self.key)
