"""Everything that happened with one customer, on one timeline."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.services.story.facts import Fact, StoryKind
from app.services.story.sources import SOURCES, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """One thing that happened.

    Attributes:
        on: Local day; ``None`` where nobody wrote it down.
        fact: What happened, by kind.
    """

    kind: StoryKind
    on: date | None
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A stretch of the story.

    Attributes:
        entries: Newest first; those without a day stand at the end of the story.
        counts: How many entries there are of each kind, on every page together.
    """

    entries: tuple[StoryEntry, ...]
    counts: Mapping[StoryKind, int]


def load_story(
    session: Session,
    *,
    customer_id: int,
    kinds: Collection[StoryKind] = tuple(StoryKind),
    limit: int = 50,
    offset: int = 0,
) -> StoryPage:
    """Return a page of the customer's story.

    Args:
        session: An open transaction.
        customer_id: Whose story.
        kinds: What the page is to show; the counts are of all kinds.
        limit: Entries on the page at most.
        offset: Entries before the page.
    """
    wanted = [place for place, source in enumerate(SOURCES) if source.kind in kinds]
    if not wanted:
        return StoryPage(entries=(), counts=_counts(session, customer_id))
    index = sa.union_all(
        *(_branch(place, SOURCES[place], customer_id) for place in wanted)
    ).subquery()
    rows = session.execute(
        sa.select(index.c.place, index.c.on, index.c.key)
        .order_by(index.c.on.desc(), index.c.place, index.c.key.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    keys = defaultdict(list)
    for place, _on, key in rows:
        keys[place].append(key)
    facts = {place: SOURCES[place].load(session, customer_id, some) for place, some in keys.items()}
    entries = tuple(
        StoryEntry(kind=SOURCES[place].kind, on=on, fact=facts[place][key])
        for place, on, key in rows
    )
    return StoryPage(entries=entries, counts=_counts(session, customer_id))


def _counts(session: Session, customer_id: int) -> dict[StoryKind, int]:
    index = sa.union_all(
        *(_branch(place, source, customer_id) for place, source in enumerate(SOURCES))
    ).subquery()
    counts: Counter[StoryKind] = Counter()
    for place, count in session.execute(
        sa.select(index.c.place, sa.func.count()).group_by(index.c.place)
    ):
        counts[SOURCES[place].kind] += count
    return {kind: counts[kind] for kind in StoryKind}


def _branch(place: int, source: Source, customer_id: int) -> sa.Select[int, date | None, int]:
    index = source.index(customer_id).subquery()
    return sa.select(
        sa.literal(place).label("place"), index.c[0].label("on"), index.c[1].label("key")
    )
