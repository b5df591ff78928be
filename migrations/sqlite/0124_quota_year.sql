-- Years of the disability quota that counties have opened.
CREATE TABLE quota_year (
    year INTEGER NOT NULL,
    area TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    published_on TEXT,
    closed_on TEXT,
    PRIMARY KEY (year, area)
) STRICT;
