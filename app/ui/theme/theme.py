"""The look of the moment, and how the application takes it on."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme.fonts import base_font
from app.ui.theme.svg import Icon, tinted
from app.ui.theme.tokens import DARK, LIGHT, Palette, Radius, Size, Space, TextSize, Tone
from app.words.language import RESOURCES

FOLDER: Final = RESOURCES / "style"


_SCALES: Final = {"space": Space, "radius": Radius, "size": Size, "type": TextSize}


_PICTURES: Final = {
    "check": (Icon.CHECK, "on_accent"),
    "partly": (Icon.LESS, "on_accent"),
    "down": (Icon.DOWN, "muted"),
    "up": (Icon.UP, "muted"),
    "left": (Icon.LEFT, "muted"),
    "right": (Icon.RIGHT, "muted"),
    "check_text": (Icon.CHECK, "text"),
    "dot": (Icon.DOT, "on_accent"),
}


def stylesheet(palette: Palette) -> str:
    """Return ``resources/style/*.qss`` with every ``$token`` filled in.

    Raises:
        KeyError: A sheet names a token that does not exist.
    """
    sheets = (path.read_text("utf-8") for path in sorted(FOLDER.glob("*.qss")))
    return Template("\n".join(sheets)).substitute(tokens(palette))


def tokens(palette: Palette) -> dict[str, str]:
    """Return every token by the name a style sheet uses, sizes in pixels."""
    named = {
        name: getattr(palette, name)
        for name in Palette.__dataclass_fields__
        if name not in {"inks", "softs"}
    }
    for tone in Tone:
        named[f"{tone}_ink"] = palette.inks[tone]
        named[f"{tone}_soft"] = palette.softs[tone]
    for prefix, scale in _SCALES.items():
        named |= {f"{prefix}_{name}": f"{step}px" for name, step in _steps(scale)}
    for name, step in _steps(Size):  # sheets measure inside the border, and round by half
        named[f"inner_{name}"] = f"{step - 2 * Space.HAIR}px"
        named[f"half_{name}"] = f"{step // 2}px"
    return named | _pictures(palette)


def _steps(scale: type) -> list[tuple[str, int]]:
    return [(name.lower(), step) for name, step in vars(scale).items() if name.isupper()]


def _pictures(palette: Palette) -> dict[str, str]:
    """Write the pictures sheets name, in the colours of ``palette``; return their paths."""
    named = {}
    for name, (which, token) in _PICTURES.items():
        color = str(getattr(palette, token))
        path = Path(_folder().path()) / f"{which}{color.replace('#', '-')}.svg"
        path.write_bytes(tinted(which, color))
        named[f"picture_{name}"] = path.as_posix()
    return named


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


class Look(StrEnum):
    """Which of the two palettes."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """One look, ready to paint with."""

    look: Look

    @property
    def palette(self) -> Palette:
        """The colours behind the tokens."""
        return DARK if self.look is Look.DARK else LIGHT

    def ink(self, tone: Tone) -> QColor:
        """Return the text colour of ``tone``."""
        return _shade(self.palette.inks[tone])

    def soft(self, tone: Tone) -> QColor:
        """Return the ground of ``tone``."""
        return _shade(self.palette.softs[tone])

    def color(self, token: str) -> QColor:
        """Return a colour of the palette by its name, such as ``muted``, or a tone's ink."""
        return _named(self.look, token)


@cache
def _named(look: Look, token: str) -> QColor:
    palette = DARK if look is Look.DARK else LIGHT
    if token in Tone.__members__.values():
        return _shade(palette.inks[Tone(token)])
    return _shade(str(getattr(palette, token)))


@cache
def _shade(color: str) -> QColor:
    return QColor(color)


_current: list[Theme] = [Theme(Look.LIGHT)]
_ROLES: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "muted",
}


def current() -> Theme:
    """Return the theme everything paints with now."""
    return _current[0]


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make ``app`` look like ``theme`` from now on, widgets already open included.

    What it looks like already is left alone, since Qt dresses every open widget anew.
    """
    sheet, type_ = stylesheet(theme.palette), base_font()
    if (_current[0], app.styleSheet(), app.font()) == (theme, sheet, type_):
        return
    _current[0] = theme
    app.setStyle("Fusion")
    app.setFont(type_)
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(sheet)


def qt_palette(theme: Theme) -> QPalette:
    """Return the theme in Qt's own roles, for what no style sheet reaches."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("faint"))
    return palette
