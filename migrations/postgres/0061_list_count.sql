-- How many rows of each kind a list has, counted when they change and not whenever somebody looks. `outcome` is empty
-- for rows of which nothing has come yet.
CREATE TABLE list_count (
    batch_id UUID NOT NULL REFERENCES list_batch (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    ticked BOOLEAN NOT NULL,
    outcome TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (batch_id, state, ticked, outcome)
);

INSERT INTO list_count (batch_id, state, ticked, outcome, number)
    SELECT batch_id, state, ticked, COALESCE(outcome, ''), COUNT(*) FROM list_row
    GROUP BY batch_id, state, ticked, COALESCE(outcome, '');
