"""Which ways of contact are open: a number that is right, a consent that was not taken back."""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Consent, Phone
from app.services.planning.frame import Frame
from app.words import ConsentKind, FollowUpMethod

METHOD_OF: Final = {
    ConsentKind.PHONE: FollowUpMethod.PHONE,
    ConsentKind.SMS: FollowUpMethod.SMS,
    ConsentKind.WECHAT: FollowUpMethod.WECHAT,
}
_PHONES: Final = sa.select(Phone.customer_id).where(Phone.wrong.is_(False)).distinct()
_WITHDRAWN: Final = (
    sa.select(Consent.customer_id, Consent.kind)
    .where(Consent.kind.in_(METHOD_OF))
    .group_by(Consent.customer_id, Consent.kind)
    .having(sa.func.count(Consent.withdrawn_on) == sa.func.count())
)


def customers_with_phone(session: Session, frame: Frame) -> Iterator[int]:
    """Yield who has a number that is not known to be wrong."""
    return (key for (key,) in frame.ask(session, _PHONES, Phone.customer_id))


def closed_channels(session: Session, frame: Frame) -> Iterator[tuple[int, FollowUpMethod]]:
    """Yield each customer and channel whose consent was given once and holds no longer."""
    for key, kind in frame.ask(session, _WITHDRAWN, Consent.customer_id):
        yield key, METHOD_OF[kind]
