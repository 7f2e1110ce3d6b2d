"""The contrast of every pair of tokens that is used together, computed anew (WCAG 2.2)."""

import dataclasses

import pytest

from ui.theme import tokens

THEMES = [pytest.param(tokens.LIGHT, id="light"), pytest.param(tokens.DARK, id="dark")]
GROUPS = ("status", "priority", "sla", "csat", "message")

# foreground, the backgrounds it is used on, the ratio needed
PAIRS = [
    ("text", "window surface subtle hover selected", 7),
    ("text_secondary", "window surface subtle hover selected", 4.5),
    ("text_muted", "window surface subtle selected", 4.5),
    ("link", "window surface subtle selected", 4.5),
    ("accent", "window surface", 3),
    ("on_accent", "accent accent_hover accent_pressed", 4.5),
    ("border_strong", "window surface subtle", 3),
    ("focus", "window surface subtle selected", 3),
    ("danger", "surface window", 4.5),
    ("on_danger", "danger_solid", 4.5),
]


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize(("foreground", "backgrounds", "needed"), PAIRS)
def test_neutral_pairs_are_readable(colors, foreground, backgrounds, needed):
    for background in backgrounds.split():
        ratio = contrast(getattr(colors, foreground), getattr(colors, background))
        assert ratio >= needed, f"{foreground} on {background}: {ratio:.2f}"


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize("group", GROUPS)
def test_meaning_colours_are_readable(colors, group):
    for key, tone in getattr(colors, group).items():
        assert contrast(tone.text, tone.background) >= 7, key
        assert contrast(tone.on_solid, tone.solid) >= 4.5, key
        for surface in (colors.surface, colors.window):
            assert contrast(tone.solid, surface) >= 3, key


@pytest.mark.parametrize("colors", THEMES)
def test_chart_colours_stand_out_from_the_surface(colors):
    assert len(colors.chart) == 5
    assert all(contrast(color, colors.surface) >= 3 for color in colors.chart)


def test_both_themes_know_the_same_keys():
    for group in GROUPS:
        assert set(getattr(tokens.LIGHT, group)) == set(getattr(tokens.DARK, group))


@pytest.mark.parametrize("colors", THEMES)
def test_every_colour_is_written_as_six_hex_digits(colors):
    plain = [
        value
        for field in dataclasses.fields(colors)
        if isinstance(value := getattr(colors, field.name), str)
    ]
    assert len(plain) == 20
    assert all(len(value) == 7 and int(value[1:], 16) >= 0 for value in plain)


def test_an_unknown_key_is_refused():
    with pytest.raises(KeyError):
        tokens.LIGHT.tone("status", "lost")
