"""What people like, say and come from, in the clinic's language."""

import json
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

from app.words.language import RESOURCES


@cache
def load_resource(name: str) -> Any:  # noqa: ANN401 (JSON)
    """Return what stands in a file of the made-up clinic; nobody changes it."""
    return json.loads((RESOURCES / "demo" / name).read_text(encoding="utf-8"))


def in_language(text: dict[str, str] | str, language: str) -> str:
    """Return ``text`` in ``language``; what is the same in both is given once."""
    return text if isinstance(text, str) else text[language]


class Phrases:
    """Lists of phrases in one language.

    Attributes:
        language: ``zh`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._lists: dict[str, Any] = load_resource("phrases.json")

    def all(self, kind: str) -> list[str]:
        """Return every phrase of a kind."""
        return [in_language(text, self.language) for text in self._lists[kind]]

    def some(self, random: Random, kind: str, counts: Sequence[int]) -> list[str]:
        """Return different phrases, as many as one of ``counts`` says."""
        return random.sample(self.all(kind), random.choice(counts))

    def weighted(self, random: Random, kind: str) -> str:
        """Return one phrase of a list with weights."""
        texts, weights = zip(*self._lists[kind], strict=True)
        return in_language(random.choices(texts, weights)[0], self.language)

    def at(self, kind: str, place: int) -> str:
        """Return the phrase at a place of a list with weights."""
        return in_language(self._lists[kind][place][0], self.language)

    def said_at(self, kind: str, place: int) -> tuple[str, str]:
        """Return the direction and the words of a remark at a place of its list."""
        direction, text = self._lists["feedback"][kind][place]
        return direction, in_language(text, self.language)

    def said(self, random: Random, kind: str) -> tuple[str, str]:
        """Return the direction and the words of something a customer said."""
        return self.said_at(kind, random.randrange(len(self._lists["feedback"][kind])))

    def events(self) -> list[tuple[int, str, str]]:
        """Return month, kind and name of the events of a year."""
        return [
            (month, kind, in_language(name, self.language))
            for month, kind, name in self._lists["events"]
        ]
