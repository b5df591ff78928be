-- Households that are left in peace; without a last day, until somebody says otherwise.
CREATE TABLE household_mute (
    household_id UUID NOT NULL PRIMARY KEY REFERENCES household (id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    until_on DATE,
    muted_by TEXT NOT NULL,
    muted_at TIMESTAMPTZ NOT NULL
);
