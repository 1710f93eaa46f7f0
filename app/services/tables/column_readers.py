"""How the cells of each column are read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import partial
from typing import Any, Final, TypeAlias

from app.services.reading.amounts import read_amount
from app.services.reading.births import read_birth
from app.services.reading.cells import Cautioned, Cell
from app.services.reading.days import day_order, read_day, says_no_day
from app.services.reading.phones import PhoneCell, read_phones
from app.services.reading.text import read_name, read_note, read_number, read_words
from app.services.reading.times import read_time
from app.services.tables.archive_cells import (
    is_same_as_phone,
    read_conflict,
    read_consent,
    read_consents,
    read_hours,
    read_level,
    read_list,
    read_receipts,
)
from app.services.tables.choices import (
    CUSTOMER_STATUSES,
    DIRECTIONS,
    FOLLOWUP_KINDS,
    FOLLOWUP_STATES,
    GENDERS,
    KINDS,
    METHODS,
    PAUSES,
    STATUSES,
    WAYS,
    read_choice,
)
from app.services.tables.columns import plain_heading, year_in
from app.services.tables.family_cells import read_dates, read_family
from app.words import (
    ConsentKind,
    ContactMethod,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    ImportColumn,
    ImportKind,
    RowCaution,
    RowProblem,
)
from app.words.names import name_of

Read: TypeAlias = Callable[[Cell], object]

AMOUNTS: Final = frozenset({ImportColumn.AMOUNT, ImportColumn.SALES, ImportColumn.RECEIPTS})
_DAYS: Final = (ImportColumn.DAY, ImportColumn.DUE, ImportColumn.PAUSE_UNTIL)
_READERS: Final[Mapping[ImportColumn, Read]] = {
    ImportColumn.NUMBER: read_number,
    ImportColumn.REFERRER: read_number,
    ImportColumn.REFERRED: read_number,
    ImportColumn.NAME: read_name,
    ImportColumn.PINYIN: partial(read_words, most=160),
    ImportColumn.PHONE: read_phones,
    ImportColumn.GENDER: partial(read_choice, words=GENDERS),
    ImportColumn.WECHAT: partial(read_words, most=64),
    ImportColumn.REGION: partial(read_words, most=64),
    ImportColumn.SUB_REGION: partial(read_words, most=64),
    ImportColumn.ADDRESS: partial(read_words, most=200),
    ImportColumn.SOURCE: partial(read_words, most=64),
    ImportColumn.PAUSE: partial(read_choice, words=PAUSES),
    ImportColumn.RESPONSIBLE: read_name,
    ImportColumn.SUPERVISOR: read_name,
    ImportColumn.RELATION_CLINIC: read_level,
    ImportColumn.RELATION_SPECIALIST: read_level,
    ImportColumn.REACH_BY: partial(read_choice, words=WAYS),
    ImportColumn.REACH_HOURS: read_hours,
    ImportColumn.REACH_FROM: read_time,
    ImportColumn.REACH_UNTIL: read_time,
    ImportColumn.CONFLICT: read_conflict,
    ImportColumn.CONFLICT_HANDLING: read_note,
    ImportColumn.ALLERGIES: read_list,
    ImportColumn.CONTRAINDICATIONS: read_list,
    ImportColumn.LIKES: read_list,
    ImportColumn.TABOOS: read_list,
    ImportColumn.NEEDS: partial(read_list, most=80),
    ImportColumn.PAINS: partial(read_list, most=80),
    ImportColumn.CLUBS: partial(read_list, most=80),
    ImportColumn.CIRCLES: partial(read_list, most=80),
    ImportColumn.NOTE: read_note,
    ImportColumn.TREATMENT: read_name,
    ImportColumn.STAFF: read_name,
    ImportColumn.EVENT: partial(read_words, most=120),
    ImportColumn.STATUS: partial(read_choice, words=STATUSES),
    ImportColumn.KIND: partial(read_choice, words=KINDS),
    ImportColumn.DIRECTION: partial(read_choice, words=DIRECTIONS),
    ImportColumn.TIME: read_time,
    ImportColumn.METHOD: partial(read_choice, words=METHODS),
    ImportColumn.ASK: read_note,
    ImportColumn.SAY: read_note,
}
_OF_FOLLOWUPS: Final[Mapping[ImportColumn, Read]] = {
    ImportColumn.KIND: partial(read_choice, words=FOLLOWUP_KINDS),
    ImportColumn.STATUS: partial(read_choice, words=FOLLOWUP_STATES),
}
_RELATIVES: Final[Mapping[ImportColumn, FamilyRelation | None]] = {
    ImportColumn.FAMILY: None,
    ImportColumn.SPOUSE: FamilyRelation.SPOUSE,
    ImportColumn.CHILDREN: FamilyRelation.CHILD,
    ImportColumn.PARENTS: FamilyRelation.PARENT,
}
_DATES: Final[Mapping[ImportColumn, DateKind | None]] = {
    ImportColumn.DATES: None,
    ImportColumn.WEDDING: DateKind.WEDDING,
    ImportColumn.SPOUSE_BIRTHDAY: DateKind.BIRTHDAY,
    ImportColumn.CHILD_BIRTHDAY: DateKind.BIRTHDAY,
}
_CONSENTS: Final[Mapping[ImportColumn, ConsentKind]] = {
    ImportColumn.CONSENT_PHONE: ConsentKind.PHONE,
    ImportColumn.CONSENT_SMS: ConsentKind.SMS,
    ImportColumn.CONSENT_WECHAT: ConsentKind.WECHAT,
    ImportColumn.CONSENT_PORTRAIT: ConsentKind.PORTRAIT,
    ImportColumn.CONSENT_TESTIMONY: ConsentKind.TESTIMONY,
    ImportColumn.CONSENT_DATA: ConsentKind.DATA,
}
_SAYS_NOTHING_MORE: Final = re.compile(
    r"\d|二|两|其他|其它|备用|另|other|second|alternative", re.IGNORECASE
)
_SET_BY_FILES: Final = (CustomerStatus.ACTIVE, CustomerStatus.LOST)
_MOST_LABEL: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What has to be known to read a file.

    Attributes:
        today: The clinic's day; nobody is born after it.
        minor_digits: Decimal places of the currency.
        zone: Of the clinic: a moment with an offset falls on its day there.
    """

    today: date
    minor_digits: int = 2
    zone: tzinfo | None = None


def reader_of(
    kind: ImportKind, column: ImportColumn, heading: str, cells: Iterable[Cell], frame: Frame
) -> Read:
    """Return how the cells of ``column`` are read.

    Args:
        kind: Of the file.
        column: What the cells are read as.
        heading: What stands above them; it may say more.
        cells: All of them: in what order they write days shows in their midst.
        frame: What has to be known besides.
    """
    dated = _dated(column, cells, frame)
    if dated is not None:
        return dated
    own: Mapping[ImportColumn, Read] = {}
    if kind is ImportKind.CUSTOMERS:
        own = _of_customers(heading, frame)
    elif kind is ImportKind.FOLLOWUPS:
        own = _OF_FOLLOWUPS
    if column in (ImportColumn.AMOUNT, ImportColumn.SALES):
        return partial(read_amount, minor_digits=frame.minor_digits)
    return own.get(column) or _READERS[column]


def _dated(column: ImportColumn, cells: Iterable[Cell], frame: Frame) -> Read | None:
    if column in (ImportColumn.BIRTH_DATE, ImportColumn.LUNAR_BIRTH):
        return partial(
            read_birth,
            today=frame.today,
            order=day_order(cells),
            zone=frame.zone,
            lunar=column is ImportColumn.LUNAR_BIRTH,
        )
    if column not in (*_DAYS, ImportColumn.FIRST_CONTACT):
        return None
    read = partial(
        read_day, order=day_order(cells), latest_year=frame.today.year + 1, zone=frame.zone
    )
    return partial(_past_day, read, frame.today) if column is ImportColumn.FIRST_CONTACT else read


def _past_day(read: Read, today: date, cell: Cell) -> object:
    """Return a day that has been; zeros mean that nobody knows it."""
    if says_no_day(cell):
        return Cautioned(None, RowCaution.PARTS_UNKNOWN)
    day = read(cell)
    return RowProblem.FUTURE_DAY if isinstance(day, date) and day > today else day


def _of_customers(heading: str, frame: Frame) -> Mapping[ImportColumn, Read]:
    """Return how the columns are read that only lists of customers have."""
    told: dict[str, Any] = {"today": frame.today, "zone": frame.zone}
    return {
        **{
            column: partial(read_family, relation=relation, **told)
            for column, relation in _RELATIVES.items()
        },
        **{column: partial(read_dates, kind=kind, **told) for column, kind in _DATES.items()},
        **{column: partial(read_consent, kind=kind, **told) for column, kind in _CONSENTS.items()},
        ImportColumn.CONSENTS: partial(read_consents, today=frame.today),
        ImportColumn.RECEIPTS: partial(
            read_receipts, minor_digits=frame.minor_digits, year=year_in(heading)
        ),
        ImportColumn.STATUS: _read_status,
        ImportColumn.OTHER_PHONE: partial(_read_labelled, label=_label_in(heading)),
        ImportColumn.WECHAT_PHONE: partial(_read_labelled, label=name_of(ContactMethod.WECHAT)),
    }


def _read_status(cell: Cell) -> object:
    status = read_choice(cell, CUSTOMER_STATUSES)
    if isinstance(status, RowProblem) or status in (
        None,
        CustomerStatus.ACTIVE,
        CustomerStatus.LOST,
    ):
        return status
    return Cautioned(None, RowCaution.DECIDED_AT_DESK)


def _read_labelled(cell: Cell, *, label: str | None) -> object:
    """Return phones that bear ``label`` unless the cell says whose they are."""
    if is_same_as_phone(cell):
        return ()
    read = read_phones(cell)
    if isinstance(read, RowProblem):
        return read
    if isinstance(read, Cautioned):
        return replace(read, value=_with_label(read.value, label))
    return _with_label(read, label)


def _with_label(phones: Iterable[PhoneCell], label: str | None) -> tuple[PhoneCell, ...]:
    return tuple(PhoneCell(phone.digits, phone.label or label) for phone in phones)


def _label_in(heading: str) -> str | None:
    if _SAYS_NOTHING_MORE.search(plain_heading(heading)):
        return None
    return heading[:_MOST_LABEL]
