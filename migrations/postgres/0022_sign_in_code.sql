-- One-time codes sent by text message. Numbers, addresses and codes are kept as keyed marks alone; `subjects` is a JSON array
-- of those who have the number.
CREATE TABLE sign_in_code (
    ticket_hash BYTEA NOT NULL PRIMARY KEY,
    phone_mark BYTEA NOT NULL,
    address_mark BYTEA NOT NULL,
    code_mark BYTEA NOT NULL,
    subjects TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    valid_to TIMESTAMPTZ NOT NULL,
    tries BIGINT NOT NULL,
    proven_at TIMESTAMPTZ,
    used_at TIMESTAMPTZ
);

CREATE INDEX sign_in_code_phone ON sign_in_code (phone_mark, made_at);
CREATE INDEX sign_in_code_address ON sign_in_code (address_mark, made_at);
CREATE INDEX sign_in_code_made_at ON sign_in_code (made_at);
