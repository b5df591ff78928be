-- Personal links; only the hash of a code is kept.
CREATE TABLE personal_link (
    code_hash BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    valid_to DATE NOT NULL,
    revoked_at TIMESTAMPTZ,
    UNIQUE (person_id, version)
);
