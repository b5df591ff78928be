-- Family members and helpers who act for a person with recorded consent. The telephone number is sealed and found by its mark;
-- of the paper code only the hash is kept.
CREATE TABLE proxy (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    phone TEXT,
    phone_index BYTEA,
    consent TEXT NOT NULL,
    consent_on DATE NOT NULL,
    valid_to DATE NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    code_version BIGINT NOT NULL,
    code_hash BYTEA NOT NULL UNIQUE
);

CREATE INDEX proxy_person ON proxy (person_id);
CREATE INDEX proxy_phone ON proxy (phone_index);

-- Who answered, when it was not the person.
ALTER TABLE lead ADD COLUMN answered_by_proxy UUID;
