"""Trying and importing whole files."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.models import Clinic, Customer, Referral, Visit, VisitLine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.foundation.undo import undo_entry
from app.services.tables.headings import remap
from app.services.tables.runs import ImportNotWhole, dry_run, import_table, read_table, recall
from app.words import ImportColumn as Column
from app.words import ImportKind, Intent, Role
from app.words import RowVerdict as Verdict
from tests.services.tables.conftest import table_of

MESSY = Path(__file__).resolve().parents[2] / "data" / "messy"
EXPECTED = json.loads((MESSY / "expected.json").read_text(encoding="utf-8"))
HEADS = ["会员号", "日期", "金额", "折后"]


@pytest.fixture
def read(clock, actor):
    """A dry run as work for the store."""
    return lambda table: (
        lambda session: dry_run(session, table=table, actor=actor, today=clock.today())
    )


@pytest.fixture
def bring_in(store, clock, actor):
    """Import a table, errors left out."""

    def run(table):
        return store.write(
            lambda session: import_table(
                session, table=table, actor=actor, now=clock.now(), leave_errors=True
            ),
            actor=actor,
            intent=Intent.IMPORT,
        )

    return run


@pytest.fixture
def count(store):
    return lambda model: store.read(
        lambda session: session.scalar(sa.select(sa.func.count()).select_from(model))
    )


@pytest.fixture
def customers():
    return read_table(MESSY / "customers.csv", kind=ImportKind.CUSTOMERS)


@pytest.fixture
def visits():
    return read_table(MESSY / "visits.xlsx", kind=ImportKind.VISITS)


def test_the_untidy_archive_is_tried_without_a_trace(store, read, customers, count):
    found = store.read(read(customers))

    assert found.count(Verdict.NEW) == EXPECTED["customers"]["new"]
    assert found.count(Verdict.SAME) == EXPECTED["customers"]["same"]
    assert found.count(Verdict.ERROR) == EXPECTED["customers"]["errors"]
    assert sorted(p.problem for p in found.problems) == EXPECTED["customers"]["error_reasons"]
    assert count(Customer) == 0


def test_the_untidy_archive_is_refused_whole(session, clock, actor, customers):
    with pytest.raises(ImportNotWhole) as refused:
        import_table(session, table=customers, actor=actor, now=clock.now())

    assert (refused.value.name, refused.value.error_count) == ("customers.csv", 4)


def test_the_untidy_books_come_in_and_again_change_nothing(bring_in, customers, visits, count):
    bring_in(customers)
    bring_in(visits)

    again = [bring_in(customers), bring_in(visits)]

    assert [written.entry_id for written in again] == [None, None]
    assert count(Customer) == EXPECTED["customers"]["new"]
    assert count(Referral) == EXPECTED["customers"]["with_referrer"]
    assert count(VisitLine) == EXPECTED["visits"]["lines"]


def test_the_untidy_visits_have_their_days_and_their_total(store, bring_in, visits):
    written = bring_in(visits)

    days = store.read(
        lambda session: session.execute(
            sa.select(VisitLine.customer_id, VisitLine.visited_on)
            .where(VisitLine.amount_minor >= 0)
            .distinct()
        ).all()
    )
    assert len(days) == EXPECTED["visits"]["visit_days"]
    assert written.value.net_total_minor == EXPECTED["visits"]["net_total"] * 100


def test_undo_of_an_import_leaves_the_store_as_before(
    store, actor, bring_in, customers, visits, count
):
    bring_in(customers)
    written = bring_in(visits)

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    assert (count(Customer), count(Visit), count(VisitLine)) == (400, 0, 0)


def test_a_long_ledger_of_invoices_comes_in(tmp_path, bring_in):
    lines = [f"{12346 + n % 700},2011-{n % 12 + 1:02}-18,{n}.5,C{n},refund" for n in range(2000)]
    path = tmp_path / "invoices.csv"
    path.write_text("customer_id,date,amount,invoice,kind\n" + "\n".join(lines))

    written = bring_in(read_table(path, kind=ImportKind.VISITS))

    assert written.value.count(Verdict.NEW) == 2000
    assert written.value.made_count == 700


def test_money_is_read_in_the_coins_of_the_clinic(session, store, clock, read):
    session.add(
        Clinic(
            id=1,
            name="春日",
            zone="Asia/Tokyo",
            currency="JPY",
            language="zh",
            created_at=clock.now(),
        )
    )
    session.commit()

    found = store.read(read(table_of(ImportKind.VISITS, HEADS[:3], ["V1", "2026-01-02", "1280"])))

    assert found.net_total_minor == 1280


def test_how_a_file_was_read_is_remembered_by_its_headings(store, bring_in):
    lines = (HEADS, ["V1", "2026-01-02", "500", "400"])
    bring_in(remap(table_of(ImportKind.VISITS, *lines), {"折后": Column.AMOUNT}))

    table = store.read(lambda session: recall(session, table=table_of(ImportKind.VISITS, *lines)))

    assert table.columns["折后"] is Column.AMOUNT
    assert "金额" not in table.columns


def test_a_file_with_other_headings_is_guessed(store, bring_in):
    bring_in(
        remap(
            table_of(ImportKind.VISITS, HEADS, ["V1", "2026-01-02", "5", "4"]),
            {"折后": Column.AMOUNT},
        )
    )

    table = store.read(
        lambda session: recall(session, table=table_of(ImportKind.VISITS, [*HEADS, "医生"]))
    )

    assert table.columns["金额"] is Column.AMOUNT


def test_a_heading_too_long_to_keep_is_guessed_again(store, bring_in):
    lines = ([*HEADS[:3], "x" * 121], ["V1", "2026-01-02", "5", ""])
    bring_in(table_of(ImportKind.VISITS, *lines))

    table = store.read(lambda session: recall(session, table=table_of(ImportKind.VISITS, *lines)))

    assert len(table.columns) == 3


def test_the_way_a_file_is_read_can_change(store, bring_in):
    lines = (HEADS, ["V1", "2026-01-02", "500", "400"])
    bring_in(remap(table_of(ImportKind.VISITS, *lines), {"折后": Column.AMOUNT}))
    bring_in(remap(table_of(ImportKind.VISITS, *lines), {"金额": Column.AMOUNT}))

    table = store.read(lambda session: recall(session, table=table_of(ImportKind.VISITS, *lines)))

    assert table.columns["金额"] is Column.AMOUNT


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.SPECIALIST])
def test_the_desk_may_not_import(session, clock, visits, role):
    someone = Actor(staff_id=None, name="小林", role=role)

    with pytest.raises(NotAllowed):
        dry_run(session, table=visits, actor=someone, today=clock.today())
    with pytest.raises(NotAllowed):
        import_table(session, table=visits, actor=someone, now=clock.now())
