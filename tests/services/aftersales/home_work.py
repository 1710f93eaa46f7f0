"""What happens around one home visit of Dr Wu and Li Na."""

from datetime import time
from typing import Any

from sqlalchemy.orm import Session

from app.services.aftersales.home_visit_ends import AnswerEntry, finish_home_visit
from app.services.aftersales.home_visit_rows import HomeVisitDetail, load_home_visit
from app.services.aftersales.home_visits import (
    HomeVisitEntry,
    Slot,
    acknowledge,
    plan_home_visit,
    set_out,
)
from app.services.foundation.doing import Doing
from app.words import ConductCheck
from tests.services.complaints.complaint_work import Clinic
from tests.services.desk_work import TODAY

SLOT = Slot(visits_on=TODAY, starts_at=time(14), ends_at=time(15))
ANSWER = AnswerEntry(signed=True, card_number="F-0001", score=5, said="Kind.")


class Home:
    """One customer's home; Li Na keeps the book."""

    def __init__(self, session: Session, clinic: Clinic) -> None:
        self.session, self.clinic = session, clinic

    def plans(self, **fields: Any) -> int:
        whole: dict[str, Any] = {
            "customer_id": self.clinic.customer.id,
            "slot": SLOT,
            "address": "太湖大道 1 号",
            "purpose": "Dressing",
            "staff_ids": (self.clinic.wu.staff_id, self.clinic.li.staff_id),
        }
        entry = HomeVisitEntry(**(whole | fields))
        return plan_home_visit(self.session, entry=entry, doing=self.doing)

    @property
    def doing(self) -> Doing:
        return self.clinic.does(self.clinic.li)

    def sees(self, key: int) -> HomeVisitDetail:
        return load_home_visit(self.session, home_visit_id=key, today=TODAY)

    def acknowledges(self, key: int, *points: ConductCheck) -> None:
        for visitor in self.sees(key).visitors:
            acknowledge(
                self.session, visitor_id=visitor.visitor_id, points=points, doing=self.doing
            )

    def goes(self, **fields: Any) -> int:
        key = self.plans(confirmed=True, **fields)
        self.acknowledges(key, ConductCheck.CONDUCT)
        set_out(self.session, home_visit_id=key, doing=self.doing)
        return key

    def finishes(self, answer: AnswerEntry = ANSWER, **fields: Any) -> int:
        key = self.goes(**fields)
        self.acknowledges(key, *ConductCheck)
        finish_home_visit(self.session, home_visit_id=key, entry=answer, doing=self.doing)
        return key
