"""A list printed on Saturday and keyed in on the Friday after."""

from datetime import timedelta

import sqlalchemy as sa

from app.models import PrintedLine
from app.services.followups.back_entry import CodeEntry, enter_codes
from tests.services.desk_work import MANAGER, day
from tests.services.followups.printed_work import NOW

FRIDAY = day(6)
ON_FRIDAY = NOW + timedelta(days=6)


def code_of(session, followup) -> str:
    """The code of a follow-up on the newest list."""
    query = sa.select(PrintedLine.code).where(PrintedLine.followup_id == followup.id)
    code: str = session.scalars(query.order_by(PrintedLine.id.desc())).first()
    return code


def enter(session, *lines: CodeEntry, actor=MANAGER):
    return enter_codes(session, lines=lines, actor=actor, now=ON_FRIDAY, today=FRIDAY)
