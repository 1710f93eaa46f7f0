"""``shots``: a picture of every tab and main dialog, in both looks and languages."""

from app.commands.engineering.pictures.command import COMMANDS

__all__ = ["COMMANDS"]
