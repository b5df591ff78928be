-- By what people are found: name, parts of it, pinyin and initials, a row each, with the area they live in. Filled by
-- the program whenever a person is written.
CREATE TABLE person_key (
    key TEXT NOT NULL,
    area TEXT NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (key, area, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_key_area ON person_key (area, key);
CREATE INDEX person_key_person ON person_key (person_id);
