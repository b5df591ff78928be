-- Who of the register teaches a class, which employer ordered it and by which order; and of work and study (R45) whether the trade
-- is short, and which departments each learner was filed with.
ALTER TABLE training_class ADD COLUMN instructor_id BLOB REFERENCES instructor (id);
ALTER TABLE training_class ADD COLUMN employer_id BLOB REFERENCES employer (id);
ALTER TABLE training_class ADD COLUMN order_id BLOB REFERENCES training_order (id);
ALTER TABLE training_class ADD COLUMN shortage INTEGER NOT NULL DEFAULT 0;

CREATE INDEX training_class_order ON training_class (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE work_study_filing (
    enrolment_id BLOB NOT NULL REFERENCES enrolment (id),
    department TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, department)
) STRICT;
