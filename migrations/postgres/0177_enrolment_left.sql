-- When somebody gave their place in a class back: on the days before that they may have been there.
ALTER TABLE enrolment ADD COLUMN left_on DATE;
