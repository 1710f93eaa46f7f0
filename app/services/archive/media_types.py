"""What a file is, told by its first bytes and never by its name."""

import io
import zipfile
from typing import Final

_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_ZIP: Final = b"PK\x03\x04"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def media_type_of(content: bytes) -> str | None:
    """Return the media type of a PDF, picture or Word document; ``None`` for anything else."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return "image/heic"
    return _DOCX if content.startswith(_ZIP) and _is_word(content) else None


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "word/document.xml" in package.namelist()
    except zipfile.BadZipFile:
        return False
