CREATE TRIGGER acknowledgements_fixed BEFORE UPDATE ON acknowledgements
WHEN NEW.id IS NOT OLD.id OR NEW.visitor_id IS NOT OLD.visitor_id OR NEW.point IS NOT OLD.point OR
    NEW.acknowledged_at IS NOT OLD.acknowledged_at
BEGIN SELECT RAISE(ABORT, 'acknowledgements: what was written down stays');
END;

CREATE TRIGGER acknowledgements_not_replaced BEFORE INSERT ON acknowledgements
WHEN EXISTS (SELECT 1 FROM acknowledgements AS k WHERE (k.id = NEW.id) OR (k.visitor_id =
    NEW.visitor_id AND k.point = NEW.point))
BEGIN SELECT RAISE(ABORT, 'acknowledgements: no row is put over another');
END;

CREATE TRIGGER acknowledgements_stay BEFORE DELETE ON acknowledgements
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'acknowledgements' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'acknowledgements: rows are taken out by undoing only');
END;

CREATE TRIGGER appointments_not_replaced BEFORE INSERT ON appointments
WHEN EXISTS (SELECT 1 FROM appointments AS k WHERE (k.id = NEW.id) OR (k.visit_id = NEW.visit_id))
BEGIN SELECT RAISE(ABORT, 'appointments: no row is put over another');
END;

CREATE TRIGGER appointments_stay BEFORE DELETE ON appointments
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'appointments' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'appointments: rows are taken out by undoing only');
END;

CREATE TRIGGER archive_reviews_fixed BEFORE UPDATE ON archive_reviews
WHEN NEW.id IS NOT OLD.id OR NEW.reviewed_on IS NOT OLD.reviewed_on OR NEW.staff_id IS NOT
    OLD.staff_id OR NEW.note IS NOT OLD.note
BEGIN SELECT RAISE(ABORT, 'archive_reviews: what was written down stays');
END;

CREATE TRIGGER archive_reviews_not_replaced BEFORE INSERT ON archive_reviews
WHEN EXISTS (SELECT 1 FROM archive_reviews AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'archive_reviews: no row is put over another');
END;

CREATE TRIGGER archive_reviews_stay BEFORE DELETE ON archive_reviews
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'archive_reviews' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'archive_reviews: rows are taken out by undoing only');
END;

CREATE TRIGGER attachment_contents_stay_on_DELETE BEFORE DELETE ON attachment_contents
WHEN EXISTS (SELECT 1 FROM attachments AS a WHERE a.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'attachment_contents: a document on file stays as it is');
END;

CREATE TRIGGER attachment_contents_stay_on_UPDATE BEFORE UPDATE ON attachment_contents
WHEN EXISTS (SELECT 1 FROM attachments AS a WHERE a.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'attachment_contents: a document on file stays as it is');
END;

CREATE TRIGGER circles_not_replaced BEFORE INSERT ON circles
WHEN EXISTS (SELECT 1 FROM circles AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'circles: no row is put over another');
END;

CREATE TRIGGER circles_stay BEFORE DELETE ON circles
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'circles' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'circles: rows are taken out by undoing only');
END;

CREATE TRIGGER clinic_not_replaced BEFORE INSERT ON clinic
WHEN EXISTS (SELECT 1 FROM clinic AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'clinic: no row is put over another');
END;

CREATE TRIGGER clinic_stay BEFORE DELETE ON clinic
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'clinic' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'clinic: rows are taken out by undoing only');
END;

CREATE TRIGGER complaint_call_backs_not_replaced BEFORE INSERT ON complaint_call_backs
WHEN EXISTS (SELECT 1 FROM complaint_call_backs AS k WHERE k.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'held call_back_stays ' || NEW.case_id || ': a call-back is filed');
END;

CREATE TRIGGER complaint_cases_fixed BEFORE UPDATE ON complaint_cases
WHEN NEW.id IS NOT OLD.id OR NEW.complaint_id IS NOT OLD.complaint_id
BEGIN SELECT RAISE(ABORT, 'complaint_cases: what was written down stays');
END;

CREATE TRIGGER complaint_cases_not_replaced BEFORE INSERT ON complaint_cases
WHEN EXISTS (SELECT 1 FROM complaint_cases AS k WHERE (k.id = NEW.id) OR (k.complaint_id =
    NEW.complaint_id) OR (k.number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'complaint_cases: no row is put over another');
END;

CREATE TRIGGER complaint_cases_stay BEFORE DELETE ON complaint_cases
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaint_cases' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaint_cases: rows are taken out by undoing only');
END;

CREATE TRIGGER complaint_deadlines_fixed BEFORE UPDATE ON complaint_deadlines
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.round IS NOT OLD.round OR
    NEW.clock IS NOT OLD.clock OR NEW.started_at IS NOT OLD.started_at
BEGIN SELECT RAISE(ABORT, 'complaint_deadlines: what was written down stays');
END;

CREATE TRIGGER complaint_deadlines_not_moved BEFORE UPDATE ON complaint_deadlines
WHEN NEW.due_at IS NOT OLD.due_at AND OLD.paused_at IS NULL AND NOT EXISTS (SELECT 1 FROM undoing
    AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE r.table_name =
    'complaint_deadlines' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT,
    'complaint_deadlines: a deadline moves only by the time its clock stood still');
END;

CREATE TRIGGER complaint_drafts_fixed BEFORE UPDATE ON complaint_drafts
WHEN NEW.id IS NOT OLD.id OR NEW.visit_id IS NOT OLD.visit_id OR NEW.result_score IS NOT
    OLD.result_score OR NEW.drafted_on IS NOT OLD.drafted_on
BEGIN SELECT RAISE(ABORT, 'complaint_drafts: what was written down stays');
END;

CREATE TRIGGER complaint_drafts_not_replaced BEFORE INSERT ON complaint_drafts
WHEN EXISTS (SELECT 1 FROM complaint_drafts AS k WHERE (k.id = NEW.id) OR (k.case_id = NEW.case_id)
    OR (k.visit_id = NEW.visit_id))
BEGIN SELECT RAISE(ABORT, 'complaint_drafts: no row is put over another');
END;

CREATE TRIGGER complaint_drafts_stay BEFORE DELETE ON complaint_drafts
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaint_drafts' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaint_drafts: rows are taken out by undoing only');
END;

CREATE TRIGGER complaint_handlers_fixed BEFORE UPDATE ON complaint_handlers
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.staff_id IS NOT OLD.staff_id OR
    NEW.since_at IS NOT OLD.since_at
BEGIN SELECT RAISE(ABORT, 'complaint_handlers: what was written down stays');
END;

CREATE TRIGGER complaint_handlers_not_replaced BEFORE INSERT ON complaint_handlers
WHEN EXISTS (SELECT 1 FROM complaint_handlers AS k WHERE (k.id = NEW.id) OR (k.case_id =
    NEW.case_id AND k.staff_id = NEW.staff_id))
BEGIN SELECT RAISE(ABORT, 'complaint_handlers: no row is put over another');
END;

CREATE TRIGGER complaint_handlers_stay BEFORE DELETE ON complaint_handlers
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaint_handlers' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaint_handlers: rows are taken out by undoing only');
END;

CREATE TRIGGER complaint_log_fixed BEFORE UPDATE ON complaint_log
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.at IS NOT OLD.at OR NEW.staff_id
    IS NOT OLD.staff_id OR NEW.step IS NOT OLD.step OR NEW.stage IS NOT OLD.stage OR NEW.text IS
    NOT OLD.text
BEGIN SELECT RAISE(ABORT, 'complaint_log: what was written down stays');
END;

CREATE TRIGGER complaint_log_not_replaced BEFORE INSERT ON complaint_log
WHEN EXISTS (SELECT 1 FROM complaint_log AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'complaint_log: no row is put over another');
END;

CREATE TRIGGER complaint_log_stay BEFORE DELETE ON complaint_log
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaint_log' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaint_log: rows are taken out by undoing only');
END;

CREATE TRIGGER complaint_promises_not_replaced BEFORE INSERT ON complaint_promises
WHEN EXISTS (SELECT 1 FROM complaint_promises AS k WHERE (k.id = NEW.id) OR (k.tier = NEW.tier AND
    k.severity = NEW.severity))
BEGIN SELECT RAISE(ABORT, 'complaint_promises: no row is put over another');
END;

CREATE TRIGGER complaint_promises_stay BEFORE DELETE ON complaint_promises
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaint_promises' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaint_promises: rows are taken out by undoing only');
END;

CREATE TRIGGER complaints_not_replaced BEFORE INSERT ON complaints
WHEN EXISTS (SELECT 1 FROM complaints AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'complaints: no row is put over another');
END;

CREATE TRIGGER complaints_stay BEFORE DELETE ON complaints
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'complaints' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'complaints: rows are taken out by undoing only');
END;

CREATE TRIGGER consents_fixed BEFORE UPDATE ON consents
WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.given_on IS NOT OLD.given_on
BEGIN SELECT RAISE(ABORT, 'consents: what was written down stays');
END;

CREATE TRIGGER consents_not_replaced BEFORE INSERT ON consents
WHEN EXISTS (SELECT 1 FROM consents AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'consents: no row is put over another');
END;

CREATE TRIGGER consents_stay BEFORE DELETE ON consents
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'consents' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'consents: rows are taken out by undoing only');
END;

CREATE TRIGGER contact_reviews_fixed BEFORE UPDATE ON contact_reviews
WHEN NEW.id IS NOT OLD.id OR NEW.contact_id IS NOT OLD.contact_id
BEGIN SELECT RAISE(ABORT, 'contact_reviews: what was written down stays');
END;

CREATE TRIGGER contact_reviews_not_replaced BEFORE INSERT ON contact_reviews
WHEN EXISTS (SELECT 1 FROM contact_reviews AS k WHERE (k.id = NEW.id) OR (k.contact_id =
    NEW.contact_id))
BEGIN SELECT RAISE(ABORT, 'contact_reviews: no row is put over another');
END;

CREATE TRIGGER contact_reviews_stay BEFORE DELETE ON contact_reviews
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'contact_reviews' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'contact_reviews: rows are taken out by undoing only');
END;

CREATE TRIGGER contact_rules_not_replaced BEFORE INSERT ON contact_rules
WHEN EXISTS (SELECT 1 FROM contact_rules AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'contact_rules: no row is put over another');
END;

CREATE TRIGGER contact_rules_stay BEFORE DELETE ON contact_rules
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'contact_rules' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'contact_rules: rows are taken out by undoing only');
END;

CREATE TRIGGER contacts_fixed BEFORE UPDATE ON contacts
WHEN NEW.id IS NOT OLD.id OR NEW.logged_at IS NOT OLD.logged_at OR NEW.settles_at IS NOT
    OLD.settles_at OR NEW.corrects_id IS NOT OLD.corrects_id OR NEW.initiator IS NOT OLD.initiator
    OR NEW.target IS NOT OLD.target
BEGIN SELECT RAISE(ABORT, 'contacts: what was written down stays');
END;

CREATE TRIGGER contacts_not_replaced BEFORE INSERT ON contacts
WHEN EXISTS (SELECT 1 FROM contacts AS k WHERE (k.id = NEW.id) OR (k.corrects_id =
    NEW.corrects_id))
BEGIN SELECT RAISE(ABORT, 'contacts: no row is put over another');
END;

CREATE TRIGGER contacts_stay BEFORE DELETE ON contacts
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'contacts' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'contacts: rows are taken out by undoing only');
END;

CREATE TRIGGER corrective_actions_not_replaced BEFORE INSERT ON corrective_actions
WHEN EXISTS (SELECT 1 FROM corrective_actions AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'corrective_actions: no row is put over another');
END;

CREATE TRIGGER corrective_actions_stay BEFORE DELETE ON corrective_actions
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'corrective_actions' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'corrective_actions: rows are taken out by undoing only');
END;

CREATE TRIGGER customer_metrics_tier_on_INSERT BEFORE INSERT ON customer_metrics
WHEN EXISTS (SELECT 1 FROM grades) AND CASE
WHEN EXISTS (SELECT 1 FROM grades AS g WHERE g.customer_id = NEW.customer_id AND g.rank IS NOT NULL
    AND g.run_id = (SELECT r.id FROM grading_runs AS r WHERE r.beside_id IS NULL AND EXISTS (SELECT
    1 FROM grades AS k WHERE k.run_id = r.id) ORDER BY r.as_of_on DESC, r.id DESC LIMIT 1)) THEN
    NEW.provisional OR NEW.tier <> (SELECT g.tier FROM grades AS g WHERE g.customer_id =
    NEW.customer_id AND g.run_id = (SELECT r.id FROM grading_runs AS r WHERE r.beside_id IS NULL
    AND EXISTS (SELECT 1 FROM grades AS k WHERE k.run_id = r.id) ORDER BY r.as_of_on DESC, r.id
    DESC LIMIT 1)) ELSE NOT NEW.provisional AND NEW.tier NOT IN ('dormant', 'prospect',
    'not_graded') END
BEGIN SELECT RAISE(ABORT, 'customer_metrics: the tier shown is the one of the last grading');
END;

CREATE TRIGGER customer_metrics_tier_on_UPDATE BEFORE UPDATE ON customer_metrics
WHEN EXISTS (SELECT 1 FROM grades) AND CASE
WHEN EXISTS (SELECT 1 FROM grades AS g WHERE g.customer_id = NEW.customer_id AND g.rank IS NOT NULL
    AND g.run_id = (SELECT r.id FROM grading_runs AS r WHERE r.beside_id IS NULL AND EXISTS (SELECT
    1 FROM grades AS k WHERE k.run_id = r.id) ORDER BY r.as_of_on DESC, r.id DESC LIMIT 1)) THEN
    NEW.provisional OR NEW.tier <> (SELECT g.tier FROM grades AS g WHERE g.customer_id =
    NEW.customer_id AND g.run_id = (SELECT r.id FROM grading_runs AS r WHERE r.beside_id IS NULL
    AND EXISTS (SELECT 1 FROM grades AS k WHERE k.run_id = r.id) ORDER BY r.as_of_on DESC, r.id
    DESC LIMIT 1)) ELSE NOT NEW.provisional AND NEW.tier NOT IN ('dormant', 'prospect',
    'not_graded') END
BEGIN SELECT RAISE(ABORT, 'customer_metrics: the tier shown is the one of the last grading');
END;

CREATE TRIGGER customers_not_replaced BEFORE INSERT ON customers
WHEN EXISTS (SELECT 1 FROM customers AS k WHERE (k.id = NEW.id) OR (k.number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'customers: no row is put over another');
END;

CREATE TRIGGER customers_stay BEFORE DELETE ON customers
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'customers' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'customers: rows are taken out by undoing only');
END;

CREATE TRIGGER events_not_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'events: no row is put over another');
END;

CREATE TRIGGER events_stay BEFORE DELETE ON events
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'events' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'events: rows are taken out by undoing only');
END;

CREATE TRIGGER families_not_replaced BEFORE INSERT ON families
WHEN EXISTS (SELECT 1 FROM families AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'families: no row is put over another');
END;

CREATE TRIGGER families_stay BEFORE DELETE ON families
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'families' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'families: rows are taken out by undoing only');
END;

CREATE TRIGGER first_asked_breaches_fixed BEFORE UPDATE ON first_asked_breaches
WHEN NEW.id IS NOT OLD.id OR NEW.staff_id IS NOT OLD.staff_id OR NEW.kind IS NOT OLD.kind OR
    NEW.breached_on IS NOT OLD.breached_on OR NEW.recorded_by_id IS NOT OLD.recorded_by_id
BEGIN SELECT RAISE(ABORT, 'first_asked_breaches: what was written down stays');
END;

CREATE TRIGGER first_asked_breaches_not_replaced BEFORE INSERT ON first_asked_breaches
WHEN EXISTS (SELECT 1 FROM first_asked_breaches AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'first_asked_breaches: no row is put over another');
END;

CREATE TRIGGER first_asked_breaches_stay BEFORE DELETE ON first_asked_breaches
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'first_asked_breaches' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'first_asked_breaches: rows are taken out by undoing only');
END;

CREATE TRIGGER followup_closings_fixed BEFORE UPDATE ON followup_closings
WHEN NEW.id IS NOT OLD.id OR NEW.followup_id IS NOT OLD.followup_id OR NEW.cause IS NOT OLD.cause
    OR NEW.closed_on IS NOT OLD.closed_on OR NEW.visit_id IS NOT OLD.visit_id OR NEW.appointment_id
    IS NOT OLD.appointment_id OR NEW.newer_id IS NOT OLD.newer_id
BEGIN SELECT RAISE(ABORT, 'followup_closings: what was written down stays');
END;

CREATE TRIGGER followup_closings_not_replaced BEFORE INSERT ON followup_closings
WHEN EXISTS (SELECT 1 FROM followup_closings AS k WHERE (k.id = NEW.id) OR (k.followup_id =
    NEW.followup_id))
BEGIN SELECT RAISE(ABORT, 'followup_closings: no row is put over another');
END;

CREATE TRIGGER followup_closings_stay BEFORE DELETE ON followup_closings
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'followup_closings' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'followup_closings: rows are taken out by undoing only');
END;

CREATE TRIGGER followups_call_back_made BEFORE UPDATE ON followups
WHEN OLD.kind = 'complaint_call_back' AND OLD.state = 'open' AND NEW.state <> 'open' AND NOT EXISTS
    (SELECT 1 FROM contacts AS c WHERE c.followup_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'held call_back_stays ' || coalesce((SELECT c.id FROM complaint_cases AS
    c WHERE c.complaint_id = OLD.complaint_id), 0) || ': nobody has called back');
END;

CREATE TRIGGER followups_call_back_waits BEFORE UPDATE ON followups
WHEN OLD.kind = 'complaint_call_back' AND (NEW.due_on > OLD.due_on OR NEW.planned_on >
    OLD.planned_on) AND max(NEW.due_on, NEW.planned_on) > max(date(OLD.planned_on, '+92 days'),
    coalesce((SELECT max(date(d.due_at, '+31 days')) FROM complaint_deadlines AS d JOIN
    complaint_cases AS c ON c.id = d.case_id WHERE c.complaint_id = OLD.complaint_id), ''))
BEGIN SELECT RAISE(ABORT, 'held call_back_stays ' || coalesce((SELECT c.id FROM complaint_cases AS
    c WHERE c.complaint_id = OLD.complaint_id), 0) || ': nobody waits that long for a call-back');
END;

CREATE TRIGGER followups_fixed BEFORE UPDATE ON followups
WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.complaint_id IS NOT OLD.complaint_id
BEGIN SELECT RAISE(ABORT, 'followups: what was written down stays');
END;

CREATE TRIGGER followups_not_replaced BEFORE INSERT ON followups
WHEN EXISTS (SELECT 1 FROM followups AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'followups: no row is put over another');
END;

CREATE TRIGGER followups_stay BEFORE DELETE ON followups
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'followups' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'followups: rows are taken out by undoing only');
END;

CREATE TRIGGER grading_runs_not_replaced BEFORE INSERT ON grading_runs
WHEN EXISTS (SELECT 1 FROM grading_runs AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'grading_runs: no row is put over another');
END;

CREATE TRIGGER grading_runs_stay BEFORE DELETE ON grading_runs
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'grading_runs' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'grading_runs: rows are taken out by undoing only');
END;

CREATE TRIGGER holiday_rules_not_replaced BEFORE INSERT ON holiday_rules
WHEN EXISTS (SELECT 1 FROM holiday_rules AS k WHERE (k.id = NEW.id) OR (k.holiday = NEW.holiday))
BEGIN SELECT RAISE(ABORT, 'holiday_rules: no row is put over another');
END;

CREATE TRIGGER holiday_rules_stay BEFORE DELETE ON holiday_rules
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'holiday_rules' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'holiday_rules: rows are taken out by undoing only');
END;

CREATE TRIGGER home_visit_payments_fixed BEFORE UPDATE ON home_visit_payments
WHEN NEW.id IS NOT OLD.id OR NEW.home_visit_id IS NOT OLD.home_visit_id OR NEW.amount_minor IS NOT
    OLD.amount_minor OR NEW.method IS NOT OLD.method OR NEW.paid_on IS NOT OLD.paid_on OR NEW.text
    IS NOT OLD.text
BEGIN SELECT RAISE(ABORT, 'home_visit_payments: what was written down stays');
END;

CREATE TRIGGER home_visit_payments_not_replaced BEFORE INSERT ON home_visit_payments
WHEN EXISTS (SELECT 1 FROM home_visit_payments AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'home_visit_payments: no row is put over another');
END;

CREATE TRIGGER home_visit_payments_stay BEFORE DELETE ON home_visit_payments
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'home_visit_payments' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'home_visit_payments: rows are taken out by undoing only');
END;

CREATE TRIGGER home_visit_reviews_not_replaced BEFORE INSERT ON home_visit_reviews
WHEN EXISTS (SELECT 1 FROM home_visit_reviews AS k WHERE (k.id = NEW.id) OR (k.month_on =
    NEW.month_on))
BEGIN SELECT RAISE(ABORT, 'home_visit_reviews: no row is put over another');
END;

CREATE TRIGGER home_visit_reviews_stay BEFORE DELETE ON home_visit_reviews
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'home_visit_reviews' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'home_visit_reviews: rows are taken out by undoing only');
END;

CREATE TRIGGER home_visitors_not_replaced BEFORE INSERT ON home_visitors
WHEN EXISTS (SELECT 1 FROM home_visitors AS k WHERE (k.id = NEW.id) OR (k.home_visit_id =
    NEW.home_visit_id AND k.staff_id = NEW.staff_id))
BEGIN SELECT RAISE(ABORT, 'home_visitors: no row is put over another');
END;

CREATE TRIGGER home_visitors_stay BEFORE DELETE ON home_visitors
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'home_visitors' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'home_visitors: rows are taken out by undoing only');
END;

CREATE TRIGGER home_visits_not_replaced BEFORE INSERT ON home_visits
WHEN EXISTS (SELECT 1 FROM home_visits AS k WHERE (k.id = NEW.id) OR (k.card_number =
    NEW.card_number) OR (k.number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'home_visits: no row is put over another');
END;

CREATE TRIGGER home_visits_stay BEFORE DELETE ON home_visits
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'home_visits' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'home_visits: rows are taken out by undoing only');
END;

CREATE TRIGGER internal_settlements_fixed BEFORE UPDATE ON internal_settlements
WHEN NEW.id IS NOT OLD.id OR NEW.return_id IS NOT OLD.return_id OR NEW.kind IS NOT OLD.kind OR
    NEW.department IS NOT OLD.department OR NEW.amount_minor IS NOT OLD.amount_minor OR
    NEW.settled_on IS NOT OLD.settled_on
BEGIN SELECT RAISE(ABORT, 'internal_settlements: what was written down stays');
END;

CREATE TRIGGER internal_settlements_not_replaced BEFORE INSERT ON internal_settlements
WHEN EXISTS (SELECT 1 FROM internal_settlements AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'internal_settlements: no row is put over another');
END;

CREATE TRIGGER internal_settlements_stay BEFORE DELETE ON internal_settlements
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'internal_settlements' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'internal_settlements: rows are taken out by undoing only');
END;

CREATE TRIGGER item_prices_not_replaced BEFORE INSERT ON item_prices
WHEN EXISTS (SELECT 1 FROM item_prices AS k WHERE (k.id = NEW.id) OR (k.item_id = NEW.item_id AND
    k.valid_from_on = NEW.valid_from_on))
BEGIN SELECT RAISE(ABORT, 'item_prices: no row is put over another');
END;

CREATE TRIGGER item_prices_stay BEFORE DELETE ON item_prices
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'item_prices' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'item_prices: rows are taken out by undoing only');
END;

CREATE TRIGGER items_not_replaced BEFORE INSERT ON items
WHEN EXISTS (SELECT 1 FROM items AS k WHERE (k.id = NEW.id) OR (k.code = NEW.code) OR (k.name =
    NEW.name))
BEGIN SELECT RAISE(ABORT, 'items: no row is put over another');
END;

CREATE TRIGGER items_stay BEFORE DELETE ON items
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'items' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'items: rows are taken out by undoing only');
END;

CREATE TRIGGER journal_entries_not_replaced BEFORE INSERT ON journal_entries
WHEN EXISTS (SELECT 1 FROM journal_entries AS k WHERE k.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TRIGGER journal_rows_not_replaced BEFORE INSERT ON journal_rows
WHEN EXISTS (SELECT 1 FROM journal_rows AS k WHERE k.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;

CREATE TRIGGER need_codes_not_replaced BEFORE INSERT ON need_codes
WHEN EXISTS (SELECT 1 FROM need_codes AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'need_codes: no row is put over another');
END;

CREATE TRIGGER need_codes_stay BEFORE DELETE ON need_codes
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'need_codes' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'need_codes: rows are taken out by undoing only');
END;

CREATE TRIGGER number_series_rises BEFORE UPDATE ON number_series
WHEN NEW.name <> OLD.name OR NEW.last < OLD.last
BEGIN SELECT RAISE(ABORT, 'number_series: no number is given twice');
END;

CREATE TRIGGER number_series_stay BEFORE DELETE ON number_series
BEGIN SELECT RAISE(ABORT, 'number_series: it counts on');
END;

CREATE TRIGGER packages_not_replaced BEFORE INSERT ON packages
WHEN EXISTS (SELECT 1 FROM packages AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'packages: no row is put over another');
END;

CREATE TRIGGER packages_stay BEFORE DELETE ON packages
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'packages' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'packages: rows are taken out by undoing only');
END;

CREATE TRIGGER policies_not_replaced BEFORE INSERT ON policies
WHEN EXISTS (SELECT 1 FROM policies AS k WHERE (k.id = NEW.id) OR (k.kind = NEW.kind AND k.number =
    NEW.number) OR (k.kind = NEW.kind AND k.valid_from_on = NEW.valid_from_on))
BEGIN SELECT RAISE(ABORT, 'policies: no row is put over another');
END;

CREATE TRIGGER policies_stay BEFORE DELETE ON policies
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'policies' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'policies: rows are taken out by undoing only');
END;

CREATE TRIGGER printed_lines_fixed BEFORE UPDATE ON printed_lines
WHEN NEW.id IS NOT OLD.id OR NEW.list_id IS NOT OLD.list_id OR NEW.followup_id IS NOT
    OLD.followup_id OR NEW.position IS NOT OLD.position OR NEW.code IS NOT OLD.code
BEGIN SELECT RAISE(ABORT, 'printed_lines: what was written down stays');
END;

CREATE TRIGGER printed_lines_not_replaced BEFORE INSERT ON printed_lines
WHEN EXISTS (SELECT 1 FROM printed_lines AS k WHERE (k.id = NEW.id) OR (k.list_id = NEW.list_id AND
    k.code = NEW.code) OR (k.list_id = NEW.list_id AND k.followup_id = NEW.followup_id))
BEGIN SELECT RAISE(ABORT, 'printed_lines: no row is put over another');
END;

CREATE TRIGGER printed_lines_stay BEFORE DELETE ON printed_lines
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'printed_lines' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'printed_lines: rows are taken out by undoing only');
END;

CREATE TRIGGER printed_lists_fixed BEFORE UPDATE ON printed_lists
WHEN NEW.id IS NOT OLD.id OR NEW.first_on IS NOT OLD.first_on OR NEW.last_on IS NOT OLD.last_on OR
    NEW.printed_at IS NOT OLD.printed_at OR NEW.printed_on IS NOT OLD.printed_on OR
    NEW.printed_by_id IS NOT OLD.printed_by_id
BEGIN SELECT RAISE(ABORT, 'printed_lists: what was written down stays');
END;

CREATE TRIGGER printed_lists_not_replaced BEFORE INSERT ON printed_lists
WHEN EXISTS (SELECT 1 FROM printed_lists AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'printed_lists: no row is put over another');
END;

CREATE TRIGGER printed_lists_stay BEFORE DELETE ON printed_lists
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'printed_lists' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'printed_lists: rows are taken out by undoing only');
END;

CREATE TRIGGER red_line_reviews_fixed BEFORE UPDATE ON red_line_reviews
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.return_id IS NOT OLD.return_id
    OR NEW.contact_id IS NOT OLD.contact_id OR NEW.reviewed_at IS NOT OLD.reviewed_at OR
    NEW.staff_id IS NOT OLD.staff_id OR NEW.finding IS NOT OLD.finding
BEGIN SELECT RAISE(ABORT, 'red_line_reviews: what was written down stays');
END;

CREATE TRIGGER red_line_reviews_not_replaced BEFORE INSERT ON red_line_reviews
WHEN EXISTS (SELECT 1 FROM red_line_reviews AS k WHERE (k.id = NEW.id) OR (k.case_id = NEW.case_id)
    OR (k.contact_id = NEW.contact_id) OR (k.return_id = NEW.return_id))
BEGIN SELECT RAISE(ABORT, 'red_line_reviews: no row is put over another');
END;

CREATE TRIGGER red_line_reviews_stay BEFORE DELETE ON red_line_reviews
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'red_line_reviews' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'red_line_reviews: rows are taken out by undoing only');
END;

CREATE TRIGGER refused_attempts_fixed BEFORE UPDATE ON refused_attempts
WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.staff_id IS NOT OLD.staff_id OR NEW.intent
    IS NOT OLD.intent OR NEW.rule IS NOT OLD.rule OR NEW.case_id IS NOT OLD.case_id
BEGIN SELECT RAISE(ABORT, 'refused_attempts: what was written down stays');
END;

CREATE TRIGGER refused_attempts_not_replaced BEFORE INSERT ON refused_attempts
WHEN EXISTS (SELECT 1 FROM refused_attempts AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'refused_attempts: no row is put over another');
END;

CREATE TRIGGER refused_attempts_stay BEFORE DELETE ON refused_attempts
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'refused_attempts' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'refused_attempts: rows are taken out by undoing only');
END;

CREATE TRIGGER relation_changes_fixed BEFORE UPDATE ON relation_changes
WHEN NEW.id IS NOT OLD.id OR NEW.side IS NOT OLD.side OR NEW.level_before IS NOT OLD.level_before
    OR NEW.level_after IS NOT OLD.level_after OR NEW.reason IS NOT OLD.reason OR NEW.changed_at IS
    NOT OLD.changed_at OR NEW.staff_id IS NOT OLD.staff_id
BEGIN SELECT RAISE(ABORT, 'relation_changes: what was written down stays');
END;

CREATE TRIGGER relation_changes_not_replaced BEFORE INSERT ON relation_changes
WHEN EXISTS (SELECT 1 FROM relation_changes AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'relation_changes: no row is put over another');
END;

CREATE TRIGGER relation_changes_stay BEFORE DELETE ON relation_changes
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'relation_changes' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'relation_changes: rows are taken out by undoing only');
END;

CREATE TRIGGER result_notices_fixed BEFORE UPDATE ON result_notices
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.told_on IS NOT OLD.told_on OR
    NEW.informed IS NOT OLD.informed OR NEW.name IS NOT OLD.name OR NEW.staff_id IS NOT
    OLD.staff_id
BEGIN SELECT RAISE(ABORT, 'result_notices: what was written down stays');
END;

CREATE TRIGGER result_notices_not_replaced BEFORE INSERT ON result_notices
WHEN EXISTS (SELECT 1 FROM result_notices AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'result_notices: no row is put over another');
END;

CREATE TRIGGER result_notices_stay BEFORE DELETE ON result_notices
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'result_notices' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'result_notices: rows are taken out by undoing only');
END;

CREATE TRIGGER retirements_fixed BEFORE UPDATE ON retirements
WHEN NEW.id IS NOT OLD.id OR NEW.reason IS NOT OLD.reason OR NEW.approved_by_id IS NOT
    OLD.approved_by_id OR NEW.retired_on IS NOT OLD.retired_on
BEGIN SELECT RAISE(ABORT, 'retirements: what was written down stays');
END;

CREATE TRIGGER retirements_not_replaced BEFORE INSERT ON retirements
WHEN EXISTS (SELECT 1 FROM retirements AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'retirements: no row is put over another');
END;

CREATE TRIGGER retirements_stay BEFORE DELETE ON retirements
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'retirements' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'retirements: rows are taken out by undoing only');
END;

CREATE TRIGGER return_lines_not_replaced BEFORE INSERT ON return_lines
WHEN EXISTS (SELECT 1 FROM return_lines AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'return_lines: no row is put over another');
END;

CREATE TRIGGER return_lines_stay BEFORE DELETE ON return_lines
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'return_lines' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'return_lines: rows are taken out by undoing only');
END;

CREATE TRIGGER returns_not_replaced BEFORE INSERT ON returns
WHEN EXISTS (SELECT 1 FROM returns AS k WHERE (k.id = NEW.id) OR (k.number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'returns: no row is put over another');
END;

CREATE TRIGGER returns_stay BEFORE DELETE ON returns
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'returns' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'returns: rows are taken out by undoing only');
END;

CREATE TRIGGER service_extras_not_replaced BEFORE INSERT ON service_extras
WHEN EXISTS (SELECT 1 FROM service_extras AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name))
BEGIN SELECT RAISE(ABORT, 'service_extras: no row is put over another');
END;

CREATE TRIGGER service_extras_stay BEFORE DELETE ON service_extras
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'service_extras' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'service_extras: rows are taken out by undoing only');
END;

CREATE TRIGGER service_standards_not_replaced BEFORE INSERT ON service_standards
WHEN EXISTS (SELECT 1 FROM service_standards AS k WHERE (k.id = NEW.id) OR (k.tier = NEW.tier))
BEGIN SELECT RAISE(ABORT, 'service_standards: no row is put over another');
END;

CREATE TRIGGER service_standards_stay BEFORE DELETE ON service_standards
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'service_standards' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'service_standards: rows are taken out by undoing only');
END;

CREATE TRIGGER signature_attempts_fixed BEFORE UPDATE ON signature_attempts
WHEN NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.round IS NOT OLD.round OR
    NEW.tried_on IS NOT OLD.tried_on OR NEW.method IS NOT OLD.method OR NEW.staff_id IS NOT
    OLD.staff_id OR NEW.text IS NOT OLD.text
BEGIN SELECT RAISE(ABORT, 'signature_attempts: what was written down stays');
END;

CREATE TRIGGER signature_attempts_not_replaced BEFORE INSERT ON signature_attempts
WHEN EXISTS (SELECT 1 FROM signature_attempts AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'signature_attempts: no row is put over another');
END;

CREATE TRIGGER signature_attempts_stay BEFORE DELETE ON signature_attempts
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'signature_attempts' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'signature_attempts: rows are taken out by undoing only');
END;

CREATE TRIGGER staff_not_replaced BEFORE INSERT ON staff
WHEN EXISTS (SELECT 1 FROM staff AS k WHERE (k.id = NEW.id) OR (k.name = NEW.name) OR (k.slot_id =
    NEW.slot_id))
BEGIN SELECT RAISE(ABORT, 'staff: no row is put over another');
END;

CREATE TRIGGER staff_stay BEFORE DELETE ON staff
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'staff' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'staff: rows are taken out by undoing only');
END;

CREATE TABLE undoing (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    CONSTRAINT pk_undoing PRIMARY KEY (id),
    CONSTRAINT ck_undoing_one_at_a_time CHECK (id = 1),
    CONSTRAINT fk_undoing_entry_id FOREIGN KEY (entry_id) REFERENCES journal_entries (id)
);

CREATE TRIGGER undoing_once BEFORE INSERT ON undoing
WHEN EXISTS (SELECT 1 FROM journal_entries AS e WHERE e.undoes_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the entry was undone before');
END;

CREATE TRIGGER visit_lines_not_replaced BEFORE INSERT ON visit_lines
WHEN EXISTS (SELECT 1 FROM visit_lines AS k WHERE (k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'visit_lines: no row is put over another');
END;

CREATE TRIGGER visit_lines_stay BEFORE DELETE ON visit_lines
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'visit_lines' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'visit_lines: rows are taken out by undoing only');
END;

CREATE TRIGGER visits_not_replaced BEFORE INSERT ON visits
WHEN EXISTS (SELECT 1 FROM visits AS k WHERE (k.id = NEW.id) OR (k.customer_id = NEW.customer_id
    AND k.visited_on = NEW.visited_on AND k.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'visits: no row is put over another');
END;

CREATE TRIGGER visits_stay BEFORE DELETE ON visits
WHEN NOT EXISTS (SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id WHERE
    r.table_name = 'visits' AND r.row_key = OLD.id)
BEGIN SELECT RAISE(ABORT, 'visits: rows are taken out by undoing only');
END;
