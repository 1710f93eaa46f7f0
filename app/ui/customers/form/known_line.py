"""A line that offers what was typed in it before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def known_line(texts: Sequence[str], *, hint: str = "") -> QLineEdit:
    """Return a line edit that completes from ``texts`` and takes anything else too."""
    line = QLineEdit()
    line.setPlaceholderText(hint)
    completer = QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
