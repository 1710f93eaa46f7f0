"""Needs and pains as the clinic counts them, and the commonest of each tier."""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics, CustomerNeed, NeedCode
from app.services.archive.errors import NameEmpty, NameInUse
from app.services.archive.search import GONE
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import insert_rows
from app.services.foundation.errors import NotFound
from app.services.reading.folding import plain, tidy_line
from app.services.rules.permissions import require
from app.words import NeedKind, Permission, Tier
from app.words.language import RESOURCES

TOP: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCodeRow:
    """One need or pain, and how many customers have it."""

    id: int
    kind: NeedKind
    name: str
    customer_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCount:
    """How many customers of a tier have a need or pain."""

    code_id: int
    name: str
    customer_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TierNeeds:
    """The commonest needs or pains of one tier.

    Attributes:
        asked_count: Customers of the tier with any of that kind on file: the n of the list.
        customer_count: All customers of the tier.
    """

    tier: Tier
    asked_count: int
    customer_count: int
    top: tuple[NeedCount, ...]


def list_need_codes(session: Session) -> list[NeedCodeRow]:
    """Return every need and pain, needs first, by name."""
    counts = dict(
        session.execute(
            sa.select(CustomerNeed.need_code_id, sa.func.count()).group_by(
                CustomerNeed.need_code_id
            )
        ).all()
    )
    codes = session.scalars(sa.select(NeedCode).order_by(NeedCode.kind, NeedCode.name))
    return [
        NeedCodeRow(
            id=code.id, kind=code.kind, name=code.name, customer_count=counts.get(code.id, 0)
        )
        for code in codes
    ]


def seed_needs(session: Session, *, language: str) -> int:
    """Put the usual needs and pains, named in ``language``, into an empty store."""
    with (RESOURCES / "catalogue" / "needs.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            {"kind": NeedKind(row["kind"]), "name": row[language]} for row in csv.DictReader(file)
        ]
    insert_rows(session, NeedCode, rows)
    return len(rows)


def add_need_code(session: Session, *, kind: NeedKind, name: str, actor: Actor) -> int:
    """Add a need or pain to choose from and return its key.

    Raises:
        NotAllowed: The actor may not edit customers.
        NameEmpty: It has no name.
        NameInUse: A need or pain of that name exists.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    code = NeedCode(kind=kind, name=_free_name(session, name))
    session.add(code)
    session.flush()
    return code.id


def rename_need_code(session: Session, *, code_id: int, name: str, actor: Actor) -> None:
    """Call a need or pain ``name`` from now on, for everyone who has it.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such need or pain.
        NameEmpty: It has no name.
        NameInUse: Another of that name exists.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    code = session.get(NeedCode, code_id)
    if code is None:
        raise NotFound("need code", code_id)
    code.name = _free_name(session, name, except_id=code_id)
    session.flush()


def top_needs(session: Session, *, kind: NeedKind) -> list[TierNeeds]:
    """Return the five commonest of ``kind`` for each tier that has customers, best tier first."""
    sizes = _sizes(session)
    asked: dict[Tier, set[int]] = defaultdict(set)
    counts: defaultdict[Tier, Counter[tuple[str, int]]] = defaultdict(Counter)
    query = (
        sa.select(CustomerMetrics.tier, NeedCode.name, NeedCode.id, CustomerNeed.customer_id)
        .join(CustomerNeed, CustomerNeed.customer_id == CustomerMetrics.customer_id)
        .join(NeedCode, NeedCode.id == CustomerNeed.need_code_id)
        .join(Customer, Customer.id == CustomerMetrics.customer_id)
        .where(NeedCode.kind == kind, Customer.status.not_in(GONE))
    )
    for tier, name, code_id, customer_id in session.execute(query):
        asked[tier].add(customer_id)
        counts[tier][name, code_id] += 1
    return [
        TierNeeds(
            tier=tier,
            asked_count=len(asked[tier]),
            customer_count=size,
            top=_commonest(counts[tier]),
        )
        for tier, size in sizes.items()
    ]


def _sizes(session: Session) -> dict[Tier, int]:
    metrics = CustomerMetrics
    query = (
        sa.select(metrics.tier, sa.func.count())
        .join(Customer, Customer.id == metrics.customer_id)
        .where(Customer.status.not_in(GONE))
        .group_by(metrics.tier, metrics.tier_order)
        .order_by(metrics.tier_order)
    )
    return dict(session.execute(query).all())


def _commonest(counts: Mapping[tuple[str, int], int]) -> tuple[NeedCount, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        NeedCount(code_id=code_id, name=name, customer_count=count)
        for (name, code_id), count in ordered[:TOP]
    )


def _free_name(session: Session, text: str, except_id: int | None = None) -> str:
    name = tidy_line(text)
    if not name:
        raise NameEmpty
    for key, taken in session.execute(sa.select(NeedCode.id, NeedCode.name)):
        if key != except_id and plain(taken) == plain(name):
            raise NameInUse(taken)
    return name
