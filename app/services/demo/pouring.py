"""Fills a new store with a huge clinic: plain transactions, nothing in the journal.

Only for stores that are thrown away after measuring; what is derived from the
rows is left to the caller.
"""

from collections.abc import Iterator

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services.demo.clinic import DemoOrder, prepare
from app.services.demo.crowd import populate


def pour(engine: Engine, *, order: DemoOrder) -> Iterator[int]:
    """Write a made-up clinic batch by batch; yields how many customers are in."""
    with Session(engine) as session:
        setting = prepare(session, order=order, slots={})
        for count in populate(setting):
            setting.ledger.write(session)
            session.commit()
            yield count
