CREATE TABLE receipts_of_years (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    CONSTRAINT pk_receipts_of_years PRIMARY KEY (id),
    CONSTRAINT ck_receipts_of_years_year_range CHECK (year IS NULL OR (year >= 1900 AND year <=
        2100)),
    CONSTRAINT fk_receipts_of_years_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id)
);

CREATE INDEX ix_receipts_of_years_customer_id ON receipts_of_years (customer_id);
