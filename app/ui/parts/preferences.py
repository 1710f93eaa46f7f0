"""What each person has arranged: widths, filters, sizes of windows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

FILE: Final = "screens.ini"


class Preferences:
    """Remembered arrangements of one person; nothing in here names a customer."""

    def __init__(self, folder: Path, person: str) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self._group = person

    def text(self, name: str, default: str = "") -> str:
        """Return a remembered word."""
        return str(self._settings.value(self._path(name), default))

    def number(self, name: str, default: int = 0) -> int:
        """Return a remembered number, or ``default`` if what is kept is none."""
        kept = self.text(name, str(default))
        return int(kept) if kept.lstrip("-").isdigit() else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return whether something was switched on."""
        return self.text(name, str(default)) == str(True)

    def words(self, name: str, default: Sequence[str] = ()) -> list[str]:
        """Return a remembered list of words."""
        kept = self.text(name, "\t".join(default))
        return kept.split("\t") if kept else []

    def geometry(self, name: str) -> QByteArray:
        """Return where a window stood, for ``restoreGeometry``; empty if it never did."""
        kept = self._settings.value(self._path(name))
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep(self, name: str, value: str | int | bool | QByteArray) -> None:  # noqa: FBT001
        """Remember ``value`` under ``name``."""
        kept = value if isinstance(value, QByteArray) else str(value)
        self._settings.setValue(self._path(name), kept)

    def keep_words(self, name: str, words: Sequence[str]) -> None:
        """Remember a list of words; none of them may hold a tab."""
        self.keep(name, "\t".join(words))

    def forget(self, name: str) -> None:
        """Remember nothing under ``name``."""
        self._settings.remove(self._path(name))

    def sync(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()

    def _path(self, name: str) -> str:
        return f"{self._group}/{name}"
