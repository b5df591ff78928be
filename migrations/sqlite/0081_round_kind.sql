-- Whether a round was for everybody, to fill the year or the month, or the daily one for those who fell behind. Shortages are
-- those of rounds for everybody.
ALTER TABLE round ADD COLUMN kind TEXT NOT NULL DEFAULT 'year';
