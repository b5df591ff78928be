-- How often it became unknown again who is missing from a list: what was found meanwhile is found anew.
ALTER TABLE list_batch ADD COLUMN unsettled INTEGER NOT NULL DEFAULT 0;
