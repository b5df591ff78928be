-- Certificates of instructors; the number is sealed. `trades` are keys of trades.
CREATE TABLE qualification (
    id UUID NOT NULL PRIMARY KEY,
    instructor_id UUID NOT NULL REFERENCES instructor (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    trades TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE
);

CREATE INDEX qualification_instructor ON qualification (instructor_id);

-- What an instructor did on a day: counts, nobody's name.
CREATE TABLE instructor_activity (
    id UUID NOT NULL PRIMARY KEY,
    instructor_id UUID NOT NULL REFERENCES instructor (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    done_on DATE NOT NULL,
    people BIGINT NOT NULL,
    hours BIGINT NOT NULL,
    actor TEXT NOT NULL
);

CREATE INDEX instructor_activity_day ON instructor_activity (instructor_id, done_on);
