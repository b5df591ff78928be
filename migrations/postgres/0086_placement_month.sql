-- Pay and insurance of each month of a placement.
CREATE TABLE placement_month (
    placement_id UUID NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    month DATE NOT NULL,
    fen BIGINT,
    paid_on DATE,
    method TEXT,
    insured BOOLEAN NOT NULL,
    PRIMARY KEY (placement_id, month)
);
