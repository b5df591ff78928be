-- The household that the rows of a roll would found together; where somebody of it belongs to a household already,
-- `household_id` names that one instead. Where both are the same, the list founded the household.
ALTER TABLE list_row ADD COLUMN roll_id UUID;

UPDATE list_row SET roll_id = household_id
WHERE household_id IN (SELECT r.id FROM list_row r WHERE r.batch_id = list_row.batch_id);

CREATE INDEX list_row_roll ON list_row (roll_id) WHERE roll_id IS NOT NULL;
