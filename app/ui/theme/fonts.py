"""The fonts the window speaks in."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from app.ui.theme.tokens import TextSize
from app.words.language import RESOURCES, current_language

PREFERRED: Final = (
    ("Segoe UI", "Microsoft YaHei UI"),
    ("Noto Sans", "Noto Sans CJK SC"),
)
BUNDLED: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


@cache
def families() -> tuple[str, ...]:
    """Return the families to write in, Latin first, one of them with Chinese.

    Where the system has no Chinese font the bundled one is loaded; where it has not
    even one of the preferred Latin fonts, the bundled one writes that too.
    """
    installed = set(QFontDatabase.families())
    for latin, chinese in PREFERRED:
        if latin in installed and chinese in installed:
            return latin, chinese
    latins = tuple(latin for latin, _ in PREFERRED if latin in installed)[:1]
    chinese_ones = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return latins + (tuple(chinese_ones[:1]) or _load_bundled())


def base_font() -> QFont:
    """Return the font of everything that asks for no other."""
    return font(TextSize.BASE)


def font(size: TextSize, *, strong: bool = False, tabular: bool = False) -> QFont:
    """Return the program's font; ``tabular`` gives every figure the same width."""
    return QFont(_font(size, strong, tabular, current_language()))


def metrics(size: TextSize, *, strong: bool = False) -> QFontMetrics:
    """Return the measures of ``font`` with the same arguments."""
    return _metrics(size, strong, current_language())


@cache
def _metrics(size: TextSize, strong: bool, language: str) -> QFontMetrics:  # noqa: FBT001
    return QFontMetrics(_font(size, strong, tabular=False, language=language))


@cache
def _font(size: TextSize, strong: bool, tabular: bool, language: str) -> QFont:  # noqa: FBT001
    chosen = QFont(list(families()))
    chosen.setPixelSize(size)
    if strong:
        chosen.setWeight(QFont.Weight.DemiBold)
    if language == "en":  # a Chinese font gives "·" and quotes the width of a character
        chosen.setFeature(QFont.Tag("palt"), 1)
    if tabular:
        chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def _load_bundled() -> tuple[str, ...]:
    loaded: set[str] = set()
    for name in BUNDLED:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        loaded.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    return tuple(sorted(loaded))
