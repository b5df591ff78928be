-- Who looked after somebody, or does since, is told when it came about without their doing; these say when they saw it.
ALTER TABLE person_owner ADD COLUMN gone_seen_at TIMESTAMPTZ;
ALTER TABLE person_owner ADD COLUMN came_seen_at TIMESTAMPTZ;

UPDATE person_owner SET gone_seen_at = until, came_seen_at = since;

CREATE INDEX person_owner_gone ON person_owner (account_id, seq) WHERE until IS NOT NULL AND gone_seen_at IS NULL;
CREATE INDEX person_owner_came ON person_owner (account_id, seq) WHERE came_seen_at IS NULL;
