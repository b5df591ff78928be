-- Why vacancies have to be brought in person: no channel reaches somebody. NULL where that is not so.
ALTER TABLE task ADD COLUMN cause TEXT;
