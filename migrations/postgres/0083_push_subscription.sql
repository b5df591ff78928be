-- Browsers that asked to be told. Address and keys are sealed; `browser_index` is a keyed mark of the address.
CREATE TABLE push_subscription (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    browser TEXT NOT NULL,
    browser_index BYTEA NOT NULL UNIQUE,
    lang TEXT NOT NULL,
    device TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX push_subscription_person ON push_subscription (person_id);
