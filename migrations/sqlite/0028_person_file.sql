-- What a file holds of a person beyond what matching looks at. Lists are JSON arrays.
CREATE TABLE person_profile (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hukou_kind TEXT,
    address TEXT NOT NULL,
    phone_owner TEXT,
    aids TEXT NOT NULL,
    hours TEXT,
    shift TEXT,
    lodging TEXT,
    care_duties TEXT NOT NULL,
    certificate_valid_to TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX person_profile_certificate ON person_profile (certificate_valid_to) WHERE certificate_valid_to IS NOT NULL;

-- Work done.
CREATE TABLE employment_spell (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    begins_on TEXT NOT NULL,
    ends_on TEXT,
    kind TEXT NOT NULL,
    employer TEXT NOT NULL,
    occupation TEXT NOT NULL,
    monthly INTEGER,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX employment_spell_person ON employment_spell (person_id, begins_on);

-- Wishes to learn.
CREATE TABLE training_need (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    kind TEXT,
    noted_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX training_need_person ON training_need (person_id, noted_on);

-- Notes for the groups a complete file must hold (R101); `none` says that there is nothing as of the day.
CREATE TABLE group_note (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    record_group TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    none INTEGER NOT NULL,
    text TEXT NOT NULL,
    amount INTEGER,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX group_note_person ON group_note (person_id, noted_on);

-- Households. Land in hundredths of a mu.
CREATE TABLE household (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    contracted INTEGER,
    remaining INTEGER,
    agri_population INTEGER,
    subsistence TEXT,
    allowance INTEGER,
    ended_on TEXT,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX household_area ON household (area);

-- Who belongs to them, and since when; those who left stay as they were. A person belongs to one at a time.
CREATE TABLE household_member (
    id BLOB NOT NULL PRIMARY KEY,
    household_id BLOB NOT NULL REFERENCES household (id) ON DELETE CASCADE,
    person_id BLOB REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    birth_year INTEGER,
    relation TEXT NOT NULL,
    joined_on TEXT NOT NULL,
    left_on TEXT
) STRICT;

CREATE INDEX household_member_household ON household_member (household_id);
CREATE UNIQUE INDEX household_member_person_id_key ON household_member (person_id) WHERE left_on IS NULL;
