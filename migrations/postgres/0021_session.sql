-- Who is signed in: staff, seekers, proxies and employers alike. Nobody's session outlives this step: all sign in again.
DROP TABLE session;

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    device TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    valid_to TIMESTAMPTZ NOT NULL
);

CREATE INDEX session_subject ON session (subject_id, kind);
CREATE INDEX session_valid_to ON session (valid_to);
