-- The days of a month on which the holder of a post came: signed in the village, looked at in the township.
CREATE TABLE post_attendance (
    tenure_id UUID NOT NULL REFERENCES post_tenure (id) ON DELETE CASCADE,
    month DATE NOT NULL,
    days BIGINT NOT NULL,
    insured BOOLEAN NOT NULL,
    signed_by TEXT NOT NULL,
    signed_at TIMESTAMPTZ NOT NULL,
    checked_by TEXT,
    checked_at TIMESTAMPTZ,
    PRIMARY KEY (tenure_id, month)
);
