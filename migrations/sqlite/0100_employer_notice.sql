-- What employers are told about their vacancies, on their own page. One kind a day and vacancy.
CREATE TABLE employer_notice (
    employer_id BLOB NOT NULL REFERENCES employer (id),
    vacancy_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    told_on TEXT NOT NULL,
    PRIMARY KEY (vacancy_id, kind, told_on)
) STRICT;

CREATE INDEX employer_notice_employer ON employer_notice (employer_id, told_on);
