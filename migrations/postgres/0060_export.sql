-- Lists of people taken out as files. Only who is on the list is kept, and only until it ends: the file is made afresh
-- whenever it is fetched. `filters` is JSON: what the list was narrowed to, in codes.
CREATE TABLE export (
    id UUID NOT NULL PRIMARY KEY,
    serial BIGINT NOT NULL UNIQUE,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    filters TEXT NOT NULL,
    purpose TEXT NOT NULL,
    full_numbers BOOLEAN NOT NULL,
    people BIGINT NOT NULL,
    state TEXT NOT NULL,
    state_by TEXT,
    state_at TIMESTAMPTZ,
    reason TEXT NOT NULL,
    valid_to DATE NOT NULL,
    fetched BIGINT NOT NULL
);

CREATE INDEX export_asked_by ON export (asked_by, serial);
CREATE INDEX export_state ON export (state, area);

CREATE TABLE export_person (
    export_id UUID NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (export_id, place)
);

CREATE INDEX export_person_person ON export_person (person_id);
