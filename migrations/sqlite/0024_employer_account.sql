-- People of an employer who sign in. The employer itself is kept once an account of it is confirmed. The telephone number is
-- sealed and found by its mark; of an invitation only the hash of its code is kept.
CREATE TABLE employer_account (
    id BLOB NOT NULL PRIMARY KEY,
    employer_id BLOB NOT NULL,
    uscc TEXT NOT NULL,
    firm TEXT NOT NULL,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT,
    phone_index BLOB,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL,
    state_at TEXT,
    state_by TEXT,
    reason TEXT,
    invitation_hash BLOB UNIQUE,
    valid_to TEXT
) STRICT;

CREATE INDEX employer_account_employer ON employer_account (employer_id);
CREATE INDEX employer_account_phone ON employer_account (phone_index);
CREATE INDEX employer_account_state ON employer_account (state, area);
