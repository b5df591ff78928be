-- People who go to work in another region together.
CREATE TABLE labour_group (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    destination TEXT NOT NULL,
    title TEXT NOT NULL,
    transport TEXT NOT NULL,
    escort TEXT NOT NULL,
    station TEXT NOT NULL,
    departs_on DATE NOT NULL,
    state TEXT NOT NULL,
    state_on DATE NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE labour_group_member (
    group_id UUID NOT NULL REFERENCES labour_group (id) ON DELETE CASCADE,
    person_id UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (group_id, person_id)
);

CREATE INDEX labour_group_area ON labour_group (area, departs_on);
CREATE INDEX labour_group_person ON labour_group_member (person_id);
