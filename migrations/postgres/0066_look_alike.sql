-- Pairs of files that may be of one person. Found again whenever somebody of their township and year of birth was written;
-- the likeliest have the smallest `place`. No row of `person` is held by a pair: whoever edits somebody waits for no comparison.
CREATE TABLE look_alike (
    one_person_id UUID NOT NULL,
    other_person_id UUID NOT NULL,
    likeness TEXT NOT NULL,
    same_birthday BOOLEAN NOT NULL,
    same_phone BOOLEAN NOT NULL,
    likely BOOLEAN NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (one_person_id, other_person_id)
);

CREATE INDEX look_alike_other ON look_alike (other_person_id);
CREATE INDEX look_alike_place ON look_alike (place);

-- Townships and years of birth that are to be compared again: a row for every writing.
CREATE TABLE look_alike_due (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area TEXT COLLATE "C" NOT NULL,
    born BIGINT NOT NULL
);

CREATE INDEX look_alike_due_area ON look_alike_due (area, born, seq);

INSERT INTO look_alike_due (area, born)
SELECT DISTINCT substr(living_area, 1, 9), CAST(EXTRACT(YEAR FROM birth) AS BIGINT) FROM person
WHERE birth IS NOT NULL AND merged_into IS NULL AND erased_on IS NULL;
