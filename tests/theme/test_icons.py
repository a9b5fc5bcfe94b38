"""Every sign has its outline and every outline its sign; they are drawn in the colour asked for, once."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from pc_desktop.paths import resources
from pc_desktop.theme.icons import icon, picture
from pc_desktop.theme.sign import Sign


def test_that_every_sign_has_an_outline_and_every_outline_a_sign() -> None:
    files = {file.stem for file in (resources() / "icons").glob("*.svg")}
    assert files == {sign.value for sign in Sign}


def test_that_outlines_are_of_one_set_with_its_licence_and_carry_no_colour() -> None:
    for sign in Sign:
        text = (resources() / "icons" / f"{sign}.svg").read_text(encoding="utf-8")
        assert text.count("<path ") == 1
        assert 'viewBox="0 0 256 256"' in text
        assert not re.search(r"#[0-9A-Fa-f]{3,8}|fill=|stroke=", text)
    licence = (resources() / "icons" / "LICENSE-phosphor.txt").read_text(encoding="utf-8")
    assert "Phosphor" in licence
    assert "Permission is hereby granted, free of charge" in licence


@pytest.mark.parametrize("sign", list(Sign))
def test_that_a_sign_is_drawn_in_its_colour_alone(sign: Sign, dressed: QApplication) -> None:
    drawn = picture(sign, "#B10E1E", 24, 2.0)
    assert drawn.width() == 48
    assert drawn.deviceIndependentSize().width() == 24
    image = drawn.toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert {colour.name() for colour in solid} == {QColor("#B10E1E").name()}


def test_that_a_sign_is_drawn_once_for_each_look(dressed: QApplication) -> None:
    assert picture(Sign.BEDS, "#000000", 16) is picture(Sign.BEDS, "#000000", 16)
    assert picture(Sign.BEDS, "#000000", 16) is not picture(Sign.BEDS, "#FFFFFF", 16)
    assert not icon(Sign.BEDS).isNull()
