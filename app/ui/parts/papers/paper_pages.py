"""The pages of a paper as pictures, made away from the UI thread."""

from threading import Lock
from typing import Final

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_pdfium = Lock()  # the library knows one caller at a time
_WHITE: Final = (255, 255, 255, 255)


class PaperPages:
    """A PDF, page by page; may be asked from any thread."""

    def __init__(self, pdf: bytes) -> None:
        with _pdfium:
            self._document = pypdfium2.PdfDocument(pdf)
            self._sizes = [QSizeF(*page.get_size()) for page in self._document]
        self._closed = False

    @property
    def sizes(self) -> list[QSizeF]:
        """Width and height of every page, in points."""
        return list(self._sizes)

    def picture(self, place: int, pixels_per_point: float) -> QImage:
        """Return one page, the first being 0, at a resolution; nothing once closed."""
        with _pdfium:
            if self._closed:
                return QImage()
            page = self._document[place]
            bitmap = page.render(scale=pixels_per_point, fill_color=_WHITE, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            bitmap.close()
            page.close()
        return image

    def close(self) -> None:
        """Let go of the paper."""
        with _pdfium:
            self._closed = True
            self._document.close()
