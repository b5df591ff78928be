-- Links of gates and stands at a fair: for some hours, without an account. Of a secret its hash alone is kept.
CREATE TABLE fair_pass (
    id BLOB NOT NULL PRIMARY KEY,
    fair_id BLOB NOT NULL REFERENCES job_fair (id),
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    stand_id BLOB REFERENCES fair_stand (id),
    secret_hash BLOB NOT NULL,
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    revoked_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX fair_pass_secret ON fair_pass (secret_hash);
CREATE UNIQUE INDEX fair_pass_number ON fair_pass (fair_id, kind, number);
