"""Lists printed in one line, for days counted from today."""

from datetime import date

from sqlalchemy.orm import Session

from app.models import FollowUp
from app.services.followups.outstanding import list_outstanding
from app.services.followups.printed_codes import CodedLine
from app.services.followups.printed_lists import PrintedWeek, print_list
from app.services.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from tests.conftest import FixedClock
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY, day, make_reachable

WEEK = Wanted(first_on=day(2), last_on=day(8), late=True)
NEXT_WEEK = Wanted(first_on=day(9), last_on=day(15), late=True)
NOW = FixedClock().now()


def print_week(
    session: Session, wanted: Wanted = WEEK, today: date = TODAY, actor: Actor = MANAGER
) -> PrintedWeek:
    return print_list(session, wanted=wanted, actor=actor, now=NOW, today=today)


def call(session: Session, name: str = "李思雨", days: int = 2, **fields) -> FollowUp:
    """Somebody to call so many days from today."""
    return make_followup(session, make_reachable(session, name), day(days), **fields)


def missing_on(session: Session, paper: PrintedWeek, today: date = TODAY) -> tuple[CodedLine, ...]:
    """The lines still missing on a list; none if it is complete."""
    waiting = {each.list_id: each.missing for each in list_outstanding(session, today=today)}
    return waiting.get(paper.list_id, ())
