-- Places of the area tree (R98). `initials` and `letters` are the pinyin without spaces, for look-up by typing.
CREATE TABLE area (
    code TEXT NOT NULL PRIMARY KEY,
    level INTEGER NOT NULL,
    parent TEXT,
    name TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    letters TEXT NOT NULL,
    initials TEXT NOT NULL,
    lon REAL,
    lat REAL,
    content_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX area_parent ON area (parent, code);
CREATE INDEX area_name ON area (name);
CREATE INDEX area_letters ON area (letters);
CREATE INDEX area_initials ON area (initials);
