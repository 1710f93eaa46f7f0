"""Stores in which something went wrong."""

from pathlib import Path

from app.models.database import connect

PAGE = 4096


def spoil(store: Path, key: bytes, *, table: str) -> None:
    """Flip a bit on the page where ``table`` begins."""
    connection = connect(store, key)
    query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    (page,) = connection.execute(query, (table,)).fetchone()
    connection.close()
    content = bytearray(store.read_bytes())
    content[page * PAGE - PAGE // 2] ^= 1
    store.write_bytes(content)
