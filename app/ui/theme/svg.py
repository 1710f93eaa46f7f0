"""The pictures of the program as files, tinted on the way."""

from enum import StrEnum
from functools import cache
from typing import Final

from app.words.language import RESOURCES

FOLDER: Final = RESOURCES / "icons"


class Icon(StrEnum):
    """The pictures used, by the file that holds them."""

    SEARCH = "search"
    CLOSE = "x"
    CHECK = "check"
    DOWN = "chevron-down"
    UP = "chevron-up"
    LEFT = "chevron-left"
    RIGHT = "chevron-right"
    ADD = "plus"
    LESS = "minus"
    ARROW_DOWN = "arrow-down"
    ARROW_UP = "arrow-up"
    ALERT = "triangle-alert"
    CALENDAR = "calendar"
    CLOCK = "clock"
    PRINT = "printer"
    IMPORT = "upload"
    EXPORT = "download"
    SETTINGS = "settings"
    UNDO = "undo-2"
    MOON = "moon"
    SUN = "sun"
    EDIT = "pencil"
    DELETE = "trash-2"
    ATTACH = "paperclip"
    LOCK = "lock"
    EMPTY = "inbox"
    MORE = "ellipsis"
    DONE = "circle-check"
    BIRTHDAY = "cake"
    GIFT = "gift"
    INFO = "info"
    PERSON = "user"
    PEOPLE = "users"
    LEAVE = "log-out"
    DOT = "dot"


def tinted(which: Icon, color: str) -> bytes:
    """Return the picture of ``which`` drawn in ``color``, as svg."""
    return _source(which).replace(b"currentColor", color.encode())


@cache
def _source(which: Icon) -> bytes:
    return (FOLDER / f"{which}.svg").read_bytes()
