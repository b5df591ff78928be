-- What was changed after a fair was told of: where and when it was to be before, and how many were told.
CREATE TABLE fair_change (
    fair_id UUID NOT NULL REFERENCES job_fair (id),
    made_at TIMESTAMPTZ NOT NULL,
    kind TEXT NOT NULL,
    held_on DATE NOT NULL,
    opens TEXT NOT NULL,
    venue TEXT NOT NULL,
    people BIGINT NOT NULL,
    employers BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (fair_id, made_at)
);
