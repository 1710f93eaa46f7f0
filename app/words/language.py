"""The language of the moment and the sentences in it.

The English text is the key. Chinese stands in ``resources/locale/zh/*.po``, one
file per room of the program; they are read together as one catalogue.
"""

import gettext
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
LANGUAGES: Final = ("zh", "en")

_catalogues: dict[str, gettext.NullTranslations] = {"en": gettext.NullTranslations()}
_chosen: list[str] = ["en"]


def choose_language(language: str) -> None:
    """Speak ``language`` (``zh`` or ``en``) from now on, everywhere.

    Raises:
        ValueError: The program does not speak it.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    if language not in _catalogues:
        _catalogues[language] = _load(RESOURCES / "locale" / language)
    _chosen[0] = language


def current_language() -> str:
    """Return ``zh`` or ``en``."""
    return _chosen[0]


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for a text that is said later)
    """Mark ``text`` as one to be said later; it stays English until then."""
    return text


def say(text: str, **values: object) -> str:
    """Return ``text`` in the language of the moment, with its ``{names}`` filled in."""
    said = _catalogues[_chosen[0]].gettext(text)
    return said.format(**values) if values else said


def say_in(context: str, text: str, **values: object) -> str:
    """Like ``say`` where one English word means several things."""
    said = _catalogues[_chosen[0]].pgettext(context, text)
    return said.format(**values) if values else said


def say_many(one: str, many: str, count: int, **values: object) -> str:
    """Like ``say`` for ``count`` things; ``{count}`` is filled in grouped by thousands."""
    said = _catalogues[_chosen[0]].ngettext(one, many, count)
    return said.format(count=f"{count:,}", **values)


def listed(words: Iterable[str]) -> str:
    """Return ``words`` one after another, as in "a, b" or "甲、乙"."""
    return say_in("list", ", ").join(words)


def listed_long(parts: Iterable[str]) -> str:
    """Like ``listed`` for parts that may hold commas themselves."""
    return say_in("list", "; ").join(parts)


def compile_catalogue(folder: Path) -> bytes:
    """Return the ``.po`` files of ``folder`` as one catalogue in gettext's binary form.

    Raises:
        ValueError: A line belongs to no sentence.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    whole = Catalog(locale=folder.name)
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            try:
                said = read_po(file, locale=folder.name, abort_invalid=True)
            except PoFileError as error:
                raise ValueError(f"{path}, line {error.lineno + 1}: {error.line}") from error
        for message in said:
            if message.id:
                whole[message.id] = message
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def _load(folder: Path) -> gettext.GNUTranslations:
    compiled = folder / "desk.mo"
    newest = max((path.stat().st_mtime for path in folder.glob("*.po")), default=0.0)
    if compiled.exists() and compiled.stat().st_mtime >= newest:
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_catalogue(folder)))
