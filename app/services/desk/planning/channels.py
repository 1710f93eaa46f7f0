"""Which ways of contact are open: a number that is right, a consent that was not taken back."""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Consent, Phone
from app.models.enums import ConsentKind, FollowUpMethod
from app.services.desk.planning.frame import Frame

METHOD_OF: Final = {
    ConsentKind.PHONE: FollowUpMethod.PHONE,
    ConsentKind.SMS: FollowUpMethod.SMS,
    ConsentKind.WECHAT: FollowUpMethod.WECHAT,
}


def customers_with_phone(session: Session, frame: Frame) -> Iterator[int]:
    """Yield who has a number that is not known to be wrong."""
    phones = sa.select(Phone.customer_id).where(Phone.wrong.is_(False)).distinct()
    return iter(session.scalars(frame.narrowed(phones, Phone.customer_id)))


def closed_channels(session: Session, frame: Frame) -> Iterator[tuple[int, FollowUpMethod]]:
    """Yield each customer and channel whose consent was given once and holds no longer."""
    all_withdrawn = sa.func.count(Consent.withdrawn_on) == sa.func.count()
    query = (
        sa.select(Consent.customer_id, Consent.kind)
        .where(Consent.kind.in_(METHOD_OF))
        .group_by(Consent.customer_id, Consent.kind)
        .having(all_withdrawn)
    )
    for key, kind in session.execute(frame.narrowed(query, Consent.customer_id)):
        yield key, METHOD_OF[kind]
