"""What is on file about customers, and how complete that makes their archives."""

from collections.abc import Collection
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Consent, Customer, CustomerNeed, ImportantDate, NeedCode, Phone, Preference
from app.services.foundation.bulk import in_parts
from app.words import ConsentKind, FileField, NeedKind, PreferenceKind

_Condition = sa.ColumnElement[bool]


def load_present(
    session: Session, *, customer_ids: Collection[int]
) -> dict[int, dict[FileField, bool]]:
    """Return by customer which fields the archive holds."""
    found: dict[int, dict[FileField, bool]] = {}
    for some in in_parts(sorted(customer_ids)):
        for key, *held in session.execute(_PRESENT, {"some": some}):
            found[key] = dict(zip(_HELD, map(bool, held), strict=True))
    return found


def _filled(column: sa.SQLColumnExpression[Any]) -> _Condition:
    return column.is_not(None)


def _has(table: type[Any], *conditions: _Condition) -> _Condition:
    own = sa.select(table.id).where(table.customer_id == Customer.id, *conditions)
    return own.correlate(Customer).exists()


def _needs(kind: NeedKind) -> _Condition:
    codes = sa.select(NeedCode.id).where(NeedCode.kind == kind)
    return _has(CustomerNeed, CustomerNeed.need_code_id.in_(codes))


_HELD: Final[dict[FileField, _Condition]] = {
    FileField.NAME: Customer.name != "",
    FileField.PHONE: _has(Phone, Phone.wrong.is_(False)),
    FileField.SOURCE: _filled(Customer.source),
    FileField.GENDER: _filled(Customer.gender),
    FileField.DATA_CONSENT: _has(
        Consent, Consent.kind == ConsentKind.DATA, Consent.withdrawn_on.is_(None)
    ),
    FileField.BIRTHDAY: _filled(Customer.birth_month) & _filled(Customer.birth_day),
    FileField.REACH_BY: _filled(Customer.reach_by),
    FileField.RESPONSIBLE: _filled(Customer.responsible_id),
    FileField.NEED: _needs(NeedKind.NEED),
    FileField.WECHAT: _filled(Customer.wechat),
    FileField.REGION: _filled(Customer.region),
    FileField.SUPERVISOR: _filled(Customer.supervisor_id),
    FileField.REACH_HOURS: _filled(Customer.reach_from) | _filled(Customer.reach_until),
    FileField.PAIN: _needs(NeedKind.PAIN),
    FileField.LIKE: _has(Preference, Preference.kind == PreferenceKind.LIKE),
    FileField.ADDRESS: _filled(Customer.address),
    FileField.FIRST_CONTACT: _filled(Customer.first_contact_on),
    FileField.IMPORTANT_DATE: _has(ImportantDate),
    FileField.RELATION_CLINIC: _filled(Customer.relation_clinic),
    FileField.RELATION_SPECIALIST: _filled(Customer.relation_specialist),
}
_PRESENT: Final = sa.select(
    Customer.id, *(held.label(field.value) for field, held in _HELD.items())
).where(Customer.id.in_(sa.bindparam("some", expanding=True)))
