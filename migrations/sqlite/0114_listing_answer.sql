-- Why an appeal was dismissed stands apart from how an entry ended, which came to write over it.
ALTER TABLE listing ADD COLUMN answer TEXT;

UPDATE listing SET answer = ending, ending = NULL WHERE stage IN ('published', 'expired') AND ending IS NOT NULL;
