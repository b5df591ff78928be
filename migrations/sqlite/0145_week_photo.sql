-- Photos that show what a venue or point of an assistance week brought, sealed. `venue` is its number in the plan.
CREATE TABLE week_photo (
    id BLOB NOT NULL PRIMARY KEY,
    week_id BLOB NOT NULL REFERENCES assistance_week (id),
    venue INTEGER NOT NULL,
    image TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT;

CREATE INDEX week_photo_week ON week_photo (week_id, venue);
