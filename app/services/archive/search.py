"""Finding a customer while the phone rings: by name, pinyin, initials, digits or number."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import Clinic, Customer, CustomerMetrics, Phone, SearchText
from app.services.archive.readings import spellings
from app.services.foundation.bulk import in_parts, replace_derived
from app.services.foundation.changes import Changes
from app.services.foundation.images import Row
from app.services.reading.folding import fold
from app.services.reading.phones import searched_digits
from app.words import CustomerStatus, Tier

GONE: Final = (CustomerStatus.RETIRED, CustomerStatus.MERGED, CustomerStatus.ANONYMISED)
_SOURCES: Final = frozenset({Customer.__tablename__, Phone.__tablename__})
_END: Final = "\n"  # stands before and behind each word of a search text
_NOTE: Final = "\t"  # stands before the note, which comes last
_NOTE_LENGTH: Final = 500
_LAST_DIGITS: Final = 4
_FEWEST_DIGITS: Final = 3
_MANY: Final = 400
_NO_TIER: Final = 99
_ESCAPE: Final = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCustomer:
    """One line of an answer; the best come first.

    Attributes:
        phone_end: Last four digits of the phone to ring first; empty without one.
        tier: ``None`` until the figures of the customer were counted.
    """

    id: int
    number: str
    name: str
    pinyin: str
    phone_end: str
    tier: Tier | None
    last_visit_on: date | None


def find_customers(
    session: Session, *, text: str, limit: int = 12, even_if_gone: bool = False
) -> list[FoundCustomer]:
    """Return whom ``text`` may mean, the likeliest first.

    Args:
        session: Only read.
        text: Name, pinyin with or without tones and spaces, initials, number, WeChat, words
            of the note, the last four or any three digits of a phone.
        limit: How many at the most.
        even_if_gone: The retired, merged and anonymised too.
    """
    found: list[int] = []
    for wanted in _wanted(text):
        found += _Search(session, wanted, even_if_gone=even_if_gone).best(limit)
    return _load_found(session, list(dict.fromkeys(found))[:limit])


def matches(text: str) -> sa.ColumnElement[bool]:
    """Return the condition that a search text holds ``text``; few digits must be a whole word."""
    return sa.or_(
        sa.false(),
        *(_holds(_whole(wanted) if _is_short(wanted) else wanted) for wanted in _wanted(text)),
    )


def holds_word(*words: str) -> sa.Select[int]:
    """Return the keys of the customers with one of ``words``, already folded, as a whole word."""
    wanted = [_holds(word) & _holds(_whole(word)) for word in dict.fromkeys(words)]
    return sa.select(SearchText.customer_id).where(sa.or_(*wanted))


def refresh_search_text(session: Session, changes: Changes, _today: date) -> None:
    """Write the search texts of the customers touched anew."""
    if changes.tables & _SOURCES:
        keys = changes.customer_ids
        rows = search_rows(session, keys)
        replace_derived(session, SearchText, key="customer_id", keys=keys, rows=rows)


def search_rows(session: Session, keys: Collection[int]) -> list[Row]:
    """Return what the customers under ``keys`` are found by, as rows of the search table."""
    rows: list[Row] = []
    for some in in_parts(sorted(keys)):
        digits, earlier = _digits_of(session, some), _merged_words(session, some)
        query = sa.select(
            Customer.id,
            Customer.number,
            Customer.name,
            Customer.pinyin,
            Customer.wechat,
            Customer.note,
        ).where(Customer.id.in_(some))
        for key, number, name, pinyin, wechat, note in session.execute(query):
            words = [*_number_words(number), fold(name), *spellings(name), fold(pinyin)]
            words += [fold(wechat or ""), *map(fold, digits[key]), *earlier[key]]
            rows.append({"customer_id": key, "text": _text_of(words, note or "")})
    return rows


class _Search:
    """One question to the search texts, answered without sorting more rows than needed."""

    def __init__(self, session: Session, wanted: str, *, even_if_gone: bool) -> None:
        self._session = session
        self._wanted = wanted
        self._even_if_gone = even_if_gone

    def best(self, limit: int) -> list[int]:
        """Return the keys of the likeliest customers."""
        numbered = self._numbered()
        if _is_short(self._wanted):
            return numbered
        found = self._some(_holds(self._wanted))
        if len(found) <= _MANY:
            first = self._ranked(found, limit)
        elif len(first := self._near(limit)) < limit:
            first = [*first, *self._first(_holds(self._wanted), limit), *found]
        return list(dict.fromkeys((*numbered, *first)))[:limit]

    def _near(self, limit: int) -> list[int]:
        if self._wanted.isdecimal() and len(self._wanted) < _LAST_DIGITS:
            return []
        # Asking for the plain text first is faster: a line end begins every word of every row.
        begins = _holds(self._wanted) & _holds(_END + self._wanted)
        found = self._some(begins)
        return self._ranked(found, limit) if len(found) <= _MANY else self._first(begins, limit)

    def _numbered(self) -> list[int]:
        """Return the customers whose number is what was typed, with or without its zeros."""
        shapes = [self._wanted.upper(), self._wanted]
        if clinic := self._session.get(Clinic, 1):
            shapes.append(clinic.number_prefix + self._wanted.zfill(clinic.number_digits))
        query = sa.select(Customer.id).where(Customer.number.in_(shapes), self._shown(Customer.id))
        return list(self._session.scalars(query))

    def _some(self, condition: sa.ColumnElement[bool]) -> dict[int, str]:
        query = (
            sa.select(SearchText.customer_id, SearchText.text)
            .where(condition, self._shown(SearchText.customer_id))
            .limit(_MANY + 1)
        )
        return dict(self._session.execute(query).all())

    def _first(self, condition: sa.ColumnElement[bool], limit: int) -> list[int]:
        """Return matching keys in the order of tier and last visit, read from an index."""
        found: list[int] = []
        tier = CustomerMetrics.tier_order
        order = self._session.scalar(sa.select(sa.func.min(tier)))
        while order is not None and len(found) < limit:
            query = (
                sa.select(CustomerMetrics.customer_id)
                .join(SearchText, SearchText.customer_id == CustomerMetrics.customer_id)
                .where(tier == order, condition, self._shown(CustomerMetrics.customer_id))
                .order_by(CustomerMetrics.last_visit_on.desc())
                .limit(limit - len(found))
            )
            found += self._session.scalars(query)
            order = self._session.scalar(sa.select(sa.func.min(tier)).where(tier > order))
        return found

    def _shown(self, key: InstrumentedAttribute[int]) -> sa.ColumnElement[bool]:
        if self._even_if_gone:
            return sa.true()
        return key.not_in(sa.select(Customer.id).where(Customer.status.in_(GONE)))

    def _ranked(self, found: dict[int, str], limit: int) -> list[int]:
        """Return the nearest, and among the equally near the best tier and the latest visit."""
        by_distance: dict[int, list[int]] = defaultdict(list)
        for key, text in found.items():
            by_distance[self._distance(text)].append(key)
        ranked: list[int] = []
        for distance in sorted(by_distance):
            if len(ranked) < limit:
                ranked += _by_standing(self._session, by_distance[distance])
        return ranked

    def _distance(self, text: str) -> int:
        """Return how far off a text is: the very word, its end, its start, inside, the note."""
        wanted = self._wanted
        if _whole(wanted) in text:
            return 0
        if wanted.isdecimal() and len(wanted) == _LAST_DIGITS and wanted + _END in text:
            return 1
        if _END + wanted in text:
            return 2
        return 3 if wanted in text[: text.index(_NOTE)] else 4


def _by_standing(session: Session, keys: list[int]) -> list[int]:
    standing = dict.fromkeys(keys, (_NO_TIER, 0))
    metrics = CustomerMetrics
    for some in in_parts(keys):
        query = sa.select(metrics.customer_id, metrics.tier_order, metrics.last_visit_on)
        rows = session.execute(query.where(metrics.customer_id.in_(some)))
        for key, order, last_on in rows:
            standing[key] = (order, -last_on.toordinal() if last_on else 0)
    return sorted(keys, key=lambda key: (*standing[key], key))


def _wanted(text: str) -> list[str]:
    """Return what to look for: the text, and a phone without its country where that differs."""
    return list(dict.fromkeys(filter(None, (fold(text), searched_digits(text)))))


def _is_short(wanted: str) -> bool:
    return wanted.isdecimal() and len(wanted) < _FEWEST_DIGITS


def _whole(wanted: str) -> str:
    return f"{_END}{wanted}{_END}"


def _holds(piece: str) -> sa.ColumnElement[bool]:
    return SearchText.text.like(f"%{_escaped(piece)}%", escape=_ESCAPE)


def _escaped(piece: str) -> str:
    return re.sub(r"([%_/])", r"/\1", piece)


def _load_found(session: Session, keys: Sequence[int]) -> list[FoundCustomer]:
    query = (
        sa.select(
            Customer.id,
            Customer.number,
            Customer.name,
            Customer.pinyin,
            CustomerMetrics.tier,
            CustomerMetrics.last_visit_on,
        )
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(Customer.id.in_(keys))
    )
    rows = {row.id: row for row in session.execute(query)}
    digits = _digits_of(session, keys)
    return [
        FoundCustomer(**rows[key]._asdict(), phone_end=next(iter(digits[key]), "")[-_LAST_DIGITS:])
        for key in keys
    ]


def _digits_of(session: Session, keys: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = (
        sa.select(Phone.customer_id, Phone.digits)
        .where(Phone.customer_id.in_(keys))
        .order_by(Phone.customer_id, Phone.position, Phone.id)
    )
    for key, digits in session.execute(query):
        found[key].append(digits)
    return found


def _merged_words(session: Session, keys: Sequence[int]) -> dict[int, list[str]]:
    """Return number and name of the files that were merged into others, by those others."""
    found: dict[int, list[str]] = defaultdict(list)
    query = sa.select(Customer.merged_into_id, Customer.number, Customer.name)
    for key, number, name in session.execute(query.where(Customer.merged_into_id.in_(keys))):
        found[key or 0] += [*_number_words(number), fold(name), *spellings(name)]
    return found


def _number_words(number: str) -> list[str]:
    """Return the number, and its digits as one types them without leading zeros."""
    digits = re.sub(r"^.*?0*([1-9]\d*)$", r"\1", number)
    return [fold(number), fold(digits)]


def _text_of(words: Iterable[str], note: str) -> str:
    listed = _END.join(dict.fromkeys(filter(None, words)))
    return f"{_END}{listed}{_END}{_NOTE}{fold(note)[:_NOTE_LENGTH]}"
