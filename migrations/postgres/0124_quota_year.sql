-- Years of the disability quota that counties have opened.
CREATE TABLE quota_year (
    year BIGINT NOT NULL,
    area TEXT COLLATE "C" NOT NULL,
    opened_on DATE NOT NULL,
    published_on DATE,
    closed_on DATE,
    PRIMARY KEY (year, area)
);
