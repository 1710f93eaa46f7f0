"""The colours can be read."""

import pytest
from PySide6.QtGui import QColor

from app.ui.theme.tokens import DARK, LIGHT, Palette, Tone

READABLE = 4.5


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def brightness(color: str) -> float:
    """The relative luminance of WCAG 2.2."""
    ink = QColor(color)
    red, green, blue = linear(ink.redF()), linear(ink.greenF()), linear(ink.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    darker, lighter = sorted([brightness(ink), brightness(ground)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "window", "hover"])
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_text_can_be_read_on_every_ground(palette: Palette, ground: str, ink: str):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "muted_chosen", "accent_ink"])
def test_what_is_chosen_can_be_read(palette: Palette, ink: str):
    assert contrast(getattr(palette, ink), palette.accent_soft) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_can_be_read_on_its_ground(palette: Palette, tone: Tone):
    assert contrast(palette.inks[tone], palette.softs[tone]) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("on_accent", "accent"), ("on_accent", "accent_strong"), ("accent", "surface")],
)
def test_the_one_action_can_be_read(palette: Palette, ink: str, ground: str):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_loud_badge_can_be_read(palette: Palette):
    assert contrast(palette.on_bad, palette.inks[Tone.BAD]) >= READABLE
