-- What was done about a claim, by whom, and why.
CREATE TABLE claim_step (
    claim_id BLOB NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (claim_id, seq)
) STRICT;
