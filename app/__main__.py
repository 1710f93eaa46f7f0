"""Starts the program: ``clinic-desk`` or ``python -m app``."""

import gc
import sys
from collections.abc import Sequence
from typing import Final

# Starting and importing make many objects that stay and few circles: with Python's own
# thresholds the search for circles takes a third of the time of an import.
_SEARCHES: Final = (50_000, 10, 10)


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit status."""
    gc.set_threshold(*_SEARCHES)
    from app.commands.dispatch import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
