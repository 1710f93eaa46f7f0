"""``bench``: how fast it is, each speed beside its yardstick from the same run."""

from app.commands.engineering.bench.command import COMMANDS

__all__ = ["COMMANDS"]
