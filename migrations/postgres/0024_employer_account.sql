-- People of an employer who sign in. The employer itself is kept once an account of it is confirmed. The telephone number is
-- sealed and found by its mark; of an invitation only the hash of its code is kept.
CREATE TABLE employer_account (
    id UUID NOT NULL PRIMARY KEY,
    employer_id UUID NOT NULL,
    uscc TEXT NOT NULL,
    firm TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    phone TEXT,
    phone_index BYTEA,
    made_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    state_at TIMESTAMPTZ,
    state_by TEXT,
    reason TEXT,
    invitation_hash BYTEA UNIQUE,
    valid_to DATE
);

CREATE INDEX employer_account_employer ON employer_account (employer_id);
CREATE INDEX employer_account_phone ON employer_account (phone_index);
CREATE INDEX employer_account_state ON employer_account (state, area);
