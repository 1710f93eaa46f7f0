"""What a visit would do, told before it is saved, is what it does."""

from datetime import timedelta

import pytest

from app.models import Visit
from app.services.standing.histories import load_members
from app.services.standing.standings import load_standings
from app.services.visits.entries import LineEntry, VisitEntry
from app.services.visits.standing_preview import preview_standing
from app.services.visits.visits import log_visit
from app.words import Tier
from tests.factories import make_clinic
from tests.services.clinics import AS_OF, fill_clinic, make_event
from tests.services.spenders import Q3, grade_as_of, spenders


@pytest.fixture
def clinic(session):
    return make_clinic(session)


def entry_of(customer_id, *amounts, on=AS_OF, item_id=1, event_id=None):
    lines = tuple(
        LineEntry(item_id=item_id, amount_minor=amount, event_id=event_id) for amount in amounts
    )
    return VisitEntry(customer_id=customer_id, visited_on=on, lines=lines)


def standing(session, key):
    members = load_members(session, as_of=AS_OF, customer_ids=[key])
    return load_standings(session, members, as_of=AS_OF).by_customer[key]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("days_ago", [0, 80, 400])
def test_what_is_foretold_comes_true(session, clinic, actor, clock, seed, days_ago):
    key = fill_clinic(session, seed)[seed].id
    event_id = make_event(session).id
    grade_as_of(session, AS_OF - timedelta(30), actor, clock)
    day = AS_OF - timedelta(days_ago)
    entry = entry_of(key, 0, 900_000, on=day, item_id=2, event_id=event_id)
    foretold = preview_standing(session, entry=entry, today=AS_OF)
    before = standing(session, key)

    log_visit(session, entry=entry, actor=actor, today=AS_OF)

    assert foretold is not None
    assert (foretold.before, foretold.after) == (before, standing(session, key))


def test_an_edited_visit_takes_the_place_of_what_it_was(session, clinic, actor, clock):
    spenders(session, 10, 20, 30, 40, 50)
    grade_as_of(session, Q3, actor, clock)
    visit = session.get_one(Visit, 1)

    foretold = preview_standing(
        session,
        entry=entry_of(visit.customer_id, 900, on=visit.visited_on),
        today=AS_OF,
        visit_id=visit.id,
    )

    assert foretold is not None
    assert foretold.after.graded.history.spend_minor == 900
    assert (foretold.before.score_tenths, foretold.after.score_tenths) == (0, 1000)
    assert foretold.after.tier is Tier.GENERAL


def test_before_the_first_grading_nothing_is_foretold(session, clinic):
    spenders(session, 10)

    assert preview_standing(session, entry=entry_of(1, 100), today=AS_OF) is None


def test_without_a_customer_nothing_is_foretold(session, clinic):
    assert preview_standing(session, entry=entry_of(0, 100), today=AS_OF) is None
