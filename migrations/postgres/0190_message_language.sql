-- The language in which somebody is written to; nothing for Chinese.
ALTER TABLE person_profile ADD COLUMN message_language TEXT;
