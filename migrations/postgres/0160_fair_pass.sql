-- Links of gates and stands at a fair: for some hours, without an account. Of a secret its hash alone is kept.
CREATE TABLE fair_pass (
    id UUID NOT NULL PRIMARY KEY,
    fair_id UUID NOT NULL REFERENCES job_fair (id),
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    stand_id UUID REFERENCES fair_stand (id),
    secret_hash BYTEA NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE UNIQUE INDEX fair_pass_secret ON fair_pass (secret_hash);
CREATE UNIQUE INDEX fair_pass_number ON fair_pass (fair_id, kind, number);
