"""The style sheet of the application, written with the names of tokens."""

from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QTemporaryDir

from app.ui.theme.svg import Icon, tinted
from app.ui.theme.tokens import Palette, Radius, Size, Space, TextSize, Tone
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
