//! Typed ids (UUID version 7) and the source they come from.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Gives fresh ids. The program uses one fed by the operating system; tests and the demo use a seeded one.
pub trait IdSource: Send + Sync {
    /// Ten unpredictable bytes.
    fn chance(&self) -> [u8; 10];

    /// A time-ordered id for a record made at `now`.
    fn id(&self, now: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.chance()).into_uuid()
    }
}

macro_rules! typed_ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Takes a fresh id.
            pub fn new(ids: &dyn IdSource, now: DateTime<Utc>) -> Self { Self(ids.id(now)) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = crate::values::Unknown;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self).map_err(|_| crate::values::Unknown { what: stringify!($name) })
            }
        }
    )+};
}

typed_ids! {
    /// A person on the register.
    PersonId,
    /// An employer.
    EmployerId,
    /// Work offered.
    VacancyId,
    /// A training course.
    CourseId,
    /// A class of a training course.
    ClassId,
    /// Somebody's place in a training class.
    EnrolmentId,
    /// A draw of trainees who are looked for.
    ClassDrawId,
    /// One vacancy told to one person.
    LeadId,
    /// One run of the matching engine.
    RoundId,
    /// Something said to a person by a channel.
    MessageId,
    /// A telephone call to a person.
    CallId,
    /// A browser that asked to be told.
    SubscriptionId,
    /// A staff account.
    AccountId,
    /// Somebody's being signed in on one device.
    SessionId,
    /// Somebody recorded as acting for a person.
    ProxyId,
    /// A household.
    HouseholdId,
    /// Somebody's membership of a household.
    MemberId,
    /// Something a file has gathered: work, training, a note.
    EntryId,
    /// A public notice.
    NoticeId,
    /// An application for recognition in a category.
    RecognitionId,
    /// Something staff are told about a recognition.
    RecognitionTaskId,
    /// A policy figure that somebody asks to be set.
    FigureRequestId,
    /// An objection to a public notice.
    ObjectionId,
    /// A request of somebody about their own data.
    DataRequestId,
    /// A hand-over of people between coordinators.
    HandOverId,
    /// A merge of two files of one person.
    MergeId,
    /// A wish that a file be erased.
    ErasureId,
    /// One export of personal data.
    ExportId,
    /// One import of a file.
    ImportId,
    /// A list of another department.
    ListId,
    /// A row of such a list.
    ListRowId,
    /// Land a household lost.
    LandLossId,
    /// A supply task: people for whom no vacancy could be found.
    ShortageId,
    /// A home visit; phones make their own.
    VisitId,
    /// A field that a visit and somebody else made two things of.
    VisitConflictId,
    /// Something that is to be done about a person.
    TaskId,
    /// A draw of visits to be checked.
    SpotDrawId,
    /// An employment that began.
    PlacementId,
    /// One time that somebody asked about it.
    FollowUpId,
    /// Something at work that the township has to look into.
    CaseId,
    /// What somebody says of their own work.
    ProposalId,
    /// A package of vacancies for other counties.
    PackageId,
    /// People who go to work elsewhere together.
    LabourGroupId,
    /// A public-welfare or auxiliary post.
    PublicPostId,
    /// Somebody's application for a post, and their holding it.
    TenureId,
    /// Somebody's place in the land-loss insurance.
    LandEnrolmentId,
    /// A line of its account.
    AccountEntryId,
    /// Farmland that was taken for a project.
    AcquisitionId,
    /// What an employer declares for the disability quota of a year.
    QuotaLineId,
    /// Somebody who wants to start a business.
    StartupId,
    /// A visit to somebody who did.
    StartupVisitId,
    /// What an employer needs people to learn.
    TrainingOrderId,
    /// Somebody on the register of instructors.
    InstructorId,
    /// A certificate of theirs.
    QualificationId,
    /// Something they did on a day.
    InstructorActivityId,
    /// A wall screen.
    ScreenId,
    /// A secret address under which a calendar is fetched.
    CalendarFeedId,
    /// A look at what a disabled person can do at work.
    WorkAssessmentId,
    /// A photo of a venue of an assistance week.
    WeekPhotoId,
    /// A subsidy claim.
    ClaimId,
    /// Somebody of a firm whom offices talk to.
    ContactId,
    /// A step of a case.
    CaseEntryId,
    /// An entry on the wage blacklist or the abnormal list.
    ListingId,
    /// A job fair.
    FairId,
    /// An employer at a job fair.
    FairStandId,
    /// Somebody invited to a job fair, or registered for it.
    FairRegistrationId,
    /// A link that opens a gate or a stand of a fair.
    FairPassId,
    /// A scan at a gate; phones make their own.
    CheckInId,
    /// Somebody at a fair.
    AttendanceId,
    /// What a stand and a visitor mean to do.
    FairIntentId,
    /// An assistance week.
    WeekId,
    /// Somebody it is for.
    WeekTargetId,
}
