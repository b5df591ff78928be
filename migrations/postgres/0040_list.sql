-- Lists of other departments that officers bring in, looked at before anything is written. `problem` and `unknown` are
-- JSON: what is wrong with the file, and columns that were left aside.
CREATE TABLE list_batch (
    id UUID NOT NULL PRIMARY KEY,
    register TEXT NOT NULL,
    source TEXT NOT NULL,
    listed_on DATE NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    file_name TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    unknown TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL,
    applied_by TEXT,
    applied_at TIMESTAMPTZ,
    undone_by TEXT,
    undone_at TIMESTAMPTZ
);

CREATE INDEX list_batch_uploaded ON list_batch (uploaded_at);
CREATE INDEX list_batch_state ON list_batch (state);

-- What each row of a list says of whom. `said` and `cells` hold numbers and are sealed; they are forgotten when a list
-- can no longer be undone. Somebody new takes the id of their row.
CREATE TABLE list_row (
    id UUID NOT NULL PRIMARY KEY,
    batch_id UUID NOT NULL REFERENCES list_batch (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    person_id UUID,
    person_version BIGINT,
    household_id UUID,
    said TEXT,
    cells TEXT,
    candidates TEXT NOT NULL,
    choice TEXT,
    fault_column TEXT NOT NULL,
    fault TEXT,
    ticked BOOLEAN NOT NULL,
    outcome TEXT,
    kept TEXT NOT NULL
);

CREATE INDEX list_row_batch ON list_row (batch_id, number);
CREATE INDEX list_row_state ON list_row (batch_id, state, number);
CREATE INDEX list_row_count ON list_row (batch_id, state, ticked, outcome);
CREATE INDEX list_row_person ON list_row (person_id, batch_id);
