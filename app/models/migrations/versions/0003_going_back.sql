ALTER TABLE clinic ADD COLUMN second_place VARCHAR(400);

CREATE TABLE restorations (
    id INTEGER NOT NULL,
    restored_at DATETIME NOT NULL,
    staff_id INTEGER,
    backup_number INTEGER NOT NULL,
    backup_made_at DATETIME NOT NULL,
    newest_number INTEGER NOT NULL,
    left_entry INTEGER,
    left_digest VARCHAR(64),
    CONSTRAINT pk_restorations PRIMARY KEY (id),
    CONSTRAINT ck_restorations_backup_among_them CHECK (backup_number <= newest_number),
    CONSTRAINT fk_restorations_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE TRIGGER restorations_DELETE_refused BEFORE DELETE ON restorations
BEGIN SELECT RAISE(ABORT, 'that the clinic went back stays on record');
END;

CREATE TRIGGER restorations_UPDATE_refused BEFORE UPDATE ON restorations
BEGIN SELECT RAISE(ABORT, 'that the clinic went back stays on record');
END;
