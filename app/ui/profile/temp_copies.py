"""Copies of documents to look at, outside the store only as long as the program runs."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from app.services.archive.attachments import AttachmentFile

_SUFFIXES: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class TempCopies(QObject):
    """A folder of its own, emptied when the panel closes and removed when the page goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        self._count = 0

    @property
    def folder(self) -> Path:
        """Where the copies lie."""
        return Path(self._folder.path())

    def clear(self) -> None:
        """Remove the copies; one that is still open elsewhere goes when the program ends."""
        self._folder.remove()
        self._folder = QTemporaryDir()

    def write(self, file: AttachmentFile) -> Path:
        """Write a copy under a name of our own, since names of documents become no paths."""
        self._count += 1
        path = self.folder / f"{self._count}{_SUFFIXES.get(file.media_type, '')}"
        path.write_bytes(file.content)
        return path

    def open(self, file: AttachmentFile) -> None:
        """Show a copy in whatever the system opens such files with."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.write(file))))
