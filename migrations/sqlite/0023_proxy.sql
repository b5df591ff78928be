-- Family members and helpers who act for a person with recorded consent. The telephone number is sealed and found by its mark;
-- of the paper code only the hash is kept.
CREATE TABLE proxy (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    phone TEXT,
    phone_index BLOB,
    consent TEXT NOT NULL,
    consent_on TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    revoked_at TEXT,
    code_version INTEGER NOT NULL,
    code_hash BLOB NOT NULL UNIQUE
) STRICT;

CREATE INDEX proxy_person ON proxy (person_id);
CREATE INDEX proxy_phone ON proxy (phone_index);

-- Who answered, when it was not the person.
ALTER TABLE lead ADD COLUMN answered_by_proxy BLOB;
