-- Until when a first password, which somebody else has seen, opens an account.
ALTER TABLE account ADD COLUMN first_until TIMESTAMPTZ;
