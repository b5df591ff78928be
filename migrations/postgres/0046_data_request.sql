-- What people ask about their own data. What a field is to hold and the words of who asks are sealed: they may be numbers.
CREATE TABLE data_request (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL,
    kind TEXT NOT NULL,
    field TEXT,
    wanted TEXT,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    asked_by TEXT NOT NULL,
    due_on DATE NOT NULL,
    decided_at TIMESTAMPTZ,
    decided_by TEXT,
    reason TEXT NOT NULL
);

CREATE INDEX data_request_person ON data_request (person_id, asked_at);
CREATE INDEX data_request_state ON data_request (state, due_on);
