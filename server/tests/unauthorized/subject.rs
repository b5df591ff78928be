//! What is asked for at the addresses: things of the county, made so that a form about them can be sent.

use super::recognised::Recognised;
use crate::county::County;
use domain::actor::{Actor, Role, Staff};
use domain::ids::{
    AccountId, DataRequestId, ExportId, FigureRequestId, HouseholdId, LeadId, ListId, ListRowId, MergeId,
    PersonId, ProxyId, VacancyId,
};
use domain::lead::Lead;
use domain::list::{Register, RowState};
use domain::params::ParamKey;
use domain::person::{Category, Person};
use domain::person_field::PersonField;
use domain::ports::{
    AccountWish, ExportWish, FigureWish, InvitationWish, Keep, ListQuery, ListUpload, MergeWish, PeopleQuery,
    ProxyWish, Sent,
};
use domain::posting::VacancyForm;
use domain::proxy::{ConsentForm, Relation};
use domain::values::{AreaCode, ResidentId, SocialCreditCode};
use services::demo::COUNTY;
use uuid::Uuid;

/// What is asked for: a person with disability who has leads, and things of theirs; and other people's ways in.
pub struct Subject {
    pub code: String,
    pub other_code: String,
    pub proxy_code: String,
    pub other_proxy_code: String,
    pub(super) person: Person,
    pub(super) lead: Lead,
    pub(super) course: String,
    pub(super) proxy: ProxyId,
    /// Accounts that wait to be approved, to be refused, and such that may be closed or reset.
    pub(super) accounts: [AccountId; 4],
    pub(super) applicant: AccountId,
    pub(super) invitation: String,
    /// A vacancy of an employer that nobody here is of, entered by an office and shown.
    pub(super) posting: VacancyId,
    pub(super) other: PersonId,
    pub(super) other_lead: LeadId,
    pub(super) household: HouseholdId,
    /// Two files in the place of the person, of the same groups.
    pub(super) pair: [PersonId; 2],
    /// A merge of two such files.
    pub(super) merge: MergeId,
    /// Somebody else's list of people, that waits to be approved.
    pub(super) export: ExportId,
    pub(super) recognised: Recognised,
    /// Figures that wait to be approved, and to be refused.
    pub(super) figures: [FigureRequestId; 2],
    /// A request of the person asked about, that something be corrected.
    pub(super) request: DataRequestId,
    /// A list of a department that waits, and a row of it that looks like somebody.
    pub(super) list: (ListId, ListRowId),
}

pub(super) fn county_code() -> AreaCode {
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
            posting: posted(county).await,
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

/// A vacancy that an office entered for an employer without a telephone.
async fn posted(county: &County) -> VacancyId {
    let officer = Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0x0FF1)),
        login: "office".to_owned(),
        role: Role::CountyOfficer,
        area: county_code(),
        department: None,
    });
    let uscc = SocialCreditCode::complete("91990101MAHWEEP03").unwrap();
    let form = VacancyForm {
        uscc: uscc.as_ref().to_owned(),
        firm: "青禾县豆腐坊".to_owned(),
        title: "做豆腐".to_owned(),
        headcount: "1".to_owned(),
        pay_low: "5000".to_owned(),
        area: COUNTY.to_owned(),
        ..VacancyForm::default()
    };
    let postings = county.services.ports().postings;
    let id = postings.keep(&officer, None, form, Keep::Checked).await.unwrap();
    assert_eq!(postings.send(&officer, id, 1).await, Ok(Sent::Live));
    id
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
