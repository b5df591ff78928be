-- Employers. Postings found on the open web often name no social credit code.
CREATE TABLE employer (
    id BLOB NOT NULL PRIMARY KEY,
    uscc TEXT UNIQUE,
    name TEXT NOT NULL,
    area TEXT,
    industry TEXT NOT NULL,
    blacklisted INTEGER NOT NULL,
    content_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX employer_name ON employer (name);
