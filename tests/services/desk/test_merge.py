"""Two files of one person made into one."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import (
    Attachment,
    AttachmentContent,
    Attendance,
    Base,
    Circle,
    CircleMember,
    Complaint,
    Consent,
    Customer,
    CustomerNeed,
    DuplicateRejection,
    Event,
    FamilyMember,
    ImportantDate,
    NeedCode,
    Package,
    Phone,
    Preference,
    Referral,
    Visit,
    VisitLine,
)
from app.models.enums import (
    AttachmentKind,
    CircleKind,
    ConsentKind,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    Intent,
    NeedKind,
    PreferenceKind,
    Role,
)
from app.services.desk.errors import CustomerGone, SameCustomer
from app.services.desk.merge import MergeSide, merge_customers, preview_merge
from app.services.desk.search import find_customers, refresh_search_text
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.store import Store
from app.services.foundation.undo import undo_entry
from app.services.rules.referrals import closes_loop
from tests.factories import make_customer, make_item, make_staff, make_visit

DAY = date(2026, 11, 20)


@pytest.fixture
def pair(session):
    return make_customer(session, "李思雨", number="1"), make_customer(
        session, "李思语", number="2"
    )


@pytest.fixture
def merge(session, actor, pair):
    """Merge the second of the pair into the first."""

    def merge(**choices):
        keep, other = pair
        session.flush()
        return merge_customers(
            session, keep_id=keep.id, other_id=other.id, actor=actor, choices=choices
        )

    return merge


def fill(session, customer, item, circle, code):
    """A file with a row in every table that points to a customer."""
    key = customer.id
    visit = make_visit(session, customer, item, DAY, 5_000, 0)
    package = Package(customer_id=key, item_id=item.id, session_count=3, bought_on=DAY)
    event = Event(name=f"沙龙 {key}")
    child = FamilyMember(customer_id=key, name="雨桐", relation=FamilyRelation.CHILD)
    consent = Consent(customer_id=key, kind=ConsentKind.TESTIMONY, given_on=DAY)
    session.add_all([package, event, child, consent])
    session.flush()
    session.merge(AttachmentContent(sha256="a" * 64, content=b"%PDF"))
    visit.note = f"{package.id}"
    birthday = {"kind": DateKind.BIRTHDAY, "month": 5, "day": key % 28 + 1}
    session.add_all(
        [
            Phone(customer_id=key, digits="13900138821", position=0),
            Phone(customer_id=key, digits=f"1361111000{key}", position=1),
            Preference(customer_id=key, kind=PreferenceKind.LIKE, text="乌龙茶"),
            CustomerNeed(customer_id=key, need_code_id=code.id),
            CircleMember(customer_id=key, circle_id=circle.id),
            Attendance(customer_id=key, event_id=event.id, attended_on=DAY),
            Complaint(customer_id=key, received_on=DAY),
            ImportantDate(customer_id=key, family_member_id=child.id, **birthday),
            ImportantDate(customer_id=key, kind=DateKind.WEDDING, month=10, day=1),
            Attachment(
                customer_id=key,
                consent_id=consent.id,
                kind=AttachmentKind.TESTIMONY,
                title="感言",
                file_name="a.pdf",
                media_type="application/pdf",
                size_bytes=4,
                sha256="a" * 64,
                added_on=DAY,
            ),
        ]
    )


def two_full_files(session):
    item, circle = make_item(session), Circle(kind=CircleKind.CLUB, name="贵妇会")
    code = NeedCode(kind=NeedKind.NEED, name="抗衰")
    session.add_all([circle, code])
    keep, other = make_customer(session, "李思雨"), make_customer(session, "李思语")
    friend, third = make_customer(session, "王小明"), make_customer(session, "张雅婷")
    session.flush()
    fill(session, keep, item, circle, code)
    fill(session, other, item, circle, code)
    session.add_all(
        [
            Referral(referrer_id=keep.id, referred_id=other.id, referred_on=DAY),
            Referral(referrer_id=other.id, referred_id=friend.id),
            Referral(referrer_id=third.id, referred_id=keep.id),
            DuplicateRejection(first_id=other.id, second_id=friend.id),
        ]
    )
    make_customer(session, "旧", status=CustomerStatus.MERGED, merged_into_id=other.id)
    return keep.id, other.id


def contents(session):
    """Everything but the journal; rows in the order of their keys."""
    return {
        table.name: [
            tuple(row) for row in session.execute(sa.select(table).order_by(*table.primary_key))
        ]
        for table in Base.metadata.sorted_tables
        if not table.name.startswith("journal")
    }


def tables_holding(session, key):
    """The names of the tables with a row of the customer under ``key``."""
    columns = [
        table.c.customer_id for table in Base.metadata.sorted_tables if "customer_id" in table.c
    ]
    return {
        column.table.name
        for column in columns
        if session.scalar(sa.select(sa.exists().where(column == key)))
    }


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


class TestUndo:
    @pytest.fixture
    def finding(self, engine, clock):
        return Store(engine, clock=clock, derivers=[refresh_search_text])

    @pytest.fixture
    def files(self, finding, actor):
        written = finding.write(two_full_files, actor=actor, intent=Intent.ADD_CUSTOMER)
        return written.value

    @pytest.fixture
    def merged(self, finding, actor, files):
        def work(session):
            return merge_customers(session, keep_id=files[0], other_id=files[1], actor=actor)

        return lambda: finding.write(work, actor=actor, intent=Intent.MERGE_CUSTOMERS)

    def test_undoing_a_merge_restores_everything_exactly(self, finding, actor, merged):
        before = finding.read(contents)
        merged()

        finding.write(undo_entry, actor=actor, intent=Intent.UNDO)

        assert finding.read(contents) == before

    def test_nothing_is_left_behind_in_the_other_file(self, finding, files, merged):
        merged()

        left = finding.read(lambda session: tables_holding(session, files[1]))

        assert left <= {"search_text", "journal_rows"}

    def test_the_old_number_finds_the_file_that_goes_on(self, finding, files, merged):
        number = finding.read(lambda session: session.get(Customer, files[1]).number)
        merged()

        found = finding.read(lambda session: find_customers(session, text=number))

        assert [one.id for one in found] == [files[0]]


def test_visits_and_their_lines_are_united(session, merge, pair):
    item = make_item(session)
    make_visit(session, pair[0], item, DAY, 1_000)
    make_visit(session, pair[1], item, DAY, 2_000, 3_000)

    moved = merge().moved

    assert (moved["visits"], moved["visit_lines"]) == (1, 2)
    assert set(session.scalars(sa.select(Visit.customer_id))) == {pair[0].id}
    assert set(session.scalars(sa.select(VisitLine.customer_id))) == {pair[0].id}


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
        deadline=None,
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
            merge_customers(session, keep_id=keep.id, other_id=other.id, actor=actor)
            rows = session.execute(sa.select(Referral.referred_id, Referral.referrer_id))
            return dict(rows.all())

        referrer_of = store.try_out(work)

        rest = [
            closes_loop(up, down, {k: v for k, v in referrer_of.items() if k != down})
            for down, up in referrer_of.items()
        ]
        assert not any(rest)


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
            merge_customers(session, keep_id=pair[0].id, other_id=pair[0].id, actor=actor)

    def test_a_customer_merged_before_cannot_be_merged_again(self, session, actor, merge, pair):
        merge()

        with pytest.raises(CustomerGone):
            merge_customers(session, keep_id=pair[1].id, other_id=pair[0].id, actor=actor)

    def test_both_must_exist(self, session, actor, pair):
        with pytest.raises(NotFound):
            merge_customers(session, keep_id=pair[0].id, other_id=404, actor=actor)

    def test_a_receptionist_may_not_merge(self, session, pair):
        desk = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

        with pytest.raises(NotAllowed):
            merge_customers(session, keep_id=pair[0].id, other_id=pair[1].id, actor=desk)
