-- First passwords that must be changed, the second step of sign-in (its secret is sealed), and who asked for and approved an account.
ALTER TABLE account ADD COLUMN must_change BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE account ADD COLUMN requested_by TEXT NOT NULL DEFAULT 'operator';
ALTER TABLE account ADD COLUMN approved_at TIMESTAMPTZ;
ALTER TABLE account ADD COLUMN second_secret TEXT;
ALTER TABLE account ADD COLUMN second_on BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE account ADD COLUMN second_window BIGINT NOT NULL DEFAULT 0;

UPDATE account SET approved_at = created_at;

-- Recovery codes of the second step; only their hashes, each gone once it is used.
CREATE TABLE recovery_code (
    account_id UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);
