//! Who gets what at which address: every address there is, as nobody, as each role, and as staff of another county.

use crate::county::{Answer, County};
use domain::actor::{Actor, Role, Staff};
use domain::ids::{NoticeId, PersonId, RecognitionId, RecognitionTaskId};
use domain::lead::Lead;
use domain::person::Category;
use domain::ports::{Application, InboxFilter, StepTaken};
use domain::recognition::{Claim, Deed, Paper};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use server::http::addresses;
use services::demo::COUNTY;
use std::collections::BTreeSet;

/// A county nobody of the demo lives in.
const ELSEWHERE: &str = "330503";

/// Who is let in.
#[derive(Clone, Copy, Debug)]
enum Door {
    /// Everybody sees the page.
    Open,
    /// Everybody is led on, by `303 See Other`.
    LedOn,
    /// The desk: whoever is not signed in sees the sign-in form.
    Desk,
    /// Staff who see counts, in their area.
    Counts,
    /// The same as a file: whoever is not signed in is led to the sign-in form.
    CountsFile,
    /// Staff who read personal files, in their area.
    Reading,
    /// Staff who change personal files, in their area.
    Writing,
    /// Staff who take people on the register; wherever they work, it is their own area.
    Registering,
    /// Staff who change what stands in files, in their area.
    Filing,
    /// A form everybody may send.
    AnyForm,
    /// A form of staff who change personal files, in their area.
    PeopleForm,
    /// The inbox of recognitions: staff who see applications, or their number, in their own area.
    Recognitions,
    /// One application that is with the village: staff who see it, in their area. Departments see what is before them.
    Application,
    /// Staff who enter applications, in their area.
    Entering,
    /// The same as a form.
    EnteringForm,
    /// A step the village takes.
    VillageStepForm,
    /// A task of those who enter applications.
    TaskForm,
    /// A form of people who are signed in themselves: no staff may send it.
    OwnForm,
    /// A form of staff who take people on the register.
    RegisterForm,
    /// A form of staff who change what stands in files, in their area.
    FileForm,
    /// A search over people: who reads files, over their own area, whatever is asked.
    SearchForm,
    /// The same, answered in data.
    LikeForm,
    /// A form of staff who withdraw vacancies, in their area. Vacancies are public: elsewhere is not hidden.
    VacancyForm,
}

/// Every address, what it stands for in this county, and what a form holds.
struct Row {
    method: &'static str,
    path: &'static str,
    door: Door,
    address: String,
    body: String,
}

/// What is asked for: a person with a link, another person with a file, and things of theirs.
struct Subject {
    code: String,
    answered: Lead,
    filed: Lead,
    course: String,
    recognitions: Recognised,
    household: String,
    village: String,
}

/// Applications for recognition: one with the village, one on the notice board; and a task.
struct Recognised {
    with_village: RecognitionId,
    posted: RecognitionId,
    notice: NoticeId,
    task: RecognitionTaskId,
}

impl Recognised {
    async fn of(county: &County, linked: PersonId, filed: PersonId) -> Self {
        let recognitions = county.services.ports().recognitions;
        let apply = async |person, category, claim| {
            let application = Application {
                person,
                category,
                claim,
                paper: Paper {
                    name: "form".to_owned(),
                    ..Paper::default()
                },
            };
            let applied = recognitions.apply(&Actor::Operator, application).await;
            applied.unwrap()
        };
        let posted = apply(linked, Category::HardToEmployPerson, Claim::Document).await;
        let posting = recognitions.take_step(&Actor::Operator, posted, step(Deed::Check));
        posting.await.unwrap();
        let returned = apply(linked, Category::PersonWithDisability, Claim::Certificate).await;
        let hangs = recognitions.recognition(&Actor::Operator, posted).await.unwrap();
        Self {
            with_village: apply(filed, Category::PersonWithDisability, Claim::Certificate).await,
            posted,
            notice: hangs.notice.unwrap(),
            task: task(county, returned).await,
        }
    }
}

fn step(deed: Deed) -> StepTaken {
    StepTaken {
        deed,
        version: 1,
        reason: "paper".to_owned(),
        vote: None,
        valid_to: None,
        objection: None,
    }
}

/// Those who enter applications are told that one came back.
async fn task(county: &County, returned: RecognitionId) -> RecognitionTaskId {
    let recognitions = county.services.ports().recognitions;
    let back = recognitions.take_step(&Actor::Worker, returned, step(Deed::HandBack));
    back.await.unwrap();
    let coordinator = Actor::Staff(Staff {
        account: "01900000-0000-7000-8000-000000000001".parse().unwrap(),
        login: String::new(),
        role: Role::Coordinator,
        area: AreaCode::parse(COUNTY).unwrap(),
        department: None,
    });
    let inbox = recognitions
        .inbox(&coordinator, InboxFilter::default())
        .await
        .unwrap();
    inbox.tasks.first().unwrap().id
}

impl Subject {
    async fn of(county: &County) -> Self {
        let leads = county.leads().await;
        let answered = leads.first().unwrap().clone();
        let db = &county.services.db;
        let mut filed = None;
        // Somebody whom instructors look after too, with a household.
        for lead in leads.iter().filter(|lead| lead.person != answered.person) {
            let person = db.find_person(lead.person).await.unwrap().unwrap();
            let household = db.find_household_of(lead.person).await.unwrap();
            let disabled = person.categories.has(Category::PersonWithDisability);
            if let Some(household) = household.filter(|_| disabled) {
                filed = Some((
                    lead.clone(),
                    household.to_string(),
                    person.living_area.to_string(),
                ));
                break;
            }
        }
        let (filed, household, village) = filed.unwrap();
        let courses = county.get("/courses", "").await.text();
        let course = courses.split("href=\"/courses/").nth(1).unwrap();
        let recognitions = Recognised::of(county, answered.person, filed.person).await;
        Self {
            code: county.link_of(&answered).await,
            filed,
            household,
            village,
            course: course.split('"').next().unwrap().to_owned(),
            recognitions,
            answered,
        }
    }

    /// The table. A new address belongs here, or the first test fails.
    fn table(&self) -> Vec<Row> {
        let Self {
            code,
            course,
            household,
            village,
            ..
        } = self;
        let Recognised {
            with_village,
            posted,
            notice,
            task,
        } = self.recognitions;
        let (lead, person, vacancy) = (self.filed.id, self.filed.person, self.filed.vacancy);
        let answer = format!("lead={}&answer=interested", self.answered.id);
        let hand_over = format!("person={person}&evidence=signature&note=");
        let get = |path, door, address: &str| row("GET", path, door, address, "");
        let post = |path, door, address: &str, body: &str| row("POST", path, door, address, body);
        vec![
            get("/", Door::Open, "/"),
            get("/place", Door::Open, "/place"),
            get("/vacancies", Door::Open, "/vacancies"),
            get("/vacancies/{id}", Door::Open, &format!("/vacancies/{vacancy}")),
            get("/courses", Door::Open, "/courses"),
            get("/courses/{id}", Door::Open, &format!("/courses/{course}")),
            get("/policies", Door::Open, "/policies"),
            get("/events", Door::Open, "/events"),
            get("/help", Door::Open, "/help"),
            get("/me", Door::Open, "/me"),
            get("/me/open", Door::LedOn, &format!("/me/open?code={code}")),
            get("/l/{code}", Door::Open, &format!("/l/{code}")),
            get("/healthz", Door::Open, "/healthz"),
            get("/readyz", Door::Open, "/readyz"),
            get("/staff", Door::Desk, "/staff"),
            get(
                "/staff/coverage",
                Door::Counts,
                &format!("/staff/coverage?area={COUNTY}"),
            ),
            get(
                "/staff/coverage.csv",
                Door::CountsFile,
                &format!("/staff/coverage.csv?area={COUNTY}"),
            ),
            get(
                "/staff/people",
                Door::Reading,
                &format!("/staff/people?area={COUNTY}"),
            ),
            get(
                "/staff/people/{id}",
                Door::Reading,
                &format!("/staff/people/{person}"),
            ),
            get("/staff/people/new", Door::Registering, "/staff/people/new"),
            get(
                "/staff/people/{id}/edit",
                Door::Filing,
                &format!("/staff/people/{person}/edit?group=basics"),
            ),
            get(
                "/staff/households/{id}",
                Door::Reading,
                &format!("/staff/households/{household}"),
            ),
            get(
                "/staff/renewals",
                Door::Reading,
                &format!("/staff/renewals?area={COUNTY}"),
            ),
            get(
                "/staff/shortages",
                Door::Counts,
                &format!("/staff/shortages?area={COUNTY}"),
            ),
            get(
                "/staff/slips",
                Door::Writing,
                &format!("/staff/slips?area={COUNTY}"),
            ),
            post(
                "/l/{code}/answer",
                Door::AnyForm,
                &format!("/l/{code}/answer"),
                &answer,
            ),
            post(
                "/l/{code}/undo",
                Door::AnyForm,
                &format!("/l/{code}/undo"),
                &answer,
            ),
            post("/staff/sign-in", Door::AnyForm, "/staff/sign-in", ""),
            post(
                "/staff/leads/{id}/hand-over",
                Door::PeopleForm,
                &format!("/staff/leads/{lead}/hand-over"),
                &hand_over,
            ),
            post(
                "/staff/people/{id}/link",
                Door::PeopleForm,
                &format!("/staff/people/{person}/link"),
                "",
            ),
            post(
                "/staff/people/{id}/revoke-links",
                Door::PeopleForm,
                &format!("/staff/people/{person}/revoke-links"),
                "",
            ),
            post(
                "/staff/people/new",
                Door::RegisterForm,
                "/staff/people/new",
                "name=x",
            ),
            post(
                "/staff/people/{id}/edit",
                Door::FileForm,
                &format!("/staff/people/{person}/edit"),
                "group=skills&version=1&was-skills=&skills=x",
            ),
            post(
                "/staff/people/{id}/undo",
                Door::FileForm,
                &format!("/staff/people/{person}/undo"),
                "seq=1",
            ),
            post(
                "/staff/people/{id}/entries",
                Door::FileForm,
                &format!("/staff/people/{person}/entries"),
                "entry=training&topic=x&on=2026-01-01",
            ),
            post(
                "/staff/people/{id}/entries/remove",
                Door::FileForm,
                &format!("/staff/people/{person}/entries/remove"),
                &format!("kind=training&entry={person}"),
            ),
            post(
                "/staff/people/{id}/household",
                Door::FileForm,
                &format!("/staff/people/{person}/household"),
                "kind=rural",
            ),
            post(
                "/staff/households/{id}",
                Door::FileForm,
                &format!("/staff/households/{household}"),
                &format!("version=1&area={village}&kind=rural"),
            ),
            post(
                "/staff/households/{id}/members",
                Door::FileForm,
                &format!("/staff/households/{household}/members"),
                "name=x&relation=other",
            ),
            post(
                "/staff/households/{id}/split",
                Door::FileForm,
                &format!("/staff/households/{household}/split"),
                &format!("how=split&member={person}"),
            ),
            post(
                "/staff/households/{id}/join",
                Door::FileForm,
                &format!("/staff/households/{household}/join"),
                "join_no=P000000",
            ),
            post(
                "/staff/helper-phone",
                Door::PeopleForm,
                "/staff/helper-phone",
                &format!("area={COUNTY}&phone="),
            ),
            post(
                "/staff/vacancies/{id}/withdraw",
                Door::VacancyForm,
                &format!("/staff/vacancies/{vacancy}/withdraw"),
                "reason=filled",
            ),
            get("/notices", Door::Open, "/notices"),
            get("/notices/{id}", Door::Open, &format!("/notices/{notice}")),
            get("/staff/recognitions", Door::Recognitions, "/staff/recognitions"),
            get(
                "/staff/recognitions/new",
                Door::Entering,
                &format!("/staff/recognitions/new?person={person}"),
            ),
            get(
                "/staff/recognitions/{id}",
                Door::Application,
                &format!("/staff/recognitions/{with_village}"),
            ),
            get(
                "/staff/recognitions/{id}/sheet",
                Door::Application,
                &format!("/staff/recognitions/{with_village}/sheet"),
            ),
            post(
                "/staff/recognitions",
                Door::EnteringForm,
                "/staff/recognitions",
                &format!("person={person}&kind=person_with_disability"),
            ),
            post(
                "/staff/recognitions/{id}/step",
                Door::VillageStepForm,
                &format!("/staff/recognitions/{with_village}/step"),
                "deed=check&version=1",
            ),
            post(
                "/staff/recognition-tasks/{id}/seen",
                Door::TaskForm,
                &format!("/staff/recognition-tasks/{task}/seen"),
                "",
            ),
            post(
                "/notices/{id}/object",
                Door::AnyForm,
                &format!("/notices/{notice}/object"),
                "text=wrong",
            ),
            post(
                "/l/{code}/recognitions/{id}/step",
                Door::AnyForm,
                &format!("/l/{code}/recognitions/{posted}/step"),
                "deed=appeal&version=9&reason=wrong",
            ),
            post(
                "/me/recognitions/{id}/step",
                Door::OwnForm,
                &format!("/me/recognitions/{posted}/step"),
                "deed=appeal&version=9&reason=wrong",
            ),
            post(
                "/staff/people/find",
                Door::SearchForm,
                "/staff/people/find",
                "text=wang",
            ),
            post(
                "/staff/people/alike",
                Door::LikeForm,
                "/staff/people/alike",
                "name=wang",
            ),
            // Last: it ends the session.
            post("/staff/sign-out", Door::AnyForm, "/staff/sign-out", ""),
        ]
    }
}

fn row(method: &'static str, path: &'static str, door: Door, address: &str, body: &str) -> Row {
    Row {
        method,
        path,
        door,
        address: address.to_owned(),
        body: body.to_owned(),
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asker {
    Nobody,
    /// Inside the area asked about.
    Inside(Role),
    /// Of another county.
    Elsewhere(Role),
}

/// What comes of it.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    Status(u16),
    /// Led back with this refusal.
    Refused(Refusal),
    /// Led back without a refusal of who asked: done, or something about the form itself.
    LetThrough,
}

impl Door {
    fn expects(self, asker: Asker) -> Came {
        let is_form = matches!(
            self,
            Self::PeopleForm
                | Self::SearchForm
                | Self::VacancyForm
                | Self::EnteringForm
                | Self::VillageStepForm
                | Self::TaskForm
                | Self::OwnForm
                | Self::RegisterForm
                | Self::FileForm
        );
        match (self.refusal(asker), is_form) {
            (None, true) => Came::LetThrough,
            (Some(refusal), true) => Came::Refused(refusal),
            (None, false) => match self {
                Self::LedOn => Came::Status(303),
                Self::AnyForm => Came::LetThrough,
                _ => Came::Status(200),
            },
            (Some(Refusal::NotSignedIn), false) if matches!(self, Self::CountsFile) => Came::Status(303),
            (Some(Refusal::NotSignedIn), false) => Came::Status(401),
            (Some(Refusal::NotAllowed), false) => Came::Status(403),
            (Some(_), false) => Came::Status(404),
        }
    }

    /// Why the asker is not let in: the rights of domain rules §5, S29.
    fn refusal(self, asker: Asker) -> Option<Refusal> {
        use Role::{
            Administrator, Auditor, CitySupervisor, Coordinator, CountyOfficer, DepartmentReviewer,
            DisabilityInstructor, Organiser, TownOfficer,
        };
        let (Asker::Inside(role) | Asker::Elsewhere(role)) = asker else {
            let open = matches!(self, Self::Open | Self::LedOn | Self::Desk | Self::AnyForm);
            return (!open).then_some(Refusal::NotSignedIn);
        };
        let inside = matches!(asker, Asker::Inside(_));
        if let Some(came) = self.recognition_refusal(role, inside) {
            return came;
        }
        let allowed = match self {
            Self::Open | Self::LedOn | Self::AnyForm => return None,
            Self::Desk | Self::Counts | Self::CountsFile => {
                !matches!(role, Administrator | DepartmentReviewer)
            }
            Self::Reading | Self::SearchForm => !matches!(role, Organiser | CitySupervisor | Administrator),
            Self::Writing | Self::PeopleForm | Self::LikeForm => !matches!(
                role,
                Organiser | CitySupervisor | Administrator | Auditor | DepartmentReviewer
            ),
            Self::Registering | Self::RegisterForm => matches!(role, Coordinator | DisabilityInstructor),
            Self::Filing | Self::FileForm => {
                matches!(
                    role,
                    Coordinator | DisabilityInstructor | TownOfficer | CountyOfficer
                )
            }
            Self::VacancyForm => matches!(role, Coordinator | TownOfficer | CountyOfficer),
            _ => unreachable!("a door of recognitions"),
        };
        // What lies in another area does not exist for those who could see it in theirs.
        let hidden = match self {
            Self::Writing => !matches!(role, Administrator | DepartmentReviewer),
            Self::PeopleForm => allowed,
            Self::VacancyForm
            | Self::SearchForm
            | Self::LikeForm
            | Self::Desk
            | Self::Registering
            | Self::RegisterForm => false,
            _ => allowed,
        };
        match asker {
            Asker::Elsewhere(_) if hidden => Some(Refusal::NotFound),
            Asker::Elsewhere(_) if matches!(self, Self::VacancyForm) => Some(Refusal::NotAllowed),
            _ => (!allowed).then_some(Refusal::NotAllowed),
        }
    }

    /// The same for recognitions; `None` for the other doors.
    fn recognition_refusal(self, role: Role, inside: bool) -> Option<Option<Refusal>> {
        let enters = matches!(role, Role::Coordinator | Role::DisabilityInstructor);
        let reviews = role == Role::DepartmentReviewer;
        let decides = matches!(role, Role::TownOfficer | Role::CountyOfficer);
        let reads = enters || reviews || decides || role == Role::Auditor;
        let not_allowed = Some(Refusal::NotAllowed);
        let hidden = Some(Refusal::NotFound);
        Some(match self {
            Self::Recognitions if reads || role == Role::CitySupervisor => None,
            Self::OwnForm => Some(Refusal::NotSignedIn),
            Self::Entering | Self::EnteringForm if !enters => not_allowed,
            Self::Entering | Self::EnteringForm if inside => None,
            Self::Recognitions | Self::Application | Self::VillageStepForm | Self::TaskForm if !reads => {
                not_allowed
            }
            Self::Application if inside && !reviews => None,
            Self::VillageStepForm | Self::TaskForm if inside && enters => None,
            Self::VillageStepForm if inside && !reviews => not_allowed,
            Self::Application | Self::Entering | Self::EnteringForm => hidden,
            Self::VillageStepForm | Self::TaskForm => hidden,
            _ => return None,
        })
    }
}

fn came_of(row: &Row, answer: &Answer) -> Came {
    if row.method == "POST" && matches!(answer.status.as_u16(), 409 | 422) {
        return Came::LetThrough;
    }
    if row.method == "GET" || answer.status != 303 {
        return Came::Status(answer.status.as_u16());
    }
    match answer.flash().refusal {
        Some(refusal @ (Refusal::NotSignedIn | Refusal::NotAllowed | Refusal::NotFound)) => {
            Came::Refused(refusal)
        }
        Some(Refusal::Internal { .. }) => Came::Status(500),
        _ => Came::LetThrough,
    }
}

/// Asks for everything as one asker; the differences, in words.
async fn differences(county: &County, table: &[Row], asker: Asker) -> Vec<String> {
    let login = format!("{asker:?}").to_lowercase().replace(['(', ')'], "");
    let session = match asker {
        Asker::Nobody => String::new(),
        Asker::Inside(role) => county.session(role, COUNTY, &login).await,
        Asker::Elsewhere(role) => county.session(role, ELSEWHERE, &login).await,
    };
    let mut found = Vec::new();
    for row in table {
        let headers = [("cookie", session.as_str()), ("sec-fetch-site", "same-origin")];
        let answer = county.send(row.method, &row.address, &headers, &row.body).await;
        let (came, expected) = (came_of(row, &answer), row.door.expects(asker));
        if came != expected {
            found.push(format!(
                "{asker:?} {} {}: {came:?}, not {expected:?}",
                row.method, row.path
            ));
        }
    }
    found
}

fn askers(inside: bool) -> impl Iterator<Item = Asker> {
    let side = if inside { Asker::Inside } else { Asker::Elsewhere };
    Role::ALL.iter().copied().map(side)
}

/// What forms could have changed.
async fn state(county: &County, subject: &Subject) -> String {
    let db = &county.services.db;
    let leads = county.leads().await;
    let filed: Vec<_> = leads
        .iter()
        .filter(|lead| lead.person == subject.filed.person)
        .collect();
    let vacancy = db.find_vacancy(subject.filed.vacancy).await.unwrap().unwrap();
    let person = db.find_person(subject.filed.person).await.unwrap().unwrap();
    format!(
        "{filed:?} {:?} {} {:?}",
        vacancy.state,
        leads.len(),
        person.skills
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_lets_in_whom_it_should() {
    let county = County::new().await;
    let subject = Subject::of(&county).await;
    let table = subject.table();
    let before = state(&county, &subject).await;
    let mut found = differences(&county, &table, Asker::Nobody).await;
    for asker in askers(false) {
        found.extend(differences(&county, &table, asker).await);
    }
    assert_eq!(
        state(&county, &subject).await,
        before,
        "who was refused changed something"
    );
    for asker in askers(true) {
        found.extend(differences(&county, &table, asker).await);
    }
    assert_ne!(
        state(&county, &subject).await,
        before,
        "nobody changed anything: the forms are wrong"
    );
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_holds_every_address() {
    let county = County::new().await;
    let table = Subject::of(&county).await.table();
    let tested: BTreeSet<_> = table
        .iter()
        .map(|row| (row.method, row.path.to_owned()))
        .collect();
    let there: BTreeSet<_> = addresses().into_iter().collect();
    assert_eq!(tested, there);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_is_taken_from_another_site() {
    let county = County::new().await;
    let table = Subject::of(&county).await.table();
    let foreign = [
        vec![],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "http://elsewhere.test"), ("host", "songgang.test")],
    ];
    for row in table.iter().filter(|row| row.method == "POST") {
        for headers in &foreign {
            let answer = county.send("POST", &row.address, headers, &row.body).await;
            assert_eq!(answer.status, 403, "{} {headers:?}", row.path);
        }
    }
}
