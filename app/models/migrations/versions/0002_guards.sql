DROP TRIGGER journal_rows_update_refused;

CREATE TRIGGER journal_rows_update_refused BEFORE UPDATE ON journal_rows
WHEN NOT (NEW.before IS NULL AND NEW.after IS NULL AND NEW.id = OLD.id AND NEW.entry_id =
    OLD.entry_id AND NEW.table_name = OLD.table_name AND NEW.row_key = OLD.row_key AND
    NEW.customer_id IS OLD.customer_id AND NEW.digest = OLD.digest AND EXISTS (SELECT 1 FROM
    customers AS c WHERE c.id = OLD.customer_id AND c.status = 'anonymised'))
BEGIN SELECT RAISE(ABORT, 'the journal cannot be altered');
END;
