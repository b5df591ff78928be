-- Training courses. The fee is in fen; NULL = not stated, 0 = free.
CREATE TABLE course (
    id UUID NOT NULL PRIMARY KEY,
    no TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    occupation TEXT NOT NULL,
    hours BIGINT,
    area TEXT COLLATE "C",
    address TEXT NOT NULL,
    provider TEXT NOT NULL,
    audience TEXT NOT NULL,
    certificate TEXT NOT NULL,
    fee BIGINT,
    starts DATE,
    description TEXT NOT NULL,
    trades TEXT NOT NULL,
    source TEXT NOT NULL,
    content_hash BIGINT NOT NULL
);

CREATE INDEX course_area ON course (area);
