"""What a command has to say, to a person and to a program."""

import errno
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar
from unicodedata import east_asian_width

from app.services.foundation.errors import Refusal
from app.services.vault.errors import FolderNotWritable

T = TypeVar("T")
STANDARD_OUTPUT: Final = "-"
DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The result of a command.

    Attributes:
        lines: Sentences for the terminal.
        data: The same for a program, as JSON.
        refused: Why it was not done, where there is still something to tell.
    """

    lines: Sequence[str] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    refused: Refusal | None = None


def check_target(target: str | None) -> None:
    """Refuse a result file that cannot be written, before anything is done.

    Raises:
        FolderNotWritable: There is no such folder, or it takes no file.
    """
    if target in {None, STANDARD_OUTPUT}:
        return
    path = Path(str(target))
    try:
        with path.open("ab"):
            pass
    except OSError as error:
        raise FolderNotWritable(path) from error


def tell(answer: Answer, target: str | None) -> None:
    """Print the sentences, or write the data to ``target`` (``-``: only that is printed)."""
    if target != STANDARD_OUTPUT:
        for line in answer.lines:
            print(line)
    if target is not None:
        text = json.dumps(answer.data, ensure_ascii=False, indent=1)
        if target == STANDARD_OUTPUT:
            print(text)
        else:
            Path(target).write_text(text + "\n", encoding="utf-8")


def unless_nobody_reads(speak: Callable[[], T], *, otherwise: T) -> T:
    """Do what speaks; say ``otherwise`` in its place when whoever read has gone (``| head -1``)."""
    try:
        said = speak()
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        if not nobody_reads(error):
            raise
        _speak_into_the_void()
        return otherwise
    return said


def nobody_reads(error: BaseException) -> bool:
    """Return whether ``error`` says that the reader of a pipe has gone."""
    windows = isinstance(error, OSError) and error.errno == errno.EINVAL and not error.filename
    return isinstance(error, BrokenPipeError) or windows


def _speak_into_the_void() -> None:
    """Keep Python from complaining about the pipe once more when it ends."""
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, sys.stdout.fileno())
    os.close(void)


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows as lines with their cells below one another; a 字 is two wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def speak_utf8() -> None:
    """Let Chinese through on consoles and pipes of any Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
