-- Places are looked up in memory: what was kept beside them for looking up in the database was read by nobody.
DROP INDEX area_parent;
DROP INDEX area_name;
DROP INDEX area_letters;
DROP INDEX area_initials;
ALTER TABLE area DROP COLUMN level;
ALTER TABLE area DROP COLUMN parent;
ALTER TABLE area DROP COLUMN letters;
ALTER TABLE area DROP COLUMN initials;
