-- What employers are told about their vacancies, on their own page. One kind a day and vacancy.
CREATE TABLE employer_notice (
    employer_id UUID NOT NULL REFERENCES employer (id),
    vacancy_id UUID NOT NULL,
    kind TEXT NOT NULL,
    told_on DATE NOT NULL,
    PRIMARY KEY (vacancy_id, kind, told_on)
);

CREATE INDEX employer_notice_employer ON employer_notice (employer_id, told_on);
