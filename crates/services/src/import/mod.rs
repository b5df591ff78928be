//! Files that come in: vacancies, people, courses, employers and areas as CSV or XLSX.
