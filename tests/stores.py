"""Stores for tests: one dialect for all of them, so that what is compiled once stays compiled.

SQLAlchemy keeps what it has compiled by dialect; compiling anew is a third of a test's time.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event

from app.models import Base
from app.models.database import create_file, open_engine
from app.services.vault.keys import Cost

KEY: Final = bytes(32)
LIGHT: Final = Cost(memory_kib=8, passes=1, lanes=1)
_DIALECT: Final = open_engine(Path(), KEY).dialect  # it touches no file before it connects
_COMPILED: Final[dict[Any, Any]] = {}


def open_store(path: Path) -> Engine:
    """Return an engine on the store at ``path``; the caller disposes of it."""
    engine = open_engine(path, KEY)
    engine.dialect = _DIALECT
    engine.update_execution_options(compiled_cache=_COMPILED)

    @event.listens_for(engine, "connect")
    def hurry(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")  # no test here pulls the plug

    return engine


def make_store(path: Path) -> Path:
    """Make a store with every table and nothing in it, and return where it is."""
    create_file(path, KEY)
    engine = open_store(path)
    Base.metadata.create_all(engine)
    engine.dispose()
    return path
