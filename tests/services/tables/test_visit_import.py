"""Importing visits."""

from datetime import date

import pytest

from app.models import Customer, Event, Family, Item, StaffMember, Visit, VisitLine
from app.services.foundation.undo import undo_entry
from app.words import ImportKind, Intent
from app.words import RowVerdict as Verdict
from tests.factories import make_customer, make_item, make_visit

HEADS = ["会员号", "日期", "项目", "实收"]
FULL = ["会员号", "姓名", "手机", "日期", "项目", "实收", "医生", "活动"]
DAY = "2026-01-02"


@pytest.fixture
def import_visits(imports):
    return lambda *lines, **options: imports(ImportKind.VISITS, *lines, **options)


def verdicts(written):
    return [outcome.verdict for outcome in written.value.outcomes]


def test_lines_of_one_customer_and_day_are_one_visit(import_visits, rows_of):
    written = import_visits(
        HEADS, ["V1", DAY, "水光", "680"], ["v1", DAY, "脱毛", "0"], ["V1", "2026-01-03", "水光", 5]
    )

    assert len(rows_of(Visit)) == 2
    assert [line["amount_minor"] for line in rows_of(VisitLine)] == [68000, 0, 500]
    assert written.value.net_total_minor == 68500


def test_a_row_names_treatment_staff_and_event(import_visits, rows_of):
    import_visits(FULL, ["V1", "李思雨", "", DAY, "水光", "680", "林医生", "春季沙龙"])

    (line,) = rows_of(VisitLine)
    (item,) = rows_of(Item)
    assert (item["name"], rows_of(Family)[0]["name"]) == ("水光", "水光")
    assert rows_of(Family)[0]["cycle_days"] is None
    assert (line["item_id"], line["family_id"]) == (item["id"], item["family_id"])
    assert (rows_of(StaffMember)[0]["name"], line["staff_id"]) == ("林医生", 1)
    assert (rows_of(Event)[0]["name"], line["event_id"]) == ("春季沙龙", 1)


def test_staff_made_by_a_file_cannot_sign_in(import_visits, rows_of):
    import_visits(FULL, ["V1", "李思雨", "", DAY, "水光", "680", "林医生", ""])

    assert rows_of(StaffMember)[0]["slot_id"] is None


def test_an_unknown_number_makes_the_customer(import_visits, customer):
    written = import_visits(FULL, ["V1", "李思雨", "13800000001", DAY, "水光", "680", "", ""])

    assert customer("V1")["name"] == "李思雨"
    assert written.value.made_count == 1


def test_a_number_alone_is_name_enough(import_visits, customer):
    import_visits(HEADS, ["12346", DAY, "水光", "680"])

    assert customer("12346")["name"] == "12346"


def test_name_and_phone_find_the_customer(import_visits, imports, rows_of):
    imports(ImportKind.CUSTOMERS, ["会员号", "姓名", "手机"], ["V1", "李思雨", "13800000001"])

    written = import_visits(["姓名", "手机", "日期", "金额"], ["李思雨", "138-0000-0001", DAY, "5"])

    assert written.value.made_count == 0
    assert rows_of(VisitLine)[0]["customer_id"] == rows_of(Customer)[0]["id"]


@pytest.mark.parametrize("cells", [[DAY, "5"], [DAY, "5", ""]])
def test_without_a_treatment_the_item_is_unspecified(import_visits, rows_of, cells):
    heads = ["日期", "金额", "项目"][: len(cells)]

    import_visits(["会员号", *heads], ["V1", *cells])

    assert [row["name"] for row in rows_of(Item)] == ["unspecified"]


def test_items_are_known_by_name_and_by_code(session, import_visits, rows_of):
    item = make_item(session, "Botox")
    code = item.code
    session.commit()

    import_visits(HEADS, ["V1", DAY, " botox ", "5"], ["V1", DAY, code, "6"])

    assert [line["item_id"] for line in rows_of(VisitLine)] == [1, 1]


def test_a_known_family_takes_an_item_of_its_name_in(session, import_visits, rows_of):
    session.add(Family(name="水光", cycle_days=90))
    session.commit()

    import_visits(HEADS, ["V1", DAY, "水光", "5"])

    assert len(rows_of(Family)) == 1
    assert rows_of(Item)[0]["family_id"] == rows_of(Family)[0]["id"]


def test_the_same_file_again_changes_nothing(import_visits):
    lines = [HEADS, ["V1", DAY, "水光", "5"], ["V1", DAY, "水光", "5"], ["V1", DAY, "", "-5"]]
    import_visits(*lines)

    again = import_visits(*lines)

    assert verdicts(again) == [Verdict.SAME] * 3
    assert again.entry_id is None


def test_a_row_more_of_the_same_is_new(import_visits, rows_of):
    import_visits(HEADS, ["V1", DAY, "水光", "5"])

    written = import_visits(HEADS, ["V1", DAY, "水光", "5"], ["V1", DAY, "水光", "5"])

    assert verdicts(written) == [Verdict.SAME, Verdict.NEW]
    assert (len(rows_of(Visit)), len(rows_of(VisitLine))) == (1, 2)


def test_a_line_joins_the_visit_logged_at_the_desk(session, import_visits, rows_of):
    lin = make_customer(session, number="V1")
    make_visit(session, lin, make_item(session), date(2026, 1, 2), 500)
    session.commit()

    import_visits(HEADS, ["V1", DAY, "水光", "5"])

    assert [line["visit_id"] for line in rows_of(VisitLine)] == [1, 1]


@pytest.mark.req("A04")
def test_a_refund_is_a_line_below_zero_on_its_day(import_visits, rows_of):
    import_visits(HEADS, ["V1", DAY, "水光", "5"], ["V1", "2026-02-01", "水光", "(5)"])

    refund = rows_of(VisitLine)[1]
    assert (refund["amount_minor"], refund["visited_on"]) == (-500, date(2026, 2, 1))


def test_undo_takes_the_whole_import_back(import_visits, store, actor, rows_of):
    written = import_visits(
        FULL, ["V1", "李思雨", "13800000001", DAY, "水光", "680", "林医生", "春季沙龙"]
    )

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )

    assert [rows_of(m) for m in (Customer, Visit, VisitLine, Item, Family, StaffMember)] == [[]] * 6


def test_the_import_can_be_stopped_and_leaves_nothing(import_visits, rows_of):
    def stop(done, total):
        raise KeyboardInterrupt(done, total)

    with pytest.raises(KeyboardInterrupt):
        import_visits(HEADS, ["V1", DAY, "水光", "5"], progress=stop)

    assert rows_of(Customer) == []


def test_progress_ends_at_everything_written(import_visits):
    told = []

    import_visits(HEADS, ["V1", DAY, "水光", "5"], progress=lambda *step: told.append(step))

    assert told[-1] == (5, 5)  # customer, family, item, visit, line
