-- Telephone calls to people about their leads: a call that reached somebody is the proof of the leads it told of.
CREATE TABLE phone_call (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    called_at TEXT NOT NULL,
    reached INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    note TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX phone_call_person ON phone_call (person_id, called_at);
