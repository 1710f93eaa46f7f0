"""How close a customer came, step by step."""

from datetime import timedelta

import pytest

from app.models import RelationChange
from app.services.archive.relations import relation_history
from app.words import RelationSide
from tests.factories import make_customer, make_staff


@pytest.mark.req("A20")
def test_the_history_tells_each_step_and_who_wrote_it_down(session, clock):
    key = make_customer(session).id
    steps = [(None, 3, None), (3, 5, make_staff(session, "周岚").id)]
    session.add_all(
        RelationChange(
            customer_id=key,
            side=RelationSide.CLINIC,
            level_before=before,
            level_after=after,
            reason="陪她处理了投诉",
            changed_at=clock.now() + timedelta(days=after),
            staff_id=staff_id,
        )
        for before, after, staff_id in steps
    )

    history = relation_history(session, customer_id=key)

    assert [(step.level_before, step.level_after, step.by_name) for step in history] == [
        (3, 5, "周岚"),
        (None, 3, None),
    ]
