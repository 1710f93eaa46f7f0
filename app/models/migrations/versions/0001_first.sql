CREATE TABLE acknowledgements (
    id INTEGER NOT NULL,
    visitor_id INTEGER NOT NULL,
    point VARCHAR(32) NOT NULL,
    acknowledged_at DATETIME NOT NULL,
    CONSTRAINT pk_acknowledgements PRIMARY KEY (id),
    CONSTRAINT uq_acknowledgements_visitor_id_point UNIQUE (visitor_id, point),
    CONSTRAINT fk_acknowledgements_visitor_id FOREIGN KEY (visitor_id) REFERENCES home_visitors
        (id),
    CONSTRAINT ck_acknowledgements_conductcheck CHECK (point IN ('conduct', 'cleaned', 'disposed',
        'in_sight'))
);

CREATE TABLE aftercare_steps (
    id INTEGER NOT NULL,
    family_id INTEGER NOT NULL,
    after_days INTEGER NOT NULL,
    question VARCHAR(200) NOT NULL,
    CONSTRAINT pk_aftercare_steps PRIMARY KEY (id),
    CONSTRAINT uq_aftercare_steps_family_id_after_days UNIQUE (family_id, after_days),
    CONSTRAINT ck_aftercare_steps_after_the_visit CHECK (after_days > 0),
    CONSTRAINT fk_aftercare_steps_family_id FOREIGN KEY (family_id) REFERENCES families (id)
);

CREATE INDEX ix_aftercare_steps_family_id ON aftercare_steps (family_id);

CREATE TABLE allergies (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR(120) NOT NULL,
    CONSTRAINT pk_allergies PRIMARY KEY (id),
    CONSTRAINT fk_allergies_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_allergies_allergykind CHECK (kind IN ('allergy', 'contraindication'))
);

CREATE INDEX ix_allergies_customer_id ON allergies (customer_id);

CREATE TABLE appointments (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    starts_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    minutes INTEGER NOT NULL,
    item_id INTEGER,
    staff_id INTEGER,
    state VARCHAR(32) NOT NULL,
    visit_id INTEGER,
    note VARCHAR(200),
    CONSTRAINT pk_appointments PRIMARY KEY (id),
    CONSTRAINT ck_appointments_lasts CHECK (minutes > 0),
    CONSTRAINT ck_appointments_visit_after_arrival CHECK (visit_id IS NULL OR state = 'arrived'),
    CONSTRAINT fk_appointments_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_appointments_item_id FOREIGN KEY (item_id) REFERENCES items (id),
    CONSTRAINT fk_appointments_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_appointments_appointmentstate CHECK (state IN ('booked', 'confirmed', 'arrived',
        'no_show', 'cancelled')),
    CONSTRAINT uq_appointments_visit_id UNIQUE (visit_id),
    CONSTRAINT fk_appointments_visit_id FOREIGN KEY (visit_id) REFERENCES visits (id)
);

CREATE INDEX ix_appointments_customer ON appointments (customer_id, state, starts_on);

CREATE INDEX ix_appointments_starts_on ON appointments (starts_on);

CREATE TABLE archive_reviews (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    reviewed_on DATE NOT NULL,
    staff_id INTEGER,
    note TEXT,
    CONSTRAINT pk_archive_reviews PRIMARY KEY (id),
    CONSTRAINT fk_archive_reviews_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_archive_reviews_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_archive_reviews_customer_id ON archive_reviews (customer_id);

CREATE TABLE attachment_contents (
    sha256 VARCHAR(64) NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_attachment_contents PRIMARY KEY (sha256)
);

CREATE TABLE attachments (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    consent_id INTEGER,
    kind VARCHAR(32) NOT NULL,
    title VARCHAR(120) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    media_type VARCHAR(80) NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    added_on DATE NOT NULL,
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT fk_attachments_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_attachments_consent_id FOREIGN KEY (consent_id) REFERENCES consents (id),
    CONSTRAINT ck_attachments_attachmentkind CHECK (kind IN ('signed_form', 'photograph',
        'testimony', 'other'))
);

CREATE INDEX ix_attachments_customer_id ON attachments (customer_id);

CREATE TABLE attendances (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    attended_on DATE NOT NULL,
    sales_minor INTEGER NOT NULL,
    CONSTRAINT pk_attendances PRIMARY KEY (id),
    CONSTRAINT ck_attendances_sales_not_negative CHECK (sales_minor >= 0),
    CONSTRAINT fk_attendances_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_attendances_event_id FOREIGN KEY (event_id) REFERENCES events (id)
);

CREATE INDEX ix_attendances_customer_id ON attendances (customer_id);

CREATE INDEX ix_attendances_event_id ON attendances (event_id);

CREATE TABLE call_drafts (
    id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    followup_id INTEGER NOT NULL,
    texts TEXT NOT NULL,
    CONSTRAINT pk_call_drafts PRIMARY KEY (id),
    CONSTRAINT uq_call_drafts_staff_id_followup_id UNIQUE (staff_id, followup_id),
    CONSTRAINT fk_call_drafts_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE
        CASCADE,
    CONSTRAINT fk_call_drafts_followup_id FOREIGN KEY (followup_id) REFERENCES followups (id) ON
        DELETE CASCADE
);

CREATE INDEX ix_call_drafts_followup_id ON call_drafts (followup_id);

CREATE TABLE circle_members (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    circle_id INTEGER NOT NULL,
    CONSTRAINT pk_circle_members PRIMARY KEY (id),
    CONSTRAINT uq_circle_members_customer_id_circle_id UNIQUE (customer_id, circle_id),
    CONSTRAINT fk_circle_members_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_circle_members_circle_id FOREIGN KEY (circle_id) REFERENCES circles (id)
);

CREATE INDEX ix_circle_members_circle_id ON circle_members (circle_id);

CREATE INDEX ix_circle_members_customer_id ON circle_members (customer_id);

CREATE TABLE circles (
    id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    name VARCHAR(80) NOT NULL,
    CONSTRAINT pk_circles PRIMARY KEY (id),
    CONSTRAINT ck_circles_circlekind CHECK (kind IN ('club', 'circle')),
    CONSTRAINT uq_circles_name UNIQUE (name)
);

CREATE TABLE clinic (
    id INTEGER NOT NULL,
    name VARCHAR(120) NOT NULL,
    zone VARCHAR(64) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    language VARCHAR(2) NOT NULL,
    number_prefix VARCHAR(8) NOT NULL,
    number_digits INTEGER NOT NULL,
    grading_period VARCHAR(32) NOT NULL,
    tier_scheme VARCHAR(32) NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_clinic PRIMARY KEY (id),
    CONSTRAINT ck_clinic_only_one CHECK (id = 1),
    CONSTRAINT ck_clinic_gradingperiod CHECK (grading_period IN ('monthly', 'quarterly', 'yearly')),
    CONSTRAINT ck_clinic_tierscheme CHECK (tier_scheme IN ('five_tiers', 'stars', 'three_way'))
);

CREATE TABLE complaint_call_backs (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    called_at DATETIME NOT NULL,
    caller_id INTEGER NOT NULL,
    solved BOOLEAN NOT NULL,
    feeling TEXT NOT NULL,
    experience TEXT NOT NULL,
    satisfaction INTEGER,
    claim TEXT NOT NULL,
    stands_in BOOLEAN NOT NULL,
    CONSTRAINT pk_complaint_call_backs PRIMARY KEY (id),
    CONSTRAINT ck_complaint_call_backs_feeling_asked CHECK ((feeling IS NOT NULL AND trim(feeling)
        <> '')),
    CONSTRAINT ck_complaint_call_backs_experience_asked CHECK ((experience IS NOT NULL AND
        trim(experience) <> '')),
    CONSTRAINT ck_complaint_call_backs_satisfaction_range CHECK (satisfaction IS NULL OR
        (satisfaction >= 1 AND satisfaction <= 5)),
    CONSTRAINT fk_complaint_call_backs_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases
        (id),
    CONSTRAINT fk_complaint_call_backs_caller_id FOREIGN KEY (caller_id) REFERENCES staff (id)
);

CREATE INDEX ix_complaint_call_backs_caller_id ON complaint_call_backs (caller_id);

CREATE INDEX ix_complaint_call_backs_case_id ON complaint_call_backs (case_id);

CREATE TRIGGER complaint_call_backs_by_handler_on_INSERT BEFORE INSERT ON complaint_call_backs
WHEN NOT NEW.stands_in AND EXISTS (SELECT 1 FROM complaint_handlers AS h WHERE h.case_id =
    NEW.case_id AND h.staff_id = NEW.caller_id)
BEGIN SELECT RAISE(ABORT, 'held other_caller ' || NEW.case_id || ': a handler cannot call back');
END;

CREATE TRIGGER complaint_call_backs_filed_on_DELETE BEFORE DELETE ON complaint_call_backs
WHEN 1
BEGIN SELECT RAISE(ABORT, 'held call_back_stays ' || OLD.case_id || ': a call-back is filed');
END;

CREATE TRIGGER complaint_call_backs_filed_on_UPDATE BEFORE UPDATE ON complaint_call_backs
WHEN 1
BEGIN SELECT RAISE(ABORT, 'held call_back_stays ' || OLD.case_id || ': a call-back is filed');
END;

CREATE TABLE complaint_cases (
    id INTEGER NOT NULL,
    complaint_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    number VARCHAR(16) NOT NULL,
    stage VARCHAR(32) NOT NULL,
    round INTEGER NOT NULL,
    severity VARCHAR(32) NOT NULL,
    complexity VARCHAR(32) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    received_at DATETIME NOT NULL,
    stepped_at DATETIME NOT NULL,
    wish TEXT,
    visit_id INTEGER,
    first_receiver_id INTEGER,
    owner_id INTEGER,
    department VARCHAR(32),
    remedy TEXT,
    remedy_cost_minor INTEGER NOT NULL,
    cause VARCHAR(32),
    cause_text TEXT,
    no_action_why TEXT,
    learning VARCHAR(32),
    learning_text TEXT,
    signed_on DATE,
    confirmation_id INTEGER,
    closed_at DATETIME,
    withdrawn_why TEXT,
    CONSTRAINT pk_complaint_cases PRIMARY KEY (id),
    CONSTRAINT ck_complaint_cases_round CHECK (round > 0),
    CONSTRAINT ck_complaint_cases_cost_not_negative CHECK (remedy_cost_minor >= 0),
    CONSTRAINT ck_complaint_cases_solved_by_something CHECK (stage NOT IN ('solved', 'signed',
        'called_back', 'closed') OR (remedy IS NOT NULL AND trim(remedy) <> '')),
    CONSTRAINT ck_complaint_cases_signed_first CHECK (stage NOT IN ('signed', 'called_back',
        'closed') OR signed_on IS NOT NULL),
    CONSTRAINT ck_complaint_cases_confirmed_by_customer CHECK ((stage IN ('called_back', 'closed'))
        = (confirmation_id IS NOT NULL)),
    CONSTRAINT ck_complaint_cases_closed_with_cause CHECK (stage <> 'closed' OR (cause IS NOT NULL
        AND (cause_text IS NOT NULL AND trim(cause_text) <> ''))),
    CONSTRAINT ck_complaint_cases_closed_at CHECK ((stage = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT ck_complaint_cases_withdrawn_with_reason CHECK (stage <> 'withdrawn' OR
        (withdrawn_why IS NOT NULL AND trim(withdrawn_why) <> '')),
    CONSTRAINT ck_complaint_cases_nothing_learnt_with_reason CHECK (learning IS NULL OR learning <>
        'none' OR (learning_text IS NOT NULL AND trim(learning_text) <> '')),
    CONSTRAINT uq_complaint_cases_complaint_id UNIQUE (complaint_id),
    CONSTRAINT fk_complaint_cases_complaint_id FOREIGN KEY (complaint_id) REFERENCES complaints
        (id),
    CONSTRAINT fk_complaint_cases_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT uq_complaint_cases_number UNIQUE (number),
    CONSTRAINT ck_complaint_cases_complaintstage CHECK (stage IN ('received', 'in_hand', 'waiting',
        'solved', 'signed', 'called_back', 'closed', 'withdrawn')),
    CONSTRAINT ck_complaint_cases_severity CHECK (severity IN ('ordinary', 'serious', 'red_line')),
    CONSTRAINT ck_complaint_cases_complexity CHECK (complexity IN ('clear', 'complex',
        'several_departments')),
    CONSTRAINT ck_complaint_cases_complaintchannel CHECK (channel IN ('in_person', 'phone',
        'wechat', 'writing', 'platform', 'follow_up')),
    CONSTRAINT fk_complaint_cases_visit_id FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT fk_complaint_cases_first_receiver_id FOREIGN KEY (first_receiver_id) REFERENCES
        staff (id),
    CONSTRAINT fk_complaint_cases_owner_id FOREIGN KEY (owner_id) REFERENCES staff (id),
    CONSTRAINT ck_complaint_cases_department CHECK (department IN ('front_desk',
        'customer_service', 'consulting', 'medical', 'nursing', 'management')),
    CONSTRAINT ck_complaint_cases_complaintcause CHECK (cause IN ('scheduling', 'communication',
        'attitude', 'technique', 'product', 'price_information', 'environment', 'process',
        'expectation', 'other')),
    CONSTRAINT ck_complaint_cases_learning CHECK (learning IN ('rule_changed', 'training',
        'catalogue', 'none')),
    CONSTRAINT fk_complaint_cases_confirmation_id FOREIGN KEY (confirmation_id) REFERENCES
        complaint_call_backs (id)
);

CREATE INDEX ix_complaint_cases_confirmation_id ON complaint_cases (confirmation_id);

CREATE INDEX ix_complaint_cases_customer_id ON complaint_cases (customer_id);

CREATE INDEX ix_complaint_cases_first_receiver_id ON complaint_cases (first_receiver_id);

CREATE INDEX ix_complaint_cases_owner_id ON complaint_cases (owner_id);

CREATE INDEX ix_complaint_cases_stage ON complaint_cases (stage, owner_id);

CREATE INDEX ix_complaint_cases_visit_id ON complaint_cases (visit_id);

CREATE TRIGGER complaint_cases_moved_on_UPDATE BEFORE UPDATE ON complaint_cases
WHEN NEW.first_receiver_id IS NOT OLD.first_receiver_id OR NEW.number <> OLD.number
BEGIN SELECT RAISE(ABORT, 'held first_asked ' || OLD.id || ': who was asked first never changes');
END;

CREATE TRIGGER complaint_cases_unconfirmed_on_INSERT BEFORE INSERT ON complaint_cases
WHEN NEW.stage IN ('called_back', 'closed') AND NOT EXISTS (SELECT 1 FROM complaint_call_backs AS c
    WHERE c.id = NEW.confirmation_id AND c.case_id = NEW.id AND c.round = NEW.round AND c.solved)
BEGIN SELECT RAISE(ABORT, 'held gate ' || 0 || ': nobody heard solved in this round');
END;

CREATE TRIGGER complaint_cases_unconfirmed_on_UPDATE BEFORE UPDATE ON complaint_cases
WHEN NEW.stage IN ('called_back', 'closed') AND NOT EXISTS (SELECT 1 FROM complaint_call_backs AS c
    WHERE c.id = NEW.confirmation_id AND c.case_id = NEW.id AND c.round = NEW.round AND c.solved)
BEGIN SELECT RAISE(ABORT, 'held gate ' || OLD.id || ': nobody heard solved in this round');
END;

CREATE TRIGGER complaint_cases_uncorrected_on_INSERT BEFORE INSERT ON complaint_cases
WHEN NEW.stage = 'closed' AND trim(coalesce(NEW.no_action_why, '')) = '' AND NOT EXISTS (SELECT 1
    FROM corrective_actions AS a WHERE a.case_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'held gate ' || 0 || ': no correction and no reason for none');
END;

CREATE TRIGGER complaint_cases_uncorrected_on_UPDATE BEFORE UPDATE ON complaint_cases
WHEN NEW.stage = 'closed' AND trim(coalesce(NEW.no_action_why, '')) = '' AND NOT EXISTS (SELECT 1
    FROM corrective_actions AS a WHERE a.case_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'held gate ' || OLD.id || ': no correction and no reason for none');
END;

CREATE TABLE complaint_deadlines (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    clock VARCHAR(32) NOT NULL,
    started_at DATETIME NOT NULL,
    due_at DATETIME NOT NULL,
    warn_at DATETIME NOT NULL,
    paused_at DATETIME,
    met_at DATETIME,
    CONSTRAINT pk_complaint_deadlines PRIMARY KEY (id),
    CONSTRAINT uq_complaint_deadlines_case_id_round_clock UNIQUE (case_id, round, clock),
    CONSTRAINT ck_complaint_deadlines_after_start CHECK (started_at <= due_at),
    CONSTRAINT ck_complaint_deadlines_met_or_paused CHECK (met_at IS NULL OR paused_at IS NULL),
    CONSTRAINT fk_complaint_deadlines_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT ck_complaint_deadlines_complaintclock CHECK (clock IN ('first_response', 'plan',
        'solution', 'call_back'))
);

CREATE INDEX ix_complaint_deadlines_running ON complaint_deadlines (met_at, due_at);

CREATE TABLE complaint_drafts (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    visit_id INTEGER NOT NULL,
    result_score INTEGER NOT NULL,
    drafted_on DATE NOT NULL,
    state VARCHAR(32) NOT NULL,
    case_id INTEGER,
    dropped_why TEXT,
    decided_on DATE,
    decided_by_id INTEGER,
    CONSTRAINT pk_complaint_drafts PRIMARY KEY (id),
    CONSTRAINT ck_complaint_drafts_result_score_range CHECK (result_score IS NULL OR (result_score
        >= 1 AND result_score <= 2)),
    CONSTRAINT ck_complaint_drafts_confirmed_case CHECK ((state = 'confirmed') = (case_id IS NOT
        NULL)),
    CONSTRAINT ck_complaint_drafts_dropped_with_reason CHECK ((state = 'dropped') = (dropped_why IS
        NOT NULL)),
    CONSTRAINT ck_complaint_drafts_decided_on CHECK ((state = 'open') = (decided_on IS NULL)),
    CONSTRAINT fk_complaint_drafts_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT uq_complaint_drafts_visit_id UNIQUE (visit_id),
    CONSTRAINT fk_complaint_drafts_visit_id FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT ck_complaint_drafts_draftstate CHECK (state IN ('open', 'confirmed', 'dropped')),
    CONSTRAINT uq_complaint_drafts_case_id UNIQUE (case_id),
    CONSTRAINT fk_complaint_drafts_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT fk_complaint_drafts_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES staff (id)
);

CREATE INDEX ix_complaint_drafts_customer_id ON complaint_drafts (customer_id);

CREATE INDEX ix_complaint_drafts_state ON complaint_drafts (state);

CREATE TABLE complaint_handlers (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    since_at DATETIME NOT NULL,
    CONSTRAINT pk_complaint_handlers PRIMARY KEY (id),
    CONSTRAINT uq_complaint_handlers_case_id_staff_id UNIQUE (case_id, staff_id),
    CONSTRAINT fk_complaint_handlers_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT fk_complaint_handlers_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_complaint_handlers_staff_id ON complaint_handlers (staff_id);

CREATE TRIGGER complaint_handlers_confirmed_on_DELETE BEFORE DELETE ON complaint_handlers
WHEN EXISTS (SELECT 1 FROM complaint_cases AS k WHERE k.id = OLD.case_id AND k.confirmation_id IS
    NOT NULL)
BEGIN SELECT RAISE(ABORT, 'held other_caller ' || OLD.case_id ||
    ': who handled it stays on record');
END;

CREATE TABLE complaint_log (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    staff_id INTEGER,
    step VARCHAR(32) NOT NULL,
    stage VARCHAR(32) NOT NULL,
    text TEXT,
    CONSTRAINT pk_complaint_log PRIMARY KEY (id),
    CONSTRAINT fk_complaint_log_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT fk_complaint_log_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_complaint_log_complaintstep CHECK (step IN ('receive', 'take', 'respond', 'plan',
        'wait', 'resume', 'solve', 'sign', 'call_back', 'not_solved', 'close', 'withdraw',
        'reopen', 'note')),
    CONSTRAINT ck_complaint_log_complaintstage CHECK (stage IN ('received', 'in_hand', 'waiting',
        'solved', 'signed', 'called_back', 'closed', 'withdrawn'))
);

CREATE INDEX ix_complaint_log_case_id ON complaint_log (case_id);

CREATE INDEX ix_complaint_log_staff_id ON complaint_log (staff_id);

CREATE TABLE complaint_promises (
    id INTEGER NOT NULL,
    tier VARCHAR(32) NOT NULL,
    severity VARCHAR(32) NOT NULL,
    first_response_minutes INTEGER NOT NULL,
    plan_days INTEGER NOT NULL,
    clear_days INTEGER NOT NULL,
    complex_days INTEGER NOT NULL,
    several_departments_days INTEGER NOT NULL,
    call_back_days INTEGER NOT NULL,
    CONSTRAINT pk_complaint_promises PRIMARY KEY (id),
    CONSTRAINT uq_complaint_promises_tier_severity UNIQUE (tier, severity),
    CONSTRAINT ck_complaint_promises_time_to_answer CHECK (first_response_minutes > 0),
    CONSTRAINT ck_complaint_promises_days CHECK (plan_days >= 0 AND clear_days >= 0 AND
        complex_days >= clear_days AND several_departments_days >= complex_days AND call_back_days
        >= 0),
    CONSTRAINT ck_complaint_promises_tier CHECK (tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_complaint_promises_severity CHECK (severity IN ('ordinary', 'serious',
        'red_line'))
);

CREATE TABLE complaints (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    received_on DATE NOT NULL,
    kind VARCHAR(32) NOT NULL,
    direction VARCHAR(32) NOT NULL,
    status VARCHAR(32) NOT NULL,
    text TEXT,
    CONSTRAINT pk_complaints PRIMARY KEY (id),
    CONSTRAINT ck_complaints_only_complaints_wait CHECK (kind = 'complaint' OR status =
        'confirmed'),
    CONSTRAINT fk_complaints_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_complaints_feedbackkind CHECK (kind IN ('complaint', 'feedback', 'suggestion',
        'praise')),
    CONSTRAINT ck_complaints_feedbackdirection CHECK (direction IN ('result', 'waiting',
        'attitude', 'price', 'environment', 'privacy', 'return', 'other')),
    CONSTRAINT ck_complaints_complaintstatus CHECK (status IN ('open', 'resolved', 'confirmed'))
);

CREATE INDEX ix_complaints_customer_id ON complaints (customer_id);

CREATE TRIGGER complaints_out_of_step_on_UPDATE BEFORE UPDATE ON complaints
WHEN EXISTS (SELECT 1 FROM complaint_cases AS k WHERE k.complaint_id = NEW.id AND NEW.status <>
    CASE
WHEN k.stage IN ('received', 'in_hand', 'waiting') THEN 'open'
WHEN k.stage IN ('solved', 'signed') THEN 'resolved' ELSE 'confirmed' END)
BEGIN SELECT RAISE(ABORT, 'held gate ' || (SELECT k.id FROM complaint_cases AS k WHERE
    k.complaint_id = NEW.id) || ': the status follows the stage');
END;

CREATE TABLE consents (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    given_on DATE NOT NULL,
    withdrawn_on DATE,
    CONSTRAINT pk_consents PRIMARY KEY (id),
    CONSTRAINT ck_consents_given_first CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on),
    CONSTRAINT fk_consents_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_consents_consentkind CHECK (kind IN ('phone', 'sms', 'wechat', 'portrait',
        'testimony', 'data'))
);

CREATE INDEX ix_consents_customer_id ON consents (customer_id);

CREATE TABLE contact_reviews (
    id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    staff_id INTEGER,
    reviewed_on DATE NOT NULL,
    comment TEXT,
    CONSTRAINT pk_contact_reviews PRIMARY KEY (id),
    CONSTRAINT uq_contact_reviews_contact_id UNIQUE (contact_id),
    CONSTRAINT fk_contact_reviews_contact_id FOREIGN KEY (contact_id) REFERENCES contacts (id),
    CONSTRAINT fk_contact_reviews_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_contact_reviews_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_contact_reviews_customer_id ON contact_reviews (customer_id);

CREATE TABLE contact_rules (
    id INTEGER NOT NULL,
    calls_from TIME NOT NULL,
    calls_until TIME NOT NULL,
    most_in_week INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    works_make_up_days BOOLEAN NOT NULL,
    planned_until_on DATE,
    CONSTRAINT pk_contact_rules PRIMARY KEY (id),
    CONSTRAINT ck_contact_rules_only_one CHECK (id = 1),
    CONSTRAINT ck_contact_rules_calls_within_a_day CHECK (calls_from < calls_until),
    CONSTRAINT ck_contact_rules_positive CHECK (most_in_week > 0 AND max_attempts > 0)
);

CREATE TABLE contacts (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    followup_id INTEGER,
    next_id INTEGER,
    corrects_id INTEGER,
    logged_at DATETIME NOT NULL,
    settles_at DATETIME NOT NULL,
    edited_at DATETIME,
    contacted_on DATE NOT NULL,
    staff_id INTEGER,
    method VARCHAR(32) NOT NULL,
    target VARCHAR(32) NOT NULL,
    initiator VARCHAR(32) NOT NULL,
    outcome VARCHAR(32) NOT NULL,
    counts BOOLEAN NOT NULL,
    note TEXT,
    effect TEXT,
    satisfaction INTEGER,
    product_gaps TEXT,
    new_needs TEXT,
    suggestions TEXT,
    competitor VARCHAR(80),
    lead TEXT,
    lead_value VARCHAR(32),
    cost_minor INTEGER,
    minutes INTEGER,
    CONSTRAINT pk_contacts PRIMARY KEY (id),
    CONSTRAINT ck_contacts_satisfaction_range CHECK (satisfaction IS NULL OR (satisfaction >= 1 AND
        satisfaction <= 5)),
    CONSTRAINT ck_contacts_settled CHECK (edited_at IS NULL OR edited_at <= settles_at),
    CONSTRAINT ck_contacts_corrects_another CHECK (corrects_id IS NULL OR corrects_id <> id),
    CONSTRAINT ck_contacts_cost_not_negative CHECK (cost_minor IS NULL OR cost_minor >= 0),
    CONSTRAINT ck_contacts_minutes_not_negative CHECK (minutes IS NULL OR minutes >= 0),
    CONSTRAINT ck_contacts_lead_has_value CHECK ((lead_value IS NULL) = (lead IS NULL)),
    CONSTRAINT fk_contacts_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_contacts_followup_id FOREIGN KEY (followup_id) REFERENCES followups (id),
    CONSTRAINT fk_contacts_next_id FOREIGN KEY (next_id) REFERENCES followups (id),
    CONSTRAINT uq_contacts_corrects_id UNIQUE (corrects_id),
    CONSTRAINT fk_contacts_corrects_id FOREIGN KEY (corrects_id) REFERENCES contacts (id),
    CONSTRAINT fk_contacts_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_contacts_followupmethod CHECK (method IN ('phone', 'sms', 'wechat', 'in_person',
        'home_visit', 'flowers', 'gift')),
    CONSTRAINT ck_contacts_followuptarget CHECK (target IN ('customer', 'family', 'referrer')),
    CONSTRAINT ck_contacts_initiator CHECK (initiator IN ('clinic', 'customer')),
    CONSTRAINT ck_contacts_outcome CHECK (outcome IN ('satisfied', 'so_so', 'dissatisfied',
        'no_answer', 'moved', 'message_left', 'wrong_number', 'do_not_disturb', 'gone')),
    CONSTRAINT ck_contacts_leadvalue CHECK (lead_value IN ('high', 'middle', 'low'))
);

CREATE INDEX ix_contacts_competitor ON contacts (competitor);

CREATE INDEX ix_contacts_contacted_on ON contacts (contacted_on);

CREATE INDEX ix_contacts_customer ON contacts (customer_id, contacted_on);

CREATE INDEX ix_contacts_followup_id ON contacts (followup_id);

CREATE INDEX ix_contacts_next_id ON contacts (next_id);

CREATE INDEX ix_contacts_staff_id ON contacts (staff_id);

CREATE TRIGGER contacts_update_refused BEFORE UPDATE ON contacts
WHEN NEW.edited_at IS OLD.edited_at AND (NEW.contacted_on IS NOT OLD.contacted_on OR NEW.method IS
    NOT OLD.method OR NEW.outcome IS NOT OLD.outcome OR NEW.counts IS NOT OLD.counts OR NEW.note IS
    NOT OLD.note OR NEW.effect IS NOT OLD.effect OR NEW.satisfaction IS NOT OLD.satisfaction OR
    NEW.product_gaps IS NOT OLD.product_gaps OR NEW.new_needs IS NOT OLD.new_needs OR
    NEW.suggestions IS NOT OLD.suggestions OR NEW.competitor IS NOT OLD.competitor OR NEW.lead IS
    NOT OLD.lead OR NEW.lead_value IS NOT OLD.lead_value OR NEW.cost_minor IS NOT OLD.cost_minor)
BEGIN SELECT RAISE(ABORT, 'an entry of the log is only edited with its time');
END;

CREATE TABLE corrective_actions (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    department VARCHAR(32) NOT NULL,
    due_on DATE NOT NULL,
    done_on DATE,
    verified_on DATE,
    verified_by_id INTEGER,
    CONSTRAINT pk_corrective_actions PRIMARY KEY (id),
    CONSTRAINT ck_corrective_actions_done_first CHECK (verified_on IS NULL OR done_on IS NOT NULL),
    CONSTRAINT ck_corrective_actions_verified_by CHECK ((verified_on IS NULL) = (verified_by_id IS
        NULL)),
    CONSTRAINT ck_corrective_actions_says_what CHECK ((text IS NOT NULL AND trim(text) <> '')),
    CONSTRAINT fk_corrective_actions_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT ck_corrective_actions_department CHECK (department IN ('front_desk',
        'customer_service', 'consulting', 'medical', 'nursing', 'management')),
    CONSTRAINT fk_corrective_actions_verified_by_id FOREIGN KEY (verified_by_id) REFERENCES staff
        (id)
);

CREATE INDEX ix_corrective_actions_case_id ON corrective_actions (case_id);

CREATE TRIGGER corrective_actions_last_on_DELETE BEFORE DELETE ON corrective_actions
WHEN EXISTS (SELECT 1 FROM complaint_cases AS k WHERE k.id = OLD.case_id AND k.stage = 'closed' AND
    trim(coalesce(k.no_action_why, '')) = '') AND (SELECT count(*) FROM corrective_actions AS a
    WHERE a.case_id = OLD.case_id) = 1
BEGIN SELECT RAISE(ABORT, 'held gate ' || OLD.case_id || ': a closed complaint was corrected');
END;

CREATE TABLE customer_metrics (
    customer_id INTEGER NOT NULL,
    as_of_on DATE NOT NULL,
    first_visit_on DATE,
    last_visit_on DATE,
    spend_minor INTEGER NOT NULL,
    spend_365_minor INTEGER NOT NULL,
    visit_count INTEGER NOT NULL,
    visits_365 INTEGER NOT NULL,
    visits_90 INTEGER NOT NULL,
    spend_first_90_minor INTEGER NOT NULL,
    treatment_count INTEGER NOT NULL,
    referred_count INTEGER NOT NULL,
    referred_buyer_count INTEGER NOT NULL,
    referred_spend_minor INTEGER NOT NULL,
    event_count INTEGER NOT NULL,
    event_sales_minor INTEGER NOT NULL,
    harmony INTEGER NOT NULL,
    open_complaint_count INTEGER NOT NULL,
    score_n INTEGER,
    score_tenths INTEGER,
    rank INTEGER,
    tier VARCHAR(32) NOT NULL,
    tier_order INTEGER NOT NULL,
    provisional BOOLEAN NOT NULL,
    stage VARCHAR(32),
    stage_number INTEGER,
    ratio_milli INTEGER,
    expected_gap_days INTEGER,
    days_over INTEGER,
    rhythm_family_id INTEGER,
    completeness_percent INTEGER NOT NULL,
    last_contact_on DATE,
    next_followup_on DATE,
    booked_on DATE,
    CONSTRAINT pk_customer_metrics PRIMARY KEY (customer_id),
    CONSTRAINT fk_customer_metrics_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
        ON DELETE CASCADE,
    CONSTRAINT ck_customer_metrics_tier CHECK (tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_customer_metrics_riskstage CHECK (stage IN ('on_rhythm', 'due_back', 'late',
        'at_risk', 'critical', 'lost'))
);

CREATE INDEX ix_customer_metrics_as_of_on ON customer_metrics (as_of_on);

CREATE INDEX ix_customer_metrics_found ON customer_metrics (tier_order, last_visit_on);

CREATE INDEX ix_customer_metrics_last_visit_on ON customer_metrics (last_visit_on);

CREATE INDEX ix_customer_metrics_next_followup_on ON customer_metrics (next_followup_on);

CREATE INDEX ix_customer_metrics_order ON customer_metrics (tier_order, score_tenths);

CREATE INDEX ix_customer_metrics_spend_365_minor ON customer_metrics (spend_365_minor);

CREATE INDEX ix_customer_metrics_stage ON customer_metrics (stage_number);

CREATE TABLE customer_needs (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    need_code_id INTEGER NOT NULL,
    CONSTRAINT pk_customer_needs PRIMARY KEY (id),
    CONSTRAINT uq_customer_needs_customer_id_need_code_id UNIQUE (customer_id, need_code_id),
    CONSTRAINT fk_customer_needs_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_customer_needs_need_code_id FOREIGN KEY (need_code_id) REFERENCES need_codes (id)
);

CREATE INDEX ix_customer_needs_customer_id ON customer_needs (customer_id);

CREATE INDEX ix_customer_needs_need_code_id ON customer_needs (need_code_id);

CREATE TABLE customers (
    id INTEGER NOT NULL,
    number VARCHAR(32) NOT NULL,
    name VARCHAR(80) NOT NULL,
    pinyin VARCHAR(160) NOT NULL,
    gender VARCHAR(32),
    birth_calendar VARCHAR(32) NOT NULL,
    birth_year INTEGER,
    birth_month INTEGER,
    birth_day INTEGER,
    birth_leap BOOLEAN NOT NULL,
    wechat VARCHAR(64),
    region VARCHAR(64),
    sub_region VARCHAR(64),
    address VARCHAR(200),
    source VARCHAR(64),
    first_contact_on DATE,
    status VARCHAR(32) NOT NULL,
    merged_into_id INTEGER,
    pause VARCHAR(32),
    pause_until_on DATE,
    responsible_id INTEGER,
    supervisor_id INTEGER,
    relation_clinic INTEGER,
    relation_specialist INTEGER,
    reach_by VARCHAR(32),
    reach_from TIME,
    reach_until TIME,
    "conflict" VARCHAR(32),
    conflict_handling TEXT,
    note TEXT,
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT ck_customers_birth_month_range CHECK (birth_month IS NULL OR (birth_month >= 1 AND
        birth_month <= 12)),
    CONSTRAINT ck_customers_birth_day_range CHECK (birth_day IS NULL OR (birth_day >= 1 AND
        birth_day <= 31)),
    CONSTRAINT ck_customers_relation_clinic_range CHECK (relation_clinic IS NULL OR
        (relation_clinic >= 1 AND relation_clinic <= 5)),
    CONSTRAINT ck_customers_relation_specialist_range CHECK (relation_specialist IS NULL OR
        (relation_specialist >= 1 AND relation_specialist <= 5)),
    CONSTRAINT ck_customers_numbered CHECK (length(number) > 0),
    CONSTRAINT ck_customers_merged_elsewhere CHECK (merged_into_id IS NULL OR merged_into_id <> id),
    CONSTRAINT ck_customers_merged_has_target CHECK ((status = 'merged') = (merged_into_id IS NOT
        NULL)),
    CONSTRAINT uq_customers_number UNIQUE (number),
    CONSTRAINT ck_customers_gender CHECK (gender IN ('female', 'male', 'other')),
    CONSTRAINT ck_customers_calendarkind CHECK (birth_calendar IN ('solar', 'lunar')),
    CONSTRAINT ck_customers_customerstatus CHECK (status IN ('active', 'lost', 'retired', 'merged',
        'anonymised')),
    CONSTRAINT fk_customers_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES customers (id),
    CONSTRAINT ck_customers_contactpause CHECK (pause IN ('opted_out', 'medical', 'moved_away')),
    CONSTRAINT fk_customers_responsible_id FOREIGN KEY (responsible_id) REFERENCES staff (id),
    CONSTRAINT fk_customers_supervisor_id FOREIGN KEY (supervisor_id) REFERENCES staff (id),
    CONSTRAINT ck_customers_contactmethod CHECK (reach_by IN ('phone', 'sms', 'wechat',
        'in_person')),
    CONSTRAINT ck_customers_conflictkind CHECK ("conflict" IN ('price_only', 'over_treatment',
        'unreal_expectation', 'distrust', 'other'))
);

CREATE INDEX ix_customers_merged_into_id ON customers (merged_into_id);

CREATE INDEX ix_customers_name ON customers (name);

CREATE INDEX ix_customers_region ON customers (region);

CREATE INDEX ix_customers_responsible_id ON customers (responsible_id);

CREATE INDEX ix_customers_status ON customers (status);

CREATE TABLE day_exceptions (
    id INTEGER NOT NULL,
    day_on DATE NOT NULL,
    opens_at TIME,
    closes_at TIME,
    reason VARCHAR(120),
    CONSTRAINT pk_day_exceptions PRIMARY KEY (id),
    CONSTRAINT ck_day_exceptions_both_or_neither CHECK ((opens_at IS NULL) = (closes_at IS NULL)),
    CONSTRAINT ck_day_exceptions_opens_first CHECK (opens_at IS NULL OR opens_at < closes_at),
    CONSTRAINT uq_day_exceptions_day_on UNIQUE (day_on)
);

CREATE TABLE duplicate_rejections (
    id INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    CONSTRAINT pk_duplicate_rejections PRIMARY KEY (id),
    CONSTRAINT ck_duplicate_rejections_ordered CHECK (first_id < second_id),
    CONSTRAINT fk_duplicate_rejections_first_id FOREIGN KEY (first_id) REFERENCES customers (id),
    CONSTRAINT fk_duplicate_rejections_second_id FOREIGN KEY (second_id) REFERENCES customers (id)
);

CREATE INDEX ix_duplicate_rejections_first_id ON duplicate_rejections (first_id);

CREATE INDEX ix_duplicate_rejections_second_id ON duplicate_rejections (second_id);

CREATE TABLE events (
    id INTEGER NOT NULL,
    name VARCHAR(120) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    held_on DATE,
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT uq_events_name UNIQUE (name),
    CONSTRAINT ck_events_eventkind CHECK (kind IN ('salon', 'anniversary', 'ladies_club',
        'trial_day', 'other'))
);

CREATE TABLE families (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    cycle_days INTEGER,
    one_off BOOLEAN NOT NULL,
    CONSTRAINT pk_families PRIMARY KEY (id),
    CONSTRAINT ck_families_cycle CHECK (cycle_days IS NULL OR cycle_days > 0),
    CONSTRAINT uq_families_name UNIQUE (name)
);

CREATE TABLE family_members (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    relation VARCHAR(32) NOT NULL,
    note VARCHAR(200),
    CONSTRAINT pk_family_members PRIMARY KEY (id),
    CONSTRAINT fk_family_members_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_family_members_familyrelation CHECK (relation IN ('spouse', 'child', 'parent',
        'sibling', 'other'))
);

CREATE INDEX ix_family_members_customer_id ON family_members (customer_id);

CREATE TABLE family_pools (
    family_id INTEGER NOT NULL,
    pool_quarters INTEGER NOT NULL,
    cycle_days INTEGER,
    CONSTRAINT pk_family_pools PRIMARY KEY (family_id),
    CONSTRAINT fk_family_pools_family_id FOREIGN KEY (family_id) REFERENCES families (id) ON DELETE
        CASCADE
);

CREATE TABLE family_rhythms (
    customer_id INTEGER NOT NULL,
    family_id INTEGER NOT NULL,
    last_visit_on DATE NOT NULL,
    gap_count INTEGER NOT NULL,
    median_gap_halves INTEGER,
    CONSTRAINT pk_family_rhythms PRIMARY KEY (customer_id, family_id),
    CONSTRAINT fk_family_rhythms_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_family_rhythms_family_id FOREIGN KEY (family_id) REFERENCES families (id) ON
        DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_family_rhythms_family_id ON family_rhythms (family_id);

CREATE TABLE first_asked_breaches (
    id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    case_id INTEGER,
    kind VARCHAR(32) NOT NULL,
    breached_on DATE NOT NULL,
    text TEXT NOT NULL,
    recorded_by_id INTEGER,
    decision TEXT,
    decided_on DATE,
    decided_by_id INTEGER,
    appeal TEXT,
    appealed_on DATE,
    lifted_on DATE,
    CONSTRAINT pk_first_asked_breaches PRIMARY KEY (id),
    CONSTRAINT ck_first_asked_breaches_says_what CHECK (trim(text) <> ''),
    CONSTRAINT ck_first_asked_breaches_decided_on CHECK ((decision IS NULL) = (decided_on IS NULL)),
    CONSTRAINT ck_first_asked_breaches_appealed_on CHECK ((appeal IS NULL) = (appealed_on IS NULL)),
    CONSTRAINT ck_first_asked_breaches_lifted_on_appeal CHECK (lifted_on IS NULL OR appeal IS NOT
        NULL),
    CONSTRAINT fk_first_asked_breaches_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT fk_first_asked_breaches_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases
        (id),
    CONSTRAINT ck_first_asked_breaches_breachkind CHECK (kind IN ('sent_away', 'not_written_down',
        'answered_late', 'not_followed_up')),
    CONSTRAINT fk_first_asked_breaches_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES staff
        (id),
    CONSTRAINT fk_first_asked_breaches_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES staff
        (id)
);

CREATE INDEX ix_first_asked_breaches_case_id ON first_asked_breaches (case_id);

CREATE INDEX ix_first_asked_breaches_person ON first_asked_breaches (staff_id, breached_on);

CREATE TABLE followup_closings (
    id INTEGER NOT NULL,
    followup_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    cause VARCHAR(32) NOT NULL,
    closed_on DATE NOT NULL,
    contact_id INTEGER,
    visit_id INTEGER,
    appointment_id INTEGER,
    newer_id INTEGER,
    staff_id INTEGER,
    why VARCHAR(200),
    CONSTRAINT pk_followup_closings PRIMARY KEY (id),
    CONSTRAINT ck_followup_closings_contact_named CHECK ((cause = 'contact') = (contact_id IS NOT
        NULL)),
    CONSTRAINT ck_followup_closings_visit_named CHECK ((cause = 'visit') = (visit_id IS NOT NULL)),
    CONSTRAINT ck_followup_closings_booking_named CHECK ((cause = 'booking') = (appointment_id IS
        NOT NULL)),
    CONSTRAINT ck_followup_closings_newer_named CHECK ((cause = 'newer') = (newer_id IS NOT NULL)),
    CONSTRAINT ck_followup_closings_reason_given CHECK (cause <> 'by_hand' OR why IS NOT NULL),
    CONSTRAINT uq_followup_closings_followup_id UNIQUE (followup_id),
    CONSTRAINT fk_followup_closings_followup_id FOREIGN KEY (followup_id) REFERENCES followups (id),
    CONSTRAINT fk_followup_closings_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_followup_closings_closingcause CHECK (cause IN ('contact', 'visit', 'booking',
        'newer', 'do_not_disturb', 'gone', 'corrected', 'merged', 'by_hand')),
    CONSTRAINT fk_followup_closings_contact_id FOREIGN KEY (contact_id) REFERENCES contacts (id),
    CONSTRAINT fk_followup_closings_visit_id FOREIGN KEY (visit_id) REFERENCES visits (id),
    CONSTRAINT fk_followup_closings_appointment_id FOREIGN KEY (appointment_id) REFERENCES
        appointments (id),
    CONSTRAINT fk_followup_closings_newer_id FOREIGN KEY (newer_id) REFERENCES followups (id),
    CONSTRAINT fk_followup_closings_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_followup_closings_appointment_id ON followup_closings (appointment_id);

CREATE INDEX ix_followup_closings_contact_id ON followup_closings (contact_id);

CREATE INDEX ix_followup_closings_customer_id ON followup_closings (customer_id);

CREATE INDEX ix_followup_closings_newer_id ON followup_closings (newer_id);

CREATE INDEX ix_followup_closings_visit_id ON followup_closings (visit_id);

CREATE TABLE followups (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    origin VARCHAR(64) NOT NULL,
    state VARCHAR(32) NOT NULL,
    planned_on DATE NOT NULL,
    due_on DATE NOT NULL,
    due_at TIME,
    earliest_on DATE NOT NULL,
    latest_on DATE NOT NULL,
    staff_id INTEGER NOT NULL,
    method VARCHAR(32) NOT NULL,
    target VARCHAR(32) NOT NULL,
    family_id INTEGER,
    complaint_id INTEGER,
    step INTEGER,
    reference_on DATE,
    subject VARCHAR(200),
    ask TEXT,
    say TEXT,
    attempts INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    by_hand BOOLEAN NOT NULL,
    CONSTRAINT pk_followups PRIMARY KEY (id),
    CONSTRAINT ck_followups_window CHECK (earliest_on <= latest_on),
    CONSTRAINT ck_followups_attempts CHECK (max_attempts > 0 AND attempts >= 0),
    CONSTRAINT ck_followups_gives_up_in_time CHECK (attempts < max_attempts OR state <> 'open'),
    CONSTRAINT ck_followups_call_back_has_complaint CHECK ((kind = 'complaint_call_back') =
        (complaint_id IS NOT NULL)),
    CONSTRAINT ck_followups_call_back_stays CHECK (kind <> 'complaint_call_back' OR state <>
        'cancelled'),
    CONSTRAINT fk_followups_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_followups_followupkind CHECK (kind IN ('aftercare', 'due_back', 'dates',
        'holiday', 'complaint_call_back', 'standard', 'cultivation', 'win_back', 'invitation',
        'referral_thanks', 'archive_update', 'second_visit', 'in_person', 'lead')),
    CONSTRAINT ck_followups_followupstate CHECK (state IN ('open', 'done', 'superseded',
        'cancelled')),
    CONSTRAINT fk_followups_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_followups_followupmethod CHECK (method IN ('phone', 'sms', 'wechat', 'in_person',
        'home_visit', 'flowers', 'gift')),
    CONSTRAINT ck_followups_followuptarget CHECK (target IN ('customer', 'family', 'referrer')),
    CONSTRAINT fk_followups_family_id FOREIGN KEY (family_id) REFERENCES families (id),
    CONSTRAINT fk_followups_complaint_id FOREIGN KEY (complaint_id) REFERENCES complaints (id)
);

CREATE INDEX ix_followups_complaint_id ON followups (complaint_id);

CREATE INDEX ix_followups_customer ON followups (customer_id, state, due_on);

CREATE INDEX ix_followups_day ON followups (due_on, state, due_at, staff_id, kind);

CREATE INDEX ix_followups_due ON followups (state, due_on, staff_id, kind);

CREATE INDEX ix_followups_staff_id ON followups (staff_id);

CREATE UNIQUE INDEX uq_followups_open ON followups (customer_id, kind, origin) WHERE state = 'open';

CREATE TABLE grade_steps (
    run_id INTEGER NOT NULL,
    scale VARCHAR(32) NOT NULL,
    value BIGINT NOT NULL,
    below INTEGER NOT NULL,
    CONSTRAINT pk_grade_steps PRIMARY KEY (run_id, scale, value),
    CONSTRAINT fk_grade_steps_run_id FOREIGN KEY (run_id) REFERENCES grading_runs (id) ON DELETE
        CASCADE
) WITHOUT ROWID;

CREATE TRIGGER grade_steps_DELETE_refused BEFORE DELETE ON grade_steps
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE id = OLD.run_id)
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TRIGGER grade_steps_UPDATE_refused BEFORE UPDATE ON grade_steps
WHEN 1
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TABLE grades (
    run_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    number VARCHAR(32) NOT NULL,
    first_visit_on DATE,
    last_visit_on DATE,
    tenure_days INTEGER NOT NULL,
    spend_minor INTEGER NOT NULL,
    spend_365_minor INTEGER NOT NULL,
    visit_count INTEGER NOT NULL,
    visits_365 INTEGER NOT NULL,
    visits_90 INTEGER NOT NULL,
    spend_first_90_minor INTEGER NOT NULL,
    treatment_count INTEGER NOT NULL,
    referred_count INTEGER NOT NULL,
    referred_buyer_count INTEGER NOT NULL,
    referred_spend_minor INTEGER NOT NULL,
    event_count INTEGER NOT NULL,
    event_sales_minor INTEGER NOT NULL,
    harmony INTEGER NOT NULL,
    tenure_below INTEGER NOT NULL,
    spend_below INTEGER NOT NULL,
    visits_below INTEGER NOT NULL,
    frequency_below INTEGER NOT NULL,
    treatments_below INTEGER NOT NULL,
    referred_below INTEGER NOT NULL,
    referred_spend_below INTEGER NOT NULL,
    events_below INTEGER NOT NULL,
    event_sales_below INTEGER NOT NULL,
    ranked BOOLEAN NOT NULL,
    score_n INTEGER NOT NULL,
    rank INTEGER,
    base_tier VARCHAR(32) NOT NULL,
    tier VARCHAR(32) NOT NULL,
    stars INTEGER,
    CONSTRAINT pk_grades PRIMARY KEY (run_id, customer_id),
    CONSTRAINT fk_grades_run_id FOREIGN KEY (run_id) REFERENCES grading_runs (id) ON DELETE CASCADE,
    CONSTRAINT ck_grades_tier CHECK (base_tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_grades_tier CHECK (tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded'))
) WITHOUT ROWID;

CREATE INDEX ix_grades_customer_id ON grades (customer_id);

CREATE TRIGGER grades_DELETE_refused BEFORE DELETE ON grades
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE id = OLD.run_id)
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TRIGGER grades_UPDATE_refused BEFORE UPDATE ON grades
WHEN 1
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TABLE grading_runs (
    id INTEGER NOT NULL,
    as_of_on DATE NOT NULL,
    period VARCHAR(16) NOT NULL,
    rule_version_id INTEGER NOT NULL,
    ranked_count INTEGER NOT NULL,
    dormant_count INTEGER NOT NULL,
    prospect_count INTEGER NOT NULL,
    rows_after_count INTEGER NOT NULL,
    tie_at_cut BOOLEAN NOT NULL,
    weight_in_use INTEGER NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    restated BOOLEAN NOT NULL,
    previous_id INTEGER,
    beside_id INTEGER,
    graded_at DATETIME NOT NULL,
    graded_by_id INTEGER,
    CONSTRAINT pk_grading_runs PRIMARY KEY (id),
    CONSTRAINT fk_grading_runs_rule_version_id FOREIGN KEY (rule_version_id) REFERENCES
        rule_versions (id),
    CONSTRAINT fk_grading_runs_previous_id FOREIGN KEY (previous_id) REFERENCES grading_runs (id),
    CONSTRAINT fk_grading_runs_beside_id FOREIGN KEY (beside_id) REFERENCES grading_runs (id),
    CONSTRAINT fk_grading_runs_graded_by_id FOREIGN KEY (graded_by_id) REFERENCES staff (id)
);

CREATE INDEX ix_grading_runs_as_of_on ON grading_runs (as_of_on);

CREATE TRIGGER grading_runs_UPDATE_refused BEFORE UPDATE ON grading_runs
WHEN 1
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TABLE holiday_rules (
    id INTEGER NOT NULL,
    holiday VARCHAR(32) NOT NULL,
    greets BOOLEAN NOT NULL,
    closed BOOLEAN NOT NULL,
    CONSTRAINT pk_holiday_rules PRIMARY KEY (id),
    CONSTRAINT uq_holiday_rules_holiday UNIQUE (holiday),
    CONSTRAINT ck_holiday_rules_holiday CHECK (holiday IN ('new_year', 'spring_festival',
        'qingming', 'labour_day', 'dragon_boat', 'mid_autumn', 'national_day'))
);

CREATE TABLE home_visit_payments (
    id INTEGER NOT NULL,
    home_visit_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    method VARCHAR(32) NOT NULL,
    paid_on DATE NOT NULL,
    text TEXT,
    CONSTRAINT pk_home_visit_payments PRIMARY KEY (id),
    CONSTRAINT ck_home_visit_payments_positive CHECK (amount_minor > 0),
    CONSTRAINT fk_home_visit_payments_home_visit_id FOREIGN KEY (home_visit_id) REFERENCES
        home_visits (id),
    CONSTRAINT ck_home_visit_payments_onsitepayment CHECK (method IN ('transfer', 'wechat_pay',
        'alipay', 'card'))
);

CREATE INDEX ix_home_visit_payments_home_visit_id ON home_visit_payments (home_visit_id);

CREATE TABLE home_visit_reviews (
    id INTEGER NOT NULL,
    month_on DATE NOT NULL,
    gains TEXT NOT NULL,
    losses TEXT NOT NULL,
    policy_id INTEGER,
    reviewed_on DATE NOT NULL,
    staff_id INTEGER,
    CONSTRAINT pk_home_visit_reviews PRIMARY KEY (id),
    CONSTRAINT ck_home_visit_reviews_says_both CHECK (trim(gains) <> '' AND trim(losses) <> ''),
    CONSTRAINT ck_home_visit_reviews_month CHECK (strftime('%d', month_on) = '01'),
    CONSTRAINT uq_home_visit_reviews_month_on UNIQUE (month_on),
    CONSTRAINT fk_home_visit_reviews_policy_id FOREIGN KEY (policy_id) REFERENCES policies (id),
    CONSTRAINT fk_home_visit_reviews_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE TABLE home_visitors (
    id INTEGER NOT NULL,
    home_visit_id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    CONSTRAINT pk_home_visitors PRIMARY KEY (id),
    CONSTRAINT uq_home_visitors_home_visit_id_staff_id UNIQUE (home_visit_id, staff_id),
    CONSTRAINT fk_home_visitors_home_visit_id FOREIGN KEY (home_visit_id) REFERENCES home_visits
        (id),
    CONSTRAINT fk_home_visitors_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_home_visitors_staff_id ON home_visitors (staff_id);

CREATE TABLE home_visits (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    number VARCHAR(16) NOT NULL,
    state VARCHAR(32) NOT NULL,
    visits_on DATE NOT NULL,
    starts_at TIME NOT NULL,
    ends_at TIME NOT NULL,
    address VARCHAR(200) NOT NULL,
    purpose TEXT NOT NULL,
    case_id INTEGER,
    planned_by_id INTEGER,
    confirmed_on DATE,
    confirmed_by_id INTEGER,
    left_at DATETIME,
    done_on DATE,
    signed_on DATE,
    card_number VARCHAR(32),
    score INTEGER,
    said TEXT,
    filed_on DATE,
    scan_id INTEGER,
    cancelled_why TEXT,
    CONSTRAINT pk_home_visits PRIMARY KEY (id),
    CONSTRAINT ck_home_visits_slot CHECK (starts_at < ends_at),
    CONSTRAINT ck_home_visits_confirmed_first CHECK (state NOT IN ('on_the_way', 'done') OR
        confirmed_on IS NOT NULL),
    CONSTRAINT ck_home_visits_signed_and_answered CHECK (state <> 'done' OR (done_on IS NOT NULL
        AND signed_on IS NOT NULL AND card_number IS NOT NULL AND score IS NOT NULL)),
    CONSTRAINT ck_home_visits_filed_when_done CHECK (filed_on IS NULL OR state = 'done'),
    CONSTRAINT ck_home_visits_cancelled_with_reason CHECK ((state = 'cancelled') = (cancelled_why
        IS NOT NULL)),
    CONSTRAINT ck_home_visits_score_range CHECK (score IS NULL OR (score >= 1 AND score <= 5)),
    CONSTRAINT fk_home_visits_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT uq_home_visits_number UNIQUE (number),
    CONSTRAINT ck_home_visits_homevisitstate CHECK (state IN ('agreed', 'on_the_way', 'done',
        'cancelled')),
    CONSTRAINT fk_home_visits_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT fk_home_visits_planned_by_id FOREIGN KEY (planned_by_id) REFERENCES staff (id),
    CONSTRAINT fk_home_visits_confirmed_by_id FOREIGN KEY (confirmed_by_id) REFERENCES staff (id),
    CONSTRAINT uq_home_visits_card_number UNIQUE (card_number),
    CONSTRAINT fk_home_visits_scan_id FOREIGN KEY (scan_id) REFERENCES attachments (id)
);

CREATE INDEX ix_home_visits_case_id ON home_visits (case_id);

CREATE INDEX ix_home_visits_customer_id ON home_visits (customer_id);

CREATE INDEX ix_home_visits_day ON home_visits (visits_on, starts_at);

CREATE INDEX ix_home_visits_unfiled ON home_visits (state, filed_on, done_on);

CREATE TRIGGER home_visits_checked_on_INSERT BEFORE INSERT ON home_visits
WHEN NEW.state = 'done' AND (NOT EXISTS (SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id =
    NEW.id) OR EXISTS (SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id = NEW.id AND (SELECT
    count(*) FROM acknowledgements AS a WHERE a.visitor_id = v.id) < 4))
BEGIN SELECT RAISE(ABORT, 'not everybody who went acknowledged every point');
END;

CREATE TRIGGER home_visits_checked_on_UPDATE BEFORE UPDATE ON home_visits
WHEN NEW.state = 'done' AND (NOT EXISTS (SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id =
    NEW.id) OR EXISTS (SELECT 1 FROM home_visitors AS v WHERE v.home_visit_id = NEW.id AND (SELECT
    count(*) FROM acknowledgements AS a WHERE a.visitor_id = v.id) < 4))
BEGIN SELECT RAISE(ABORT, 'not everybody who went acknowledged every point');
END;

CREATE TABLE import_mappings (
    id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    headings_digest VARCHAR(64) NOT NULL,
    heading VARCHAR(120) NOT NULL,
    field VARCHAR(64) NOT NULL,
    CONSTRAINT pk_import_mappings PRIMARY KEY (id),
    CONSTRAINT uq_import_mappings_kind_headings_digest_heading UNIQUE (kind, headings_digest,
        heading),
    CONSTRAINT ck_import_mappings_importkind CHECK (kind IN ('customers', 'visits', 'referrals',
        'attendances', 'complaints', 'followups'))
);

CREATE TABLE important_dates (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    family_member_id INTEGER,
    kind VARCHAR(32) NOT NULL,
    label VARCHAR(80),
    calendar VARCHAR(32) NOT NULL,
    year INTEGER,
    month INTEGER NOT NULL,
    day INTEGER NOT NULL,
    leap BOOLEAN NOT NULL,
    yearly BOOLEAN NOT NULL,
    CONSTRAINT pk_important_dates PRIMARY KEY (id),
    CONSTRAINT ck_important_dates_month_range CHECK (month IS NULL OR (month >= 1 AND month <= 12)),
    CONSTRAINT ck_important_dates_day_range CHECK (day IS NULL OR (day >= 1 AND day <= 31)),
    CONSTRAINT ck_important_dates_once_has_a_year CHECK (yearly OR year IS NOT NULL),
    CONSTRAINT fk_important_dates_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_important_dates_family_member_id FOREIGN KEY (family_member_id) REFERENCES
        family_members (id),
    CONSTRAINT ck_important_dates_datekind CHECK (kind IN ('birthday', 'wedding', 'exam',
        'promotion', 'other')),
    CONSTRAINT ck_important_dates_calendarkind CHECK (calendar IN ('solar', 'lunar'))
);

CREATE INDEX ix_important_dates_customer_id ON important_dates (customer_id);

CREATE INDEX ix_important_dates_family_member_id ON important_dates (family_member_id);

CREATE TABLE internal_settlements (
    id INTEGER NOT NULL,
    return_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    department VARCHAR(32),
    amount_minor INTEGER NOT NULL,
    text TEXT,
    settled_on DATE NOT NULL,
    staff_id INTEGER,
    CONSTRAINT pk_internal_settlements PRIMARY KEY (id),
    CONSTRAINT ck_internal_settlements_not_negative CHECK (amount_minor >= 0),
    CONSTRAINT ck_internal_settlements_names_department CHECK (kind <> 'department' OR department
        IS NOT NULL),
    CONSTRAINT fk_internal_settlements_return_id FOREIGN KEY (return_id) REFERENCES returns (id),
    CONSTRAINT ck_internal_settlements_settlementkind CHECK (kind IN ('supplier', 'department',
        'write_off', 'back_to_stock')),
    CONSTRAINT ck_internal_settlements_department CHECK (department IN ('front_desk',
        'customer_service', 'consulting', 'medical', 'nursing', 'management')),
    CONSTRAINT fk_internal_settlements_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_internal_settlements_return_id ON internal_settlements (return_id);

CREATE TABLE item_prices (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    valid_from_on DATE NOT NULL,
    price_minor INTEGER NOT NULL,
    CONSTRAINT pk_item_prices PRIMARY KEY (id),
    CONSTRAINT uq_item_prices_item_id_valid_from_on UNIQUE (item_id, valid_from_on),
    CONSTRAINT ck_item_prices_not_negative CHECK (price_minor >= 0),
    CONSTRAINT fk_item_prices_item_id FOREIGN KEY (item_id) REFERENCES items (id)
);

CREATE INDEX ix_item_prices_item_id ON item_prices (item_id);

CREATE TABLE items (
    id INTEGER NOT NULL,
    family_id INTEGER NOT NULL,
    code VARCHAR(32) NOT NULL,
    name VARCHAR(120) NOT NULL,
    active BOOLEAN NOT NULL,
    CONSTRAINT pk_items PRIMARY KEY (id),
    CONSTRAINT fk_items_family_id FOREIGN KEY (family_id) REFERENCES families (id),
    CONSTRAINT uq_items_code UNIQUE (code),
    CONSTRAINT uq_items_name UNIQUE (name)
);

CREATE INDEX ix_items_family_id ON items (family_id);

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
        'edit_staff', 'edit_settings', 'edit_rules', 'grade', 'import', 'undo', 'refused_attempt',
        'refresh')),
    CONSTRAINT uq_journal_entries_undoes_id UNIQUE (undoes_id),
    CONSTRAINT fk_journal_entries_undoes_id FOREIGN KEY (undoes_id) REFERENCES journal_entries (id)
);

CREATE TRIGGER journal_entries_delete_refused BEFORE DELETE ON journal_entries
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TRIGGER journal_entries_update_refused BEFORE UPDATE ON journal_entries
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TABLE journal_rows (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    table_name VARCHAR(64) NOT NULL,
    row_key INTEGER NOT NULL,
    customer_id INTEGER,
    "before" TEXT,
    "after" TEXT,
    digest VARCHAR(64) NOT NULL,
    CONSTRAINT pk_journal_rows PRIMARY KEY (id),
    CONSTRAINT fk_journal_rows_entry_id FOREIGN KEY (entry_id) REFERENCES journal_entries (id)
);

CREATE INDEX ix_journal_rows_customer_id ON journal_rows (customer_id);

CREATE INDEX ix_journal_rows_entry_id ON journal_rows (entry_id);

CREATE INDEX ix_journal_rows_row ON journal_rows (table_name, row_key);

CREATE TRIGGER journal_rows_delete_refused BEFORE DELETE ON journal_rows
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TRIGGER journal_rows_update_refused BEFORE UPDATE ON journal_rows
WHEN NOT (NEW.before IS NULL AND NEW.after IS NULL AND NEW.id = OLD.id AND NEW.entry_id =
    OLD.entry_id AND NEW.table_name = OLD.table_name AND NEW.row_key = OLD.row_key AND NEW.digest =
    OLD.digest)
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TABLE need_codes (
    id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    name VARCHAR(80) NOT NULL,
    CONSTRAINT pk_need_codes PRIMARY KEY (id),
    CONSTRAINT ck_need_codes_needkind CHECK (kind IN ('need', 'pain')),
    CONSTRAINT uq_need_codes_name UNIQUE (name)
);

CREATE TABLE need_meanings (
    id INTEGER NOT NULL,
    tier VARCHAR(32) NOT NULL,
    need_code_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_need_meanings PRIMARY KEY (id),
    CONSTRAINT uq_need_meanings_tier_need_code_id UNIQUE (tier, need_code_id),
    CONSTRAINT ck_need_meanings_said CHECK (length(text) > 0),
    CONSTRAINT ck_need_meanings_tier CHECK (tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT fk_need_meanings_need_code_id FOREIGN KEY (need_code_id) REFERENCES need_codes (id)
);

CREATE TABLE number_series (
    name VARCHAR(32) NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_number_series PRIMARY KEY (name)
);

CREATE TABLE opening_hours (
    id INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    opens_at TIME NOT NULL,
    closes_at TIME NOT NULL,
    CONSTRAINT pk_opening_hours PRIMARY KEY (id),
    CONSTRAINT uq_opening_hours_weekday_opens_at UNIQUE (weekday, opens_at),
    CONSTRAINT ck_opening_hours_weekday_range CHECK (weekday IS NULL OR (weekday >= 0 AND weekday
        <= 6)),
    CONSTRAINT ck_opening_hours_opens_first CHECK (opens_at < closes_at)
);

CREATE TABLE packages (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    session_count INTEGER NOT NULL,
    bought_on DATE NOT NULL,
    expires_on DATE,
    CONSTRAINT pk_packages PRIMARY KEY (id),
    CONSTRAINT ck_packages_has_sessions CHECK (session_count > 0),
    CONSTRAINT fk_packages_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_packages_item_id FOREIGN KEY (item_id) REFERENCES items (id)
);

CREATE INDEX ix_packages_customer_id ON packages (customer_id);

CREATE TABLE phones (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    digits VARCHAR(32) NOT NULL,
    label VARCHAR(32),
    position INTEGER NOT NULL,
    wrong BOOLEAN NOT NULL,
    CONSTRAINT pk_phones PRIMARY KEY (id),
    CONSTRAINT fk_phones_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_phones_customer_id ON phones (customer_id);

CREATE INDEX ix_phones_digits ON phones (digits);

CREATE TABLE policies (
    id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    valid_from_on DATE NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_policies PRIMARY KEY (id),
    CONSTRAINT uq_policies_kind_number UNIQUE (kind, number),
    CONSTRAINT uq_policies_kind_valid_from_on UNIQUE (kind, valid_from_on),
    CONSTRAINT ck_policies_number CHECK (number > 0),
    CONSTRAINT ck_policies_says_something CHECK (trim(text) <> ''),
    CONSTRAINT ck_policies_policykind CHECK (kind IN ('returns', 'home_visits'))
);

CREATE TABLE preferences (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR(120) NOT NULL,
    CONSTRAINT pk_preferences PRIMARY KEY (id),
    CONSTRAINT fk_preferences_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_preferences_preferencekind CHECK (kind IN ('like', 'taboo'))
);

CREATE INDEX ix_preferences_customer_id ON preferences (customer_id);

CREATE TABLE printed_lines (
    id INTEGER NOT NULL,
    list_id INTEGER NOT NULL,
    followup_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR(4) NOT NULL,
    contact_id INTEGER,
    CONSTRAINT pk_printed_lines PRIMARY KEY (id),
    CONSTRAINT uq_printed_lines_list_id_code UNIQUE (list_id, code),
    CONSTRAINT uq_printed_lines_list_id_followup_id UNIQUE (list_id, followup_id),
    CONSTRAINT fk_printed_lines_list_id FOREIGN KEY (list_id) REFERENCES printed_lists (id),
    CONSTRAINT fk_printed_lines_followup_id FOREIGN KEY (followup_id) REFERENCES followups (id),
    CONSTRAINT fk_printed_lines_contact_id FOREIGN KEY (contact_id) REFERENCES contacts (id)
);

CREATE INDEX ix_printed_lines_code ON printed_lines (code, id);

CREATE INDEX ix_printed_lines_contact_id ON printed_lines (contact_id);

CREATE INDEX ix_printed_lines_followup_id ON printed_lines (followup_id);

CREATE TABLE printed_lists (
    id INTEGER NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    printed_at DATETIME NOT NULL,
    printed_on DATE NOT NULL,
    printed_by_id INTEGER,
    control_total INTEGER NOT NULL,
    CONSTRAINT pk_printed_lists PRIMARY KEY (id),
    CONSTRAINT ck_printed_lists_days CHECK (first_on <= last_on),
    CONSTRAINT fk_printed_lists_printed_by_id FOREIGN KEY (printed_by_id) REFERENCES staff (id)
);

CREATE TABLE red_line_reviews (
    id INTEGER NOT NULL,
    case_id INTEGER,
    return_id INTEGER,
    contact_id INTEGER,
    reviewed_at DATETIME NOT NULL,
    staff_id INTEGER,
    finding TEXT NOT NULL,
    CONSTRAINT pk_red_line_reviews PRIMARY KEY (id),
    CONSTRAINT ck_red_line_reviews_says_what CHECK ((finding IS NOT NULL AND trim(finding) <> '')),
    CONSTRAINT ck_red_line_reviews_about_one CHECK ((case_id IS NOT NULL) + (return_id IS NOT NULL)
        + (contact_id IS NOT NULL) = 1),
    CONSTRAINT uq_red_line_reviews_case_id UNIQUE (case_id),
    CONSTRAINT fk_red_line_reviews_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT uq_red_line_reviews_return_id UNIQUE (return_id),
    CONSTRAINT fk_red_line_reviews_return_id FOREIGN KEY (return_id) REFERENCES returns (id),
    CONSTRAINT uq_red_line_reviews_contact_id UNIQUE (contact_id),
    CONSTRAINT fk_red_line_reviews_contact_id FOREIGN KEY (contact_id) REFERENCES contacts (id),
    CONSTRAINT fk_red_line_reviews_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE TABLE referrals (
    id INTEGER NOT NULL,
    referrer_id INTEGER NOT NULL,
    referred_id INTEGER NOT NULL,
    referred_on DATE,
    CONSTRAINT pk_referrals PRIMARY KEY (id),
    CONSTRAINT ck_referrals_not_oneself CHECK (referrer_id <> referred_id),
    CONSTRAINT fk_referrals_referrer_id FOREIGN KEY (referrer_id) REFERENCES customers (id),
    CONSTRAINT uq_referrals_referred_id UNIQUE (referred_id),
    CONSTRAINT fk_referrals_referred_id FOREIGN KEY (referred_id) REFERENCES customers (id)
);

CREATE INDEX ix_referrals_referrer_id ON referrals (referrer_id);

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
        'edit_staff', 'edit_settings', 'edit_rules', 'grade', 'import', 'undo', 'refused_attempt',
        'refresh')),
    CONSTRAINT ck_refused_attempts_heldrule CHECK (rule IN ('gate', 'other_caller',
        'call_back_stays', 'first_asked')),
    CONSTRAINT fk_refused_attempts_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id)
);

CREATE INDEX ix_refused_attempts_case_id ON refused_attempts (case_id);

CREATE INDEX ix_refused_attempts_staff_id ON refused_attempts (staff_id);

CREATE TABLE relation_changes (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    side VARCHAR(32) NOT NULL,
    level_before INTEGER,
    level_after INTEGER,
    reason VARCHAR(200) NOT NULL,
    changed_at DATETIME NOT NULL,
    staff_id INTEGER,
    CONSTRAINT pk_relation_changes PRIMARY KEY (id),
    CONSTRAINT fk_relation_changes_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT ck_relation_changes_relationside CHECK (side IN ('clinic', 'specialist')),
    CONSTRAINT fk_relation_changes_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_relation_changes_customer_id ON relation_changes (customer_id);

CREATE TABLE result_notices (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    told_on DATE NOT NULL,
    informed VARCHAR(32) NOT NULL,
    name VARCHAR(80),
    staff_id INTEGER,
    CONSTRAINT pk_result_notices PRIMARY KEY (id),
    CONSTRAINT fk_result_notices_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT ck_result_notices_informed CHECK (informed IN ('customer', 'family', 'referrer',
        'staff')),
    CONSTRAINT fk_result_notices_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_result_notices_case_id ON result_notices (case_id);

CREATE INDEX ix_result_notices_staff_id ON result_notices (staff_id);

CREATE TABLE retirements (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    reason VARCHAR(200) NOT NULL,
    approved_by_id INTEGER,
    retired_on DATE NOT NULL,
    restored_on DATE,
    restored_why VARCHAR(200),
    restored_by_id INTEGER,
    CONSTRAINT pk_retirements PRIMARY KEY (id),
    CONSTRAINT fk_retirements_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_retirements_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES staff (id),
    CONSTRAINT fk_retirements_restored_by_id FOREIGN KEY (restored_by_id) REFERENCES staff (id)
);

CREATE INDEX ix_retirements_customer_id ON retirements (customer_id);

CREATE TABLE return_lines (
    id INTEGER NOT NULL,
    return_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    visit_line_id INTEGER,
    ours_why TEXT,
    new_item_id INTEGER,
    refund_line_id INTEGER,
    CONSTRAINT pk_return_lines PRIMARY KEY (id),
    CONSTRAINT ck_return_lines_count CHECK (count > 0),
    CONSTRAINT ck_return_lines_ours CHECK (visit_line_id IS NOT NULL OR (ours_why IS NOT NULL AND
        trim(ours_why) <> '')),
    CONSTRAINT fk_return_lines_return_id FOREIGN KEY (return_id) REFERENCES returns (id),
    CONSTRAINT fk_return_lines_item_id FOREIGN KEY (item_id) REFERENCES items (id),
    CONSTRAINT fk_return_lines_visit_line_id FOREIGN KEY (visit_line_id) REFERENCES visit_lines
        (id),
    CONSTRAINT fk_return_lines_new_item_id FOREIGN KEY (new_item_id) REFERENCES items (id),
    CONSTRAINT fk_return_lines_refund_line_id FOREIGN KEY (refund_line_id) REFERENCES visit_lines
        (id)
);

CREATE INDEX ix_return_lines_refund_line_id ON return_lines (refund_line_id);

CREATE INDEX ix_return_lines_return_id ON return_lines (return_id);

CREATE INDEX ix_return_lines_visit_line_id ON return_lines (visit_line_id);

CREATE TABLE returns (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    number VARCHAR(16) NOT NULL,
    state VARCHAR(32) NOT NULL,
    wish VARCHAR(32) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    text TEXT,
    taken_on DATE NOT NULL,
    taken_by_id INTEGER,
    policy_id INTEGER,
    case_id INTEGER,
    done VARCHAR(32),
    refund_minor INTEGER NOT NULL,
    finished_on DATE,
    finished_by_id INTEGER,
    signed_on DATE,
    refused_on DATE,
    refused_by_id INTEGER,
    refused_why TEXT,
    CONSTRAINT pk_returns PRIMARY KEY (id),
    CONSTRAINT ck_returns_refused_with_reason CHECK ((state = 'refused') = (refused_why IS NOT NULL
        AND trim(refused_why) <> '')),
    CONSTRAINT ck_returns_refused_on CHECK ((state = 'refused') = (refused_on IS NOT NULL)),
    CONSTRAINT ck_returns_finished_by_something CHECK ((state = 'finished') = (finished_on IS NOT
        NULL AND done IS NOT NULL)),
    CONSTRAINT ck_returns_refund_not_negative CHECK (refund_minor >= 0),
    CONSTRAINT ck_returns_refund_is_one CHECK (refund_minor = 0 OR done = 'refund'),
    CONSTRAINT fk_returns_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT uq_returns_number UNIQUE (number),
    CONSTRAINT ck_returns_returnstate CHECK (state IN ('taken_in', 'finished', 'refused')),
    CONSTRAINT ck_returns_returnwish CHECK (wish IN ('exchange', 'refund', 'repair')),
    CONSTRAINT ck_returns_returnreason CHECK (reason IN ('faulty', 'wrong_item', 'not_suited',
        'changed_mind', 'other')),
    CONSTRAINT fk_returns_taken_by_id FOREIGN KEY (taken_by_id) REFERENCES staff (id),
    CONSTRAINT fk_returns_policy_id FOREIGN KEY (policy_id) REFERENCES policies (id),
    CONSTRAINT fk_returns_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT ck_returns_returnwish CHECK (done IN ('exchange', 'refund', 'repair')),
    CONSTRAINT fk_returns_finished_by_id FOREIGN KEY (finished_by_id) REFERENCES staff (id),
    CONSTRAINT fk_returns_refused_by_id FOREIGN KEY (refused_by_id) REFERENCES staff (id)
);

CREATE INDEX ix_returns_case_id ON returns (case_id);

CREATE INDEX ix_returns_customer_id ON returns (customer_id);

CREATE INDEX ix_returns_state ON returns (state);

CREATE INDEX ix_returns_taken_on ON returns (taken_on);

CREATE TABLE rule_versions (
    id INTEGER NOT NULL,
    digest VARCHAR(12) NOT NULL,
    valid_from_on DATE NOT NULL,
    cut_kind VARCHAR(32) NOT NULL,
    vip_cut INTEGER NOT NULL,
    major_cut INTEGER NOT NULL,
    ordinary_cut INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    created_by_id INTEGER,
    CONSTRAINT pk_rule_versions PRIMARY KEY (id),
    CONSTRAINT uq_rule_versions_valid_from_on UNIQUE (valid_from_on),
    CONSTRAINT ck_rule_versions_cutkind CHECK (cut_kind IN ('rank_share', 'threshold')),
    CONSTRAINT fk_rule_versions_created_by_id FOREIGN KEY (created_by_id) REFERENCES staff (id)
);

CREATE TRIGGER rule_versions_DELETE_refused BEFORE DELETE ON rule_versions
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'rules that were graded by are unchangeable');
END;

CREATE TRIGGER rule_versions_UPDATE_refused BEFORE UPDATE ON rule_versions
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'rules that were graded by are unchangeable');
END;

CREATE TABLE rule_weights (
    id INTEGER NOT NULL,
    rule_version_id INTEGER NOT NULL,
    indicator VARCHAR(32) NOT NULL,
    weight INTEGER NOT NULL,
    CONSTRAINT pk_rule_weights PRIMARY KEY (id),
    CONSTRAINT uq_rule_weights_rule_version_id_indicator UNIQUE (rule_version_id, indicator),
    CONSTRAINT ck_rule_weights_not_negative CHECK (weight >= 0),
    CONSTRAINT fk_rule_weights_rule_version_id FOREIGN KEY (rule_version_id) REFERENCES
        rule_versions (id),
    CONSTRAINT ck_rule_weights_indicator CHECK (indicator IN ('tenure', 'spend', 'visits',
        'frequency', 'treatments', 'referred', 'referred_spend', 'events', 'event_sales',
        'harmony'))
);

CREATE TRIGGER rule_weights_DELETE_refused BEFORE DELETE ON rule_weights
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = OLD.rule_version_id)
BEGIN SELECT RAISE(ABORT, 'rules that were graded by are unchangeable');
END;

CREATE TRIGGER rule_weights_INSERT_refused BEFORE INSERT ON rule_weights
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = NEW.rule_version_id)
BEGIN SELECT RAISE(ABORT, 'rules that were graded by are unchangeable');
END;

CREATE TRIGGER rule_weights_UPDATE_refused BEFORE UPDATE ON rule_weights
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE rule_version_id = OLD.rule_version_id)
BEGIN SELECT RAISE(ABORT, 'rules that were graded by are unchangeable');
END;

CREATE TABLE run_weights (
    run_id INTEGER NOT NULL,
    indicator VARCHAR(32) NOT NULL,
    weight INTEGER NOT NULL,
    CONSTRAINT pk_run_weights PRIMARY KEY (run_id, indicator),
    CONSTRAINT fk_run_weights_run_id FOREIGN KEY (run_id) REFERENCES grading_runs (id) ON DELETE
        CASCADE,
    CONSTRAINT ck_run_weights_indicator CHECK (indicator IN ('tenure', 'spend', 'visits',
        'frequency', 'treatments', 'referred', 'referred_spend', 'events', 'event_sales',
        'harmony'))
);

CREATE TRIGGER run_weights_DELETE_refused BEFORE DELETE ON run_weights
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE id = OLD.run_id)
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TRIGGER run_weights_UPDATE_refused BEFORE UPDATE ON run_weights
WHEN 1
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TABLE saved_views (
    id INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    list_name VARCHAR(32) NOT NULL,
    name VARCHAR(80) NOT NULL,
    "query" VARCHAR(2000) NOT NULL,
    CONSTRAINT pk_saved_views PRIMARY KEY (id),
    CONSTRAINT fk_saved_views_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_saved_views_staff_id ON saved_views (staff_id);

CREATE TABLE search_text (
    customer_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_search_text PRIMARY KEY (customer_id),
    CONSTRAINT fk_search_text_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON
        DELETE CASCADE
);

CREATE TABLE service_extras (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    free_from_minor INTEGER,
    price_minor INTEGER NOT NULL,
    offered BOOLEAN NOT NULL,
    CONSTRAINT pk_service_extras PRIMARY KEY (id),
    CONSTRAINT ck_service_extras_named CHECK (trim(name) <> ''),
    CONSTRAINT ck_service_extras_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT ck_service_extras_threshold CHECK (free_from_minor IS NULL OR free_from_minor >= 0),
    CONSTRAINT uq_service_extras_name UNIQUE (name)
);

CREATE TABLE service_standards (
    id INTEGER NOT NULL,
    tier VARCHAR(32) NOT NULL,
    ideal_gap_days INTEGER,
    max_gap_days INTEGER,
    least_per_quarter INTEGER NOT NULL,
    most_per_quarter INTEGER NOT NULL,
    phone_percent INTEGER NOT NULL,
    wechat_percent INTEGER NOT NULL,
    sms_percent INTEGER NOT NULL,
    in_person_percent INTEGER NOT NULL,
    dates_by VARCHAR(32) NOT NULL,
    greets_holidays BOOLEAN NOT NULL,
    CONSTRAINT pk_service_standards PRIMARY KEY (id),
    CONSTRAINT ck_service_standards_both_gaps_or_neither CHECK ((ideal_gap_days IS NULL) =
        (max_gap_days IS NULL)),
    CONSTRAINT ck_service_standards_ideal_within_max CHECK (ideal_gap_days IS NULL OR
        (ideal_gap_days > 0 AND ideal_gap_days <= max_gap_days)),
    CONSTRAINT ck_service_standards_quarter CHECK (least_per_quarter >= 0 AND least_per_quarter <=
        most_per_quarter),
    CONSTRAINT ck_service_standards_shares_not_negative CHECK (phone_percent >= 0 AND
        wechat_percent >= 0 AND sms_percent >= 0 AND in_person_percent >= 0),
    CONSTRAINT ck_service_standards_shares_whole CHECK (phone_percent + wechat_percent +
        sms_percent + in_person_percent = 100),
    CONSTRAINT uq_service_standards_tier UNIQUE (tier),
    CONSTRAINT ck_service_standards_tier CHECK (tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_service_standards_followupmethod CHECK (dates_by IN ('phone', 'sms', 'wechat',
        'in_person', 'home_visit', 'flowers', 'gift'))
);

CREATE TABLE signature_attempts (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    tried_on DATE NOT NULL,
    method VARCHAR(32) NOT NULL,
    staff_id INTEGER,
    text TEXT NOT NULL,
    CONSTRAINT pk_signature_attempts PRIMARY KEY (id),
    CONSTRAINT fk_signature_attempts_case_id FOREIGN KEY (case_id) REFERENCES complaint_cases (id),
    CONSTRAINT ck_signature_attempts_followupmethod CHECK (method IN ('phone', 'sms', 'wechat',
        'in_person', 'home_visit', 'flowers', 'gift')),
    CONSTRAINT fk_signature_attempts_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE INDEX ix_signature_attempts_case_id ON signature_attempts (case_id);

CREATE INDEX ix_signature_attempts_staff_id ON signature_attempts (staff_id);

CREATE TABLE staff (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    role VARCHAR(32) NOT NULL,
    title VARCHAR(80),
    speciality VARCHAR(120),
    joined_on DATE,
    active BOOLEAN NOT NULL,
    slot_id VARCHAR(32),
    CONSTRAINT pk_staff PRIMARY KEY (id),
    CONSTRAINT uq_staff_name UNIQUE (name),
    CONSTRAINT ck_staff_role CHECK (role IN ('receptionist', 'specialist', 'supervisor',
        'manager')),
    CONSTRAINT uq_staff_slot_id UNIQUE (slot_id)
);

CREATE TABLE tier_movements (
    id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    from_tier VARCHAR(32),
    to_tier VARCHAR(32) NOT NULL,
    movement VARCHAR(32) NOT NULL,
    first_reason VARCHAR(32),
    first_delta INTEGER,
    second_reason VARCHAR(32),
    second_delta INTEGER,
    to_rise_minor INTEGER,
    to_rise_visits INTEGER,
    to_stay_minor INTEGER,
    to_stay_visits INTEGER,
    CONSTRAINT pk_tier_movements PRIMARY KEY (id),
    CONSTRAINT uq_tier_movements_run_id_customer_id UNIQUE (run_id, customer_id),
    CONSTRAINT fk_tier_movements_run_id FOREIGN KEY (run_id) REFERENCES grading_runs (id) ON DELETE
        CASCADE,
    CONSTRAINT ck_tier_movements_tier CHECK (from_tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_tier_movements_tier CHECK (to_tier IN ('vip', 'major', 'ordinary', 'general',
        'potential_vip', 'dormant', 'prospect', 'not_graded')),
    CONSTRAINT ck_tier_movements_movement CHECK (movement IN ('up', 'down', 'entry', 'dormant',
        'return')),
    CONSTRAINT ck_tier_movements_indicator CHECK (first_reason IN ('tenure', 'spend', 'visits',
        'frequency', 'treatments', 'referred', 'referred_spend', 'events', 'event_sales',
        'harmony')),
    CONSTRAINT ck_tier_movements_indicator CHECK (second_reason IN ('tenure', 'spend', 'visits',
        'frequency', 'treatments', 'referred', 'referred_spend', 'events', 'event_sales',
        'harmony'))
);

CREATE INDEX ix_tier_movements_customer_id ON tier_movements (customer_id);

CREATE INDEX ix_tier_movements_run_id ON tier_movements (run_id);

CREATE TRIGGER tier_movements_DELETE_refused BEFORE DELETE ON tier_movements
WHEN EXISTS (SELECT 1 FROM grading_runs WHERE id = OLD.run_id)
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TRIGGER tier_movements_UPDATE_refused BEFORE UPDATE ON tier_movements
WHEN 1
BEGIN SELECT RAISE(ABORT, 'a grading is frozen');
END;

CREATE TABLE visit_lines (
    id INTEGER NOT NULL,
    visit_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    visited_on DATE NOT NULL,
    family_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    staff_id INTEGER,
    amount_minor INTEGER NOT NULL,
    state VARCHAR(32) NOT NULL,
    event_id INTEGER,
    package_id INTEGER,
    refund_of_id INTEGER,
    note VARCHAR(200),
    CONSTRAINT pk_visit_lines PRIMARY KEY (id),
    CONSTRAINT fk_visit_lines_visit FOREIGN KEY (visit_id, customer_id, visited_on) REFERENCES
        visits (id, customer_id, visited_on) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_visit_lines_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_visit_lines_family_id FOREIGN KEY (family_id) REFERENCES families (id),
    CONSTRAINT fk_visit_lines_item_id FOREIGN KEY (item_id) REFERENCES items (id),
    CONSTRAINT fk_visit_lines_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id),
    CONSTRAINT ck_visit_lines_linestate CHECK (state IN ('done', 'cancelled', 'no_show', 'voided')),
    CONSTRAINT fk_visit_lines_event_id FOREIGN KEY (event_id) REFERENCES events (id),
    CONSTRAINT fk_visit_lines_package_id FOREIGN KEY (package_id) REFERENCES packages (id),
    CONSTRAINT fk_visit_lines_refund_of_id FOREIGN KEY (refund_of_id) REFERENCES visit_lines (id)
);

CREATE INDEX ix_visit_lines_event ON visit_lines (event_id) WHERE event_id IS NOT NULL;

CREATE INDEX ix_visit_lines_event_sales ON visit_lines (customer_id, visited_on, state,
    amount_minor) WHERE event_id IS NOT NULL;

CREATE INDEX ix_visit_lines_grading ON visit_lines (customer_id, visited_on, family_id, state,
    amount_minor);

CREATE INDEX ix_visit_lines_package ON visit_lines (package_id) WHERE package_id IS NOT NULL;

CREATE INDEX ix_visit_lines_refund ON visit_lines (refund_of_id) WHERE refund_of_id IS NOT NULL;

CREATE INDEX ix_visit_lines_visit_id ON visit_lines (visit_id);

CREATE TABLE visits (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    visited_on DATE NOT NULL,
    visited_at TIME,
    satisfaction INTEGER,
    front_desk_score INTEGER,
    service_score INTEGER,
    consultant_score INTEGER,
    doctor_score INTEGER,
    result_score INTEGER,
    took_part BOOLEAN,
    note TEXT,
    recorded_by_id INTEGER,
    CONSTRAINT pk_visits PRIMARY KEY (id),
    CONSTRAINT uq_visits_customer_id_visited_on_id UNIQUE (customer_id, visited_on, id),
    CONSTRAINT ck_visits_satisfaction_range CHECK (satisfaction IS NULL OR (satisfaction >= 1 AND
        satisfaction <= 5)),
    CONSTRAINT ck_visits_front_desk_score_range CHECK (front_desk_score IS NULL OR
        (front_desk_score >= 1 AND front_desk_score <= 5)),
    CONSTRAINT ck_visits_service_score_range CHECK (service_score IS NULL OR (service_score >= 1
        AND service_score <= 5)),
    CONSTRAINT ck_visits_consultant_score_range CHECK (consultant_score IS NULL OR
        (consultant_score >= 1 AND consultant_score <= 5)),
    CONSTRAINT ck_visits_doctor_score_range CHECK (doctor_score IS NULL OR (doctor_score >= 1 AND
        doctor_score <= 5)),
    CONSTRAINT ck_visits_result_score_range CHECK (result_score IS NULL OR (result_score >= 1 AND
        result_score <= 5)),
    CONSTRAINT fk_visits_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk_visits_recorded_by_id FOREIGN KEY (recorded_by_id) REFERENCES staff (id)
);

CREATE INDEX ix_visits_visited_on ON visits (visited_on);
