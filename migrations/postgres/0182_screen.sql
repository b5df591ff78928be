-- Wall screens (Y33). `code` is the address behind /screen/: whoever knows it sees what everybody may see.
CREATE TABLE screen (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    pick TEXT NOT NULL,
    chosen TEXT NOT NULL,
    contrast TEXT NOT NULL,
    size TEXT NOT NULL,
    switched_off BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    made_by TEXT NOT NULL
);

CREATE INDEX screen_area ON screen (area);
