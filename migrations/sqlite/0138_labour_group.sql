-- People who go to work in another region together.
CREATE TABLE labour_group (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    destination TEXT NOT NULL,
    title TEXT NOT NULL,
    transport TEXT NOT NULL,
    escort TEXT NOT NULL,
    station TEXT NOT NULL,
    departs_on TEXT NOT NULL,
    state TEXT NOT NULL,
    state_on TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE labour_group_member (
    group_id BLOB NOT NULL REFERENCES labour_group (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (group_id, person_id)
) STRICT;

CREATE INDEX labour_group_area ON labour_group (area, departs_on);
CREATE INDEX labour_group_person ON labour_group_member (person_id);
