"""Short codes on paper: four characters, of which the last checks the others.

The characters leave out everything that is taken for another when written by hand. They
are 23, a prime, and each place has a weight of its own: so one wrong character and any
two that changed places always show.
"""

from typing import Final
from unicodedata import normalize

ALPHABET: Final = "23456789ACEFHJKMNPQRTWX"
LENGTH: Final = 4
CODE_COUNT: Final = len(ALPHABET) ** (LENGTH - 1)
_WEIGHTS: Final = (2, 3, 4, 1)  # the place that checks has weight 1
_STRIDE: Final = 5_003  # shares no factor with the number of codes: neighbours look different
_PLACE: Final = {character: at for at, character in enumerate(ALPHABET)}


def code_of(number: int) -> str:
    """Return the code of a running number; after ``CODE_COUNT`` of them they come again."""
    left = number * _STRIDE % CODE_COUNT
    places = []
    for _ in range(LENGTH - 1):
        left, place = divmod(left, len(ALPHABET))
        places.append(place)
    places.append(-_weighed(places) % len(ALPHABET))
    return "".join(ALPHABET[place] for place in places)


def tidied(text: str) -> str:
    """Return what was typed as a code would be written: capitals, narrow, no blanks or dashes."""
    wide_or_not = normalize("NFKC", text).upper()
    return "".join(character for character in wide_or_not if character.isalnum())


def is_code(text: str) -> bool:
    """Return whether ``text`` is a code without a slip."""
    if len(text) != LENGTH or any(character not in _PLACE for character in text):
        return False
    return _weighed([_PLACE[character] for character in text]) % len(ALPHABET) == 0


def _weighed(places: list[int]) -> int:
    return sum(weight * place for weight, place in zip(_WEIGHTS, places, strict=False))
