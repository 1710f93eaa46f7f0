"""The command that takes the pictures."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.services.demo.clinic import DEFAULT_CUSTOMERS
from app.services.vault.errors import FolderNotWritable
from app.words.language import LANGUAGES, say, say_many

_SIZE: Final = (1440, 900)


def add_shots_arguments(parser: ArgumentParser) -> None:
    """Add where the pictures go and how large they are."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--size", type=_size, default=_SIZE, metavar="WxH", help=say("of the window, in pixels")
    )


def shots(arguments: Namespace) -> Answer:
    """Take every picture in every look and language."""
    folder: Path = arguments.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(folder) from error
    languages = [arguments.lang] if arguments.lang else list(LANGUAGES)
    taken = [name for language in languages for name in _take(folder, language, arguments.size)]
    said = say_many(
        "{count} picture in {folder}", "{count} pictures in {folder}", len(taken), folder=folder
    )
    return Answer(lines=[said], data={"folder": str(folder), "pictures": sorted(taken)})


def _take(folder: Path, language: str, size: tuple[int, int]) -> Iterator[str]:
    from app.commands.engineering.pictures.scenes import SCENES
    from app.commands.stage import staged
    from app.ui.theme.theme import Look

    with staged(customers=DEFAULT_CUSTOMERS, language=language) as stage:
        stage.window.resize(*size)
        for look in Look:
            stage.dress(look)
            for scene in SCENES:
                name = f"{scene.name}_{look.value}_{language}.png"
                with scene.shown(stage) as widget:
                    stage.stillness.wait()
                    widget.grab().save(str(folder / name))
                yield name


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ArgumentTypeError(say("{value} is no size; write it like 1440x900", value=text))
    return int(width), int(height)


COMMANDS: Final = (
    Command(
        name="shots",
        run=shots,
        add_arguments=add_shots_arguments,
    ),
)
