-- What a holder is paid for a month, with the figures it was reckoned with. There is one for a holder and a month.
CREATE TABLE post_payment (
    tenure_id UUID NOT NULL REFERENCES post_tenure (id) ON DELETE CASCADE,
    month DATE NOT NULL,
    amount BIGINT NOT NULL,
    rule TEXT NOT NULL,
    figures TEXT NOT NULL,
    listed_by TEXT NOT NULL,
    listed_at TIMESTAMPTZ NOT NULL,
    paid_on DATE,
    receipt TEXT,
    PRIMARY KEY (tenure_id, month)
);

CREATE INDEX post_payment_month ON post_payment (month);
