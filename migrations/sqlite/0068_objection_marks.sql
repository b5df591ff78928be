-- Finds what somebody said against a notice without opening what everybody said. `name_index` and `phone_index` are marks;
-- those of objections from before are made when the program starts.
ALTER TABLE objection ADD COLUMN name_index BLOB;
ALTER TABLE objection ADD COLUMN phone_index BLOB;

CREATE INDEX objection_name ON objection (name_index);
CREATE INDEX objection_phone ON objection (phone_index);
