"""Lists written to files, and read again."""

import csv
import io
from datetime import date, time
from pathlib import Path

import pytest
import sqlalchemy as sa
from python_calamine import load_workbook

from app.models import (
    Attendance,
    Complaint,
    CustomerMetrics,
    Event,
    Grade,
    GradingRun,
    Phone,
    Referral,
    RuleVersion,
    VisitLine,
)
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.tables.choices import (
    DIRECTIONS,
    FOLLOWUP_KINDS,
    FOLLOWUP_STATES,
    GENDERS,
    KINDS,
    METHODS,
    STATUSES,
    read_choice,
)
from app.services.tables.exports import export_list
from app.services.tables.runs import dry_run, read_table
from app.words import (
    CalendarKind,
    ComplaintStatus,
    CustomerStatus,
    CutKind,
    ExportKind,
    FeedbackDirection,
    FeedbackKind,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Gender,
    ImportKind,
    LineState,
    Role,
    Tier,
)
from app.words import RowVerdict as Verdict
from app.words.language import LANGUAGES, choose_language
from app.words.names import name_of
from tests.factories import make_clinic, make_customer, make_followup, make_item, make_visit

ENDINGS = [".xlsx", ".csv"]
ONLY_OUT = (ExportKind.GRADES, ExportKind.CONTACTS)
KINDS_BACK = [kind for kind in ExportKind if kind not in ONLY_OUT]


@pytest.fixture(params=LANGUAGES)
def language(request):
    choose_language(request.param)
    yield request.param
    choose_language("en")


@pytest.fixture
def clinic(session):
    """Two customers, with something in every list."""
    make_clinic(session)
    lin = make_customer(
        session,
        "林悦",
        number="V1",
        gender=Gender.FEMALE,
        birth_year=1985,
        birth_month=3,
        birth_day=5,
        region="滨湖",
        first_contact_on=date(2026, 1, 2),
        note="=cmd()\n怕疼",
    )
    wang = make_customer(
        session,
        "王芳",
        number="00002",
        birth_calendar=CalendarKind.LUNAR,
        birth_month=8,
        birth_day=15,
    )
    add_records(session, lin, wang)
    session.commit()
    return {"lin": lin, "wang": wang}


def add_records(session, lin, wang):
    session.add(Phone(customer_id=lin.id, digits="13800000001"))
    session.add(Phone(customer_id=lin.id, digits="+12125550199", position=1))
    session.add(Referral(referrer_id=lin.id, referred_id=wang.id, referred_on=date(2026, 1, 3)))
    make_visit(session, lin, make_item(session, "水光"), date(2026, 1, 4), 128050, -500)
    salon = Event(name="春季沙龙")
    session.add(salon)
    session.flush()
    session.add(
        Attendance(
            customer_id=wang.id, event_id=salon.id, attended_on=date(2026, 3, 1), sales_minor=680
        )
    )
    session.add(
        Complaint(
            customer_id=lin.id,
            received_on=date(2026, 3, 2),
            direction=FeedbackDirection.RETURN,
            status=ComplaintStatus.RESOLVED,
            text="退款慢",
        )
    )
    make_followup(session, lin, date(2026, 3, 3), ask="肿吗？\n疼吗？", due_at=time(9, 30))
    make_followup(session, lin, date(2026, 3, 3), state=FollowUpState.DONE, origin="1")
    session.flush()


@pytest.fixture
def export(session, actor, tmp_path):
    def run(kind, ending=".xlsx") -> Path:
        path = tmp_path / f"list{ending}"
        return export_list(session, kind=kind, path=path, actor=actor).path

    return run


def cells_of(path):
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    return load_workbook(str(path)).get_sheet_by_index(0).to_python()


@pytest.mark.usefixtures("clinic", "language")
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", KINDS_BACK)
def test_an_exported_list_comes_back_as_the_same(session, actor, clock, export, kind, ending):
    path = export(kind, ending)

    table = read_table(path, kind=ImportKind(kind.value))
    found = dry_run(session, table=table, actor=actor, today=clock.today())

    assert {outcome.verdict for outcome in found.outcomes} == {Verdict.SAME}
    assert found.is_whole


@pytest.mark.usefixtures("clinic")
@pytest.mark.parametrize("ending", ENDINGS)
def test_phones_are_text_and_formulas_are_harmless(export, ending):
    _, _, row = cells_of(export(ExportKind.CUSTOMERS, ending))

    assert row[2] == "13800000001 / +12125550199"
    assert row[12] == "'=cmd()\n怕疼"


@pytest.mark.usefixtures("clinic")
def test_days_and_amounts_are_days_and_figures_in_a_workbook(export):
    _, row, _ = cells_of(export(ExportKind.VISITS))

    assert (row[2], row[4]) == (date(2026, 1, 4), 1280.5)


@pytest.mark.usefixtures("clinic")
def test_amounts_in_text_have_their_coins(export):
    _, row, _ = cells_of(export(ExportKind.VISITS, ".csv"))

    assert (row[2], row[4]) == ("2026-01-04", "1280.50")


@pytest.mark.usefixtures("clinic")
def test_what_did_not_happen_is_not_exported(session, export):
    line = session.scalars(sa.select(VisitLine).where(VisitLine.amount_minor < 0)).one()
    line.state = LineState.VOIDED
    session.flush()

    assert len(cells_of(export(ExportKind.VISITS))) == 2


def test_who_is_gone_is_not_exported(session, clinic, export):
    clinic["lin"].status = CustomerStatus.ANONYMISED
    session.flush()

    assert [row[0] for row in cells_of(export(ExportKind.CUSTOMERS))] == ["Number", "00002"]


def test_standing_is_exported_beside_the_archive(session, clock, clinic, export):
    metrics = CustomerMetrics(
        customer_id=clinic["lin"].id,
        as_of_on=clock.today(),
        tier=Tier.VIP,
        tier_order=0,
        spend_minor=128050,
        visit_count=3,
    )
    session.add(metrics)
    session.flush()

    _, wang, lin = cells_of(export(ExportKind.CUSTOMERS))

    assert lin[-3:] == ["VIP", 1280.5, 3]
    assert wang[-3:] == ["", "", ""]


@pytest.mark.usefixtures("language")
def test_the_newest_grading_is_exported_by_place(session, clock, clinic, export):
    session.add(
        RuleVersion(
            id=1,
            digest="a",
            valid_from_on=date(2026, 1, 1),
            cut_kind=CutKind.RANK_SHARE,
            vip_cut=2000,
            major_cut=4000,
            ordinary_cut=7000,
            created_at=clock.now(),
        )
    )
    session.flush()
    session.add(run_of(clock))
    session.flush()
    session.add_all([grade_of(clinic["lin"], rank=2), grade_of(clinic["wang"], rank=1)])
    session.flush()

    rows = cells_of(export(ExportKind.GRADES))

    assert [row[:3] for row in rows[1:]] == [["00002", "王芳", 1.0], ["V1", "林悦", 2.0]]
    assert rows[1][3] == name_of(Tier.VIP)
    assert len(rows[0]) == len(rows[1]) == 14


def test_the_desk_may_not_export(session, tmp_path):
    someone = Actor(staff_id=None, name="小林", role=Role.RECEPTIONIST)

    with pytest.raises(NotAllowed):
        export_list(session, kind=ExportKind.VISITS, path=tmp_path / "a.csv", actor=someone)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize(
    ("words", "members"),
    [
        (GENDERS, list(Gender)),
        (STATUSES, list(ComplaintStatus)),
        (KINDS, list(FeedbackKind)),
        (DIRECTIONS, list(FeedbackDirection)),
        (FOLLOWUP_KINDS, list(FollowUpKind)),
        (METHODS, list(FollowUpMethod)),
        (FOLLOWUP_STATES, list(FollowUpState)),
    ],
)
def test_every_choice_is_understood_as_it_is_written(words, members):
    assert [read_choice(name_of(member), words) for member in members] == members


def run_of(clock):
    return GradingRun(
        id=1,
        as_of_on=date(2026, 9, 30),
        period="2026-Q3",
        rule_version_id=1,
        ranked_count=2,
        dormant_count=0,
        prospect_count=0,
        rows_after_count=0,
        tie_at_cut=False,
        weight_in_use=100,
        checksum="c",
        graded_at=clock.now(),
    )


def grade_of(customer, *, rank):
    cells = dict.fromkeys(column.name for column in sa.inspect(Grade).local_table.c)
    cells = {name: 0 for name in cells if not name.endswith("_on")} | {
        "run_id": 1,
        "customer_id": customer.id,
        "number": customer.number,
        "rank": rank,
        "ranked": True,
        "base_tier": Tier.VIP,
        "tier": Tier.VIP,
        "stars": 5,
    }
    return Grade(**cells)
