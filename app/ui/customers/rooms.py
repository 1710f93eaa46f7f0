"""The places behind the *More* menu of the customers tab."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.ui.customers.combing import CombingRoom
from app.ui.customers.duplicates import DuplicatesRoom
from app.ui.customers.incomplete import IncompleteRoom
from app.ui.customers.retirement import RetirementRoom
from app.ui.customers.review import ReviewRoom
from app.ui.customers.room import Room
from app.ui.parts.desk import Desk
from app.words.language import say


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDoor:
    """What the menu says, and how the place behind it is built."""

    words: Callable[[], str]
    build: Callable[[Desk], Room]


ROOMS: Final[dict[str, RoomDoor]] = {
    "combing": RoomDoor(words=lambda: say("Comb through all customers"), build=CombingRoom),
    "duplicates": RoomDoor(words=lambda: say("On file twice"), build=DuplicatesRoom),
    "incomplete": RoomDoor(words=lambda: say("Files to complete"), build=IncompleteRoom),
    "review": RoomDoor(words=lambda: say("Yearly review"), build=ReviewRoom),
    "retirement": RoomDoor(words=lambda: say("Proposed for retirement"), build=RetirementRoom),
}
