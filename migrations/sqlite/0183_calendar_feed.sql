-- Secret addresses of calendars, one of a person or of an account; only the hash of the secret is kept.
CREATE TABLE calendar_feed (
    id BLOB NOT NULL PRIMARY KEY,
    secret_hash BLOB NOT NULL UNIQUE,
    person_id BLOB UNIQUE REFERENCES person (id) ON DELETE CASCADE,
    account_id BLOB UNIQUE REFERENCES account (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    CHECK ((person_id IS NULL) <> (account_id IS NULL))
) STRICT;
