-- Which keys are in force, by their ids: the ids follow from the keys and so prove them. The row appears with the
-- sealing of the people who were there before; `swept` when the clear text is gone from the file too.
CREATE TABLE vault (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    seal_key TEXT NOT NULL,
    index_key TEXT NOT NULL,
    swept BOOLEAN NOT NULL
);

-- `resident_id`, `phone` and `disability_certificate_no` are sealed; these find them.
ALTER TABLE person ADD COLUMN resident_id_index BYTEA;
ALTER TABLE person ADD COLUMN resident_tail_index BYTEA;
ALTER TABLE person ADD COLUMN phone_index BYTEA;
ALTER TABLE person ADD COLUMN certificate_index BYTEA;
ALTER TABLE person ADD COLUMN birth DATE;

CREATE UNIQUE INDEX person_resident_id_index_key ON person (resident_id_index);
CREATE INDEX person_resident_tail_index ON person (resident_tail_index, living_area);
CREATE INDEX person_phone_index ON person (phone_index);
CREATE INDEX person_certificate_index ON person (certificate_index);
CREATE INDEX person_birth ON person (birth, living_area);
