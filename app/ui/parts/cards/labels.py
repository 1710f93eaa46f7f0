"""Text in the steps of the type scale, and the marks style sheets look at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.ui.theme.fonts import font
from app.ui.theme.tokens import TextSize


def mark(widget: QWidget, **properties: object) -> None:
    """Give ``widget`` the properties its style sheet rule asks for, and draw it again."""
    for name, value in properties.items():
        widget.setProperty(name, str(value).lower() if isinstance(value, bool) else value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def plain(text: str) -> str:
    """Return ``text`` for a button or a check box, where ``&`` would be eaten."""
    return text.replace("&", "&&")


def label(text: str, kind: str = "") -> QLabel:
    """Return plain text; ``kind`` is muted, small, strong, bad, warn, ok or empty."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    return made


def title(text: str) -> QLabel:
    """Return the heading of a page."""
    return label(text, "title")


def muted(text: str) -> QLabel:
    """Return text that is read second."""
    return label(text, "muted")


def wrapped(text: str, kind: str = "") -> QLabel:
    """Return text that breaks into lines where the room is narrow."""
    made = label(text, kind)
    made.setWordWrap(True)
    return made


def figure(text: str) -> QLabel:
    """Return a number in figures of one width, at the right of its room."""
    made = label(text)
    made.setFont(font(TextSize.BASE, tabular=True))
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


def rich(html: str, kind: str = "") -> QLabel:
    """Return text with ``<b>`` in it; whatever a person typed must be escaped first."""
    made = wrapped(html, kind)
    made.setTextFormat(Qt.TextFormat.RichText)
    return made


def key_hint(text: str) -> QLabel:
    """Return the name of a key in its small frame, such as ``Ctrl K``."""
    return label(text, "key")


def hairline() -> QFrame:
    """Return a line across."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    return line
