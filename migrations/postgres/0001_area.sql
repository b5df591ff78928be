-- Places of the area tree (R98). `initials` and `letters` are the pinyin without spaces, for look-up by typing.
CREATE TABLE area (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    level BIGINT NOT NULL,
    parent TEXT COLLATE "C",
    name TEXT COLLATE "C" NOT NULL,
    pinyin TEXT NOT NULL,
    letters TEXT COLLATE "C" NOT NULL,
    initials TEXT COLLATE "C" NOT NULL,
    lon DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    content_hash BIGINT NOT NULL
);

CREATE INDEX area_parent ON area (parent, code);
CREATE INDEX area_name ON area (name);
CREATE INDEX area_letters ON area (letters);
CREATE INDEX area_initials ON area (initials);
