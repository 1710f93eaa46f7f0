"""The keys of the follow-ups tab: what they do, and how they come to do it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.words.language import say


def bind_keys(page: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Let each key do its work while the keyboard is anywhere on ``page``."""
    for key, slot in slots.items():
        shortcut = QShortcut(QKeySequence(key), page, slot)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def said_keys() -> list[tuple[str, str]]:
    """Return the keys and what they do, for the help."""
    return [
        ("← → ↑ ↓", say("walk over the cards")),
        ("Enter", say("open the call")),
        ("Ctrl N", say("add a follow-up")),
        ("Ctrl P", say("print the days looked at")),
        ("Alt ← →", say("move a follow-up by a day")),
        ("Alt ↓", say("move it by a week")),
        ("M", say("move it to a day typed in")),
        ("Del", say("call it off, with a reason")),
        ("[ ]", say("a day, week or month back or on")),
        ("T", say("back to today")),
        ("D W O L", say("day, week, month, list")),
    ]
