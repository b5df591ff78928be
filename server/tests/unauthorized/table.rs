//! Every address, what it stands for in the county, and what a form holds.

use super::recognised::{Recognised, RecognitionDoor};
use crate::county::County;
use domain::actor::{Actor, Role};
use domain::ids::{
    AccountId, DataRequestId, ExportId, FigureRequestId, HouseholdId, LeadId, ListId, ListRowId, MergeId,
    PersonId, ProxyId, VacancyId,
};
use domain::lead::Lead;
use domain::list::{Register, RowState};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{Category, CategorySet, Person};
use domain::person_field::PersonField;
use domain::ports::{
    AccountWish, ExportWish, FigureWish, InvitationWish, ListQuery, ListUpload, MergeWish, PeopleQuery,
    ProxyWish,
};
use domain::proxy::{ConsentForm, Relation};
use domain::refusal::Refusal;
use domain::values::{AreaCode, ResidentId, SocialCreditCode};
use services::demo::COUNTY;
use uuid::Uuid;

/// A session that nobody has.
const NO_SESSION: &str = "session=00000000-0000-0000-0000-000000000000";

/// A hand-over that is nobody's.
const NO_HAND_OVER: &str = "00000000-0000-0000-0000-000000000000";

/// Who is let in.
#[derive(Clone, Copy, Debug)]
pub enum Door {
    /// Everybody: a page, or a form that says what is wrong with it.
    Open,
    /// Everybody is led on, by `303 See Other`.
    LedOn,
    /// Everybody, but the ticket of a code is needed, which nobody here has.
    Spent,
    /// The desk: whoever is not staff sees the sign-in form.
    Desk,
    /// Any member of staff, for their own account.
    OwnAccount,
    /// Staff who see counts of the county.
    Counts,
    /// The same as a file: whoever is not staff is led to the sign-in form.
    CountsFile,
    /// Staff who may do this in the county.
    Area(Deed, Function),
    /// Staff who may do this in their own area, wherever it is.
    OwnArea(Deed, Function),
    /// Staff who may do this in their own area, about something they have no part in.
    OfOthers(Deed, Function),
    /// First counts of the county, then this.
    CountsAnd(Deed, Function),
    /// The same, answered in data.
    Data(Deed, Function),
    /// Staff who may do this with the file of the person asked about.
    File(Deed, Function),
    /// A form about something public: another area is not hidden.
    Public(Deed, Function),
    /// The person asked about, or who acts for them, when they may do this.
    Own(Deed, Function),
    /// The other person, or who acts for them.
    OfOther,
    /// Staff who see, ask for or approve policy figures.
    Figures,
    /// A page or form of recognitions.
    Recognition(RecognitionDoor),
    /// Whoever may do this with their own record, whoever they are.
    OwnPage(Deed, Function),
    /// The same, answered with a file.
    OwnFile,
    /// Staff who may see numbers of the person asked about in full: the answer is the page that shows one.
    Reveals,
    /// The person, who acts for them, or staff who may change the file.
    ConsentsOfFile,
    /// Staff who read the access log of the county, as a file.
    LogFile,
    /// Whoever is signed in.
    OwnDevices,
    /// The same, for a session that is not theirs; of staff alone where the form is theirs.
    NotTheirs {
        /// Whether the form is for staff alone.
        staff: bool,
    },
    /// Whoever is signed in as a person, who alone appoints others.
    Appoints(Deed),
    /// The same, or staff who may change the file.
    AppointsOrFile(Deed),
    /// Employers, and those who wait.
    OwnEmployer,
    /// Confirmed employers, about themselves.
    Employer(Deed, Function),
    /// Confirmed employers, about somebody who is not theirs.
    EmployerOfOthers(Deed, Function),
    /// Staff who see the accounts of the county.
    Accounts,
    /// Staff who may ask for accounts there.
    AsksForAccounts,
    /// Staff who see an account of the county.
    AccountPage,
    /// Staff who may do one of these with an account of the county.
    Account(&'static [Deed]),
    /// Staff who may do this, with something that is somebody else's own.
    OfColleague(Deed, Function),
    /// Staff who may do this with the file, and see full numbers; but nothing is kept of it.
    KeptOfNobody,
}

/// A row.
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub door: Door,
    pub address: String,
    pub body: String,
}

/// What is asked for: a person with disability who has leads, and things of theirs; and other people's ways in.
pub struct Subject {
    pub code: String,
    pub other_code: String,
    pub proxy_code: String,
    pub other_proxy_code: String,
    person: Person,
    lead: Lead,
    course: String,
    proxy: ProxyId,
    /// Accounts that wait to be approved, to be refused, and such that may be closed or reset.
    accounts: [AccountId; 4],
    applicant: AccountId,
    invitation: String,
    other: PersonId,
    other_lead: LeadId,
    household: HouseholdId,
    /// Two files in the place of the person, of the same groups.
    pair: [PersonId; 2],
    /// A merge of two such files.
    merge: MergeId,
    /// Somebody else's list of people, that waits to be approved.
    export: ExportId,
    recognised: Recognised,
    /// Figures that wait to be approved, and to be refused.
    figures: [FigureRequestId; 2],
    /// A request of the person asked about, that something be corrected.
    request: DataRequestId,
    /// A list of a department that waits, and a row of it that looks like somebody.
    list: (ListId, ListRowId),
}

fn county_code() -> AreaCode {
    AreaCode::parse(COUNTY).unwrap()
}

impl Subject {
    pub async fn of(county: &County) -> Self {
        let leads = county.leads().await;
        let people = county.people().await;
        let has_leads = |person: &Person| leads.iter().any(|lead| lead.person == person.id);
        let mut found = None;
        for one in people.iter().filter(|one| has_leads(one)) {
            let household = county.services.db.find_household_of(one.id).await.unwrap();
            let disabled = one.categories.has(Category::PersonWithDisability);
            if let Some(household) = household.filter(|_| disabled) {
                found = Some((one, household));
                break;
            }
        }
        let (person, household) = found.unwrap();
        let other = people
            .iter()
            .find(|one| has_leads(one) && one.id != person.id)
            .unwrap();
        let of = |id: PersonId| leads.iter().find(|lead| lead.person == id).unwrap().clone();
        let courses = county.get("/courses", "").await.text();
        let course = courses.split("href=\"/courses/").nth(1).unwrap();
        let ports = county.services.ports();
        let other_proxy_code = record_proxy(county, other.id).await;
        // One to be revoked, and then one to come as.
        record_proxy(county, person.id).await;
        let proxies = ports
            .proxies
            .list(&Actor::Operator, Some(person.id))
            .await
            .unwrap();
        let proxy_code = record_proxy(county, person.id).await;
        let waiting = ports.employers.queue(&Actor::Operator).await.unwrap();
        let wish = InvitationWish {
            uscc: SocialCreditCode::complete("91990101MAHWEEP01").unwrap(),
            firm: "青禾县篾编厂".to_owned(),
            area: county_code(),
        };
        Self {
            code: county.link_of(&of(person.id)).await,
            other_code: county.link_of(&of(other.id)).await,
            proxy_code,
            other_proxy_code,
            lead: of(person.id),
            course: course.split('"').next().unwrap().to_owned(),
            proxy: proxies[0].id,
            accounts: fresh_accounts(county).await,
            applicant: waiting[0].id,
            invitation: ports.employers.invite(&Actor::Operator, wish).await.unwrap(),
            recognised: Recognised::of(county, other.id, person.id).await,
            figures: asked_figures(county).await,
            list: waiting_list(county, person).await,
            other: other.id,
            other_lead: of(other.id).id,
            household,
            pair: fresh_pair(county, person).await,
            merge: fresh_merge(county, person).await,
            request: ask_correction(county, person.id).await,
            export: ask_for_export(county).await,
            person: person.clone(),
        }
    }

    /// The same with accounts and files nobody has done anything with.
    pub async fn renew(&mut self, county: &County) {
        self.pair = fresh_pair(county, &self.person).await;
        self.merge = fresh_merge(county, &self.person).await;
        self.accounts = fresh_accounts(county).await;
    }

    /// How the accounts stand.
    pub async fn standings(&self, county: &County) -> Vec<Option<(bool, bool)>> {
        let mut standings = Vec::new();
        for id in self.accounts {
            let found = county.services.db.find_account(id).await.unwrap();
            standings.push(found.map(|one| (one.active, one.approved_at.is_some())));
        }
        standings
    }

    pub fn person(&self) -> PersonId {
        self.person.id
    }

    pub fn vacancy(&self) -> VacancyId {
        self.lead.vacancy
    }
}

/// Two figures that the machine itself asks for.
async fn asked_figures(county: &County) -> [FigureRequestId; 2] {
    for value in [1, 2] {
        let wish = FigureWish {
            area: county_code(),
            key: ParamKey::CountyAgriPopulation,
            value,
            valid_from: county.services.clock.today(),
            source: "bulletin".to_owned(),
        };
        let policies = county.services.ports().policies;
        policies.ask(&Actor::Operator, wish).await.unwrap();
    }
    let asked = county.services.db.list_figure_requests(None, 2).await.unwrap();
    [asked[0].id, asked[1].id]
}

async fn ask_correction(county: &County, person: PersonId) -> DataRequestId {
    let requests = county.services.ports().data_requests;
    let (field, wanted) = (PersonField::Skills, "编筐".to_owned());
    let who = Actor::Seeker(person);
    let asked = requests.ask_correction(&who, field, wanted, String::new());
    asked.await.unwrap()
}

async fn record_proxy(county: &County, person: PersonId) -> String {
    let today = county.services.clock.today();
    let wish = ProxyWish {
        name: "王秀英".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: today,
        valid_to: today,
    };
    let proxies = county.services.ports().proxies;
    proxies
        .record(&Actor::Operator, Some(person), wish)
        .await
        .unwrap()
}

/// A list with a row that looks like a person: the same name and birthday, another number.
async fn waiting_list(county: &County, person: &Person) -> (ListId, ListRowId) {
    let resembling = ResidentId::compose(990_101, person.birth(), 987).unwrap();
    let fresh = ResidentId::compose(990_101, person.birth(), 986).unwrap();
    let file = format!(
        "姓名,身份证号,现住址\n{},{},{village}\n阿依古丽·买买提,{},{village}\n",
        person.name,
        String::from(resembling),
        String::from(fresh),
        village = person.living_area
    );
    let upload = ListUpload {
        register: Register::Poor,
        source: "县农业农村局".to_owned(),
        listed_on: county.services.clock.today(),
        area: county_code(),
        file_name: "list.csv".to_owned(),
        file: file.into_bytes(),
    };
    let lists = county.services.ports().lists;
    let list = lists.upload(&Actor::Operator, upload).await.unwrap();
    county.services.work_on_lists().await.unwrap();
    let query = ListQuery {
        state: Some(RowState::LookAlike),
        ..ListQuery::default()
    };
    let page = lists.list(&Actor::Operator, list, query).await.unwrap();
    (list, page.rows[0].id)
}

/// Everybody in the county, asked for by the machine itself.
async fn ask_for_export(county: &County) -> ExportId {
    let query = PeopleQuery {
        area: Some(county_code()),
        ..PeopleQuery::default()
    };
    let wish = ExportWish {
        purpose: "走访入户".to_owned(),
        full_numbers: true,
    };
    let exports = county.services.ports().exports;
    exports.ask_export(&Actor::Operator, &query, wish).await.unwrap()
}

/// Accounts nobody has done anything with: two that wait, two that may sign in.
async fn fresh_accounts(county: &County) -> [AccountId; 4] {
    let book = county.services.ports().account_book;
    let mut made = [AccountId(Uuid::nil()); 4];
    for (position, id) in made.iter_mut().enumerate() {
        let number = county.services.db.count_accounts().await.unwrap();
        let wish = AccountWish {
            login: format!("sweep{number}"),
            role: Role::Coordinator,
            area: county_code(),
            department: None,
        };
        *id = book.request(&Actor::Operator, wish).await.unwrap();
        if position >= 2 {
            book.approve(&Actor::Worker, *id).await.unwrap();
        }
    }
    made
}

/// Two files of people who live where somebody lives and belong to the same groups.
async fn fresh_pair(county: &County, like: &Person) -> [PersonId; 2] {
    let db = &county.services.db;
    let mut made = [like.id; 2];
    for id in &mut made {
        let fresh = PersonId::new(&*county.services.ids, county.services.clock.now());
        let last = (fresh.0.as_u128() % 90_000_000) as u32;
        let sequence = (last % 1000) as u16;
        let person = Person {
            id: fresh,
            no: fresh.to_string(),
            resident_id: ResidentId::compose(900_000 + last / 1000, like.birth(), sequence).unwrap(),
            name: "王小双".to_owned(),
            phone: None,
            disability_certificate: None,
            ..like.clone()
        };
        let mut change = db.begin().await.unwrap();
        change.add_people(&[person.clone().into()]).await.unwrap();
        change.commit().await.unwrap();
        *id = person.id;
    }
    made
}

/// Two files made one.
async fn fresh_merge(county: &County, like: &Person) -> MergeId {
    let [kept, gone] = fresh_pair(county, like).await;
    let wish = MergeWish {
        kept: (kept, Person::FIRST),
        gone: (gone, Person::FIRST),
        choices: Vec::new(),
    };
    let merges = county.services.ports().merges;
    merges.merge(&Actor::Operator, wish).await.unwrap()
}

impl Door {
    /// Whether somebody is let in, by the table of domain rules §5.
    #[expect(clippy::too_many_lines, reason = "one line for each door")]
    pub fn lets_in(self, actor: &Actor, subject: &Subject) -> Result<(), Refusal> {
        let county = county_code();
        let (area, categories) = (subject.person.living_area, subject.person.categories);
        let own = |person: PersonId| {
            if person == subject.person.id {
                Ok(())
            } else {
                Err(Refusal::NotFound)
            }
        };
        match self {
            Self::Open | Self::LedOn | Self::Spent | Self::Desk => Ok(()),
            Self::OwnAccount => actor.staff().map(drop),
            Self::Counts | Self::CountsFile => actor.may_read_counts_in(county),
            Self::Area(deed, function) => actor.may(deed, function, county),
            Self::CountsAnd(deed, function) => {
                actor.may_read_counts_in(county)?;
                actor.may(deed, function, county)
            }
            Self::File(deed, function) => actor.may_with(deed, function, area, categories),
            Self::Public(deed, function) => {
                let told = actor.may_with(deed, function, county, CategorySet::EMPTY);
                told.map_err(|refusal| match refusal {
                    Refusal::NotFound => Refusal::NotAllowed,
                    other => other,
                })
            }
            Self::Own(deed, function) => own(actor.own_person(deed, function)?),
            Self::OwnPage(deed, function) => actor.own_person(deed, function).map(drop),
            Self::OwnFile => actor.own_person(Deed::Read, Function::OwnProfile).map(drop),
            Self::Reveals => actor.may_with(Deed::Read, Function::FullNumber, area, categories),
            Self::ConsentsOfFile => match actor {
                Actor::Seeker(person) | Actor::Proxy { person, .. } => own(*person),
                _ => actor.may_with(Deed::Update, Function::PersonFile, area, categories),
            },
            Self::LogFile => actor.may(Deed::Read, Function::AccessLog, county),
            Self::OfColleague(deed, function) => {
                actor.staff()?;
                actor.scope(deed, function)?;
                Err(Refusal::NotFound)
            }
            Self::KeptOfNobody => {
                actor.scope(Deed::Approve, Function::PersonFile)?;
                Err(Refusal::NotFound)
            }
            Self::OwnArea(deed, function) | Self::Data(deed, function) => {
                actor.scope(deed, function).map(drop)
            }
            Self::OfOthers(deed, function) => actor.scope(deed, function).and(Err(Refusal::NotFound)),
            Self::NotTheirs { staff: true } => actor.staff().map(drop).and(Err(Refusal::NotFound)),
            Self::NotTheirs { staff: false } => match actor {
                Actor::Visitor => Err(Refusal::NotSignedIn),
                _ => Err(Refusal::NotFound),
            },
            Self::OfOther => match actor {
                Actor::Seeker(person) | Actor::Proxy { person, .. } if *person == subject.other => Ok(()),
                Actor::Seeker(_) | Actor::Proxy { .. } => Err(Refusal::NotFound),
                _ => Err(Refusal::NotSignedIn),
            },
            Self::Figures => {
                let deeds = [Deed::Read, Deed::Create, Deed::Approve];
                let sees = |role: Role| {
                    deeds
                        .iter()
                        .any(|deed| role.may(*deed, Function::PolicyParameter))
                };
                match actor.staff()? {
                    staff if sees(staff.role) => Ok(()),
                    _ => Err(Refusal::NotAllowed),
                }
            }
            Self::Recognition(door) => door.lets_in(actor.staff()?, county),
            Self::OwnDevices => match actor {
                Actor::Visitor => Err(Refusal::NotSignedIn),
                _ => Ok(()),
            },
            Self::Appoints(deed) => match actor {
                Actor::Seeker(_) => Ok(()),
                Actor::Proxy { .. } => Err(Refusal::NotAllowed),
                _ => actor
                    .scope(deed, Function::PersonFile)
                    .and(Err(Refusal::NotFound)),
            },
            Self::AppointsOrFile(deed) => match actor {
                Actor::Seeker(person) => own(*person),
                Actor::Proxy { .. } => Err(Refusal::NotAllowed),
                _ => actor.may_with(deed, Function::PersonFile, area, categories),
            },
            Self::OwnEmployer => match actor {
                Actor::Employer { .. } | Actor::Applicant { .. } => Ok(()),
                _ => Err(Refusal::NotSignedIn),
            },
            Self::Employer(deed, function) => actor.own_employer(deed, function).map(drop),
            Self::EmployerOfOthers(deed, function) => {
                actor.own_employer(deed, function)?;
                Err(Refusal::NotFound)
            }
            Self::AccountPage => {
                if sees_accounts(actor)?.contains(county) {
                    Ok(())
                } else {
                    Err(Refusal::NotFound)
                }
            }
            Self::Accounts => sees_accounts(actor).map(drop),
            Self::AsksForAccounts => {
                let requests = actor.staff().is_ok_and(|staff| staff.role.may_request_accounts());
                if !requests {
                    actor.scope(Deed::Create, Function::Account)?;
                }
                if sees_accounts(actor)?.contains(county) {
                    Ok(())
                } else {
                    Err(Refusal::NotFound)
                }
            }
            Self::Account(deeds) => {
                if !sees_accounts(actor)?.contains(county) {
                    return Err(Refusal::NotFound);
                }
                let may = |deed: &Deed| actor.may(*deed, Function::Account, county).is_ok();
                if deeds.iter().any(may) {
                    Ok(())
                } else {
                    Err(Refusal::NotAllowed)
                }
            }
        }
    }
}

/// The area whose accounts somebody sees.
fn sees_accounts(actor: &Actor) -> Result<AreaCode, Refusal> {
    let staff = actor.staff();
    if let Ok(staff) = staff
        && staff.role.may_request_accounts()
    {
        return Ok(staff.area);
    }
    let scope = actor.scope(Deed::Read, Function::Account)?;
    scope.area.ok_or(Refusal::NotFound)
}

fn get(path: &'static str, door: Door, address: impl Into<String>) -> Row {
    Row {
        method: "GET",
        path,
        door,
        address: address.into(),
        body: String::new(),
    }
}

fn post(path: &'static str, door: Door, address: impl Into<String>, body: impl Into<String>) -> Row {
    Row {
        method: "POST",
        path,
        door,
        address: address.into(),
        body: body.into(),
    }
}

impl Subject {
    /// The table. A new address belongs here, or a test fails.
    pub fn table(&self) -> Vec<Row> {
        let mut rows = self.public_pages();
        rows.extend(self.own_pages());
        rows.extend(self.employer_pages());
        rows.extend(self.staff_pages());
        rows.extend(self.hand_over_pages());
        rows.extend(self.account_pages());
        rows.extend(self.recognition_pages());
        rows.extend(self.file_pages());
        rows.extend(self.figure_pages());
        rows.extend(self.privacy_pages());
        rows.extend(self.list_pages());
        rows.extend(self.erasure_pages());
        rows.extend(self.export_pages());
        // Last: they end the session.
        let data = format!("/l/{}/data", self.other_code);
        rows.push(post("/l/{code}/data", Door::Open, data, ""));
        let stay = format!("/l/{}/stay", self.other_code);
        rows.push(post("/l/{code}/stay", Door::Open, stay, ""));
        rows.push(post("/me/sign-out", Door::Open, "/me/sign-out", ""));
        rows.push(post("/staff/sign-out", Door::Open, "/staff/sign-out", ""));
        rows
    }

    fn figure_pages(&self) -> Vec<Row> {
        let decides = Door::Area(Deed::Approve, Function::PolicyParameter);
        let [yes, no] = self.figures;
        vec![
            get("/staff/figures", Door::Figures, "/staff/figures"),
            post(
                "/staff/figures",
                Door::Area(Deed::Create, Function::PolicyParameter),
                "/staff/figures",
                format!(
                    "area={COUNTY}&key=county.farmland&value=384120&valid_from=2025-01-01&source=bulletin"
                ),
            ),
            post(
                "/staff/figures/{id}/approve",
                decides,
                format!("/staff/figures/{yes}/approve"),
                "",
            ),
            post(
                "/staff/figures/{id}/refuse",
                decides,
                format!("/staff/figures/{no}/refuse"),
                "",
            ),
        ]
    }

    fn public_pages(&self) -> Vec<Row> {
        let (code, course) = (&self.other_code, &self.course);
        let vacancy = self.vacancy();
        let answer = format!("lead={}&answer=interested", self.other_lead);
        vec![
            get("/", Door::Open, "/"),
            get("/place", Door::Open, "/place"),
            get("/vacancies", Door::Open, "/vacancies"),
            get("/vacancies/{id}", Door::Open, format!("/vacancies/{vacancy}")),
            get("/courses", Door::Open, "/courses"),
            get("/courses/{id}", Door::Open, format!("/courses/{course}")),
            get("/policies", Door::Open, "/policies"),
            get("/events", Door::Open, "/events"),
            get("/help", Door::Open, "/help"),
            get("/me", Door::Open, "/me"),
            get("/me/open", Door::LedOn, format!("/me/open?code={code}")),
            get("/me/code", Door::Open, "/me/code"),
            get("/me/who", Door::Spent, "/me/who"),
            get("/l/{code}", Door::Open, format!("/l/{code}")),
            get("/healthz", Door::Open, "/healthz"),
            get("/readyz", Door::Open, "/readyz"),
            get("/metrics", Door::Open, "/metrics"),
            post("/me/code", Door::Open, "/me/code", ""),
            post("/me/code/enter", Door::Open, "/me/code/enter", "code=123456"),
            post("/me/who", Door::Open, "/me/who", "who=0&proof=1985"),
            post(
                "/l/{code}/answer",
                Door::Open,
                format!("/l/{code}/answer"),
                &answer,
            ),
            post("/l/{code}/undo", Door::Open, format!("/l/{code}/undo"), &answer),
            post("/staff/sign-in", Door::Open, "/staff/sign-in", ""),
        ]
    }

    fn own_pages(&self) -> Vec<Row> {
        let (lead, proxy) = (self.lead.id, self.proxy);
        let answers = Door::Own(Deed::Update, Function::Lead);
        let valid_to = "2026-12-31";
        let record = format!("name=x&relation=spouse&phone=&valid_to={valid_to}");
        vec![
            get("/me/devices", Door::OwnDevices, "/me/devices"),
            get("/me/proxies", Door::Appoints(Deed::Read), "/me/proxies"),
            post(
                "/me/answer",
                answers,
                "/me/answer",
                format!("lead={lead}&answer=interested"),
            ),
            post("/me/undo", answers, "/me/undo", format!("lead={lead}")),
            post(
                "/me/devices/end-others",
                Door::OwnDevices,
                "/me/devices/end-others",
                "",
            ),
            post(
                "/me/devices/end",
                Door::NotTheirs { staff: false },
                "/me/devices/end",
                NO_SESSION,
            ),
            post("/me/proxies", Door::Appoints(Deed::Update), "/me/proxies", record),
            post(
                "/me/proxies/{id}/revoke",
                Door::AppointsOrFile(Deed::Update),
                format!("/me/proxies/{proxy}/revoke"),
                "",
            ),
        ]
    }

    fn employer_pages(&self) -> Vec<Row> {
        let confirms = Door::Area(Deed::Approve, Function::Vacancy);
        let applicant = self.applicant;
        let uscc = SocialCreditCode::complete("91990101MAHWEEP02").unwrap();
        let invited = format!("uscc={}&firm=x&area={COUNTY}", uscc.as_ref());
        vec![
            get("/employer", Door::OwnEmployer, "/employer"),
            get("/employer/register", Door::Open, "/employer/register"),
            get(
                "/employer/join/{code}",
                Door::Open,
                format!("/employer/join/{}", self.invitation),
            ),
            post("/employer/register", Door::Open, "/employer/register", ""),
            post(
                "/employer/join/{code}",
                Door::Open,
                format!("/employer/join/{}", self.invitation),
                "",
            ),
            post(
                "/employer/colleagues",
                Door::Employer(Deed::Update, Function::Vacancy),
                "/employer/colleagues",
                "name=x&phone=15400000030",
            ),
            post(
                "/employer/colleagues/{id}/remove",
                Door::EmployerOfOthers(Deed::Update, Function::Vacancy),
                format!("/employer/colleagues/{applicant}/remove"),
                "",
            ),
            get(
                "/staff/employers",
                Door::OwnArea(Deed::Approve, Function::Vacancy),
                "/staff/employers",
            ),
            post(
                "/staff/employers/invite",
                confirms,
                "/staff/employers/invite",
                invited,
            ),
            post(
                "/staff/employers/{id}/refuse",
                confirms,
                format!("/staff/employers/{applicant}/refuse"),
                "reason=x",
            ),
            post(
                "/staff/employers/{id}/confirm",
                confirms,
                format!("/staff/employers/{applicant}/confirm"),
                "",
            ),
        ]
    }

    fn staff_pages(&self) -> Vec<Row> {
        let (lead, person, proxy, vacancy) = (self.lead.id, self.person.id, self.proxy, self.vacancy());
        let leads = Door::File(Deed::Update, Function::Lead);
        let file = Door::AppointsOrFile(Deed::Update);
        let in_county = |page: &str| format!("/staff/{page}?area={COUNTY}");
        let record =
            "name=x&relation=spouse&phone=&consent=signature&consent_on=2026-06-01&valid_to=2026-12-31";
        vec![
            get("/staff", Door::Desk, "/staff"),
            get("/staff/coverage", Door::Counts, in_county("coverage")),
            get("/staff/coverage.csv", Door::CountsFile, in_county("coverage.csv")),
            get(
                "/staff/people",
                Door::Area(Deed::Read, Function::PersonFile),
                in_county("people"),
            ),
            get(
                "/staff/people/{id}",
                Door::File(Deed::Read, Function::PersonFile),
                format!("/staff/people/{person}"),
            ),
            get("/staff/shortages", Door::Counts, in_county("shortages")),
            get(
                "/staff/slips",
                Door::CountsAnd(Deed::Update, Function::Lead),
                in_county("slips"),
            ),
            post(
                "/staff/leads/{id}/hand-over",
                leads,
                format!("/staff/leads/{lead}/hand-over"),
                format!("person={person}&evidence=signature&note="),
            ),
            post(
                "/staff/people/{id}/proxies",
                file,
                format!("/staff/people/{person}/proxies"),
                record,
            ),
            post(
                "/staff/proxies/{id}/code",
                Door::AppointsOrFile(Deed::Update),
                format!("/staff/proxies/{proxy}/code"),
                "",
            ),
            post(
                "/staff/proxies/{id}/revoke",
                Door::AppointsOrFile(Deed::Update),
                format!("/staff/proxies/{proxy}/revoke"),
                "",
            ),
            post(
                "/staff/helper-phone",
                Door::Area(Deed::Update, Function::Lead),
                "/staff/helper-phone",
                format!("area={COUNTY}&phone="),
            ),
            post(
                "/staff/vacancies/{id}/withdraw",
                Door::Public(Deed::Update, Function::Vacancy),
                format!("/staff/vacancies/{vacancy}/withdraw"),
                "reason=filled",
            ),
            post(
                "/staff/people/{id}/link",
                leads,
                format!("/staff/people/{person}/link"),
                "",
            ),
            post(
                "/staff/people/{id}/revoke-links",
                leads,
                format!("/staff/people/{person}/revoke-links"),
                "",
            ),
        ]
    }

    /// Nobody who comes has a part in a hand-over: those who look after people are told that there is none.
    fn hand_over_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let looks_after = Door::OwnArea(Deed::Update, Function::PersonFile);
        let others = Door::OfOthers(Deed::Update, Function::PersonFile);
        let at = |part: &str| format!("/staff/hand-overs/{NO_HAND_OVER}{part}");
        vec![
            get("/staff/hand-overs", looks_after, "/staff/hand-overs"),
            get(
                "/staff/hand-overs/new",
                looks_after,
                format!("/staff/hand-overs/new?person={person}"),
            ),
            get("/staff/hand-overs/{id}", others, at("")),
            post(
                "/staff/hand-overs",
                looks_after,
                "/staff/hand-overs",
                format!("person={person}&count=1&to={NO_HAND_OVER}"),
            ),
            post(
                "/staff/hand-overs/seen",
                looks_after,
                "/staff/hand-overs/seen",
                "",
            ),
            post("/staff/hand-overs/{id}/accept", others, at("/accept"), ""),
            post(
                "/staff/hand-overs/{id}/decline",
                others,
                at("/decline"),
                "reason=x",
            ),
            post("/staff/hand-overs/{id}/take-back", others, at("/take-back"), ""),
        ]
    }

    fn account_pages(&self) -> Vec<Row> {
        let own = Door::OwnAccount;
        let at = |position: usize, deed: &str| format!("/staff/accounts/{}/{deed}", self.accounts[position]);
        let wish = format!(
            "login=sweep.{}&role=coordinator&area={COUNTY}&department=",
            self.lead.id
        );
        let either: &[Deed] = &[Deed::Approve, Deed::Update];
        vec![
            get("/staff/account", own, "/staff/account"),
            post(
                "/staff/account/password",
                own,
                "/staff/account/password",
                "old=wrong&new=x&again=x",
            ),
            post(
                "/staff/account/second-step",
                own,
                "/staff/account/second-step",
                "password=wrong",
            ),
            post(
                "/staff/account/second-step/confirm",
                own,
                "/staff/account/second-step/confirm",
                "code=123456",
            ),
            post(
                "/staff/account/second-step/remove",
                own,
                "/staff/account/second-step/remove",
                "password=wrong",
            ),
            post(
                "/staff/account/sessions/end",
                Door::NotTheirs { staff: true },
                "/staff/account/sessions/end",
                NO_SESSION,
            ),
            post(
                "/staff/account/sessions/end-others",
                own,
                "/staff/account/sessions/end-others",
                "",
            ),
            get("/staff/accounts", Door::Accounts, "/staff/accounts"),
            get(
                "/staff/accounts/{id}",
                Door::AccountPage,
                format!("/staff/accounts/{}", self.accounts[0]),
            ),
            post("/staff/accounts", Door::AsksForAccounts, "/staff/accounts", wish),
            post(
                "/staff/accounts/{id}/approve",
                Door::Account(&[Deed::Approve]),
                at(0, "approve"),
                "",
            ),
            post(
                "/staff/accounts/{id}/refuse",
                Door::Account(&[Deed::Approve]),
                at(1, "refuse"),
                "",
            ),
            post(
                "/staff/accounts/{id}/close",
                Door::Account(either),
                at(2, "close"),
                "",
            ),
            post(
                "/staff/accounts/{id}/reset",
                Door::Account(&[Deed::Update]),
                at(3, "reset"),
                "",
            ),
        ]
    }

    fn recognition_pages(&self) -> Vec<Row> {
        let Recognised {
            with_village,
            posted,
            notice,
            task,
        } = self.recognised;
        let (person, code) = (self.person.id, &self.other_code);
        let at = |door| Door::Recognition(door);
        let appeal = "deed=appeal&version=9&reason=wrong";
        vec![
            get("/notices", Door::Open, "/notices"),
            get("/notices/{id}", Door::Open, format!("/notices/{notice}")),
            get(
                "/staff/recognitions",
                at(RecognitionDoor::Inbox),
                "/staff/recognitions",
            ),
            get(
                "/staff/recognitions/new",
                at(RecognitionDoor::Entering),
                format!("/staff/recognitions/new?person={person}"),
            ),
            get(
                "/staff/recognitions/{id}",
                at(RecognitionDoor::Application),
                format!("/staff/recognitions/{with_village}"),
            ),
            get(
                "/staff/recognitions/{id}/sheet",
                at(RecognitionDoor::Application),
                format!("/staff/recognitions/{with_village}/sheet"),
            ),
            post(
                "/staff/recognitions",
                at(RecognitionDoor::Entering),
                "/staff/recognitions",
                format!("person={person}&kind=person_with_disability"),
            ),
            post(
                "/staff/recognitions/{id}/step",
                at(RecognitionDoor::VillageStep),
                format!("/staff/recognitions/{with_village}/step"),
                // Of a version that is not there, so that the application stays with the village for the next asker.
                "deed=check&version=99",
            ),
            post(
                "/staff/recognition-tasks/{id}/seen",
                at(RecognitionDoor::Task),
                format!("/staff/recognition-tasks/{task}/seen"),
                "",
            ),
            post(
                "/notices/{id}/object",
                Door::Open,
                format!("/notices/{notice}/object"),
                "text=wrong",
            ),
            post(
                "/l/{code}/recognitions/{id}/step",
                Door::Open,
                format!("/l/{code}/recognitions/{posted}/step"),
                appeal,
            ),
            post(
                "/me/recognitions/{id}/step",
                Door::OfOther,
                format!("/me/recognitions/{posted}/step"),
                appeal,
            ),
        ]
    }

    fn privacy_pages(&self) -> Vec<Row> {
        let (person, request) = (self.person.id, self.request);
        let own = |deed| Door::OwnPage(deed, Function::DataRequest);
        let consents = Door::OwnPage(Deed::Update, Function::OwnProfile);
        let log = Door::Area(Deed::Read, Function::AccessLog);
        vec![
            get(
                "/me/data",
                Door::OwnPage(Deed::Read, Function::OwnProfile),
                "/me/data",
            ),
            get(
                "/me/data/correct",
                own(Deed::Create),
                "/me/data/correct?field=skills",
            ),
            post(
                "/me/data/consent",
                consents,
                "/me/data/consent",
                "purpose=messages&given=yes",
            ),
            post(
                "/me/data/correct",
                own(Deed::Create),
                "/me/data/correct",
                "field=skills&skills=x",
            ),
            post("/me/data/erase", own(Deed::Update), "/me/data/erase", "sure=yes"),
            post(
                "/me/data/requests/{id}/take-back",
                Door::Own(Deed::Create, Function::DataRequest),
                format!("/me/data/requests/{request}/take-back"),
                "",
            ),
            post("/me/data/export", Door::OwnFile, "/me/data/export", "format=json"),
            get(
                "/staff/access-log",
                log,
                format!("/staff/access-log?area={COUNTY}"),
            ),
            get(
                "/staff/access-log.csv",
                Door::LogFile,
                format!("/staff/access-log.csv?area={COUNTY}"),
            ),
            get(
                "/staff/requests",
                Door::OwnArea(Deed::Read, Function::DataRequest),
                "/staff/requests",
            ),
            get(
                "/staff/requests/{id}",
                Door::File(Deed::Read, Function::DataRequest),
                format!("/staff/requests/{request}"),
            ),
            post(
                "/staff/requests/{id}/decide",
                Door::File(Deed::Update, Function::DataRequest),
                format!("/staff/requests/{request}/decide"),
                // Without its reason, so that the request stays for the next asker.
                "answer=refuse&reason=",
            ),
            post(
                "/staff/people/{id}/reveal",
                Door::Reveals,
                format!("/staff/people/{person}/reveal"),
                "number=resident_id&reason=compare&note=",
            ),
            post(
                "/staff/people/{id}/consents",
                Door::ConsentsOfFile,
                format!("/staff/people/{person}/consents"),
                "purpose=messages&given=yes&how=signature&on=2026-06-01",
            ),
        ]
    }

    fn list_pages(&self) -> Vec<Row> {
        let ((list, row), person) = (self.list, self.person.id);
        let of_list = Door::Area(Deed::Approve, Function::PersonFile);
        let at = |deed: &str| format!("/staff/lists/{list}/{deed}");
        let brings = Door::OwnArea(Deed::Approve, Function::PersonFile);
        vec![
            get("/staff/lists", brings, "/staff/lists"),
            get("/staff/lists/{id}", of_list, format!("/staff/lists/{list}")),
            get("/staff/lists/{id}/gone", of_list, at("gone")),
            get(
                "/staff/list-questions",
                Door::OwnArea(Deed::Update, Function::PersonFile),
                "/staff/list-questions",
            ),
            post("/staff/lists/upload", brings, "/staff/lists/upload", ""),
            post("/staff/lists/{id}/tick", of_list, at("tick"), "all=on&of=new"),
            post(
                "/staff/lists/{id}/choose",
                of_list,
                at("choose"),
                format!("choice={row}"),
            ),
            post("/staff/lists/{id}/apply", of_list, at("apply"), "sure=yes"),
            post("/staff/lists/{id}/undo", of_list, at("undo"), "sure=yes"),
            post("/staff/lists/{id}/discard", of_list, at("discard"), ""),
            post(
                "/staff/lists/{id}/gone",
                of_list,
                at("gone"),
                format!("person={person}&decision=keep&reason=x"),
            ),
            post(
                "/staff/lists/{id}/answer",
                Door::File(Deed::Update, Function::PersonFile),
                at("answer"),
                format!("person={person}&answer=still&note="),
            ),
        ]
    }

    fn erasure_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let erases = Door::File(Deed::Approve, Function::PersonFile);
        let of_person = |part: &str| format!("/staff/people/{person}/{part}");
        vec![
            get("/staff/people/{id}/erase", erases, of_person("erase")),
            get(
                "/staff/retention",
                Door::Area(Deed::Approve, Function::PersonFile),
                format!("/staff/retention?area={COUNTY}"),
            ),
            post(
                "/staff/people/{id}/erase/ask",
                erases,
                of_person("erase/ask"),
                "why=wrong",
            ),
            // Of a number that is not the file's, so that it stays for the next asker.
            post("/staff/people/{id}/erase", erases, of_person("erase"), "no=x"),
            post(
                "/staff/people/{id}/erase/drop",
                erases,
                of_person("erase/drop"),
                "",
            ),
            post(
                "/staff/people/{id}/retention/hold",
                erases,
                of_person("retention/hold"),
                "until=2030-01-01&reason=x",
            ),
            post(
                "/staff/people/{id}/retention/release",
                erases,
                of_person("retention/release"),
                "",
            ),
            post(
                "/staff/people/{id}/kept",
                Door::KeptOfNobody,
                of_person("kept"),
                "reason=inspection",
            ),
        ]
    }

    fn export_pages(&self) -> Vec<Row> {
        let export = self.export;
        let approves = Door::Area(Deed::Approve, Function::PersonFile);
        let of_export = |part: &str| format!("/staff/exports/{export}/{part}");
        vec![
            get(
                "/staff/exports",
                Door::OwnArea(Deed::Read, Function::PersonFile),
                "/staff/exports",
            ),
            get(
                "/staff/exports/new",
                Door::Area(Deed::Read, Function::PersonFile),
                format!("/staff/exports/new?area={COUNTY}"),
            ),
            post(
                "/staff/exports",
                Door::Area(Deed::Read, Function::PersonFile),
                "/staff/exports",
                format!("area={COUNTY}&purpose=visits"),
            ),
            post("/staff/exports/{id}/approve", approves, of_export("approve"), ""),
            post(
                "/staff/exports/{id}/refuse",
                approves,
                of_export("refuse"),
                "reason=x",
            ),
            get(
                "/staff/exports/{id}/file",
                Door::OfColleague(Deed::Read, Function::PersonFile),
                of_export("file?format=csv"),
            ),
        ]
    }

    fn file_pages(&self) -> Vec<Row> {
        let (person, household, village) = (self.person.id, self.household, self.person.living_area);
        let reads = Door::File(Deed::Read, Function::PersonFile);
        let files = Door::File(Deed::Update, Function::PersonFile);
        let registers = Door::OwnArea(Deed::Create, Function::PersonFile);
        let of_person = |part: &str| format!("/staff/people/{person}/{part}");
        let of_household = |part: &str| format!("/staff/households/{household}{part}");
        vec![
            get("/staff/people/new", registers, "/staff/people/new"),
            get("/staff/people/{id}/edit", files, of_person("edit?group=basics")),
            get("/staff/households/{id}", reads, of_household("")),
            get(
                "/staff/renewals",
                Door::Area(Deed::Read, Function::PersonFile),
                format!("/staff/renewals?area={COUNTY}"),
            ),
            post("/staff/people/new", registers, "/staff/people/new", "name=x"),
            post(
                "/staff/people/{id}/edit",
                files,
                of_person("edit"),
                "group=skills&version=1&was-skills=&skills=x",
            ),
            post("/staff/people/{id}/undo", files, of_person("undo"), "seq=1"),
            post(
                "/staff/people/{id}/entries",
                files,
                of_person("entries"),
                "entry=training&topic=x&on=2026-01-01",
            ),
            post(
                "/staff/people/{id}/entries/remove",
                files,
                of_person("entries/remove"),
                format!("kind=training&entry={person}"),
            ),
            post(
                "/staff/people/{id}/household",
                files,
                of_person("household"),
                "kind=rural",
            ),
            post(
                "/staff/households/{id}",
                files,
                of_household(""),
                format!("version=1&area={village}&kind=rural"),
            ),
            post(
                "/staff/households/{id}/members",
                files,
                of_household("/members"),
                "name=x&relation=other",
            ),
            post(
                "/staff/households/{id}/split",
                files,
                of_household("/split"),
                format!("how=split&member={person}"),
            ),
            post(
                "/staff/households/{id}/join",
                files,
                of_household("/join"),
                "join_no=P000000",
            ),
            post(
                "/staff/people/find",
                Door::OwnArea(Deed::Read, Function::PersonFile),
                "/staff/people/find",
                "text=wang",
            ),
            post(
                "/staff/people/alike",
                Door::Data(Deed::Update, Function::PersonFile),
                "/staff/people/alike",
                "name=wang",
            ),
        ]
        .into_iter()
        .chain(self.merge_pages())
        .collect()
    }

    fn merge_pages(&self) -> Vec<Row> {
        let files = Door::File(Deed::Update, Function::PersonFile);
        let ([one, other], merge) = (self.pair, self.merge);
        let pair = || format!("one={one}&other={other}");
        vec![
            get(
                "/staff/look-alikes",
                Door::OwnArea(Deed::Update, Function::PersonFile),
                "/staff/look-alikes",
            ),
            get(
                "/staff/merge",
                files,
                format!("/staff/merge?kept={one}&gone={other}"),
            ),
            get("/staff/merges/{id}", files, format!("/staff/merges/{merge}")),
            post(
                "/staff/look-alikes/apart",
                files,
                "/staff/look-alikes/apart",
                pair(),
            ),
            post(
                "/staff/look-alikes/again",
                files,
                "/staff/look-alikes/again",
                pair(),
            ),
            post(
                "/staff/merge",
                files,
                "/staff/merge",
                format!("kept={one}&gone={other}&kept_version=999&gone_version=999&sure=yes"),
            ),
            post(
                "/staff/merges/{id}/undo",
                files,
                format!("/staff/merges/{merge}/undo"),
                "",
            ),
        ]
    }
}
