-- The trail of an application: every step with actor, reason and proof. Rows are added and never changed.
CREATE TABLE recognition_entry (
    recognition_id UUID NOT NULL REFERENCES recognition (id),
    version BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    role TEXT,
    deed TEXT NOT NULL,
    from_stage TEXT,
    to_stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    proof TEXT NOT NULL,
    PRIMARY KEY (recognition_id, version)
);
