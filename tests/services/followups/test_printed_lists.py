"""A printed list holds what is due, and each line has a code of its own."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.models import NumberSeries, PrintedLine, PrintedList
from app.services.followups import printed_lists
from app.services.followups.printed_lists import (
    ListOvertaken,
    ListTooLong,
    NothingToPrint,
    draft_list,
    keep_list,
)
from app.services.foundation.undo import undo_entry
from app.services.rules.short_codes import code_of, is_code
from app.words import Intent
from tests.factories import make_staff
from tests.services.desk_work import MANAGER, TODAY, day
from tests.services.followups.printed_work import NEXT_WEEK, NOW, WEEK, call, print_week


def test_a_list_holds_the_days_and_what_is_late_from_before(session):
    late, monday, sunday = (call(session, days=days) for days in (-3, 2, 8))
    call(session, days=9)

    lines = print_week(session).lines

    assert [line.row.followup_id for line in lines] == [late.id, monday.id, sunday.id]


def test_only_the_people_asked_for_are_on_it(session):
    nina = make_staff(session, "李娜")
    hers = call(session, staff_id=nina.id)
    call(session, staff_id=make_staff(session).id)

    lines = print_week(session, replace(WEEK, staff_ids=(nina.id,))).lines

    assert [line.row.followup_id for line in lines] == [hers.id]


def test_each_line_is_kept_with_a_code_of_its_own(session):
    for name in ("甲", "乙", "丙"):
        call(session, name)

    paper = print_week(session)

    kept = session.execute(
        sa.select(PrintedLine.code, PrintedLine.followup_id).order_by(PrintedLine.position)
    )
    assert [tuple(row) for row in kept] == [
        (line.code, line.row.followup_id) for line in paper.lines
    ]
    assert len({line.code for line in paper.lines if is_code(line.code)}) == 3
    assert session.get_one(PrintedList, paper.list_id).control_total == 3


def test_what_is_left_over_has_another_code_on_the_list_of_other_days(session):
    call(session)

    first, second = print_week(session), print_week(session, NEXT_WEEK, today=day(9))

    assert first.lines[0].row.followup_id == second.lines[0].row.followup_id
    assert first.lines[0].code != second.lines[0].code


def test_a_list_of_the_same_days_has_the_same_codes(session):
    known = call(session)
    week = print_week(session)
    added = call(session, "乙")
    monday = replace(WEEK, last_on=WEEK.first_on)

    codes = {line.row.followup_id: line.code for line in print_week(session, monday).lines}

    assert codes[known.id] == week.lines[0].code
    assert codes[added.id] != codes[known.id]
    assert is_code(codes[added.id])


def test_a_list_whose_lines_all_have_codes_is_not_kept_again(session):
    call(session)
    call(session, "乙", days=4)
    week = print_week(session)
    monday = replace(WEEK, last_on=WEEK.first_on)

    again = print_week(session, monday)

    assert again.list_id == week.list_id
    assert len(again.lines) == 1
    assert session.scalars(sa.select(PrintedList.id)).all() == [week.list_id]


def test_codes_of_two_lists_of_the_same_days_follow_one_another(session):
    call(session)
    print_week(session)
    call(session, "乙")
    print_week(session)
    call(session, "丙")

    codes = [line.code for line in print_week(session).lines]

    assert sorted(codes) == sorted(code_of(number) for number in (1, 2, 3))


def test_a_draft_keeps_nothing(session):
    call(session)

    draft = draft_list(session, wanted=WEEK, today=TODAY)

    assert len(draft.lines) == 1
    assert session.scalars(sa.select(PrintedList)).all() == []
    assert session.scalars(sa.select(NumberSeries)).all() == []


def test_a_draft_is_kept_with_the_codes_it_shows(session):
    call(session)
    draft = draft_list(session, wanted=WEEK, today=TODAY)

    paper = keep_list(session, draft=draft, actor=MANAGER, now=NOW, today=TODAY)

    assert paper.lines == draft.lines


def test_codes_that_went_to_another_list_are_not_kept_twice(session):
    call(session)
    draft = draft_list(session, wanted=WEEK, today=TODAY)
    print_week(session)

    with pytest.raises(ListOvertaken):
        keep_list(session, draft=draft, actor=MANAGER, now=NOW, today=TODAY)


def test_a_list_without_a_line_is_refused(session):
    with pytest.raises(NothingToPrint):
        print_week(session)


def test_a_list_that_nobody_could_work_through_is_refused(session, monkeypatch):
    monkeypatch.setattr(printed_lists, "MOST_LINES", 1)
    call(session, "甲")
    call(session, "乙")

    with pytest.raises(ListTooLong) as refused:
        print_week(session)

    assert (refused.value.count, refused.value.most) == (2, 1)


def test_codes_of_an_undone_printing_are_not_given_out_again(store, session):
    call(session)
    session.commit()
    first = store.write(print_week, actor=MANAGER, intent=Intent.PRINT_LIST)
    store.write(
        lambda session: undo_entry(session, entry_id=first.entry_id),
        actor=MANAGER,
        intent=Intent.UNDO,
    )

    second = store.write(print_week, actor=MANAGER, intent=Intent.PRINT_LIST)

    assert second.value.lines[0].code != first.value.lines[0].code
