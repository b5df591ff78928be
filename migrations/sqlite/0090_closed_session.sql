-- Sessions that ended because their account was closed: proof that a telephone was that account's, so that it may give back
-- what was written on it. Nothing can be read with it.
CREATE TABLE closed_session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    closed_at TEXT NOT NULL
) STRICT;
