"""Themes are complete tables, and everything in them can be read and told apart."""

from dataclasses import asdict
from itertools import product

import pytest

from pc_desktop.paths import resources
from pc_desktop.theme.tokens import Theme, Tokens, load, read_tokens
from pc_desktop.theme.tone import Tone

SHIPPED = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST)
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
# Chips and tiles whose edge says nothing that their place and word do not say.
AT_REST = (Tone.PLAIN, Tone.QUIET)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _too_faint(pairs: list[tuple[str, str, str]], least: float) -> list[str]:
    found = [(what, contrast(ink, ground)) for what, ink, ground in pairs]
    return [f"{what} {ratio:.2f}" for what, ratio in found if ratio < least]


def _grounds(tokens: Tokens) -> dict[str, str]:
    surface = tokens.surface
    return {name: getattr(surface, name) for name in ("window", "card", "hover", "selected")}


def test_that_the_measure_of_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_every_tone_can_be_read_on_every_surface_and_on_its_own_ground(theme: Theme) -> None:
    tokens = load(theme)
    pairs = [
        (f"{tone} on {name}", shade.ink, ground)
        for (tone, shade), (name, ground) in product(tokens.tone.items(), _grounds(tokens).items())
        if tone is not Tone.SELECTED  # written on its own ground alone
    ]
    pairs += [(f"{tone} on its ground", shade.ink, shade.ground) for tone, shade in tokens.tone.items()]
    assert not _too_faint(pairs, TEXT)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_plain_words_buttons_and_the_navigation_can_be_read(theme: Theme) -> None:
    tokens = load(theme)
    pairs = [
        (f"{ink} ink on {name}", colour, ground)
        for (ink, colour), (name, ground) in product(asdict(tokens.ink).items(), _grounds(tokens).items())
    ]
    pairs += [(f"link on {name}", tokens.action.link, ground) for name, ground in _grounds(tokens).items()]
    pairs += [
        (f"link on {tone}", tokens.action.link, tokens.tone[tone].ground)
        for tone in (Tone.RED, Tone.AMBER, Tone.GREEN, Tone.BLUE)
    ]
    pairs += [
        (f"button {way}", tokens.action.ink, getattr(tokens.action, way))
        for way in ("ground", "hover", "pressed")
    ]
    rail = tokens.rail
    pairs += [
        (f"rail {ink} on {ground}", getattr(rail, ink), getattr(rail, ground))
        for ink, ground in (("ink", "ground"), ("ink", "hover"), ("quiet", "ground"), ("quiet", "hover"))
    ]
    pairs += [("pill", rail.pill_ink, rail.pill), ("pill key", rail.pill_quiet, rail.pill)]
    assert not _too_faint(pairs, TEXT)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_words_and_the_line_can_be_seen_on_the_red_band_of_a_graph(theme: Theme) -> None:
    tokens = load(theme)
    band = tokens.graph.band
    assert not _too_faint(
        [("words", tokens.tone[Tone.RED].ink, band), ("value", tokens.ink.plain, band)], TEXT
    )
    assert not _too_faint([("line", tokens.graph.line, band)], GRAPHIC)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_words_can_be_read_across_the_hatching_of_a_closed_bed(theme: Theme) -> None:
    tokens = load(theme)
    assert not _too_faint([("closed", tokens.tone[Tone.GREY].ink, tokens.surface.hatch)], TEXT)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_edges_points_and_lines_stand_out_from_what_they_lie_on(theme: Theme) -> None:
    tokens = load(theme)
    card, window = tokens.surface.card, tokens.surface.window
    pairs = [
        (f"edge of {tone} on {name}", shade.edge, ground)
        for tone, shade in tokens.tone.items()
        if tone not in AT_REST
        for name, ground in (("card", card), ("window", window))
    ]
    graph = {name: colour for name, colour in asdict(tokens.graph).items() if name != "band"}
    pairs += [(f"graph {name}", colour, card) for name, colour in graph.items()]
    pairs += [
        (f"field on {name}", tokens.surface.control, ground) for name, ground in _grounds(tokens).items()
    ]
    pairs += [
        ("primary button", tokens.action.ground, card),
        ("primary button", tokens.action.ground, window),
    ]
    assert not _too_faint(pairs, GRAPHIC)


@pytest.mark.parametrize("theme", SHIPPED)
def test_that_the_focus_ring_is_seen_on_every_ground(theme: Theme) -> None:
    tokens = load(theme)
    grounds = [*_grounds(tokens).values(), tokens.rail.ground, tokens.rail.pill, tokens.action.ground]
    grounds += [shade.ground for shade in tokens.tone.values()]
    for ground in grounds:
        assert max(contrast(tokens.focus.ring, ground), contrast(tokens.focus.edge, ground)) >= GRAPHIC
    assert contrast(tokens.focus.ring, tokens.focus.edge) >= GRAPHIC


def test_that_the_tokens_of_the_design_are_kept() -> None:
    light = load(Theme.LIGHT)
    assert (light.action.ground, light.rail.ground, light.ink.plain) == ("#005EB8", "#003087", "#212B32")
    assert (light.surface.window, light.surface.card) == ("#F5F7F8", "#FFFFFF")
    assert light.tone[Tone.RED].ink == "#B10E1E"
    assert light.tone[Tone.PURPLE].ground == "#EDE7F6"
    assert (light.focus.ring, light.focus.edge) == ("#FFEB3B", "#000000")
    assert (light.graph.improvement, light.graph.concern, light.graph.neutral) == (
        "#0072CE",
        "#C2560B",
        "#490092",
    )
    assert (light.shape.card, light.shape.control, light.shape.chip, light.shape.step) == (10, 6, 4, 4)
    assert (light.size.body, light.size.secondary, light.size.heading) == (15, 13, 22)


def test_that_a_theme_with_a_missing_or_unknown_name_is_not_read() -> None:
    text = (resources() / "theme" / "light.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="window"):
        read_tokens(text.replace('window = "#F5F7F8"\n', ""))
    with pytest.raises(ValueError, match="sparkle"):
        read_tokens(text.replace("[focus]\n", '[focus]\nsparkle = "#FFFFFF"\n'))
    with pytest.raises(ValueError, match="amber"):
        read_tokens(text.replace("[tone.amber]", "[other]"))


def test_that_following_the_system_reads_as_light_until_it_is_asked() -> None:
    assert load(Theme.SYSTEM) == load(Theme.LIGHT)
