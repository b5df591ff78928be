-- Pay and insurance of each month of a placement.
CREATE TABLE placement_month (
    placement_id BLOB NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    month TEXT NOT NULL,
    fen INTEGER,
    paid_on TEXT,
    method TEXT,
    insured INTEGER NOT NULL,
    PRIMARY KEY (placement_id, month)
) STRICT;
