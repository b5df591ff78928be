//! What may be asked, apart from how it is answered. Screens know the program through these traits alone; who is
//! asking comes first, always.

use std::sync::Arc;

mod access_log;
mod account_book;
mod accounts;
mod areas;
mod candidates;
mod consents;
mod courses;
mod coverage;
mod data_requests;
mod door;
mod employers;
mod erasures;
mod exports;
mod finding;
mod hand_overs;
mod households;
mod leads;
mod lists;
mod merges;
mod messages;
mod my_data;
mod person_files;
mod placements;
mod policies;
mod postings;
mod proxies;
mod recognitions;
mod spot_checks;
mod tasks;
mod vacancies;
mod visits;

pub use access_log::{AccessFilter, AccessLine, AccessLog, AccessPage, Reader, Reveal};
pub use account_book::{
    AccountBook, AccountDeeds, AccountLine, AccountList, AccountState, AccountWish, OpenWork, Taker,
};
pub use accounts::{Accounts, Due, OwnAccount, SecondStep, SessionInfo, SessionLine, SignIn, SignedIn};
pub use areas::{AreaRef, Areas};
pub use candidates::{CandidateDeed, CandidateLine, CandidateList, CandidateStep, Candidates};
pub use consents::{ConsentView, ConsentWish, Consents};
pub use courses::{CourseView, Courses};
pub use coverage::{
    BehindLine, BehindList, Coverage, CoverageRow, CoverageTable, MonthPlan, PersonLead, PersonLine,
    PersonPage, PersonView, ShortageView,
};
pub use data_requests::{DataRequests, RequestFilter, RequestInbox, RequestLine, RequestView};
pub use door::{CodeWish, Door, Entry, Proven, Whom};
pub use employers::{
    Colleague, EmployerView, Employers, Invitation, InvitationWish, Registration, RegistrationLine,
};
pub use erasures::{
    ByLaw, Erased, ErasureFacts, ErasureForm, ErasureWish, Erasures, KeptLine, OwnRetention, RetentionLine,
    RetentionList,
};
pub use exports::{ExportFile, ExportLine, ExportList, ExportWish, Exports};
pub use finding::{Caretaker, Finding, FoundPerson, NewPerson, PeopleFound, PeopleQuery};
pub use hand_overs::{
    CareChange, CareNews, CareSpell, Choice, Chosen, HandOverBook, HandOverDeeds, HandOverLine,
    HandOverPerson, HandOverWish, HandOvers, WorkAlong,
};
pub use households::{HouseholdView, Households, LandParcel, MemberView, NewMember};
pub use leads::{AnswerGiven, LeadView, Leads, LinkView, MyLeads, Slip};
pub use lists::{
    CandidateView, CellView, GoneLine, GonePage, GoneSettled, ListCounts, ListLine, ListOverview, ListPage,
    ListQuery, ListUpload, Lists, RowView, Tick, VillageQuestion,
};
pub use merges::{
    ComesOver, FieldChoice, MergeForm, MergeLine, MergeView, MergeWish, Merges, PairPage, PairQuery,
    PairSide, PairView, Stuck,
};
pub use messages::{
    CallLine, CallWish, Inbox, InboxLine, MessageLine, Messages, News, SubscriptionWish, Told, VillageNews,
    VillageVacancy,
};
pub use my_data::{MyData, MyDataSeen, OwnData, OwnHousehold, OwnVisit};
pub use person_files::{
    Author, Conflict, EditForm, Edited, FieldValue, FileEdit, FileView, HistoryLine, PersonFiles, Renewal,
    RenewalLine, RenewalList,
};
pub use placements::{
    CaseLine, FollowUpDue, LeadChoice, OwnWord, OwnWork, PersonWork, PlacementFilter, PlacementForm,
    PlacementLine, PlacementList, PlacementShow, PlacementView, Placements, SaidLine, StabilityRow,
    StabilityTable, Worker,
};
pub use policies::{FigureDesk, FigureLine, FigureWish, Policies};
pub use postings::{
    Keep, OwnPostings, PostingForm, PostingLine, PostingView, Postings, ReviewDesk, ReviewLine, Sent,
    ShownVacancy, Verdict,
};
pub use proxies::{Proxies, ProxyView, ProxyWish};
pub use recognitions::{
    Applicant, Application, InboxFilter, InboxTask, LandOnFile, MyRecognition, NoticeView, ObjectionSent,
    ObjectionView, RecognitionInbox, RecognitionLine, RecognitionView, Recognitions, Restated, StageCounts,
    StepTaken, TaskKind, TrailLine,
};
pub use spot_checks::{SpotChecks, SpotLine, SpotPage};
pub use tasks::{HouseholdTasks, MuteView, PersonTasks, PlaceTasks, TaskFilter, TaskLine, TaskList, Tasks};
pub use vacancies::{HomeView, Vacancies, VacancyView};
pub use visits::{
    ConflictCard, Pack, PackForm, PackGroup, PackHousehold, PackLead, PackPerson, PackTask, PackVacancy,
    ProposalCard, Received, VisitForm, VisitKept, VisitLine, VisitQuestions, Visits, VisitsOfPerson,
};

/// Everything a page may ask, given to it by the server.
#[derive(Clone)]
pub struct Ports {
    /// Vacancies and the catalogue.
    pub vacancies: Arc<dyn Vacancies>,
    /// Vacancies as they are entered.
    pub postings: Arc<dyn Postings>,
    /// Who said yes to them.
    pub candidates: Arc<dyn Candidates>,
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
    /// Lists of other departments.
    pub lists: Arc<dyn Lists>,
    /// Who is on the register.
    pub finding: Arc<dyn Finding>,
    /// Files that may be of one person.
    pub merges: Arc<dyn Merges>,
    /// Who looks after whom.
    pub hand_overs: Arc<dyn HandOvers>,
    /// One's own staff account, and sessions.
    pub accounts: Arc<dyn Accounts>,
    /// The accounts of an area.
    pub account_book: Arc<dyn AccountBook>,
    /// The way in for people who have no account.
    pub door: Arc<dyn Door>,
    /// Who acts for whom.
    pub proxies: Arc<dyn Proxies>,
    /// Employers and their people.
    pub employers: Arc<dyn Employers>,
    /// Erasing files, and files whose time is over.
    pub erasures: Arc<dyn Erasures>,
    /// Lists of people taken out as files.
    pub exports: Arc<dyn Exports>,
    /// Policy figures in force.
    pub policies: Arc<dyn Policies>,
    /// Who looked at whose data, and numbers in full.
    pub access_log: Arc<dyn AccessLog>,
    /// What people are told, by which ways.
    pub messages: Arc<dyn Messages>,
    /// What people agreed to.
    pub consents: Arc<dyn Consents>,
    /// What people ask about their own data.
    pub data_requests: Arc<dyn DataRequests>,
    /// One's own data.
    pub my_data: Arc<dyn OwnData>,
    /// Recognition in a category, notices and objections.
    pub recognitions: Arc<dyn Recognitions>,
    /// What is to be done.
    pub tasks: Arc<dyn Tasks>,
    /// Home visits.
    pub visits: Arc<dyn Visits>,
    /// Who began to work where.
    pub placements: Arc<dyn Placements>,
    /// Visits that somebody else checks.
    pub spot_checks: Arc<dyn SpotChecks>,
}

/// What every port gives back.
pub type Answered<T> = Result<T, crate::refusal::Refusal>;
