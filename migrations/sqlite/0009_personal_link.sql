-- Personal links; only the hash of a code is kept.
CREATE TABLE personal_link (
    code_hash BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    revoked_at TEXT,
    UNIQUE (person_id, version)
) STRICT;
