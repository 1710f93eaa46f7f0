"""Somebody who has the key and a database tool: stopped by the tables, or found by looking."""

import re

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from app.models import Base
from app.models.guards import GUARDS
from app.services.foundation.images import models_by_table
from app.services.vault.errors import RecordsAltered
from app.words import FindingKind

KEPT = sorted(name.removesuffix("_stay") for name in GUARDS if name.endswith("_stay"))
JOURNAL = ("journal_entries", "journal_rows")
FIXED = sorted(
    (name.removesuffix("_fixed"), column)
    for name, statement in GUARDS.items()
    if name.endswith("_fixed")
    for column in re.findall(r"NEW\.(\w+) IS NOT OLD", statement)
    if column != "id"
)
JOURNALLED = sorted(
    table.name for table in Base.metadata.sorted_tables if models_by_table()[table.name].journalled
)


def filled(victim, table):
    return victim.ask(f"SELECT count(*) FROM {table}")[0][0] > 0  # noqa: S608


def other(column):
    """An expression for another value, whatever the column holds."""
    return f"CASE WHEN typeof({column}) = 'integer' THEN {column} + 1 ELSE {column} || 'x' END"


def test_a_clinic_nobody_meddled_with_has_nothing_to_find(victim):
    assert victim.findings() == []


def test_no_row_of_a_record_can_be_taken_out(victim):
    taken = []
    for table in (*KEPT, *JOURNAL):
        if filled(victim, table):
            try:
                victim.tool(f"DELETE FROM {table}", pragmas=["foreign_keys = OFF"])  # noqa: S608
            except IntegrityError:
                continue
            taken.append(table)

    assert taken == []


@pytest.mark.parametrize("pragma", ["recursive_triggers = ON", "recursive_triggers = OFF"])
def test_no_row_of_a_record_can_be_put_over_another(victim, pragma):
    replaced = []
    for table in (*KEPT, *JOURNAL, "complaint_call_backs"):
        if table != "number_series" and filled(victim, table):
            again = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"  # noqa: S608
            try:
                victim.tool(again, pragmas=["foreign_keys = OFF", pragma])
            except IntegrityError:
                continue
            replaced.append(table)

    assert replaced == []


def test_what_was_written_down_stays_in_every_column_of_a_record(victim):
    changed = []
    for table, column in FIXED:
        if victim.ask(f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL LIMIT 1"):  # noqa: S608
            change = f"UPDATE {table} SET {column} = {other(column)} WHERE {column} IS NOT NULL"  # noqa: S608
            try:
                victim.tool(change, pragmas=["foreign_keys = OFF"])
            except IntegrityError as refused:
                if "stays" in str(refused) or "held" in str(refused):
                    continue
            changed.append((table, column))

    assert changed == []


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (
            "UPDATE followups SET due_on = '2099-01-01', latest_on = '2099-01-01'"
            " WHERE kind = 'complaint_call_back' AND state = 'open'",
            "nobody waits that long",
        ),
        ("DELETE FROM followups WHERE kind = 'complaint_call_back'", "undoing only"),
        (
            "UPDATE followups SET kind = 'standard', complaint_id = NULL"
            " WHERE kind = 'complaint_call_back'",
            "stays",
        ),
        (
            "UPDATE followups SET state = 'done' WHERE kind = 'complaint_call_back'"
            " AND state = 'open' AND id NOT IN (SELECT followup_id FROM contacts"
            " WHERE followup_id IS NOT NULL)",
            "nobody has called back",
        ),
        ("UPDATE complaint_handlers SET staff_id = 1", "stays"),
        ("DELETE FROM complaint_handlers", "stays on record|undoing only"),
        ("UPDATE complaint_log SET text = 'nothing happened'", "stays"),
        ("DELETE FROM complaint_log", "undoing only"),
        ("UPDATE complaint_cases SET first_receiver_id = 1 WHERE first_receiver_id <> 1", "held"),
        ("UPDATE complaint_deadlines SET due_at = '2099-01-01 00:00:00'", "stood still"),
        ("UPDATE complaint_deadlines SET started_at = due_at", "stays"),
        ("UPDATE contacts SET settles_at = '2099-01-01 00:00:00'", "stays"),
        ("UPDATE contacts SET note = 'all is well'", "only edited with its time"),
        ("DELETE FROM contacts", "undoing only"),
        ("UPDATE customer_metrics SET tier = 'vip', tier_order = 0", "last grading"),
        ("UPDATE customer_metrics SET provisional = 1", "last grading"),
        ("UPDATE grades SET tier = 'vip'", "frozen"),
        ("DELETE FROM grading_runs", "undoing only"),
        ("UPDATE number_series SET last = 1", "given twice"),
        ("DELETE FROM number_series", "counts on"),
    ],
)
def test_the_tables_refuse(victim, statement, why):
    with pytest.raises(IntegrityError, match=why):
        victim.tool(statement, pragmas=["foreign_keys = OFF"])


INVENTED_RUN = (
    "INSERT INTO grading_runs SELECT 99, '2026-11-21', '2026-11', rule_version_id, ranked_count,"
    " dormant_count, prospect_count, 0, 0, weight_in_use, checksum, 0, id, NULL, graded_at, 1"
    " FROM grading_runs ORDER BY id DESC LIMIT 1"
)
INVENTED_GRADES = (
    "INSERT INTO grades SELECT 99, customer_id, number, first_visit_on, last_visit_on,"
    " tenure_days, spend_minor, spend_365_minor, visit_count, visits_365, visits_90,"
    " spend_first_90_minor, treatment_count, referred_count, referred_buyer_count,"
    " referred_spend_minor, event_count, event_sales_minor, harmony, tenure_below, spend_below,"
    " visits_below, frequency_below, treatments_below, referred_below, referred_spend_below,"
    " events_below, event_sales_below, ranked, score_n, rank, 'vip', 'vip', 5 FROM grades"
    " WHERE run_id = (SELECT max(id) FROM grading_runs WHERE id < 99)"
)


def test_an_invented_grading_is_found(victim):
    victim.tool(INVENTED_RUN, INVENTED_GRADES, pragmas=["foreign_keys = OFF"])

    found = victim.findings()

    assert (FindingKind.ROW_ADDED, "grading_runs", 99) in found
    assert (FindingKind.GRADING_ALTERED, "grading_runs", 99) in found


def test_an_invented_grading_is_noticed_at_the_next_start(victim):
    victim.tool(INVENTED_RUN, INVENTED_GRADES, pragmas=["foreign_keys = OFF"])
    desk = victim.open()

    with pytest.raises(RecordsAltered):
        desk.check()

    desk.close()


def drop_all_guards(victim):
    names = [name for (name,) in victim.ask("SELECT name FROM sqlite_schema WHERE type='trigger'")]
    victim.tool(*(f'DROP TRIGGER "{name}"' for name in names))


def test_in_every_table_a_changed_row_is_found(victim):
    drop_all_guards(victim)
    unnoticed = []
    for table in JOURNALLED:
        columns = [row[1] for row in victim.ask(f"PRAGMA table_info({table})") if row[5] == 0]
        free = next((name for name in ("note", "text", "name", "reason") if name in columns), None)
        if free is None or not filled(victim, table):
            continue
        row = f"(SELECT max(id) FROM {table})"  # noqa: S608
        victim.tool(f"UPDATE {table} SET {free} = 'forged' WHERE id = {row}")  # noqa: S608
        unnoticed.append(table)

    found = {what for kind, what, _key in victim.findings() if kind is FindingKind.ROW_CHANGED}

    assert len(unnoticed) > 20
    assert sorted(set(unnoticed) - found) == []


def test_in_every_table_a_removed_row_is_found(victim):
    drop_all_guards(victim)
    removed = [table for table in JOURNALLED if filled(victim, table)]
    victim.tool(
        *(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})" for table in removed),  # noqa: S608
        pragmas=["foreign_keys = OFF"],
    )

    from app.services.foundation.replay import check_rows
    from app.services.vault.verify import _session

    with _session(victim.store, victim.key) as session:
        found = {f.what for f in check_rows(session) if f.kind is FindingKind.ROW_MISSING}

    assert len(removed) > 30
    assert sorted(set(removed) - found) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE grades SET spend_minor = spend_minor + 1 WHERE rank = 1",
            FindingKind.GRADING_ALTERED,
        ),
        ("UPDATE grades SET stars = 1 WHERE rank = 1", FindingKind.GRADING_ALTERED),
        ("UPDATE grade_steps SET below = below + 1", FindingKind.GRADING_ALTERED),
        ("UPDATE run_weights SET weight = weight + 1", FindingKind.GRADING_ALTERED),
        ("UPDATE tier_movements SET to_tier = 'vip'", FindingKind.GRADING_ALTERED),
        ("DELETE FROM grades", FindingKind.GRADING_ALTERED),
        ("UPDATE grading_runs SET checksum = 'x' || substr(checksum, 2)", FindingKind.ROW_CHANGED),
        ("UPDATE customer_metrics SET spend_minor = 1", FindingKind.FIGURES_ALTERED),
        ("UPDATE customer_metrics SET tier = 'vip'", FindingKind.FIGURES_ALTERED),
        ("DELETE FROM customer_metrics", FindingKind.FIGURES_ALTERED),
        ("UPDATE search_text SET text = 'nobody'", FindingKind.FIGURES_ALTERED),
        ("UPDATE family_rhythms SET gap_count = gap_count + 1", FindingKind.FIGURES_ALTERED),
        ("DELETE FROM journal_entries", FindingKind.ROW_ADDED),
    ],
)
def test_what_was_done_without_the_guards_is_found(victim, statement, expected):
    drop_all_guards(victim)
    victim.tool(statement, pragmas=["foreign_keys = OFF"])
    if "journal" in statement:
        victim.tool("DELETE FROM journal_rows", pragmas=["foreign_keys = OFF"])

    assert expected in {kind for kind, _what, _key in victim.findings()}


def test_guards_taken_out_are_named_put_back_at_the_start_and_told(victim):
    victim.tool("DROP TRIGGER contacts_stay", "DROP TRIGGER grades_UPDATE_refused")
    desk = victim.open()
    told = [(finding.kind, finding.what) for finding in desk.clinic.findings]
    desk.close()

    with pytest.raises(IntegrityError, match="undoing only"):
        victim.tool("DELETE FROM contacts")
    assert told == [
        (FindingKind.GUARD_MISSING, "contacts_stay"),
        (FindingKind.GUARD_MISSING, "grades_UPDATE_refused"),
    ]
    assert victim.findings() == [(*each, None) for each in told]
    assert victim.findings() == []


def test_a_guard_that_lets_everything_pass_is_found(victim):
    victim.tool(
        "DROP TRIGGER contacts_stay",
        "CREATE TRIGGER contacts_stay BEFORE DELETE ON contacts WHEN 0 BEGIN SELECT 1; END",
    )

    assert (FindingKind.GUARD_CHANGED, "contacts_stay", None) in victim.findings()


def test_a_trigger_that_works_for_somebody_is_found(victim):
    victim.tool(
        "CREATE TRIGGER helpful AFTER INSERT ON visit_lines"
        " BEGIN UPDATE visit_lines SET amount_minor = 0 WHERE id = NEW.id; END"
    )

    assert (FindingKind.GUARD_CHANGED, "helpful", None) in victim.findings()


def test_a_rule_of_a_table_that_was_taken_out_is_found(victim):
    (before,) = victim.ask("SELECT sql FROM sqlite_schema WHERE name = 'appointments'")
    spelt = before[0].replace("CONSTRAINT ck_appointments_lasts", "").replace("'", "''")
    victim.tool(
        f"UPDATE sqlite_schema SET sql = '{spelt}' WHERE name = 'appointments'",  # noqa: S608
        pragmas=["writable_schema = ON"],
    )

    assert (FindingKind.GUARD_MISSING, "ck_appointments_lasts", None) in victim.findings()
