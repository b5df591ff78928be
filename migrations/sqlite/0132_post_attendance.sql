-- The days of a month on which the holder of a post came: signed in the village, looked at in the township.
CREATE TABLE post_attendance (
    tenure_id BLOB NOT NULL REFERENCES post_tenure (id) ON DELETE CASCADE,
    month TEXT NOT NULL,
    days INTEGER NOT NULL,
    insured INTEGER NOT NULL,
    signed_by TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    checked_by TEXT,
    checked_at TEXT,
    PRIMARY KEY (tenure_id, month)
) STRICT;
