"""What hung on either file hangs on the one."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.models import (
    Consent,
    DuplicateRejection,
    FamilyMember,
    ImportantDate,
    Phone,
    Visit,
    VisitLine,
)
from app.words import ConsentKind, DateKind, FamilyRelation
from tests.factories import make_customer, make_item, make_visit

DAY = date(2026, 11, 20)


def add_child(session, customer, *days):
    child = FamilyMember(customer_id=customer.id, name="雨桐", relation=FamilyRelation.CHILD)
    session.add(child)
    session.flush()
    own = {"customer_id": customer.id, "family_member_id": child.id, "kind": DateKind.BIRTHDAY}
    session.add_all(ImportantDate(**own, month=5, day=day) for day in days)


def add_phones(session, customer, *digits):
    session.add_all(
        Phone(customer_id=customer.id, digits=one, position=at) for at, one in enumerate(digits)
    )


def test_visits_and_their_lines_are_united(session, merge, pair):
    item = make_item(session)
    make_visit(session, pair[0], item, DAY, 1_000)
    make_visit(session, pair[1], item, DAY, 2_000, 3_000)

    moved = merge().moved

    assert (moved["visits"], moved["visit_lines"]) == (1, 2)
    assert set(session.scalars(sa.select(Visit.customer_id))) == {pair[0].id}
    assert set(session.scalars(sa.select(VisitLine.customer_id))) == {pair[0].id}


class TestParts:
    def test_a_phone_in_both_files_is_kept_once_and_the_rest_queue_up(self, session, merge, pair):
        add_phones(session, pair[0], "13900138821", "13611110001")
        add_phones(session, pair[1], "13900138821", "13611110002")

        merge()

        query = sa.select(Phone.digits, Phone.position).order_by(Phone.position)
        phones = [tuple(row) for row in session.execute(query)]
        assert phones == [("13900138821", 0), ("13611110001", 1), ("13611110002", 2)]

    def test_one_child_in_both_files_has_the_days_of_both(self, session, merge, pair):
        add_child(session, pair[0], 1, 9)
        add_child(session, pair[1], 2, 9)

        merge()

        assert len(session.scalars(sa.select(FamilyMember)).all()) == 1
        assert sorted(session.scalars(sa.select(ImportantDate.day))) == [1, 2, 9]

    @pytest.mark.parametrize(
        ("given", "withdrawn", "standing"),
        [(DAY - timedelta(days=9), DAY, False), (DAY, DAY - timedelta(days=1), True)],
    )
    def test_the_latest_word_on_a_consent_counts(
        self, session, merge, pair, given, withdrawn, standing
    ):
        early = DAY - timedelta(days=99)
        session.add_all(
            [
                Consent(customer_id=pair[0].id, kind=ConsentKind.SMS, given_on=given),
                Consent(
                    customer_id=pair[1].id,
                    kind=ConsentKind.SMS,
                    given_on=early,
                    withdrawn_on=withdrawn,
                ),
            ]
        )

        merge()

        left = session.scalars(sa.select(Consent).where(Consent.withdrawn_on.is_(None))).all()
        assert bool(left) is standing

    def test_a_consent_standing_in_both_files_stands(self, session, merge, pair):
        session.add_all(
            Consent(customer_id=customer.id, kind=ConsentKind.SMS, given_on=DAY)
            for customer in pair
        )

        merge()

        assert set(session.scalars(sa.select(Consent.withdrawn_on))) == {None}

    def test_rejected_pairs_follow_and_the_pair_itself_goes(self, session, merge, pair):
        stranger = make_customer(session)
        pairs = [(pair[0], pair[1]), (pair[0], stranger), (pair[1], stranger)]
        session.add_all(DuplicateRejection(first_id=a.id, second_id=b.id) for a, b in pairs)

        merge()

        kept = session.execute(
            sa.select(DuplicateRejection.first_id, DuplicateRejection.second_id)
        ).all()
        assert [tuple(row) for row in kept] == [(pair[0].id, stranger.id)]
