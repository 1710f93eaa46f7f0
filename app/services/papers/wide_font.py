"""A font whose printed text can be found and copied, rare characters too."""

import re
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

_CODE: Final = re.compile(r"(?<=> <)[0-9A-F]{5,6}(?=>)")
_DOT: Final = ord("·")
_NARROW_DOT: Final = ord("･")
_TO_UNICODE: Final = "toUnicodeCMap:"


class WideFont(TTFont):  # type: ignore[misc]  # reportlab is not typed
    """A TrueType font for characters beyond the first 65,536 as well.

    reportlab writes their code points as they are, where the format asks for UTF-16: they
    would print, and be another character once searched for. The dot between words, as wide
    as a Chinese character in this font, gives way to its half-width sister.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.face.charToGlyph[_DOT] = self.face.charToGlyph[_NARROW_DOT]
        self.face.charWidths[_DOT] = self.face.charWidths[_NARROW_DOT]

    @override
    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, held in doc.idToObject.items():
            if name.startswith(_TO_UNICODE):
                held.content = _CODE.sub(_in_utf16, held.content)


def _in_utf16(code: re.Match[str]) -> str:
    return chr(int(code[0], 16)).encode("utf-16-be").hex().upper()
