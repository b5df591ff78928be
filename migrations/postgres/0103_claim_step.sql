-- What was done about a claim, by whom, and why.
CREATE TABLE claim_step (
    claim_id UUID NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    made_by TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (claim_id, seq)
);
