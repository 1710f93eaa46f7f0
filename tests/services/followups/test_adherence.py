"""Whether standards were kept: too few and too much, by tier and by person, to the last entry."""

from datetime import date

import pytest

from app.services.followups.adherence import Adherence, AdherenceLine, load_adherence
from app.services.planning.closings import Ending, close_followups
from app.words import ClosingCause, FollowUpState, Initiator, Outcome, Role, Tier
from tests.factories import make_customer, make_followup, make_item, make_visit
from tests.services.desk_work import TODAY, day, hire, make_reachable
from tests.services.followups.log_work import log

FIRST = day(-90)  # a quarter to today


@pytest.fixture
def staff(session):
    return hire(session)


@pytest.fixture
def vip(session, staff):
    """Owed two contacts in the quarter, and bothered from nine on."""
    return make_reachable(
        session, "林悦", Tier.VIP, number="V1", responsible_id=staff[Role.SPECIALIST]
    )


def kept(session, first_on: date = FIRST):
    return load_adherence(session, first_on=first_on, last_on=TODAY, today=TODAY)


def line_of(adherence: Adherence, tier: Tier) -> AdherenceLine:
    return next(line for line in adherence.tiers if line.tier is tier)


def person(adherence: Adherence, staff_id: int) -> AdherenceLine:
    return next(line for line in adherence.people if line.staff_id == staff_id)


@pytest.mark.req("B10", "A46")
def test_who_had_less_than_the_standard_owes_is_missing(session, vip):
    log(session, vip, day(-10))

    found = kept(session)

    line = line_of(found, Tier.VIP)
    assert (line.customers, line.owed, line.met, line.too_few) == (1, 2, 1, 1)
    assert [(one.number, one.too_few) for one in found.deviations] == [("V1", True)]
    assert line.kept_share == 0.5


@pytest.mark.req("B10", "A46")
def test_six_attempts_in_a_week_are_too_much(session, vip):
    for days in range(5):
        log(session, vip, day(-days), outcome=Outcome.NO_ANSWER, counts=False)
    before = line_of(kept(session), Tier.VIP).too_many

    log(session, vip, day(-6))

    assert (before, line_of(kept(session), Tier.VIP).too_many) == (0, 1)


@pytest.mark.req("B10")
def test_more_than_the_standard_allows_in_the_quarter_is_too_much(session, vip):
    for week in range(9):
        log(session, vip, day(-9 * week))

    (one,) = kept(session).deviations

    assert (one.rung, one.most, one.too_few) == (9, 8, False)


def test_a_customer_who_rings_is_not_bothered_by_it(session, vip):
    for days in range(9):
        log(session, vip, day(-days), initiator=Initiator.CUSTOMER)

    assert kept(session).deviations == ()


def test_a_visit_is_a_contact_nobody_missed(session, vip):
    make_visit(session, vip, make_item(session), day(-20))
    log(session, vip, day(-10))

    assert line_of(kept(session), Tier.VIP).too_few == 0


def test_who_came_late_in_the_span_is_owed_from_then_on(session):
    make_reachable(session, tier=Tier.VIP, first_contact_on=day(-40))

    assert line_of(kept(session), Tier.VIP).owed == 0


def test_who_wants_peace_is_owed_nothing_and_still_in_the_log(session):
    customer = make_reachable(session, tier=Tier.VIP, pause="opted_out")
    log(session, customer, day(-3))

    line = line_of(kept(session), Tier.VIP)

    assert (line.customers, line.owed, line.entries, line.too_few) == (0, 0, 1, 0)


def test_contacts_beyond_what_is_owed_make_up_for_nobody_else(session, vip):
    other = make_reachable(session, "王敏", Tier.VIP)
    for days in (1, 20, 40):
        log(session, other, day(-days))

    line = line_of(kept(session), Tier.VIP)

    assert (line.owed, line.met, line.kept_share) == (4, 2, 0.5)


@pytest.mark.req("A46")
def test_tiers_and_people_add_up_to_the_log(session, vip, staff):
    gone = make_customer(session, status="retired")
    log(session, vip, day(-1), staff_id=staff[Role.RECEPTIONIST])
    log(session, vip, day(-2), staff_id=staff[Role.SPECIALIST])
    log(session, gone, day(-3))
    original = log(session, vip, day(-4))
    log(session, vip, day(-4), corrects_id=original.id)
    log(session, vip, day(-91))

    found = kept(session)

    assert found.entries == 4
    assert sum(line.entries for line in found.tiers) == 4
    assert sum(line.entries for line in found.people) == 4
    assert found.is_reconciled


def test_a_person_answers_for_their_customers_and_is_counted_by_their_calls(session, vip, staff):
    log(session, vip, day(-1), staff_id=staff[Role.RECEPTIONIST])

    found = kept(session)

    assert person(found, staff[Role.SPECIALIST]).too_few == 1
    assert person(found, staff[Role.SPECIALIST]).entries == 0
    assert person(found, staff[Role.RECEPTIONIST]).entries == 1


def test_what_is_done_late_or_still_open_is_late_by_its_days(session, vip, staff):
    desk = staff[Role.RECEPTIONIST]
    on_time = make_followup(session, vip, day(-9), staff_id=desk, origin="1")
    late = make_followup(session, vip, day(-8), staff_id=desk, origin="2")
    make_followup(session, vip, day(-6), staff_id=desk, origin="3")
    make_followup(session, vip, day(-5), staff_id=desk, origin="4", state=FollowUpState.CANCELLED)
    make_followup(session, vip, day(5), staff_id=desk, origin="5")
    entry = log(session, vip, day(-9))
    finish(session, on_time, day(-9), entry)
    finish(session, late, day(-6), entry)

    line = person(kept(session), desk)

    assert (line.due, line.done, line.late) == (3, 2, 2)
    assert line.average_days_late == (2 + 6) / 2


def finish(session, followup, on, entry):
    ending = Ending(
        cause=ClosingCause.CONTACT,
        state=FollowUpState.DONE,
        closed_on=on,
        contact_id=entry.id,
    )
    close_followups(session, keys=[followup.id], ending=ending)


def test_nothing_owed_and_nothing_late_have_no_share_and_no_average(session, vip):
    line = line_of(kept(session, first_on=day(-6)), Tier.VIP)

    assert (line.owed, line.kept_share, line.average_days_late) == (0, None, None)
