"""People who may be on file twice: while a name is typed, over the whole archive, and not again."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, islice
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, DuplicateRejection, Phone
from app.services.archive.customers import open_customer
from app.services.archive.errors import SameCustomer
from app.services.archive.readings import default_pinyin
from app.services.archive.search import holds_word
from app.services.foundation.bulk import in_parts
from app.services.foundation.doing import Doing
from app.services.reading.folding import fold, plain
from app.services.reading.phones import last_four, searched_digits
from app.services.rules.deeds import deed
from app.words import CustomerStatus, Intent, Permission

_CLOSED: Final = (CustomerStatus.MERGED, CustomerStatus.ANONYMISED)
_SHARED_DIGITS: Final = 7
_PAIRS_PER_GROUP: Final = 45  # ten people on one phone; more are a family or a company
_PEOPLE: Final = sa.select(
    Customer.id,
    Customer.name,
    Customer.pinyin,
    Customer.wechat,
    Customer.birth_calendar,
    Customer.birth_year,
    Customer.birth_month,
    Customer.birth_day,
)


class Likeness(StrEnum):
    """In what two customers are alike."""

    NAME = "name"
    READING = "reading"
    PHONE = "phone"
    WECHAT = "wechat"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A customer who may be meant already.

    Attributes:
        phone_end: Last four digits of the first phone; empty without one.
    """

    id: int
    number: str
    name: str
    pinyin: str
    phone_end: str
    status: CustomerStatus
    likenesses: frozenset[Likeness]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """Two customers who may be one."""

    first: Similar
    second: Similar


def similar_customers(
    session: Session, *, name: str, phones: Sequence[str], except_id: int | None = None
) -> list[Similar]:
    """Return who is on file with the same name, reading, or seven digits of a phone in a row.

    Args:
        session: Only read.
        name: As typed so far.
        phones: As typed so far; shorter ones are passed over.
        except_id: The customer being edited.
    """
    likenesses: dict[int, set[Likeness]] = defaultdict(set)
    for key, likeness in (*_of_name(session, name), *_of_phones(session, phones)):
        likenesses[key].add(likeness)
    likenesses.pop(except_id or 0, None)
    found = _load_similar(session, likenesses)
    return sorted(found.values(), key=lambda one: (-len(one.likenesses), one.number))


def scan_duplicates(session: Session) -> list[DuplicatePair]:
    """Return every pair that shares a phone, a WeChat name, or reading and birthday.

    Pairs that somebody said are two people are left out.
    """
    rejected = _rejected(session)
    alike: dict[tuple[int, int], set[Likeness]] = defaultdict(set)
    for likenesses, groups in _groups(session):
        for keys in groups:
            pairs = combinations(sorted(keys), 2)
            for pair in islice(pairs, _PAIRS_PER_GROUP):
                alike[pair] |= likenesses
    open_pairs = {pair: kinds for pair, kinds in alike.items() if pair not in rejected}
    shown = _load_similar(session, {key: set() for pair in open_pairs for key in pair})
    return [
        DuplicatePair(first=_alike(shown[first], kinds), second=_alike(shown[second], kinds))
        for (first, second), kinds in sorted(open_pairs.items())
    ]


@deed(Intent.REJECT_DUPLICATE, Permission.EDIT_CUSTOMERS)
def reject_pair(session: Session, _doing: Doing, *, first_id: int, second_id: int) -> None:
    """Remember that two customers who look alike are two people.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: One of them does not exist.
        SameCustomer: One customer was given twice.
    """
    first = open_customer(session, customer_id=min(first_id, second_id))
    second = open_customer(session, customer_id=max(first_id, second_id))
    if first is second:
        raise SameCustomer(first.number)
    if (first.id, second.id) not in _rejected(session):
        session.add(DuplicateRejection(first_id=first.id, second_id=second.id))
        session.flush()


def _of_name(session: Session, name: str) -> Iterable[tuple[int, Likeness]]:
    whole = fold(name)
    reading = fold(default_pinyin(name)) or whole
    if not whole:
        return
    query = sa.select(Customer.id, Customer.name, Customer.pinyin)
    for key, other, pinyin in session.execute(
        query.where(Customer.id.in_(holds_word(whole, reading)))
    ):
        if fold(other) == whole:
            yield key, Likeness.NAME
        elif fold(pinyin or other) == reading:
            yield key, Likeness.READING


def _of_phones(session: Session, phones: Sequence[str]) -> Iterable[tuple[int, Likeness]]:
    for text in phones:
        digits = searched_digits(text) or ""
        runs = {digits[at : at + _SHARED_DIGITS] for at in range(len(digits) - _SHARED_DIGITS + 1)}
        if not runs:
            continue
        shared = digits[len(digits) - _SHARED_DIGITS : _SHARED_DIGITS]  # lies in every run
        query = sa.select(Phone.customer_id, Phone.digits)
        for key, other in session.execute(query.where(Phone.digits.contains(shared))):
            if any(run in other for run in runs):
                yield key, Likeness.PHONE


def _groups(
    session: Session,
) -> Iterable[tuple[set[Likeness], Iterable[Collection[int]]]]:
    by_phone: dict[Hashable, set[int]] = defaultdict(set)
    by_wechat: dict[Hashable, set[int]] = defaultdict(set)
    by_birth: dict[Hashable, set[int]] = defaultdict(set)
    closed = sa.select(Customer.id).where(Customer.status.in_(_CLOSED))
    phones = sa.select(Phone.customer_id, Phone.digits).where(Phone.customer_id.not_in(closed))
    for key, digits in session.execute(phones):
        by_phone[digits].add(key)
    for row in session.execute(_PEOPLE.where(Customer.status.not_in(_CLOSED))):
        if row.wechat:
            by_wechat[plain(row.wechat)].add(row.id)
        if row.birth_month and row.birth_day:
            born = (row.birth_calendar, row.birth_year, row.birth_month, row.birth_day)
            by_birth[(fold(row.pinyin or row.name), *born)].add(row.id)
    yield {Likeness.PHONE}, by_phone.values()
    yield {Likeness.WECHAT}, by_wechat.values()
    yield {Likeness.READING, Likeness.BIRTH}, by_birth.values()


def _rejected(session: Session) -> set[tuple[int, int]]:
    query = sa.select(DuplicateRejection.first_id, DuplicateRejection.second_id)
    return {(first, second) for first, second in session.execute(query)}


def _load_similar(session: Session, likenesses: dict[int, set[Likeness]]) -> dict[int, Similar]:
    found: dict[int, Similar] = {}
    for some in in_parts(sorted(likenesses)):
        query = sa.select(
            Customer.id, Customer.number, Customer.name, Customer.pinyin, Customer.status
        ).where(Customer.id.in_(some), Customer.status.not_in(_CLOSED))
        phones = sa.select(Phone.customer_id, Phone.digits).where(
            Phone.customer_id.in_(some), Phone.position == 0
        )
        ends = {key: last_four(digits) for key, digits in session.execute(phones)}
        for row in session.execute(query):
            found[row.id] = Similar(
                **row._asdict(),
                phone_end=ends.get(row.id, ""),
                likenesses=frozenset(likenesses[row.id]),
            )
    return found


def _alike(one: Similar, kinds: set[Likeness]) -> Similar:
    return replace(one, likenesses=frozenset(kinds))
