-- Training courses. The fee is in fen; NULL = not stated, 0 = free.
CREATE TABLE course (
    id BLOB NOT NULL PRIMARY KEY,
    no TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    occupation TEXT NOT NULL,
    hours INTEGER,
    area TEXT,
    address TEXT NOT NULL,
    provider TEXT NOT NULL,
    audience TEXT NOT NULL,
    certificate TEXT NOT NULL,
    fee INTEGER,
    starts TEXT,
    description TEXT NOT NULL,
    trades TEXT NOT NULL,
    source TEXT NOT NULL,
    content_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX course_area ON course (area);
