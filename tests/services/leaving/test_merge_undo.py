"""A merge taken back."""

from datetime import date
from functools import partial

import pytest
import sqlalchemy as sa

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
)
from app.services.archive.search import find_customers, refresh_search_text
from app.services.foundation.errors import HeldInPlace
from app.services.foundation.store import Store
from app.services.foundation.undo import undo_entry
from app.services.leaving.merge import merge_customers
from app.words import (
    AttachmentKind,
    CircleKind,
    ConsentKind,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    Intent,
    NeedKind,
    PreferenceKind,
)
from tests.factories import make_customer, make_item, make_visit
from tests.services.desk_work import TODAY

DAY = date(2026, 11, 20)


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
            return merge_customers(
                session, keep_id=files[0], other_id=files[1], actor=actor, today=TODAY
            )

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

    def test_a_merge_is_not_brought_back_into_somebody_merged_since(self, finding, actor):
        def enrol(session):
            return make_customer(session, "李思雨").id, make_customer(session, "李思语").id

        first, second = finding.write(enrol, actor=actor, intent=Intent.ADD_CUSTOMER).value

        def merge(keep_id, other_id):
            work = partial(
                merge_customers, keep_id=keep_id, other_id=other_id, actor=actor, today=TODAY
            )
            return finding.write(work, actor=actor, intent=Intent.MERGE_CUSTOMERS).entry_id

        def undo(entry_id):
            work = partial(undo_entry, entry_id=entry_id)
            return finding.write(work, actor=actor, intent=Intent.UNDO).entry_id

        taken_back = undo(merge(first, second))
        merge(second, first)

        with pytest.raises(HeldInPlace):
            undo(taken_back)

        query = sa.select(Customer.merged_into_id).where(Customer.id == second)
        assert finding.read(lambda session: session.scalar(query)) is None
