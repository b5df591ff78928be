-- Public notices. They name nobody: the page adds the masked name while they hang.
CREATE TABLE public_notice (
    id UUID NOT NULL PRIMARY KEY,
    recognition_id UUID NOT NULL REFERENCES recognition (id),
    area TEXT COLLATE "C" NOT NULL,
    category TEXT NOT NULL,
    posted_on DATE NOT NULL,
    hands_on DATE NOT NULL,
    taken_down TIMESTAMPTZ
);

CREATE INDEX public_notice_hanging ON public_notice (taken_down, hands_on, area);

-- What was said against a notice. Text, name and phone are sealed.
CREATE TABLE objection (
    id UUID NOT NULL PRIMARY KEY,
    notice_id UUID NOT NULL REFERENCES public_notice (id),
    recognition_id UUID NOT NULL REFERENCES recognition (id),
    receipt TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL,
    name TEXT,
    phone TEXT,
    at TIMESTAMPTZ NOT NULL,
    due_on DATE NOT NULL,
    upheld BOOLEAN,
    reason TEXT NOT NULL
);

CREATE INDEX objection_recognition ON objection (recognition_id, at);
