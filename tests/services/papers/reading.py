"""Reads printed papers back."""

from collections import Counter

import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r", "") for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """Return the text of all pages."""
    return "\n".join(pages_of(pdf))


def sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    """Return width and height of every page in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (round(page.get_width() * 25.4 / 72), round(page.get_height() * 25.4 / 72))
            for page in document
        ]
    finally:
        document.close()


def inks_of(pdf: bytes) -> Counter[tuple[int, ...]]:
    """Return how often each colour stands on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render().to_pil().convert("RGB")
        return Counter(picture.get_flattened_data())
    finally:
        document.close()
