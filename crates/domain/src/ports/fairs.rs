//! Job fairs as they are organised: planned, approved, told of, filled with stands and people.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::fair::{
    Fair, FairAccessSet, FairChange, FairKind, FairNewsKind, FairPlan, FairRegistration, FairStand,
    FairState, Missing, NotForThem, RegistrationState, Seats,
};
use crate::ids::{FairId, FairRegistrationId, FairStandId, VacancyId};
use crate::vacancy::Wage;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{NaiveDate, NaiveTime};

/// Which half of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FairWhen {
    /// Those to come, the next first; of staff also drafts.
    #[default]
    Ahead,
    /// Those that are over or cancelled, the latest first.
    Past,
}

/// What narrows a list of fairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FairQuery {
    /// Only there.
    pub area: Option<AreaCode>,
    /// Only in the month of this day.
    pub month: Option<NaiveDate>,
    /// Only of this kind.
    pub kind: Option<FairKind>,
    /// To come, or over.
    pub when: FairWhen,
    /// Page, from 1 on.
    pub page: u32,
}

/// A fair in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairLine {
    /// The fair.
    pub id: FairId,
    /// For what.
    pub kind: FairKind,
    /// Where it stands.
    pub state: FairState,
    /// What it is called.
    pub title: String,
    /// The house or square.
    pub venue: String,
    /// Its place, in words.
    pub place: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Open from.
    pub opens: NaiveTime,
    /// Open until.
    pub closes: NaiveTime,
    /// Marks of access.
    pub access: FairAccessSet,
    /// Employers that come.
    pub employers: u32,
    /// Employers that wait to be looked at.
    pub applied: u32,
    /// How the seats stand.
    pub seats: Seats,
}

/// A page of fairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairPage {
    /// The lines.
    pub lines: Vec<FairLine>,
    /// How many there are on all pages.
    pub total: u32,
    /// How many on one page.
    pub per_page: u32,
    /// The area asked for.
    pub area: Option<AreaRef>,
    /// Areas to choose from.
    pub areas: Vec<AreaRef>,
    /// The day.
    pub today: NaiveDate,
}

/// R51 in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FairYear {
    /// Which.
    pub year: i32,
    /// Fairs for people with a disability that were held.
    pub held: u32,
    /// Those still to come in this year.
    pub ahead: u32,
    /// How many there are to be; `None` = nobody has set it.
    pub wanted: Option<i64>,
    /// Whether those held are enough; `None` = nobody has set how many.
    pub enough: Option<bool>,
}

/// The fairs of an area, as the desk sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairList {
    /// The page.
    pub page: FairPage,
    /// R51.
    pub year: FairYear,
    /// Whether the asker plans fairs.
    pub may_plan: bool,
}

/// A vacancy that is shown at a fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairVacancy {
    /// Which.
    pub id: VacancyId,
    /// What is wanted.
    pub title: String,
    /// Pay.
    pub wage: Wage,
    /// How many people are still wanted.
    pub left: u32,
    /// Whether it is open.
    pub is_open: bool,
}

/// An employer at a fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandLine {
    /// The stand.
    pub stand: FairStand,
    /// The employer's name.
    pub employer: String,
    /// What is shown.
    pub vacancies: Vec<FairVacancy>,
    /// Whether the employer stands on the wage blacklist or the abnormal list: it cannot be approved.
    pub is_listed: bool,
}

/// What the asker may do with a fair as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a button of its own, and all of them occur together"
)]
pub struct FairRights {
    /// Change the plan.
    pub mend: bool,
    /// Approve it or give it back: the county, and never its own.
    pub approve: bool,
    /// Vet employers, give numbers, invite, move it on.
    pub run: bool,
    /// Hand out links for gates and stands, see who comes.
    pub day: bool,
    /// Read what it came to.
    pub results: bool,
    /// Cancel it.
    pub cancel: bool,
    /// Read who has registered.
    pub people: bool,
}

/// A fair as the desk sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct FairView {
    /// The fair.
    pub fair: Fair,
    /// Its area, in words.
    pub place: String,
    /// Employers: by number, then those without.
    pub stands: Vec<StandLine>,
    /// How the seats stand.
    pub seats: Seats,
    /// What is missing before it may be approved.
    pub missing: Vec<Missing>,
    /// What was changed after it was told of, the latest first.
    pub changes: Vec<FairChange>,
    /// What the asker may do.
    pub rights: FairRights,
    /// The day.
    pub today: NaiveDate,
}

/// The form of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FairFormPage {
    /// Areas to choose from.
    pub places: Vec<AreaRef>,
    /// The fair that is mended.
    pub before: Option<Fair>,
    /// The day.
    pub today: NaiveDate,
}

/// A plan as sent.
#[derive(Clone, Debug, PartialEq)]
pub struct FairWish {
    /// What it is to be.
    pub plan: FairPlan,
    /// The fair that is mended, and the version that was seen.
    pub mends: Option<(FairId, u32)>,
}

/// A step of a fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FairStep {
    /// Place, safety plan and capacity are right; it is told of.
    Approve,
    /// To be mended, with what.
    Return(String),
    /// Gives numbers to all stands that have none.
    AssignStands,
    /// The gates open.
    OpenDay,
    /// People are inside.
    Run,
    /// The day is over.
    Close,
    /// Results are in.
    Results,
    /// Nothing more is to be done.
    Archive,
    /// It does not take place, with why.
    Cancel(String),
}

/// A fair as everybody reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct FairShow {
    /// The fair.
    pub fair: Fair,
    /// Its area, in words.
    pub place: String,
    /// Employers that come.
    pub stands: Vec<StandLine>,
    /// How the seats stand.
    pub seats: Seats,
    /// The asker's own registration, when a person asks.
    pub own: Option<FairRegistration>,
    /// Why the venue is not fit for the person who asks.
    pub unfit: Option<NotForThem>,
    /// Whether the asker may register now.
    pub may_register: bool,
    /// Whether somebody of the office may register others now.
    pub may_register_others: bool,
    /// Whether an employer asks who may apply now.
    pub may_apply: bool,
    /// What was changed after it was told of, the latest first.
    pub changes: Vec<FairChange>,
    /// The day.
    pub today: NaiveDate,
}

/// What became of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The registration.
    pub id: FairRegistrationId,
    /// With a seat, or waiting for one.
    pub state: RegistrationState,
    /// Why the venue is not fit for the person.
    pub unfit: Option<NotForThem>,
}

/// An employer's own fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStand {
    /// The fair.
    pub fair: FairLine,
    /// The application, where there is one.
    pub stand: Option<FairStand>,
    /// Whether its day is over.
    pub is_over: bool,
    /// What was changed after it was told of, the latest first.
    pub changes: Vec<FairChange>,
    /// Why it was cancelled.
    pub reason: Option<String>,
}

/// The form by which an employer applies.
#[derive(Clone, Debug, PartialEq)]
pub struct StandForm {
    /// The fair.
    pub fair: Fair,
    /// Its area, in words.
    pub place: String,
    /// Open vacancies of the employer, to choose from.
    pub vacancies: Vec<FairVacancy>,
    /// The application as it stands.
    pub stand: Option<FairStand>,
    /// Whether the employer stands on the wage blacklist or the abnormal list: it cannot come.
    pub is_listed: bool,
    /// Whether employers may still apply.
    pub is_open: bool,
}

/// What is decided about an application for a stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandVerdict {
    /// May come.
    Approve,
    /// May not come, with why.
    Refuse(String),
}

/// Whose seat is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FairWhom {
    /// The asker's own, or that of the person the asker acts for.
    Own,
    /// That of the person a personal link belongs to.
    Link(String),
    /// That of the person with this number outside, as staff.
    Person(String),
    /// That of somebody on the list, as staff.
    Registration(FairRegistrationId),
}

/// A fair of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFair {
    /// The fair.
    pub fair: FairLine,
    /// How the person stands to it.
    pub registration: FairRegistration,
    /// What was changed after it was told of, the latest first.
    pub changes: Vec<FairChange>,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// Why the venue is not fit for the person.
    pub unfit: Option<NotForThem>,
    /// Whether the seat may still be taken or given back.
    pub is_open: bool,
    /// Whether its day is not over, cancelled or not.
    pub is_ahead: bool,
}

/// What somebody shows at the gate.
#[derive(Clone, Debug, PartialEq)]
pub struct FairSlip {
    /// The fair.
    pub fair: Fair,
    /// Its area, in words.
    pub place: String,
    /// How the person stands to it.
    pub registration: FairRegistration,
    /// The name, masked: a slip may be lost.
    pub name: String,
    /// Stands that show something, by number.
    pub stands: Vec<StandLine>,
    /// Why the venue is not fit for the person.
    pub unfit: Option<NotForThem>,
}

/// Somebody on the list of a fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairPerson {
    /// The registration.
    pub registration: FairRegistration,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, in words.
    pub place: String,
    /// What they have yet to be told.
    pub untold: Option<FairNewsKind>,
}

/// Who is invited and who comes.
#[derive(Clone, Debug, PartialEq)]
pub struct FairPeople {
    /// The fair.
    pub fair: Fair,
    /// How the seats stand.
    pub seats: Seats,
    /// Those of the asker's area: registered, waiting, invited, cancelled.
    pub people: Vec<FairPerson>,
    /// How many there are elsewhere.
    pub elsewhere: u32,
    /// Whether the asker may register and take off.
    pub may_register: bool,
}

/// Whom an invitation would reach, counted before anything is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct InvitePreview {
    /// The fair.
    pub fair: Fair,
    /// Vacancies that are shown and open.
    pub vacancies: u32,
    /// People looked at.
    pub people: u32,
    /// Of them: whom at least one of the vacancies fits, who lives near enough, and to whom the venue is open.
    pub fitting: u32,
    /// Of those whom a vacancy fits: who lives too far away.
    pub too_far: u32,
    /// Of those whom a vacancy fits: who does not come in, because there are steps.
    pub steps: u32,
    /// Invited or registered before.
    pub known: u32,
    /// Of the fitting: whom no message reaches; they are told in person.
    pub in_person: u32,
    /// How far people may live away, in kilometres.
    pub reach_km: u32,
    /// The version of the fair that was looked at.
    pub version: u32,
    /// Whether invitations may be sent now.
    pub is_open: bool,
}

/// Whom to invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteWish {
    /// How many the preview counted: when it has become another number, nobody is invited.
    pub seen: u32,
    /// Only so many, those whom the vacancies fit best.
    pub most: Option<u32>,
}

/// What came of inviting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invited {
    /// How many are invited now.
    pub people: u32,
    /// Of them: whom no message reaches.
    pub in_person: u32,
}

/// Questions about job fairs.
#[async_trait]
pub trait Fairs: Send + Sync {
    /// Fairs for everybody: what is told of, by area, month and kind.
    async fn events(&self, who: &Actor, query: FairQuery) -> Answered<FairPage>;

    /// One of them. Public; a person also sees how their own registration stands.
    async fn event(&self, who: &Actor, id: FairId) -> Answered<FairShow>;

    /// The fairs of the asker's area, drafts among them.
    async fn fairs(&self, who: &Actor, query: FairQuery) -> Answered<FairList>;

    /// One of them.
    async fn fair(&self, who: &Actor, id: FairId) -> Answered<FairView>;

    /// The form of a new plan, or of one that is mended.
    async fn fair_form(&self, who: &Actor, mends: Option<FairId>) -> Answered<FairFormPage>;

    /// Keeps a plan. A change of day, hours or place of one that was told of tells everybody who was told.
    async fn keep_fair(&self, who: &Actor, wish: FairWish) -> Answered<FairId>;

    /// Moves a fair on.
    async fn fair_step(&self, who: &Actor, id: FairId, step: FairStep) -> Answered<()>;

    /// The fairs an employer may come to, and those it has applied for.
    async fn own_stands(&self, who: &Actor) -> Answered<Vec<OwnStand>>;

    /// The form by which an employer applies.
    async fn stand_form(&self, who: &Actor, id: FairId) -> Answered<StandForm>;

    /// Applies with vacancies, or changes which are shown.
    async fn apply_for_stand(&self, who: &Actor, id: FairId, vacancies: Vec<VacancyId>) -> Answered<()>;

    /// The employer does not come after all.
    async fn leave_stand(&self, who: &Actor, id: FairId) -> Answered<()>;

    /// Decides about an application. Gives the fair.
    async fn judge_stand(&self, who: &Actor, stand: FairStandId, verdict: StandVerdict) -> Answered<FairId>;

    /// Puts an employer to another number; who stands there changes places with it. Gives the fair.
    async fn move_stand(&self, who: &Actor, stand: FairStandId, number: u32) -> Answered<FairId>;

    /// Takes a seat, or a place on the waiting list.
    async fn register_for_fair(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<Registered>;

    /// Gives the seat back, or says no to the invitation; who waits first gets the seat.
    async fn leave_fair(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<()>;

    /// The fairs a person was invited to or comes to, by whom they are asked for: the person, or the holder of a personal link.
    async fn own_fairs(&self, who: &Actor, link: Option<&str>) -> Answered<Vec<OwnFair>>;

    /// What somebody shows at the gate.
    async fn fair_slip(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<FairSlip>;

    /// Who is invited and who comes.
    async fn fair_people(&self, who: &Actor, id: FairId) -> Answered<FairPeople>;

    /// Whom an invitation would reach.
    async fn invitation(&self, who: &Actor, id: FairId) -> Answered<InvitePreview>;

    /// Invites them: each gets one message, when people may be disturbed.
    async fn invite(&self, who: &Actor, id: FairId, wish: InviteWish) -> Answered<Invited>;
}
