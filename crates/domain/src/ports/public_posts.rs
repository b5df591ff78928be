//! Public-welfare and auxiliary posts: needs, holders, months, payments.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::{PersonId, PublicPostId, TenureId, VacancyId};
use crate::placement::WorkHours;
use crate::public_post::{
    Attendance, ExitReason, Need, PostKind, PostPayment, PublicPost, Screened, Tenure, TenureState,
};
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostFilter {
    /// Only there.
    pub area: Option<AreaCode>,
    /// Those that are over too.
    pub all: bool,
}

/// A post with how its seats stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostLine {
    /// The post.
    pub post: PublicPost,
    /// Who has the work done.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Seats that are taken.
    pub held: u32,
    /// Who applied and was not decided about.
    pub waiting: u32,
    /// Who leaves.
    pub leaving: u32,
}

/// The posts of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostList {
    /// Those that wait for somebody first.
    pub lines: Vec<PostLine>,
    /// Whether the asker files needs.
    pub may_file: bool,
    /// Whether the asker decides.
    pub may_decide: bool,
    /// Of those who hold a public-welfare post there: people with a disability, and all.
    pub disabled: (u32, u32),
    /// The share that is asked for, percent; `None` = nobody has set it.
    pub disabled_percent: Option<i64>,
    /// Who applied and holds them, for the employer that asks: masked, as the public notice shows them.
    pub applicants: Vec<PostApplicant>,
    /// The day.
    pub today: NaiveDate,
}

/// Somebody who applied for a post, as the employer sees them. How to reach whom is for candidates, who agreed to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostApplicant {
    /// Which post.
    pub post: PublicPostId,
    /// Name, masked.
    pub name: String,
    /// The township they live in.
    pub place: String,
    /// When they applied.
    pub applied_at: DateTime<Utc>,
    /// Where it stands.
    pub state: TenureState,
}

/// Somebody who applied, with whose name it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenureLine {
    /// The application.
    pub tenure: Tenure,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, in words.
    pub place: String,
    /// What the conditions say today, while nobody has decided.
    pub screened: Option<Screened>,
    /// Months that were paid.
    pub months_paid: u32,
    /// Whether the notice has hung its full time.
    pub may_be_appointed: bool,
}

/// Somebody who said yes to the vacancy and has not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostCandidate {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, in words.
    pub place: String,
}

/// A post with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostView {
    /// The post, with how its seats stand.
    pub line: PostLine,
    /// Where, from the province down.
    pub path: Vec<AreaRef>,
    /// Who applied, and who holds or held it.
    pub tenures: Vec<TenureLine>,
    /// Who said yes to the vacancy.
    pub candidates: Vec<PostCandidate>,
    /// Whether the asker changes the need and enters applications.
    pub may_file: bool,
    /// Whether the asker looks at it for the township.
    pub may_check: bool,
    /// Whether the asker decides for the county.
    pub may_grant: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What the form of a need knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedPage {
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// The asker's own employer, where it is one.
    pub firm: Option<String>,
    /// What was filed before, where it is mended.
    pub before: Option<PublicPost>,
}

/// A need as somebody files it, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedWish {
    /// The need.
    pub need: Need,
    /// Social credit code of who has the work done; of staff.
    pub uscc: String,
    /// Their name, where they are not known yet.
    pub firm: String,
    /// Which need is mended.
    pub mends: Option<PublicPostId>,
}

/// What somebody decides about a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostStep {
    /// The township found it right.
    Check,
    /// The county grants it.
    Approve {
        /// Seats.
        quota: u32,
        /// Money for all of them.
        budget: Fen,
    },
    /// People are sought.
    Publish,
    /// It is given back to be mended.
    Return(String),
    /// It is not granted.
    Refuse(String),
    /// No seat is filled any more.
    Withdraw(String),
}

/// What somebody decides about an application, or about who holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TenureStep {
    /// The conditions are met: the name hangs out.
    Pass {
        /// Whether the later retirement age of women holds.
        retires_late: bool,
    },
    /// Does not get it.
    Refuse(String),
    /// An objection was found wrong: the name hangs out anew.
    HangAgain,
    /// Gets it.
    Appoint {
        /// First day.
        started_on: NaiveDate,
        /// Months of the contract.
        months: u16,
        /// The number it was filed under.
        filing_no: String,
        /// Insured from this day.
        insured_from: Option<NaiveDate>,
        /// How much of the day.
        hours: WorkHours,
    },
    /// Leaves on a day.
    Notice {
        /// The last day.
        on: NaiveDate,
        /// Why.
        reason: ExitReason,
    },
    /// Stays after all.
    Stay,
    /// Does not want it any more.
    TakeBack,
}

/// A holder on the form of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceLine {
    /// Whose.
    pub tenure: TenureId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, in words.
    pub place: String,
    /// Which post.
    pub title: String,
    /// Which kind.
    pub kind: PostKind,
    /// Days of the month on which they held it.
    pub most: u32,
    /// Whether they are insured that month, as far as the contract says.
    pub insured: bool,
    /// What was signed.
    pub signed: Option<Attendance>,
    /// Whether it is on a list already.
    pub listed: bool,
}

/// The form of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceSheet {
    /// First day of the month.
    pub month: NaiveDate,
    /// Where, in words.
    pub place: String,
    /// Who held a post there in that month.
    pub lines: Vec<AttendanceLine>,
    /// Whether the asker signs.
    pub may_sign: bool,
    /// Whether the asker looks at what was signed.
    pub may_check: bool,
    /// Days of the month from which on it is paid; `None` = nobody has set it.
    pub least: Option<i64>,
    /// The day.
    pub today: NaiveDate,
}

/// What is signed of one holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedLine {
    /// Whose.
    pub tenure: TenureId,
    /// Days.
    pub days: u8,
    /// Whether the insurance of the month is paid.
    pub insured: bool,
}

/// A holder on the list of payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostPaymentLine {
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, in words.
    pub place: String,
    /// Which post.
    pub title: String,
    /// Which kind.
    pub kind: PostKind,
    /// What was signed.
    pub attendance: Attendance,
    /// Months that were paid before, and how many may be.
    pub months: (u32, u32),
    /// What it comes to; what stands on the list, where it stands there.
    pub amount: Fen,
    /// What stands on the list.
    pub payment: Option<PostPayment>,
}

/// What is paid for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentList {
    /// First day of the month.
    pub month: NaiveDate,
    /// Where, in words.
    pub place: String,
    /// Whoever the township has looked at.
    pub lines: Vec<PostPaymentLine>,
    /// How many were signed and not looked at.
    pub unchecked: u32,
    /// What stands on the list, together.
    pub total: Fen,
    /// Whether the asker makes the list.
    pub may_list: bool,
    /// The day.
    pub today: NaiveDate,
}

/// A name that hangs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostNotice {
    /// Masked.
    pub name: String,
    /// The village.
    pub place: String,
    /// Which post.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// To which day.
    pub to: NaiveDate,
}

/// A line of RP19: a place, or the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostExitRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// Seats granted, of each kind in the order of [`PostKind::ALL`].
    pub approved: [u32; 2],
    /// Seats taken, likewise.
    pub filled: [u32; 2],
    /// Of those who hold one, people with a disability.
    pub disabled: u32,
    /// Who leaves within the time of the exit notice.
    pub ending: u32,
    /// Who left in the month, in the order of [`ExitReason::ALL`].
    pub exits: [u32; 7],
}

/// Questions about public-welfare posts.
#[async_trait]
pub trait PublicPosts: Send + Sync {
    /// The posts of an area, or of one's own employer.
    async fn posts(&self, who: &Actor, filter: PostFilter) -> Answered<PostList>;

    /// One post.
    async fn post(&self, who: &Actor, id: PublicPostId) -> Answered<PostView>;

    /// What the form of a need knows.
    async fn need_form(&self, who: &Actor, mends: Option<PublicPostId>) -> Answered<NeedPage>;

    /// Files a need, or mends one.
    async fn file_need(&self, who: &Actor, wish: NeedWish) -> Answered<PublicPostId>;

    /// Decides something about a post.
    async fn step(&self, who: &Actor, id: PublicPostId, step: PostStep) -> Answered<()>;

    /// Applies for a post: staff for somebody with this number, a person for themselves without one.
    async fn apply(&self, who: &Actor, id: PublicPostId, person_no: Option<String>) -> Answered<()>;

    /// The post a vacancy arose from, while people may apply for it.
    async fn post_of(&self, who: &Actor, vacancy: VacancyId) -> Answered<Option<PublicPostId>>;

    /// Decides something about an application or a holder.
    async fn tenure_step(&self, who: &Actor, id: TenureId, step: TenureStep) -> Answered<PublicPostId>;

    /// The form of a month: of a village, or of everywhere the asker reaches.
    async fn attendance(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<AttendanceSheet>;

    /// Signs a month.
    async fn sign(&self, who: &Actor, month: NaiveDate, lines: Vec<SignedLine>) -> Answered<()>;

    /// The township has looked at what was signed of these. Gives how many that were.
    async fn check(&self, who: &Actor, month: NaiveDate, tenures: Vec<TenureId>) -> Answered<u32>;

    /// What is paid for a month.
    async fn payments(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<PaymentList>;

    /// Puts on the list what is due and does not stand there. Gives how many that were; asking twice changes nothing.
    async fn list_payments(&self, who: &Actor, month: NaiveDate) -> Answered<u32>;

    /// Says on which day the list was paid, and by which receipt.
    async fn mark_paid(&self, who: &Actor, month: NaiveDate, on: NaiveDate, receipt: String)
    -> Answered<u32>;

    /// The names that hang out today, for everybody.
    async fn post_notices(&self, who: &Actor) -> Answered<Vec<PostNotice>>;

    /// RP19: posts, holders and exits of a month, by the places of an area. The total comes last.
    async fn post_report(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<(NaiveDate, Vec<PostExitRow>)>;
}
