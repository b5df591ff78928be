-- Secret addresses of calendars, one of a person or of an account; only the hash of the secret is kept.
CREATE TABLE calendar_feed (
    id UUID NOT NULL PRIMARY KEY,
    secret_hash BYTEA NOT NULL UNIQUE,
    person_id UUID UNIQUE REFERENCES person (id) ON DELETE CASCADE,
    account_id UUID UNIQUE REFERENCES account (id) ON DELETE CASCADE,
    made_at TIMESTAMPTZ NOT NULL,
    CHECK ((person_id IS NULL) <> (account_id IS NULL))
);
