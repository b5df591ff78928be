-- Staff accounts and their sessions; only hashes of passwords and session secrets are kept.
CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    area TEXT NOT NULL,
    active INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    valid_to TEXT NOT NULL
) STRICT;

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_valid_to ON session (valid_to);
