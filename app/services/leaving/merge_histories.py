"""Everything that hangs off one customer handed over to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Base,
    CircleMember,
    Consent,
    Customer,
    CustomerNeed,
    DuplicateRejection,
    FamilyMember,
    ImportantDate,
    Phone,
    Preference,
    ReceiptsOfYear,
    Referral,
)
from app.services.foundation.bulk import delete_rows, update_rows
from app.services.foundation.images import models_by_table
from app.services.rules.referrals import ReferralClaim, closes_loop, first_claim


@dataclass(frozen=True, slots=True)
class _Claim:
    """Somebody outside is said to have brought the united customer."""

    key: int
    referrer_id: int
    claim: ReferralClaim


def unite_referrals(session: Session, *, keep_id: int, other_id: int) -> int:
    """Make the referrals of both those of ``keep_id``; return how many changed or went.

    A referral between the two goes. Of two people who brought them the earlier counts, the
    one with the lower number on the same day; nobody counts who was brought by themselves.
    """
    both = (keep_id, other_id)
    standing = {
        key: (referrer, referred)
        for key, referrer, referred in session.execute(
            sa.select(Referral.id, Referral.referrer_id, Referral.referred_id)
        )
    }
    within = [key for key, pair in standing.items() if set(pair) == set(both)]
    brought = [
        key for key, (referrer, _) in standing.items() if referrer == other_id and key not in within
    ]
    claims = _claims(session, both, within)
    referrer_of = {
        referred: keep_id if referrer in both else referrer
        for referrer, referred in standing.values()
        if referred not in both
    }
    counts = _counting(claims, keep_id, referrer_of)
    dropped = [one.key for one in claims if one is not counts]
    delete_rows(session, Referral, [*within, *dropped])
    update_rows(session, Referral, [{"id": key, "referrer_id": keep_id} for key in brought])
    if counts is not None:
        update_rows(session, Referral, [{"id": counts.key, "referred_id": keep_id}])
    return len(within) + len(dropped) + len(brought)


def _claims(session: Session, both: tuple[int, int], within: list[int]) -> list[_Claim]:
    query = (
        sa.select(Referral.id, Referral.referrer_id, Referral.referred_on, Customer.number)
        .join(Customer, Customer.id == Referral.referrer_id)
        .where(Referral.referred_id.in_(both), Referral.id.not_in(within))
    )
    return [
        _Claim(key, referrer_id, ReferralClaim(referrer=number, on=on))
        for key, referrer_id, on, number in session.execute(query)
    ]


def _counting(claims: list[_Claim], keep_id: int, referrer_of: dict[int, int]) -> _Claim | None:
    sound = [one for one in claims if not closes_loop(one.referrer_id, keep_id, referrer_of)]
    first = first_claim(one.claim for one in sound)
    return next((one for one in sound if one.claim is first), None)


_ALIKE_BY: Final[dict[type[Base], tuple[str, ...]]] = {
    Phone: ("digits",),
    Preference: ("kind", "text"),
    Allergy: ("kind", "text"),
    CustomerNeed: ("need_code_id",),
    CircleMember: ("circle_id",),
    ReceiptsOfYear: ("year", "amount_minor"),
    ImportantDate: (
        "family_member_id",
        "kind",
        "label",
        "calendar",
        "year",
        "month",
        "day",
        "leap",
        "yearly",
    ),
}
_APART: Final = (Customer, Referral, DuplicateRejection)


def unite_histories(session: Session, *, keep_id: int, other_id: int) -> dict[str, int]:
    """Move every row of ``other_id`` to ``keep_id``; return how many of which table.

    What both have is kept once, phones queue up behind, a consent taken back in one file is
    taken back, and referrals between the two or in a circle are dropped.
    """
    _unite_consents(session, keep_id, other_id)
    _unite_family(session, keep_id, other_id)
    for model, names in _ALIKE_BY.items():
        delete_rows(session, model, _doubled(session, model, names, keep_id, other_id))
    _queue_phones(session, keep_id, other_id)
    _move_merged_before(session, keep_id, other_id)
    _move_rejections(session, keep_id, other_id)
    moved = {"referrals": unite_referrals(session, keep_id=keep_id, other_id=other_id)}
    for model, column in _owned():
        keys = _keys(session, model, column, other_id)
        update_rows(session, model, [{"id": key, column: keep_id} for key in keys])
        moved[model.__tablename__] = len(keys)
    return {table: count for table, count in moved.items() if count}


def count_rows(session: Session, *, customer_id: int) -> dict[str, int]:
    """Return how many rows of which table belong to a customer."""
    counts = {
        model.__tablename__: len(_keys(session, model, column, customer_id))
        for model, column in _owned()
    }
    return {table: count for table, count in counts.items() if count}


def _owned() -> Iterator[tuple[type[Base], str]]:
    """Yield every journalled table that points to a customer, with the column that does.

    Visits come before their lines because lines repeat the customer of their visit.
    """
    for table in Base.metadata.sorted_tables:
        model = models_by_table()[table.name]
        if model.journalled and model not in _APART:
            for key in table.foreign_keys:
                if key.column is sa.inspect(Customer).local_table.c.id:
                    yield model, key.parent.name


def _keys(session: Session, model: type[Base], column: str, customer_id: int) -> list[int]:
    table = sa.inspect(model).local_table
    query = sa.select(table.c.id).where(table.c[column] == customer_id).order_by(table.c.id)
    return list(session.scalars(query))


def _doubled(
    session: Session, model: type[Base], names: tuple[str, ...], keep_id: int, other_id: int
) -> list[int]:
    table = sa.inspect(model).local_table
    cells = [table.c[name] for name in names]
    kept = session.execute(sa.select(*cells).where(table.c.customer_id == keep_id)).all()
    rows = session.execute(sa.select(table.c.id, *cells).where(table.c.customer_id == other_id))
    present = set(map(tuple, kept))
    return [row[0] for row in rows if tuple(row[1:]) in present]


def _queue_phones(session: Session, keep_id: int, other_id: int) -> None:
    last = session.scalar(
        sa.select(sa.func.max(Phone.position)).where(Phone.customer_id == keep_id)
    )
    first = 0 if last is None else last + 1
    query = sa.select(Phone.id).where(Phone.customer_id == other_id).order_by(Phone.position)
    rows = [{"id": key, "position": first + at} for at, key in enumerate(session.scalars(query))]
    update_rows(session, Phone, rows)


def _unite_consents(session: Session, keep_id: int, other_id: int) -> None:
    rows = session.scalars(
        sa.select(Consent).where(Consent.customer_id.in_((keep_id, other_id)))
    ).all()
    for row in rows:
        if row.withdrawn_on is None:
            row.withdrawn_on = _taken_back(row, rows)
    session.flush()


def _taken_back(given: Consent, rows: Sequence[Consent]) -> date | None:
    """Return when the other file took the consent back, if it was given before that."""
    elsewhere = [
        row for row in rows if row.customer_id != given.customer_id and row.kind is given.kind
    ]
    if any(row.withdrawn_on is None for row in elsewhere):
        return None
    days = [row.withdrawn_on for row in elsewhere if row.withdrawn_on is not None]
    return max((day for day in days if day >= given.given_on), default=None)


def _unite_family(session: Session, keep_id: int, other_id: int) -> None:
    query = sa.select(FamilyMember.id, FamilyMember.name, FamilyMember.relation)
    kept = {
        (name, relation): key
        for key, name, relation in session.execute(query.where(FamilyMember.customer_id == keep_id))
    }
    doubled = {
        key: kept[name, relation]
        for key, name, relation in session.execute(
            query.where(FamilyMember.customer_id == other_id)
        )
        if (name, relation) in kept
    }
    dates = session.execute(
        sa.select(ImportantDate.id, ImportantDate.family_member_id).where(
            ImportantDate.family_member_id.in_(doubled)
        )
    )
    rows = [{"id": key, "family_member_id": doubled[member]} for key, member in dates if member]
    update_rows(session, ImportantDate, rows)
    delete_rows(session, FamilyMember, list(doubled))


def _move_merged_before(session: Session, keep_id: int, other_id: int) -> None:
    keys = _keys(session, Customer, "merged_into_id", other_id)
    update_rows(session, Customer, [{"id": key, "merged_into_id": keep_id} for key in keys])


def _move_rejections(session: Session, keep_id: int, other_id: int) -> None:
    rows = session.execute(
        sa.select(
            DuplicateRejection.id, DuplicateRejection.first_id, DuplicateRejection.second_id
        ).where(
            sa.or_(
                DuplicateRejection.first_id.in_((keep_id, other_id)),
                DuplicateRejection.second_id.in_((keep_id, other_id)),
            )
        )
    )
    standing: set[int] = set()
    gone: list[int] = []
    moved: list[dict[str, int]] = []
    for key, first, second in rows:
        third = ({first, second} - {keep_id, other_id}) or {keep_id}
        stranger = third.pop()
        if stranger == keep_id or stranger in standing:
            gone.append(key)
            continue
        standing.add(stranger)
        low, high = sorted((keep_id, stranger))
        moved.append({"id": key, "first_id": low, "second_id": high})
    delete_rows(session, DuplicateRejection, gone)
    update_rows(session, DuplicateRejection, moved)
