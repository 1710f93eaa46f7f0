"""Buttons in their ranks: one primary per place, the rest plain or quiet."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from app.ui.theme.fonts import metrics
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Size, Space, TextSize
from app.words.language import say


def button(
    text: str, *, kind: str = "", picture: Icon | None = None, shortcut: str = ""
) -> QPushButton:
    """Return a button; its tooltip names ``shortcut`` and the shortcut presses it."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    if picture is not None:
        made.setIcon(icon(picture, "on_accent" if kind.startswith("primary") else "text"))
        made.setIconSize(QSize(Size.SMALL_ICON, Size.SMALL_ICON))
        made.setText(f" {text}")  # the space keeps the picture off the word
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        made.setToolTip(say("{what} ({shortcut})", what=text, shortcut=shortcut))
    return made


def primary_button(text: str, *, picture: Icon | None = None, shortcut: str = "") -> QPushButton:
    """Return the one action of a place."""
    return button(text, kind="primary", picture=picture, shortcut=shortcut)


def small_button(text: str, *, primary: bool = False) -> QPushButton:
    """Return a button for a row or the foot of a card."""
    return button(text, kind="primary_small" if primary else "small")


def quiet_button(text: str) -> QPushButton:
    """Return a muted word that can be pressed, such as *Edit* in a card's head."""
    return button(text, kind="quiet")


def link_button(text: str) -> QPushButton:
    """Return an accented word that can be pressed."""
    return button(text, kind="link")


def danger_button(text: str) -> QPushButton:
    """Return a button for what cannot be undone."""
    return button(text, kind="danger")


def icon_button(which: Icon, name: str) -> QPushButton:
    """Return a picture that can be pressed; ``name`` is its tooltip and accessible name."""
    made = QPushButton()
    made.setProperty("kind", "icon")
    made.setIcon(icon(which, "muted"))
    made.setIconSize(QSize(Size.SMALL_ICON, Size.SMALL_ICON))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made


def chip_button(text: str, *, checked: bool = False, narrow: bool = False) -> QPushButton:
    """Return a round-ended button that stays down while it is chosen."""
    made = button(text, kind="chip")
    made.setProperty("narrow", narrow)
    made.setMinimumWidth(chip_width(text, narrow=narrow))
    made.setCheckable(True)
    made.setChecked(checked)
    return made


def chip_width(text: str, *, narrow: bool = False) -> int:
    """Return how wide such a button wants to be; chosen, it is written strong."""
    words = metrics(TextSize.BASE, strong=True).horizontalAdvance(text)
    return words + 2 * ((Space.S if narrow else Space.M) + Space.HAIR)
