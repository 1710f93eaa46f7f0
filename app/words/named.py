"""How the words for the members of enums are written down beside them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

Names = Mapping[type[StrEnum], Mapping[StrEnum, Callable[[], str]]]
