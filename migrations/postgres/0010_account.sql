-- Staff accounts and their sessions; only hashes of passwords and session secrets are kept.
CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    failures BIGINT NOT NULL,
    locked_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    valid_to TIMESTAMPTZ NOT NULL
);

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_valid_to ON session (valid_to);
