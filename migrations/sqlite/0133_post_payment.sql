-- What a holder is paid for a month, with the figures it was reckoned with. There is one for a holder and a month.
CREATE TABLE post_payment (
    tenure_id BLOB NOT NULL REFERENCES post_tenure (id) ON DELETE CASCADE,
    month TEXT NOT NULL,
    amount INTEGER NOT NULL,
    rule TEXT NOT NULL,
    figures TEXT NOT NULL,
    listed_by TEXT NOT NULL,
    listed_at TEXT NOT NULL,
    paid_on TEXT,
    receipt TEXT,
    PRIMARY KEY (tenure_id, month)
) STRICT;

CREATE INDEX post_payment_month ON post_payment (month);
