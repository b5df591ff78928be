-- What people ask about their own data. What a field is to hold and the words of who asks are sealed: they may be numbers.
CREATE TABLE data_request (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    field TEXT,
    wanted TEXT,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    due_on TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX data_request_person ON data_request (person_id, asked_at);
CREATE INDEX data_request_state ON data_request (state, due_on);
