-- Whoever is missing from a list stands in `list_gone` from its comparison on; `decision` is empty until somebody decides.
-- `reckoned` says whether that still is up to date: another list of the register may have been written since.
ALTER TABLE list_gone ALTER COLUMN decision DROP NOT NULL;
ALTER TABLE list_gone ALTER COLUMN decided_by DROP NOT NULL;
ALTER TABLE list_gone ALTER COLUMN decided_at DROP NOT NULL;

DROP INDEX list_gone_asked;
CREATE INDEX list_gone_asked ON list_gone (decision) WHERE answer IS NULL AND decision IS NOT NULL;

ALTER TABLE list_batch ADD COLUMN reckoned BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX list_batch_reckoned ON list_batch (state) WHERE NOT reckoned;
