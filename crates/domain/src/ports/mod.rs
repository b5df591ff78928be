//! What may be asked, apart from how it is answered. Screens know the program through these traits alone; who is
//! asking comes first, always.

use std::sync::Arc;

mod accounts;
mod areas;
mod courses;
mod coverage;
mod finding;
mod households;
mod leads;
mod person_files;
mod policies;
mod recognitions;
mod vacancies;

pub use accounts::{Accounts, SessionInfo, SignIn, SignedIn};
pub use areas::{AreaRef, Areas};
pub use courses::{CourseView, Courses};
pub use coverage::{
    Coverage, CoverageRow, CoverageTable, PersonLead, PersonLine, PersonPage, PersonView, ShortageView,
};
pub use finding::{Caretaker, Finding, FoundPerson, NewPerson, PeopleFound, PeopleQuery};
pub use households::{HouseholdView, Households, MemberView, NewMember};
pub use leads::{AnswerGiven, LeadView, Leads, LinkView, MyLeads, Slip};
pub use person_files::{
    Author, Conflict, EditForm, Edited, FieldValue, FileEdit, FileView, HistoryLine, PersonFiles, Renewal,
    RenewalLine, RenewalList,
};
pub use policies::Policies;
pub use recognitions::{
    Applicant, Application, Fact, InboxFilter, InboxTask, MyRecognition, NoticeView, ObjectionSent,
    ObjectionView, RecognitionInbox, RecognitionLine, RecognitionView, Recognitions, StageCounts, StepTaken,
    TaskKind, TrailLine,
};
pub use vacancies::{HomeView, Vacancies, VacancyView};

/// Everything a page may ask, given to it by the server.
#[derive(Clone)]
pub struct Ports {
    /// Vacancies and the catalogue.
    pub vacancies: Arc<dyn Vacancies>,
    /// Courses.
    pub courses: Arc<dyn Courses>,
    /// The area tree.
    pub areas: Arc<dyn Areas>,
    /// Leads of one person, slips and links.
    pub leads: Arc<dyn Leads>,
    /// Coverage and shortages.
    pub coverage: Arc<dyn Coverage>,
    /// Files of people.
    pub person_files: Arc<dyn PersonFiles>,
    /// Households.
    pub households: Arc<dyn Households>,
    /// Who is on the register.
    pub finding: Arc<dyn Finding>,
    /// Staff accounts and sessions.
    pub accounts: Arc<dyn Accounts>,
    /// Policy figures in force.
    pub policies: Arc<dyn Policies>,
    /// Recognition in a category, notices and objections.
    pub recognitions: Arc<dyn Recognitions>,
}

/// What every port gives back.
pub type Answered<T> = Result<T, crate::refusal::Refusal>;
