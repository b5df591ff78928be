-- Spells of belonging to a group; they are ended, never rewritten. `person.categories` and `person_category` hold
-- those of today.
CREATE TABLE category_period (
    person_id BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    document TEXT NOT NULL,
    recognised_by TEXT NOT NULL,
    recognition_id BLOB,
    recorded_on TEXT NOT NULL,
    PRIMARY KEY (person_id, category, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX category_period_valid_to ON category_period (valid_to) WHERE valid_to IS NOT NULL;
CREATE INDEX category_period_coming ON category_period (valid_from) WHERE valid_from > recorded_on;

-- Groups found on files before spells were kept: nobody knows since when.
INSERT INTO category_period (person_id, category, valid_from, source, document, recognised_by, recorded_on)
    SELECT person_id, category, '1900-01-01', 'register', '', '', '1900-01-01' FROM person_category;
