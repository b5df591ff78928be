-- What a file holds of a person beyond what matching looks at. Lists are JSON arrays.
CREATE TABLE person_profile (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hukou_kind TEXT,
    address TEXT NOT NULL,
    phone_owner TEXT,
    aids TEXT NOT NULL,
    hours TEXT,
    shift TEXT,
    lodging TEXT,
    care_duties TEXT NOT NULL,
    certificate_valid_to DATE
);

CREATE INDEX person_profile_certificate ON person_profile (certificate_valid_to) WHERE certificate_valid_to IS NOT NULL;

-- Work done.
CREATE TABLE employment_spell (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    begins_on DATE NOT NULL,
    ends_on DATE,
    kind TEXT NOT NULL,
    employer TEXT NOT NULL,
    occupation TEXT NOT NULL,
    monthly BIGINT,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX employment_spell_person ON employment_spell (person_id, begins_on);

-- Wishes to learn.
CREATE TABLE training_need (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    kind TEXT,
    noted_on DATE NOT NULL,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX training_need_person ON training_need (person_id, noted_on);

-- Notes for the groups a complete file must hold (R101); `none` says that there is nothing as of the day.
CREATE TABLE group_note (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    record_group TEXT NOT NULL,
    noted_on DATE NOT NULL,
    none BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    amount BIGINT,
    actor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX group_note_person ON group_note (person_id, noted_on);

-- Households. Land in hundredths of a mu.
CREATE TABLE household (
    id UUID NOT NULL PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    contracted BIGINT,
    remaining BIGINT,
    agri_population BIGINT,
    subsistence TEXT,
    allowance BIGINT,
    ended_on DATE,
    version BIGINT NOT NULL
);

CREATE INDEX household_area ON household (area);

-- Who belongs to them, and since when; those who left stay as they were. A person belongs to one at a time.
CREATE TABLE household_member (
    id UUID NOT NULL PRIMARY KEY,
    household_id UUID NOT NULL REFERENCES household (id) ON DELETE CASCADE,
    person_id UUID REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    birth_year BIGINT,
    relation TEXT NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE
);

CREATE INDEX household_member_household ON household_member (household_id);
CREATE UNIQUE INDEX household_member_person_id_key ON household_member (person_id) WHERE left_on IS NULL;
