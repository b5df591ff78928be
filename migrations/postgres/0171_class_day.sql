-- The days of a class, and what hangs on its wall on each of them. A day that was cancelled keeps who signed in, and does not count.
CREATE TABLE class_day (
    class_id UUID NOT NULL REFERENCES training_class (id),
    day DATE NOT NULL,
    code TEXT NOT NULL,
    cancelled TEXT,
    PRIMARY KEY (class_id, day)
);

CREATE UNIQUE INDEX class_day_code_key ON class_day (code);
