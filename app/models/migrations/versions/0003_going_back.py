"""The clinic can go back to a backup, and has a second place for them."""

from pathlib import Path

from app.models.migrations.steps import rebuild, run

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JOURNAL_ENTRIES = """
CREATE TABLE journal_entries (
    id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    actor_id INTEGER,
    actor_name VARCHAR(80) NOT NULL,
    intent VARCHAR(32) NOT NULL,
    undoes_id INTEGER,
    row_count INTEGER NOT NULL,
    digest VARCHAR(64) NOT NULL,
    CONSTRAINT pk_journal_entries PRIMARY KEY (id),
    CONSTRAINT ck_journal_entries_intent CHECK (intent IN ('set_up', 'add_customer',
        'edit_customer', 'change_status', 'retire_customers', 'review_archive', 'record_consent',
        'attach_file', 'remove_attachment', 'merge_customers', 'reject_duplicate', 'log_visit',
        'edit_visit', 'refund', 'sell_package', 'record_referral', 'record_attendance',
        'record_feedback', 'plan_followups', 'add_followup', 'move_followup', 'cancel_followup',
        'record_contact', 'correct_contact', 'book_appointment', 'print_list', 'enter_list',
        'edit_standards', 'receive_complaint', 'work_complaint', 'call_back_complaint',
        'review_red_line', 'edit_promises', 'interpret_needs', 'take_return', 'finish_return',
        'refuse_return', 'settle_return', 'edit_policy', 'plan_home_visit', 'work_home_visit',
        'review_home_visits', 'record_breach', 'decide_breach', 'decide_draft', 'edit_catalogue',
        'edit_staff', 'edit_settings', 'edit_rules', 'grade', 'import', 'restore', 'undo',
        'refused_attempt', 'refresh')),
    CONSTRAINT uq_journal_entries_undoes_id UNIQUE (undoes_id),
    CONSTRAINT fk_journal_entries_undoes_id FOREIGN KEY (undoes_id) REFERENCES journal_entries (id)
)
"""
REFUSED_ATTEMPTS = """
CREATE TABLE refused_attempts (
    id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    staff_id INTEGER,
    intent VARCHAR(32) NOT NULL,
    rule VARCHAR(32) NOT NULL,
    case_id INTEGER,
    CONSTRAINT pk_refused_attempts PRIMARY KEY (id),
    CONSTRAINT fk_refused_attempts_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_refused_attempts_intent CHECK (intent IN ('set_up', 'add_customer',
        'edit_customer', 'change_status', 'retire_customers', 'review_archive', 'record_consent',
        'attach_file', 'remove_attachment', 'merge_customers', 'reject_duplicate', 'log_visit',
        'edit_visit', 'refund', 'sell_package', 'record_referral', 'record_attendance',
        'record_feedback', 'plan_followups', 'add_followup', 'move_followup', 'cancel_followup',
        'record_contact', 'correct_contact', 'book_appointment', 'print_list', 'enter_list',
        'edit_standards', 'receive_complaint', 'work_complaint', 'call_back_complaint',
        'review_red_line', 'edit_promises', 'interpret_needs', 'take_return', 'finish_return',
        'refuse_return', 'settle_return', 'edit_policy', 'plan_home_visit', 'work_home_visit',
        'review_home_visits', 'record_breach', 'decide_breach', 'decide_draft', 'edit_catalogue',
        'edit_staff', 'edit_settings', 'edit_rules', 'grade', 'import', 'restore', 'undo',
        'refused_attempt', 'refresh')),
    CONSTRAINT ck_refused_attempts_heldrule CHECK (rule IN ('gate', 'other_caller',
        'call_back_stays', 'first_asked')),
    CONSTRAINT fk_refused_attempts_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id)
)
"""


def upgrade() -> None:
    rebuild(JOURNAL_ENTRIES)
    rebuild(REFUSED_ATTEMPTS)
    run(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
