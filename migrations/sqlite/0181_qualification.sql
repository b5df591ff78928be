-- Certificates of instructors; the number is sealed. `trades` are keys of trades.
CREATE TABLE qualification (
    id BLOB NOT NULL PRIMARY KEY,
    instructor_id BLOB NOT NULL REFERENCES instructor (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    trades TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
) STRICT;

CREATE INDEX qualification_instructor ON qualification (instructor_id);

-- What an instructor did on a day: counts, nobody's name.
CREATE TABLE instructor_activity (
    id BLOB NOT NULL PRIMARY KEY,
    instructor_id BLOB NOT NULL REFERENCES instructor (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    done_on TEXT NOT NULL,
    people INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE INDEX instructor_activity_day ON instructor_activity (instructor_id, done_on);
