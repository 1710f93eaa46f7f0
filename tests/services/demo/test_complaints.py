"""The made-up clinic has complaints at every stage, and each keeps the rules of the desk."""

from collections import Counter

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    ComplaintHandler,
    ComplaintLogEntry,
    CorrectiveAction,
    FollowUp,
    RedLineReview,
)
from app.services.complaints.details import load_complaint
from app.services.complaints.rows import ComplaintScope, count_complaints, list_complaints
from app.services.demo.clinic import DemoOrder
from app.services.demo.complaints import hear_complaints
from app.services.figures.metrics import refresh_everything
from app.services.foundation.actors import Actor
from app.services.foundation.store import Store
from app.services.office.opening import DERIVERS
from app.services.rules.complaint_steps import STATUS_OF
from app.words import (
    ComplaintStage,
    ComplaintStatus,
    FollowUpState,
    Intent,
    Missing,
    Role,
    Severity,
)
from tests.conftest import FixedClock
from tests.services.demo.conftest import TODAY, made_up

ORDER = DemoOrder(today=TODAY, customers=150)
NOW = FixedClock().now()
WRITTEN = (
    ComplaintCase,
    ComplaintHandler,
    ComplaintLogEntry,
    ComplaintDeadline,
    ComplaintCallBack,
    CorrectiveAction,
    FollowUp,
)


def with_complaints(folder):
    engine, manager = made_up(folder, ORDER), Actor(staff_id=None, name="周岚", role=Role.MANAGER)
    store = Store(engine, clock=FixedClock(), derivers=DERIVERS)
    for work in (
        lambda session: refresh_everything(session, today=TODAY),
        lambda session: hear_complaints(session, order=ORDER, now=NOW),
    ):
        store.write(work, actor=manager, intent=Intent.SET_UP)
    return engine


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    engine = with_complaints(tmp_path_factory.mktemp("heard"))
    yield engine
    engine.dispose()


@pytest.fixture
def desk(heard):
    with Session(heard) as session:
        yield session


def cases(desk):
    return desk.scalars(sa.select(ComplaintCase)).all()


def rows_of(engine):
    with engine.connect() as connection:
        return [
            connection.execute(sa.select(model.__table__).order_by(model.id)).all()
            for model in WRITTEN
        ]


def test_there_are_complaints_at_every_stage(desk):
    stages = Counter(case.stage for case in cases(desk))

    assert set(stages) == set(ComplaintStage)
    assert stages[ComplaintStage.CLOSED] >= 2


def test_the_newest_bears_the_number_of_the_drawing(desk):
    assert max(case.number for case in cases(desk)) == "C-0145"


def test_some_are_late_and_most_are_not(desk):
    counts = count_complaints(desk, mine=None, now=NOW)

    assert 0 < counts[ComplaintScope.LATE] < counts[ComplaintScope.OPEN]


@pytest.mark.req("B41")
def test_nobody_calls_back_about_what_they_handled(desk):
    handlers = desk.execute(sa.select(ComplaintHandler.case_id, ComplaintHandler.staff_id)).all()
    callers = desk.execute(sa.select(ComplaintCallBack.case_id, ComplaintCallBack.caller_id)).all()

    assert not set(handlers) & set(callers)


@pytest.mark.req("C05")
def test_what_is_closed_went_through_its_gate(desk):
    closed = list_complaints(desk, scope=ComplaintScope.CLOSED, mine=None, now=NOW)
    missing = [
        load_complaint(desk, case_id=row.case_id).missing
        for row in closed
        if row.stage is ComplaintStage.CLOSED
    ]

    assert set(missing) == {()}


def test_what_is_signed_lacks_the_call_back_only(desk):
    signed = [case.id for case in cases(desk) if case.stage is ComplaintStage.SIGNED]

    assert {load_complaint(desk, case_id=key).missing for key in signed} == {(Missing.CALL_BACK,)}


def test_the_status_follows_the_stage(desk):
    query = sa.select(ComplaintCase.stage, Complaint.status).join(
        Complaint, Complaint.id == ComplaintCase.complaint_id
    )

    assert [STATUS_OF[stage] for stage, _ in desk.execute(query)] == [
        status for _, status in desk.execute(query)
    ]


def test_every_open_complaint_waits_for_its_call_back(desk):
    waiting = (
        sa.select(Complaint.id)
        .join(ComplaintCase)
        .where(Complaint.status != ComplaintStatus.CONFIRMED)
    )
    planned = sa.select(FollowUp.complaint_id).where(
        FollowUp.complaint_id.is_not(None), FollowUp.state == FollowUpState.OPEN
    )

    assert set(desk.scalars(waiting)) == set(desk.scalars(planned))


def test_nothing_is_done_after_now(desk):
    assert max(desk.scalars(sa.select(ComplaintLogEntry.at))) <= NOW
    assert max(case.stepped_at for case in cases(desk)) <= NOW


@pytest.mark.req("C29")
def test_one_red_line_was_reviewed(desk):
    (red,) = [case for case in cases(desk) if case.severity is Severity.RED_LINE]

    assert desk.scalars(sa.select(RedLineReview.case_id)).all() == [red.id]


def test_the_same_order_makes_the_same_complaints(heard, tmp_path):
    again = with_complaints(tmp_path / "again")

    assert rows_of(again) == rows_of(heard)
    again.dispose()
