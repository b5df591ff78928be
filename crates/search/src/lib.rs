//! The finding: one index over vacancies and courses.
