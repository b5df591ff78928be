//! What may be asked, apart from how it is answered. Screens know the program through these traits alone; who is
//! asking comes first, always.

use std::sync::Arc;

mod access_log;
mod account_book;
mod accounts;
mod areas;
mod assistance_weeks;
mod calendars;
mod candidates;
mod cases;
mod check_ins;
mod claims;
mod consents;
mod courses;
mod coverage;
mod data_requests;
mod day_jobs;
mod door;
mod employer_files;
mod employers;
mod erasures;
mod exports;
mod fair_intents;
mod fairs;
mod finding;
mod hand_overs;
mod households;
mod instructors;
mod insurance;
mod leads;
mod listings;
mod lists;
mod merges;
mod messages;
mod my_data;
mod person_files;
mod placements;
mod policies;
mod postings;
mod proxies;
mod public_posts;
mod quota;
mod recognitions;
mod regions;
mod screens;
mod spot_checks;
mod startups;
mod tasks;
mod training_classes;
mod training_orders;
mod vacancies;
mod visits;
mod work_assessments;

pub use access_log::{AccessFilter, AccessLine, AccessLog, AccessPage, Reader, Reveal};
pub use account_book::{
    AccountBook, AccountDeeds, AccountLine, AccountList, AccountQuery, AccountState, AccountWish, OpenWork,
    Taker,
};
pub use accounts::{Accounts, Due, OwnAccount, SecondStep, SessionInfo, SessionLine, SignIn, SignedIn};
pub use areas::{AreaRef, Areas};
pub use assistance_weeks::{
    AssistanceWeeks, FigureOf, FigureRow, FigureRows, PublicWeek, StreetLine, TargetFilter, TargetLine,
    TargetPage, TargetShow, WeekBoard, WeekFair, WeekLine, WeekList, WeekReportView, WeekRights, WeekView,
};
pub use calendars::{CalendarOf, CalendarView, Calendars, OwnCalendar, OwnCalendarOf};
pub use candidates::{CandidateDeed, CandidateLine, CandidateList, CandidateStep, Candidates};
pub use cases::{
    ArrearsRow, ArrearsTable, CaseDesk, CaseFilter, CaseForm, CaseLine, CaseReceipt, CaseShow, CaseStanding,
    CaseStepSent, CaseTrail, CaseView, Cases, ComplianceRow, ComplianceTable, ToldCase,
};
pub use check_ins::{
    ArrivalLine, CheckIns, FairDay, GateSlip, GateView, LastScan, PassLine, PassMade, PassWish, QuarterCount,
    ReceivedScan,
};
pub use claims::{
    ClaimApplication, ClaimBudget, ClaimDraft, ClaimFilter, ClaimLine, ClaimList, ClaimNotice, ClaimPayments,
    ClaimShow, ClaimStepLine, ClaimView, Claims, OwnClaims, PaymentLine, Recomputed,
};
pub use consents::{ConsentView, ConsentWish, Consents};
pub use courses::{CourseView, Courses};
pub use coverage::{
    BehindLine, BehindList, Coverage, CoverageRow, CoverageTable, MonthPlan, PersonLead, PersonLine,
    PersonPage, PersonView, ShortageView,
};
pub use data_requests::{DataRequests, RequestFilter, RequestInbox, RequestLine, RequestView};
pub use day_jobs::{DayJobBoard, DayJobLine, DayJobs};
pub use door::{CodeWish, Door, Entry, Proven, Whom};
pub use employer_files::{
    EMPLOYERS_FOUND, EmployerFile, EmployerFiles, EmployerLine, OwnFirm, StaffDraft, StaffRules,
};
pub use employers::{
    Colleague, EmployerView, Employers, Invitation, InvitationWish, Registration, RegistrationLine,
};
pub use erasures::{
    ByLaw, Erased, ErasureFacts, ErasureForm, ErasureWish, Erasures, KeptLine, OwnRetention, RetentionLine,
    RetentionList,
};
pub use exports::{ExportFile, ExportLine, ExportList, ExportWish, Exports};
pub use fair_intents::{
    FairIntents, FairReport, FairReportRow, FairResults, IntentLine, IntentWish, OwnFairDay, ResultLine,
    StandKey, StandView, Visitor,
};
pub use fairs::{
    FairFormPage, FairLine, FairList, FairPage, FairPeople, FairPerson, FairQuery, FairRights, FairShow,
    FairSlip, FairStep, FairVacancy, FairView, FairWhen, FairWhom, FairWish, FairYear, Fairs, InvitePreview,
    InviteWish, Invited, OwnFair, OwnStand, Registered, StandForm, StandLine, StandVerdict,
};
pub use finding::{Caretaker, Finding, FoundPerson, NewPerson, PeopleFound, PeopleQuery};
pub use hand_overs::{
    CareChange, CareNews, CareSpell, Choice, Chosen, HandOverBook, HandOverDeeds, HandOverLine,
    HandOverPerson, HandOverWish, HandOvers, WorkAlong,
};
pub use households::{HouseholdView, Households, LandParcel, MemberView, NewMember};
pub use instructors::{
    ActivityWish, InstructorDeed, InstructorFilter, InstructorLine, InstructorList, InstructorRow,
    InstructorTable, InstructorView, InstructorWish, Instructors, QualificationWish, QualifiedLine,
};
pub use insurance::{
    AcquisitionLine, AcquisitionPay, AcquisitionWish, CloseWish, EnrolmentLine, EnrolmentView, EnrolmentWish,
    FundReport, FundRow, InsuranceFilter, InsuranceList, Insurances, OwnEnrolment, PayWish, PersonInsurance,
    RegisterRow, RegisterTable, RunKind, RunLine, RunPreview, RunSeen,
};
pub use leads::{AnswerGiven, LeadView, Leads, LinkView, MyLeads, Slip};
pub use listings::{ListingDesk, ListingLine, ListingView, ListingWish, Listings, OwnListing, PublicListing};
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
    CaseKnown, FollowUpDue, LeadChoice, OwnWord, OwnWork, PersonWork, PlacementFilter, PlacementForm,
    PlacementLine, PlacementList, PlacementShow, PlacementView, Placements, SaidLine, StabilityRow,
    StabilityTable, Worker,
};
pub use policies::{FigureDesk, FigureLine, FigureWish, Policies};
pub use postings::{
    HeldLine, HeldVerdict, Keep, OwnPostings, PostingForm, PostingLine, PostingView, Postings, ReviewDesk,
    ReviewLine, Sent, ShownVacancy, Verdict, may_be_shown,
};
pub use proxies::{Proxies, ProxyView, ProxyWish};
pub use public_posts::{
    AttendanceLine, AttendanceSheet, NeedPage, NeedWish, PaymentList, PostApplicant, PostCandidate,
    PostExitRow, PostFilter, PostLine, PostList, PostNotice, PostPaymentLine, PostStep, PostView,
    PublicPosts, SignedLine, TenureLine, TenureStep,
};
pub use quota::{CheckWish, OwnQuota, PublicQuota, PublicQuotaRow, QuotaPage, QuotaRow, Quotas};
pub use recognitions::{
    Applicant, Application, InboxFilter, InboxTask, LandOnFile, MyRecognition, NoticeView, ObjectionSent,
    ObjectionView, RecognitionInbox, RecognitionLine, RecognitionView, Recognitions, Restated, StageCounts,
    StepTaken, TaskKind, TrailLine,
};
pub use regions::{GroupLine, GroupWish, MemberLine, OfferLine, PackagePreview, RegionDesk, Regions};
pub use screens::{
    Poster, PosterEvent, PosterOf, ScreenContent, ScreenCounts, ScreenDeed, ScreenLine, ScreenList,
    ScreenPost, ScreenView, ScreenWish, Screens, Wall,
};
pub use spot_checks::{SpotChecks, SpotLine, SpotPage};
pub use startups::{
    PersonStartups, StartupDeed, StartupFilter, StartupLine, StartupList, StartupRow, StartupTable,
    StartupView, StartupWish, Startups,
};
pub use tasks::{HouseholdTasks, MuteView, PersonTasks, PlaceTasks, TaskFilter, TaskLine, TaskList, Tasks};
pub use training_classes::{
    ClassDraft, ClassFilter, ClassForm, ClassLine, ClassList, ClassMay, ClassRow, ClassSource, ClassTable,
    ClassView, CodeSeen, DrawView, EnrolDeed, EnrolledLine, Going, NeedGroup, NeedList, OpenClass, OwnClass,
    RosterMark, RosterSent, RosterTaken, SignDay, Teacher, Trainee, TrainingClasses, Weighing,
};
pub use training_orders::{OrderClass, OrderLine, OwnOrders, TrainingOrders};
pub use vacancies::{HomeView, Vacancies, VacancyView};
pub use visits::{
    ConflictCard, Pack, PackForm, PackGroup, PackHousehold, PackLead, PackPerson, PackTask, PackVacancy,
    ProposalCard, Received, VisitForm, VisitKept, VisitLine, VisitQuestions, Visits, VisitsOfPerson,
};
pub use work_assessments::{AssessmentLine, AssessmentWish, PersonAssessments, WorkAssessments};

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
    /// Classes of courses.
    pub training_classes: Arc<dyn TrainingClasses>,
    /// What employers need people to learn.
    pub training_orders: Arc<dyn TrainingOrders>,
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
    /// Files of employers.
    pub employer_files: Arc<dyn EmployerFiles>,
    /// Complaints and wage arrears.
    pub cases: Arc<dyn Cases>,
    /// The wage blacklist and the abnormal list.
    pub listings: Arc<dyn Listings>,
    /// Erasing files, and files whose time is over.
    pub erasures: Arc<dyn Erasures>,
    /// Lists of people taken out as files.
    pub exports: Arc<dyn Exports>,
    /// Job fairs.
    pub fairs: Arc<dyn Fairs>,
    /// The day of a fair: gates and who came.
    pub check_ins: Arc<dyn CheckIns>,
    /// Stands of a fair, and what came of it.
    pub fair_intents: Arc<dyn FairIntents>,
    /// Assistance weeks.
    pub weeks: Arc<dyn AssistanceWeeks>,
    /// Start-up cases.
    pub startups: Arc<dyn Startups>,
    /// What disabled people can do at work.
    pub work_assessments: Arc<dyn WorkAssessments>,
    /// Wall screens and posters.
    pub screens: Arc<dyn Screens>,
    /// Calendars to subscribe to.
    pub calendars: Arc<dyn Calendars>,
    /// The register of instructors.
    pub instructors: Arc<dyn Instructors>,
    /// Disability quota.
    pub quotas: Arc<dyn Quotas>,
    /// Land-loss insurance.
    pub insurances: Arc<dyn Insurances>,
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
    /// Work between regions.
    pub regions: Arc<dyn Regions>,
    /// Day labour.
    pub day_jobs: Arc<dyn DayJobs>,
    /// Public-welfare and auxiliary posts.
    pub public_posts: Arc<dyn PublicPosts>,
    /// Subsidies, and how far each has come.
    pub claims: Arc<dyn Claims>,
    /// Visits that somebody else checks.
    pub spot_checks: Arc<dyn SpotChecks>,
}

/// What every port gives back.
pub type Answered<T> = Result<T, crate::refusal::Refusal>;
