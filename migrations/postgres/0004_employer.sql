-- Employers. Postings found on the open web often name no social credit code.
CREATE TABLE employer (
    id UUID NOT NULL PRIMARY KEY,
    uscc TEXT UNIQUE,
    name TEXT NOT NULL,
    area TEXT COLLATE "C",
    industry TEXT NOT NULL,
    blacklisted BOOLEAN NOT NULL,
    content_hash BIGINT NOT NULL
);

CREATE INDEX employer_name ON employer (name);
