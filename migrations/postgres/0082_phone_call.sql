-- Telephone calls to people about their leads: a call that reached somebody is the proof of the leads it told of.
CREATE TABLE phone_call (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    called_at TIMESTAMPTZ NOT NULL,
    reached BOOLEAN NOT NULL,
    leads BIGINT NOT NULL,
    note TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX phone_call_person ON phone_call (person_id, called_at);
