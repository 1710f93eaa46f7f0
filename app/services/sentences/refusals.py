"""What to say to a refusal: what happened, and what to do now."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from app.services import sentences
from app.words.language import say

Sentence = Callable[[BaseException], str | None]


def sentence(error: BaseException) -> str:
    """Return what to tell the user, in the language of the moment."""
    for room in _rooms():
        if said := room(error):
            return said
    return say("That did not work and nothing was changed. Please try again.")


def _rooms() -> list[Sentence]:
    return [
        import_module(f"{sentences.__name__}.{module.name}").sentence
        for module in iter_modules(sentences.__path__)
        if module.name.startswith("refusals_")
    ]
