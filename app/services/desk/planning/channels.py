"""Which ways of contact are open: a number that is right, a consent that was not taken back."""

from collections import defaultdict
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
    standing: defaultdict[tuple[int, ConsentKind], bool] = defaultdict(bool)
    consents = sa.select(Consent.customer_id, Consent.kind, Consent.withdrawn_on).where(
        Consent.kind.in_(METHOD_OF)
    )
    for key, kind, withdrawn_on in session.execute(frame.narrowed(consents, Consent.customer_id)):
        standing[key, kind] |= withdrawn_on is None
    for (key, kind), stands in standing.items():
        if not stands:
            yield key, METHOD_OF[kind]
