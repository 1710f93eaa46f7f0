"""Believable names, with surnames as frequent as in Wuxi."""

from dataclasses import dataclass
from random import Random
from typing import Final

from app.services.archive.readings import default_pinyin
from app.services.demo.chance import happens
from app.services.demo.phrases import load_resource
from app.words import Gender

_FEMALE_SHARE: Final = 0.91
_FOREIGN_SHARE: Final = 0.012
_ONE_CHARACTER_SHARE: Final = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpName:
    """A name as on file; a foreign one needs no reading."""

    name: str
    pinyin: str
    gender: Gender


class NameBook:
    """Makes names up."""

    def __init__(self, random: Random) -> None:
        book = load_resource("names.json")
        self._random = random
        self._surnames: list[str] = list(book["surnames"])
        self._weights: list[int] = list(book["surnames"].values())
        self._given: dict[Gender, str] = {
            gender: book[gender.value] for gender in (Gender.FEMALE, Gender.MALE)
        }
        self._foreign: list[tuple[str, str]] = [tuple(pair) for pair in book["foreign"]]

    def person(self) -> MadeUpName:
        """Return the next person's name."""
        random = self._random
        if happens(random, _FOREIGN_SHARE):
            name, gender = random.choice(self._foreign)
            return MadeUpName(name=name, pinyin="", gender=Gender(gender))
        kind = Gender.FEMALE if happens(random, _FEMALE_SHARE) else Gender.MALE
        name = random.choices(self._surnames, self._weights)[0] + self.given(kind)
        return MadeUpName(name=name, pinyin=default_pinyin(name), gender=kind)

    def given(self, gender: Gender) -> str:
        """Return a name without the surname, as for someone in the family."""
        count = 1 if happens(self._random, _ONE_CHARACTER_SHARE) else 2
        return "".join(self._random.sample(self._given[gender], count))
