"""A finished list is keyed in by code and digit, all of it or nothing."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.models import Complaint, Customer
from app.services.followups.back_entry import CodeEntry
from app.services.followups.printed_codes import CodeEntered, CodeMistyped, read_code
from app.services.foundation.actors import Actor
from app.services.foundation.undo import undo_entry
from app.words import (
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpState,
    Intent,
    Outcome,
    Role,
)
from tests.factories import make_followup, make_staff
from tests.services.desk_work import MANAGER, day, followups_of
from tests.services.followups.entry_work import FRIDAY, enter
from tests.services.followups.outcome_work import logged
from tests.services.followups.printed_work import call, missing_on, print_week


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.MOVED])
def test_each_digit_is_written_down_as_what_it_stands_for(session, keyed, outcome):
    followup = call(session)
    print_week(session)

    enter(session, keyed(followup, outcome.digit))

    (contact,) = logged(session)
    assert (contact.outcome, contact.followup_id) == (outcome, followup.id)


def test_moved_goes_to_the_next_date(session, keyed):
    followup = call(session)
    print_week(session)

    enter(session, keyed(followup, 5, next_on=day(17)))

    assert (followup.state, followup.due_on) == (FollowUpState.OPEN, day(17))


def test_a_next_date_after_a_talk_is_planned(session, keyed):
    followup = call(session)
    print_week(session)

    enter(session, keyed(followup, 1, next_on=day(17)))

    assert day(17) in [each.due_on for each in followups_of(session)]


def test_score_and_remark_are_kept(session, keyed):
    followup = call(session)
    print_week(session)

    enter(session, keyed(followup, 2, satisfaction=4, note="想改到周日"))

    (contact,) = logged(session)
    assert (contact.satisfaction, contact.note) == (4, "想改到周日")


def test_a_list_keyed_in_counts_its_lines_and_what_is_missing(session, keyed):
    one, two, _three = (call(session, name) for name in ("甲", "乙", "丙"))
    paper = print_week(session)

    entered = enter(session, keyed(one), keyed(two, 4))

    missing = missing_on(session, paper, FRIDAY)
    assert (entered.count, entered.missing) == (2, 1)
    assert [line.row.name for line in missing] == ["丙"]


@pytest.mark.parametrize("digit", [1, 4])
def test_a_line_is_keyed_in_once_even_where_it_is_tried_again(session, keyed, digit):
    followup = call(session)
    print_week(session)
    enter(session, keyed(followup, digit))

    with pytest.raises(CodeEntered):
        enter(session, keyed(followup, 1))


def test_a_line_tried_again_has_a_fresh_code_on_a_list_of_the_same_days(session, keyed):
    followup = call(session)
    first = print_week(session).lines[0].code
    enter(session, keyed(followup, 4))

    again = print_week(session, today=FRIDAY).lines[0].code

    assert again != first
    assert read_code(session, code=again, today=FRIDAY).row.followup_id == followup.id


def test_a_line_on_two_papers_of_the_same_days_is_missing_on_neither(session, keyed):
    followup = call(session)
    first = print_week(session)
    call(session, "乙", days=8)
    papers = [first, print_week(session)]

    enter(session, keyed(followup, 4))

    missing = [missing_on(session, each, FRIDAY) for each in papers]
    assert [[line.row.name for line in lines] for lines in missing] == [[], ["乙"]]


def test_the_log_names_whose_line_it_was_not_who_keyed_it_in(session, keyed):
    nina = make_staff(session, "李娜").id
    followup = call(session, staff_id=nina)
    print_week(session)

    enter(session, keyed(followup), actor=replace(MANAGER, staff_id=make_staff(session).id))

    assert [contact.staff_id for contact in logged(session)] == [nina]


@pytest.mark.req("C22")
def test_what_the_results_lead_to_is_told(session, keyed):
    angry, gone = call(session, "甲"), call(session, "乙")
    print_week(session)

    entered = enter(session, keyed(angry, 3, satisfaction=1), keyed(gone, 9))

    assert session.scalars(sa.select(Complaint.id)).all() == list(entered.complaint_ids)
    assert entered.raised == (FollowUpKind.IN_PERSON,)
    assert entered.gone_ids == (gone.customer_id,)


def test_two_lines_of_one_customer_are_both_written_down(session, keyed):
    standard = call(session)
    customer = session.get_one(Customer, standard.customer_id)
    care = make_followup(session, customer, day(3), kind=FollowUpKind.AFTERCARE, step=7)
    print_week(session)

    entered = enter(session, keyed(care), keyed(standard))

    assert entered.count == 2
    assert {contact.followup_id for contact in logged(session)} == {care.id, standard.id}


def test_who_wants_peace_on_two_lines_is_left_in_peace(session, keyed):
    standard = call(session)
    customer = session.get_one(Customer, standard.customer_id)
    other = make_followup(session, customer, day(3), kind=FollowUpKind.INVITATION)
    print_week(session)

    entered = enter(session, keyed(standard, 8), keyed(other, 8))

    assert (entered.count, entered.missing) == (2, 0)
    assert customer.pause is ContactPause.OPTED_OUT
    assert {contact.followup_id for contact in logged(session)} == {standard.id, other.id}


def test_who_is_gone_on_one_line_and_talked_to_on_another_is_both(session, keyed):
    standard = call(session)
    customer = session.get_one(Customer, standard.customer_id)
    other = make_followup(session, customer, day(3), kind=FollowUpKind.INVITATION)
    print_week(session)

    enter(session, keyed(standard, 9), keyed(other, 2))

    assert customer.status is CustomerStatus.LOST
    assert [contact.outcome for contact in logged(session)] == [Outcome.SO_SO, Outcome.GONE]


@pytest.fixture
def printed(store, session):
    """Three calls on a list, and the list."""
    for name in ("甲", "乙", "丙"):
        call(session, name)
    session.commit()
    return store.write(print_week, actor=MANAGER, intent=Intent.PRINT_LIST).value


def enter_all(store, lines):
    return store.write(
        lambda session: enter(session, *lines), actor=MANAGER, intent=Intent.ENTER_LIST
    )


def test_a_batch_with_a_wrong_line_changes_nothing(store, printed):
    lines = [CodeEntry(code=line.code, digit=1) for line in printed.lines]

    with pytest.raises(CodeMistyped):
        enter_all(store, [*lines, CodeEntry(code="7QK7", digit=1)])

    assert store.read(logged) == []
    assert len(store.read(followups_of)) == 3


def test_a_batch_is_undone_as_one(store, printed):
    entered = enter_all(store, [CodeEntry(code=line.code, digit=1) for line in printed.lines])

    store.write(
        lambda session: undo_entry(session, entry_id=entered.entry_id),
        actor=MANAGER,
        intent=Intent.UNDO,
    )

    codes = [line.code for line in printed.lines]
    assert store.read(logged) == []
    assert (
        store.read(
            lambda session: [read_code(session, code=code, today=FRIDAY).code for code in codes]
        )
        == codes
    )


def test_a_specialist_may_key_in_a_list(session, keyed):
    followup = call(session)
    print_week(session)
    specialist = Actor(staff_id=None, name="林医生", role=Role.SPECIALIST)

    assert enter(session, keyed(followup), actor=specialist).count == 1
