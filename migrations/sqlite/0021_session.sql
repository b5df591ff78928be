-- Who is signed in: staff, seekers, proxies and employers alike. Nobody's session outlives this step: all sign in again.
DROP TABLE session;

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    device TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    valid_to TEXT NOT NULL
) STRICT;

CREATE INDEX session_subject ON session (subject_id, kind);
CREATE INDEX session_valid_to ON session (valid_to);
