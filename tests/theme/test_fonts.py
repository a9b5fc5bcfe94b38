"""The bundled font holds every character the application writes, in each weight, with digits of one width."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from pc_desktop.paths import resources
from pc_desktop.theme.fonts import FILES, bring_in
from pc_desktop.theme.tone import Tone
from pc_desktop.theme.worn import FAMILY, Weight, font

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
NAMES = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĢģĪī"
NAMES += "İıĶķĹĺĽľŁłŃńŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŴŵŶŷŸŹźŻżŽžẀẁẂẃẄẅỲỳ"
MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~£€§¶©®°±²³µ·¹º»«¼½¾×÷¿¡"
WRITTEN = "–—‘’“”„†‡•…‹›⁺⁻₂−≤≥≠≈∞√∆→←↑↓↗↘⇄↺↻"
SHAPES = "▲△▼▽◆◇●○■□▶◀✓✔✗✘⚠★☆☐☑☒"
SPACES = "\u00a0\u2009\u202f\u2011"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("qapp")
def test_that_every_weight_holds_every_character_the_application_may_write(name: str) -> None:
    raw = QRawFont(str(resources() / "fonts" / name), 15)
    wanted = LETTERS + NAMES + MARKS + WRITTEN + SHAPES + SPACES
    assert [character for character in wanted if not raw.supportsCharacter(ord(character))] == []


@pytest.mark.usefixtures("qapp")
def test_that_every_character_in_our_own_sentences_is_held() -> None:
    raw = QRawFont(str(resources() / "fonts" / FILES[0]), 15)
    package = resources().parent / "pc_desktop"
    if not package.is_dir():  # installed: the sources lie beside the resources
        package = resources().parent
    texts = [file.read_text(encoding="utf-8") for file in package.rglob("*.py")]
    texts += [file.read_text(encoding="utf-8") for file in (resources() / "help").rglob("*.md")]
    written = set(re.sub(r"\s", "", "".join(texts)))
    assert sorted(character for character in written if not raw.supportsCharacter(ord(character))) == []


def test_that_the_font_in_use_is_the_bundled_one_in_all_its_weights(dressed: QApplication) -> None:
    assert FAMILY in bring_in()
    for weight in Weight:
        info = QFontInfo(font(15, weight))
        assert info.family() == FAMILY
        assert info.weight() == int(weight)
    assert QFontInfo(dressed.font()).family() == FAMILY


@pytest.mark.usefixtures("dressed")
def test_that_digits_and_the_minus_have_one_width() -> None:
    for weight in Weight:
        metrics = QFontMetricsF(font(15, weight))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789−"}) == 1


@pytest.mark.usefixtures("dressed")
def test_that_heavier_is_wider() -> None:
    widths = [QFontMetricsF(font(15, weight)).horizontalAdvance("Referred by") for weight in Weight]
    assert widths == sorted(set(widths))


def test_that_the_licence_travels_with_the_font() -> None:
    text = (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Noto Sans" in text


def test_that_every_tone_has_a_name_of_its_own() -> None:
    assert len({tone.value for tone in Tone}) == len(Tone)
