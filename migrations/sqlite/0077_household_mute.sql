-- Households that are left in peace; without a last day, until somebody says otherwise.
CREATE TABLE household_mute (
    household_id BLOB NOT NULL PRIMARY KEY REFERENCES household (id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    until_on TEXT,
    muted_by TEXT NOT NULL,
    muted_at TEXT NOT NULL
) STRICT;
