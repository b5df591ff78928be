-- Lists of people taken out as files. Only who is on the list is kept, and only until it ends: the file is made afresh
-- whenever it is fetched. `filters` is JSON: what the list was narrowed to, in codes.
CREATE TABLE export (
    id BLOB NOT NULL PRIMARY KEY,
    serial INTEGER NOT NULL UNIQUE,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    area TEXT NOT NULL,
    filters TEXT NOT NULL,
    purpose TEXT NOT NULL,
    full_numbers INTEGER NOT NULL,
    people INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_by TEXT,
    state_at TEXT,
    reason TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    fetched INTEGER NOT NULL
) STRICT;

CREATE INDEX export_asked_by ON export (asked_by, serial);
CREATE INDEX export_state ON export (state, area);

CREATE TABLE export_person (
    export_id BLOB NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (export_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX export_person_person ON export_person (person_id);
