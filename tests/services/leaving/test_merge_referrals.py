"""Who brought whom, after two files became one."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import Referral
from app.services.leaving.merge import merge_customers
from app.services.rules.referrals import closes_loop
from tests.factories import make_customer
from tests.services.desk_work import TODAY

DAY = date(2026, 11, 20)


class TestReferrals:
    @pytest.fixture
    def brought(self, session):
        def brought(referrer, referred, on=None):
            session.add(Referral(referrer_id=referrer.id, referred_id=referred.id, referred_on=on))

        return brought

    def standing(self, session):
        rows = session.execute(sa.select(Referral.referrer_id, Referral.referred_id))
        return sorted(tuple(row) for row in rows)

    def test_a_referral_between_the_two_goes(self, session, merge, pair, brought):
        brought(*pair)

        merge()

        assert self.standing(session) == []

    def test_people_brought_by_either_were_brought_by_the_one(self, session, merge, pair, brought):
        friends = make_customer(session), make_customer(session)
        brought(pair[0], friends[0])
        brought(pair[1], friends[1])

        merge()

        assert self.standing(session) == [(pair[0].id, friend.id) for friend in friends]

    @pytest.mark.parametrize(
        ("days", "winner"),
        [((DAY, DAY - timedelta(days=1)), 1), ((DAY, None), 0), ((DAY, DAY), 0), ((None, None), 0)],
    )
    def test_of_two_introducers_the_earlier_counts(
        self, session, merge, pair, brought, days, winner
    ):
        introducers = make_customer(session, number="A"), make_customer(session, number="B")
        brought(introducers[0], pair[0], days[0])
        brought(introducers[1], pair[1], days[1])

        merge()

        assert self.standing(session) == [(introducers[winner].id, pair[0].id)]

    def test_an_introducer_of_the_other_file_only_is_kept(self, session, merge, pair, brought):
        introducer = make_customer(session)
        brought(introducer, pair[1])

        merge()

        assert self.standing(session) == [(introducer.id, pair[0].id)]

    def test_nobody_comes_to_have_brought_themselves(self, session, merge, pair, brought):
        middle = make_customer(session)
        brought(pair[0], middle)
        brought(middle, pair[1])

        merge()

        assert self.standing(session) == [(pair[0].id, middle.id)]

    @settings(
        max_examples=40,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(parents=st.lists(st.integers(0, 6), min_size=7, max_size=7))
    def test_whoever_brought_whom_no_circle_is_left(self, store, actor, parents):
        def work(session):
            people = [make_customer(session) for _ in parents]
            session.add_all(
                Referral(referrer_id=people[up].id, referred_id=people[at].id)
                for at, up in enumerate(parents)
                if up < at
            )
            session.flush()
            keep, other = people[2], people[5]
            merge_customers(session, keep_id=keep.id, other_id=other.id, actor=actor, today=TODAY)
            rows = session.execute(sa.select(Referral.referred_id, Referral.referrer_id))
            return dict(rows.all())

        referrer_of = store.try_out(work)

        rest = [
            closes_loop(up, down, {k: v for k, v in referrer_of.items() if k != down})
            for down, up in referrer_of.items()
        ]
        assert not any(rest)
