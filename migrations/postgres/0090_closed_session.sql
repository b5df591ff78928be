-- Sessions that ended because their account was closed: proof that a telephone was that account's, so that it may give back
-- what was written on it. Nothing can be read with it.
CREATE TABLE closed_session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    closed_at TIMESTAMPTZ NOT NULL
);
