-- Lists of other departments that officers bring in, looked at before anything is written. `problem` and `unknown` are
-- JSON: what is wrong with the file, and columns that were left aside.
CREATE TABLE list_batch (
    id BLOB NOT NULL PRIMARY KEY,
    register TEXT NOT NULL,
    source TEXT NOT NULL,
    listed_on TEXT NOT NULL,
    area TEXT NOT NULL,
    file_name TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    unknown TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    applied_by TEXT,
    applied_at TEXT,
    undone_by TEXT,
    undone_at TEXT
) STRICT;

CREATE INDEX list_batch_uploaded ON list_batch (uploaded_at);
CREATE INDEX list_batch_state ON list_batch (state);

-- What each row of a list says of whom. `said` and `cells` hold numbers and are sealed; they are forgotten when a list
-- can no longer be undone. Somebody new takes the id of their row.
CREATE TABLE list_row (
    id BLOB NOT NULL PRIMARY KEY,
    batch_id BLOB NOT NULL REFERENCES list_batch (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    person_id BLOB,
    person_version INTEGER,
    household_id BLOB,
    said TEXT,
    cells TEXT,
    candidates TEXT NOT NULL,
    choice TEXT,
    fault_column TEXT NOT NULL,
    fault TEXT,
    ticked INTEGER NOT NULL,
    outcome TEXT,
    kept TEXT NOT NULL
) STRICT;

CREATE INDEX list_row_batch ON list_row (batch_id, number);
CREATE INDEX list_row_state ON list_row (batch_id, state, number);
CREATE INDEX list_row_count ON list_row (batch_id, state, ticked, outcome);
CREATE INDEX list_row_person ON list_row (person_id, batch_id);
