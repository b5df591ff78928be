-- Public notices. They name nobody: the page adds the masked name while they hang.
CREATE TABLE public_notice (
    id BLOB NOT NULL PRIMARY KEY,
    recognition_id BLOB NOT NULL REFERENCES recognition (id),
    area TEXT NOT NULL,
    category TEXT NOT NULL,
    posted_on TEXT NOT NULL,
    hands_on TEXT NOT NULL,
    taken_down TEXT
) STRICT;

CREATE INDEX public_notice_hanging ON public_notice (taken_down, hands_on, area);

-- What was said against a notice. Text, name and phone are sealed.
CREATE TABLE objection (
    id BLOB NOT NULL PRIMARY KEY,
    notice_id BLOB NOT NULL REFERENCES public_notice (id),
    recognition_id BLOB NOT NULL REFERENCES recognition (id),
    receipt TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    name TEXT,
    phone TEXT,
    at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    upheld INTEGER,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX objection_recognition ON objection (recognition_id, at);
