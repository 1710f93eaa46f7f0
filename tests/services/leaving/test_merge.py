"""Two files of one person made into one."""

from datetime import date

import pytest

from app.services.archive.errors import CustomerGone, SameCustomer
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.leaving.merge import MergeSide, merge_customers, preview_merge
from app.words import ContactPause, CustomerStatus, Role
from tests.factories import make_item, make_staff, make_visit
from tests.services.desk_work import TODAY

DAY = date(2026, 11, 20)


def test_the_other_file_is_closed_and_points_to_the_one_that_goes_on(merge, pair):
    merge()

    assert pair[1].status is CustomerStatus.MERGED
    assert pair[1].merged_into_id == pair[0].id


def test_who_came_back_under_a_new_file_is_active_again(merge, pair):
    pair[0].status = CustomerStatus.RETIRED

    merge()

    assert pair[0].status is CustomerStatus.ACTIVE


def test_two_lost_files_make_one_lost_customer(merge, pair):
    pair[0].status = pair[1].status = CustomerStatus.LOST

    merge()

    assert pair[0].status is CustomerStatus.LOST


class TestFields:
    def test_an_empty_field_takes_the_other_value(self, merge, pair):
        pair[1].region = "梁溪"
        pair[1].birth_month = 2

        merge()

        assert (pair[0].region, pair[0].birth_month) == ("梁溪", 2)

    def test_a_known_field_stays_unless_the_other_is_chosen(self, merge, pair):
        pair[0].region, pair[1].region = "滨湖", "梁溪"
        pair[0].source, pair[1].source = "抖音", "朋友"

        merge(source=MergeSide.OTHER)

        assert (pair[0].region, pair[0].source) == ("滨湖", "朋友")

    def test_a_birth_date_is_taken_whole(self, merge, pair):
        pair[0].birth_year, pair[1].birth_year = 1988, 1990
        pair[0].birth_day, pair[1].birth_month = 14, 5

        merge(birth=MergeSide.OTHER)

        assert (pair[0].birth_year, pair[0].birth_month, pair[0].birth_day) == (1990, 5, None)

    def test_who_opted_out_in_either_file_stays_opted_out(self, merge, pair):
        pair[1].pause = ContactPause.OPTED_OUT

        merge()

        assert pair[0].pause is ContactPause.OPTED_OUT


class TestPreview:
    def test_it_tells_where_the_files_differ_and_what_it_proposes(self, session, actor, pair):
        pair[0].responsible_id = make_staff(session, "陈薇").id
        pair[1].region = "梁溪"

        preview = preview_merge(session, keep_id=pair[0].id, other_id=pair[1].id, actor=actor)

        told = {each.field: (each.kept, each.other, each.proposed) for each in preview.differing}
        assert told == {
            "name": ("李思雨", "李思语", MergeSide.KEPT),
            "responsible_id": ("陈薇", None, MergeSide.KEPT),
            "region": (None, "梁溪", MergeSide.OTHER),
        }

    def test_it_counts_what_would_move(self, session, actor, pair):
        make_visit(session, pair[1], make_item(session), DAY, 1, 2)

        preview = preview_merge(session, keep_id=pair[0].id, other_id=pair[1].id, actor=actor)

        assert preview.moving == {"visits": 1, "visit_lines": 2}
        assert (preview.keep_number, preview.other_number) == ("1", "2")


class TestRefusals:
    def test_one_customer_cannot_be_merged_with_themselves(self, session, actor, pair):
        with pytest.raises(SameCustomer):
            merge_customers(
                session, keep_id=pair[0].id, other_id=pair[0].id, actor=actor, today=TODAY
            )

    def test_a_customer_merged_before_cannot_be_merged_again(self, session, actor, merge, pair):
        merge()

        with pytest.raises(CustomerGone):
            merge_customers(
                session, keep_id=pair[1].id, other_id=pair[0].id, actor=actor, today=TODAY
            )

    def test_both_must_exist(self, session, actor, pair):
        with pytest.raises(NotFound):
            merge_customers(session, keep_id=pair[0].id, other_id=404, actor=actor, today=TODAY)

    def test_a_receptionist_may_not_merge(self, session, pair):
        desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

        with pytest.raises(NotAllowed):
            merge_customers(
                session, keep_id=pair[0].id, other_id=pair[1].id, actor=desk, today=TODAY
            )
