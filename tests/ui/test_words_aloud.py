"""Cells say aloud what they show."""

from pc_desktop.ui.cells import Cell
from pc_desktop.ui.widgets.shown import TileRow, TileState


def test_that_a_cell_reads_out_all_its_words_unless_told_otherwise() -> None:
    assert Cell("Larch").aloud() == "Larch"
    assert Cell("· K.M.", lead="R-0412 ", second="linked: Larch").aloud() == "R-0412 · K.M., linked: Larch"
    assert Cell("▲ Red · 3", spoken="Red, three signs").aloud() == "Red, three signs"


def test_that_a_bed_reads_out_number_state_and_patient() -> None:
    assert TileRow("b", "7", TileState.READY, "CRFD", "P.R.", "62 d").aloud() == "Bed 7, CRFD, P.R., 62 d"
    assert TileRow("b", "3", TileState.FREE).aloud() == "Bed 3, free"
    assert TileRow("b", "3", TileState.FREE, spoken="Bed 3 is free").aloud() == "Bed 3 is free"
