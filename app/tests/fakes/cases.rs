//! Made-up answers about complaints, the lists of firms and files of employers.

use super::Fake;
use super::placements::case_line;
use super::records::{area, at, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::case::*;
use domain::employer::Employer;
use domain::employer_fact::{ContactKind, EmployerContact, EmployerFact, FactDraft, FirmSize};
use domain::employer_staff::{StaffCount, StaffFigures};
use domain::ids::{CaseEntryId, CaseId, ContactId, EmployerId, ListingId, VacancyId};
use domain::listing::*;
use domain::ports::*;
use domain::refusal::Refusal;
use domain::values::{AreaCode, Fen, Phone, SocialCreditCode};

pub fn case_id() -> CaseId {
    CaseId(id(931))
}

pub fn listing_id() -> ListingId {
    ListingId(id(941))
}

pub fn firm_id() -> EmployerId {
    EmployerId(id(40))
}

fn order() -> PayOrder {
    PayOrder {
        liable: Liable::GeneralContractor,
        employer: Some(firm_id()),
        firm: "青禾建设".to_owned(),
        amount: Fen::yuan(9000),
        pay_by: day(2026, 6, 25),
    }
}

fn case() -> Case {
    Case {
        id: case_id(),
        no: "20260620-ABC123".to_owned(),
        kind: CaseKind::Arrears,
        channel: CaseChannel::Web,
        person: None,
        placement: None,
        employer: Some(firm_id()),
        vacancy: None,
        firm: "河湾劳务".to_owned(),
        area: "330521101".parse().unwrap(),
        reported_on: day(2026, 6, 20),
        people: 3,
        owed: Some(Fen::yuan(9000)),
        paid: Fen(0),
        said: Some(Said {
            words: "三个月没发工资".to_owned(),
            ..Said::default()
        }),
        due_on: Some(day(2026, 6, 25)),
        told_at: None,
        made_by: "visitor".to_owned(),
        made_at: at(2026, 6, 20),
        version: 3,
        state: CaseState::Blacklist { order: order() },
    }
}

fn standing() -> CaseStanding {
    CaseStanding {
        no: "20260620-ABC123".to_owned(),
        kind: CaseKind::Arrears,
        firm: "河湾劳务".to_owned(),
        reported_on: day(2026, 6, 20),
        state: CaseState::Ordered { order: order() },
        paid: Fen::yuan(500),
        due_on: Some(day(2026, 6, 25)),
        overdue: true,
        helper_phone: None,
        answer: String::new(),
    }
}

#[async_trait]
impl Cases for Fake {
    async fn case_form(&self, who: &Actor, vacancy: Option<VacancyId>) -> Answered<CaseForm> {
        self.allow()?;
        let area = "330521101".parse().unwrap();
        Ok(CaseForm {
            vacancy: vacancy.map(|id| (id, "缝纫工".to_owned(), "青禾制衣厂".to_owned(), area)),
            working: Vec::new(),
            known: matches!(who, Actor::Seeker(_)),
        })
    }

    async fn report(&self, _: &Actor, _: CaseDraft, _: String) -> Answered<CaseReceipt> {
        Err(Refusal::TooMany)
    }

    async fn standing(&self, code: &str) -> Answered<CaseStanding> {
        if code == "known" {
            Ok(standing())
        } else {
            Err(Refusal::NotFound)
        }
    }

    async fn own_cases(&self, _: &Actor) -> Answered<Vec<CaseStanding>> {
        self.allow()?;
        Ok(if self.empty { Vec::new() } else { vec![standing()] })
    }

    async fn told_cases(&self, _: &Actor) -> Answered<Vec<ToldCase>> {
        self.allow()?;
        Ok(vec![ToldCase {
            no: "20260620-ABC123".to_owned(),
            kind: CaseKind::Arrears,
            stage: CaseStage::Ordered,
            order: Some((Fen::yuan(9000), day(2026, 6, 25))),
            words: vec![(day(2026, 6, 22), "请按期付清".to_owned())],
        }])
    }

    async fn case_desk(&self, _: &Actor, filter: CaseFilter) -> Answered<CaseDesk> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { vec![case_line()] };
        Ok(CaseDesk {
            total: lines.len() as u32,
            lines,
            per_page: 30,
            page: filter.page,
            waiting: (3, 1),
            may_bring: true,
            today: day(2026, 6, 30),
        })
    }

    async fn cases_waiting(&self, who: &Actor) -> Answered<(u32, u32)> {
        let handles = domain::permission::Deed::Update;
        who.scope(handles, domain::permission::Function::Complaint)?;
        Ok((3, 1))
    }

    async fn case(&self, _: &Actor, _: CaseId) -> Answered<CaseView> {
        self.allow()?;
        let case = case();
        let entry = CaseEntry {
            id: CaseEntryId(id(932)),
            case: case.id,
            version: 2,
            at: at(2026, 6, 22),
            actor: "staff:x".to_owned(),
            deed: CaseDeed::Order,
            to: CaseStage::Ordered,
            department: None,
            amount: Some(Fen::yuan(9000)),
            words: String::new(),
            finding: r#"{"rule":"R82","result":"general_contractor_advances","version":{"on":"2026-06-22"}}"#
                .parse()
                .ok(),
        };
        Ok(CaseView {
            who: None,
            place: "青禾县 河湾镇".to_owned(),
            title: None,
            trail: vec![CaseTrail {
                entry,
                by: Author::Staff("town".to_owned()),
            }],
            deeds: case.state.stage().deeds().to_vec(),
            may_list: true,
            today: day(2026, 6, 30),
            case,
        })
    }

    async fn take_case_step(&self, _: &Actor, _: CaseId, _: CaseStepSent) -> Answered<CaseStage> {
        Err(Refusal::Changed)
    }

    async fn arrears(
        &self,
        _: &Actor,
        _: Option<i32>,
        _: Option<u32>,
        _: Option<AreaCode>,
    ) -> Answered<ArrearsTable> {
        self.allow()?;
        let total = ArrearsRow {
            area: None,
            cases: 2,
            people: 5,
            found: Fen::yuan(10_000),
            cleared: Fen::yuan(9_899),
            people_cleared: 4,
            overdue: 1,
            listed: 1,
            reached: Some(false),
        };
        Ok(ArrearsTable {
            days: (day(2026, 1, 1), day(2026, 12, 31)),
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![ArrearsRow {
                area: Some(area("330521101", "河湾镇")),
                ..total.clone()
            }],
            total: if self.empty { ArrearsRow::default() } else { total },
            goal_percent: 99,
        })
    }

    async fn compliance(
        &self,
        _: &Actor,
        _: Option<i32>,
        _: Option<u32>,
        _: Option<AreaCode>,
    ) -> Answered<ComplianceTable> {
        self.allow()?;
        let row = ComplianceRow {
            employer: firm_id(),
            name: "青禾建设".to_owned(),
            uscc: String::new(),
            staff: Some(figures()),
            dispatch_within: Some(false),
            placements: 4,
            filed: 3,
            insured: 2,
            cases: 1,
            listed: true,
        };
        Ok(ComplianceTable {
            year: 2026,
            quarter: 2,
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: if self.empty { Vec::new() } else { vec![row] },
        })
    }
}

fn word(text: &str) -> Word {
    Word {
        text: text.to_owned(),
        by: "staff:x".to_owned(),
        at: at(2026, 6, 22),
    }
}

fn listing() -> Listing {
    Listing {
        id: listing_id(),
        employer: firm_id(),
        kind: ListKind::Wage,
        ground: ListGround::RefusesToPay,
        case: Some(case_id()),
        area: "330521".parse().unwrap(),
        notice: word("责令支付后没有付"),
        state_by: Some(day(2026, 6, 29)),
        statement: Some(word("工程款没到")),
        decision_no: String::new(),
        decision: None,
        period: None,
        appeal_by: None,
        appeal: None,
        answer: None,
        ending: None,
        ended_on: None,
        stage: ListingStage::Noticed,
        version: 1,
    }
}

#[async_trait]
impl Listings for Fake {
    async fn blacklist(&self, _: Option<AreaCode>) -> Answered<Vec<PublicListing>> {
        self.allow()?;
        let one = PublicListing {
            firm: "青禾建设".to_owned(),
            uscc: "91990101MADEM0002X".to_owned(),
            place: "青禾县".to_owned(),
            ground: ListGround::RefusesToPay,
            decision_no: "青人社〔2026〕3号".to_owned(),
            from: day(2026, 7, 1),
            to: day(2029, 6, 30),
        };
        Ok(if self.empty { Vec::new() } else { vec![one] })
    }

    async fn listing_desk(&self, _: &Actor) -> Answered<ListingDesk> {
        self.allow()?;
        let line = ListingLine {
            listing: listing(),
            firm: "青禾建设".to_owned(),
        };
        Ok(ListingDesk {
            lines: if self.empty { Vec::new() } else { vec![line] },
            may_notice: true,
            today: day(2026, 6, 30),
        })
    }

    async fn listing(&self, who: &Actor, _: ListingId) -> Answered<ListingView> {
        self.allow()?;
        let deed = domain::permission::Deed::Approve;
        Ok(ListingView {
            listing: listing(),
            firm: "青禾建设".to_owned(),
            uscc: String::new(),
            place: "青禾县".to_owned(),
            case_no: Some("20260620-ABC123".to_owned()),
            by: Author::Staff("county".to_owned()),
            decided_by: None,
            open_vacancies: 2,
            may_decide: who.scope(deed, domain::permission::Function::Blacklist).is_ok(),
            four_eyes: self.officer,
            repair_from: None,
            today: day(2026, 6, 30),
        })
    }

    async fn give_notice(&self, _: &Actor, _: ListingWish) -> Answered<ListingId> {
        Err(Refusal::UnderWay)
    }

    async fn take_listing_step(
        &self,
        _: &Actor,
        _: ListingId,
        _: u32,
        _: ListingStep,
    ) -> Answered<ListingStage> {
        Err(Refusal::FourEyes)
    }

    async fn own_listings(&self, _: &Actor) -> Answered<Vec<OwnListing>> {
        self.allow()?;
        let listing = Listing {
            statement: None,
            period: Some(Period {
                from: day(2026, 6, 1),
                to: day(2029, 5, 31),
            }),
            ..listing()
        };
        Ok(vec![OwnListing {
            listing,
            may_state: true,
            may_appeal: false,
            is_listed: true,
        }])
    }

    async fn answer_listing(&self, _: &Actor, _: ListingId, _: ListingStep) -> Answered<()> {
        Ok(())
    }
}

fn figures() -> StaffFigures {
    StaffFigures {
        employer: firm_id(),
        year: 2026,
        as_of: day(2026, 3, 31),
        count: StaffCount {
            total: 100,
            disabled: 1,
            severe: 0,
            dispatched: 11,
        },
        declared_by: "employer:x".to_owned(),
        declared_at: at(2026, 4, 2),
        confirmed: None,
        version: 0,
    }
}

fn rules() -> StaffRules {
    let params = domain::params::defaults();
    let rule = domain::policy::find("R77").unwrap();
    let inputs = r#"{"direct":89,"dispatched":11}"#.parse().unwrap();
    StaffRules {
        figures: figures(),
        exempt: None,
        quota: None,
        dispatch: domain::policy::eval(rule, &inputs, &params, None, day(2026, 3, 31)).ok(),
    }
}

fn uscc() -> SocialCreditCode {
    SocialCreditCode::complete("91990101MADEM0002").unwrap()
}

fn fact() -> EmployerFact {
    EmployerFact {
        uscc: uscc(),
        legal_rep: "孙八".to_owned(),
        size: Some(FirmSize::Small),
        founded: Some(day(2024, 5, 10)),
        ceased: None,
        deposit_due: Some(Fen::yuan(50_000)),
        deposit_paid: None,
        stated_by: "staff:x".to_owned(),
        stated_at: at(2026, 4, 2),
        version: 0,
    }
}

fn contact() -> EmployerContact {
    EmployerContact {
        id: ContactId(id(951)),
        employer: firm_id(),
        kind: ContactKind::Wage,
        name: "周九".to_owned(),
        phone: Phone::parse("15400000033").unwrap(),
        added_by: "staff:x".to_owned(),
        added_at: at(2026, 4, 2),
    }
}

#[async_trait]
impl EmployerFiles for Fake {
    async fn find_employers(&self, _: &Actor, words: &str) -> Answered<Vec<EmployerLine>> {
        let one = EmployerLine {
            id: firm_id(),
            name: "青禾建设".to_owned(),
            uscc: String::new(),
            hidden: true,
        };
        Ok(if words == "建设" { vec![one] } else { Vec::new() })
    }

    async fn employer_file(&self, _: &Actor, _: EmployerId) -> Answered<EmployerFile> {
        self.allow()?;
        Ok(EmployerFile {
            employer: Employer {
                id: firm_id(),
                uscc: Some(uscc()),
                name: "青禾建设".to_owned(),
                area: None,
                industry: String::new(),
                blacklisted: false,
            },
            place: Some(area("330521", "青禾县")),
            fact: Some(fact()),
            contacts: vec![contact()],
            accounts: Vec::new(),
            staff: vec![rules()],
            listings: vec![listing()],
            cases: vec![case_line()],
            same_rep: vec!["河湾砖厂".to_owned()],
            open_vacancies: 2,
            may_change: true,
            may_list: true,
            today: day(2026, 6, 30),
        })
    }

    async fn own_firm(&self, _: &Actor) -> Answered<OwnFirm> {
        self.allow()?;
        Ok(OwnFirm {
            fact: Some(fact()),
            staff: if self.empty { Vec::new() } else { vec![rules()] },
            contacts: vec![contact()],
            today: day(2026, 6, 30),
        })
    }

    async fn state_facts(&self, _: &Actor, _: Option<EmployerId>, _: FactDraft) -> Answered<()> {
        Ok(())
    }

    async fn declare_staff(&self, _: &Actor, _: Option<EmployerId>, _: StaffDraft) -> Answered<()> {
        Ok(())
    }

    async fn add_contact(
        &self,
        _: &Actor,
        _: Option<EmployerId>,
        _: (ContactKind, String, Phone),
    ) -> Answered<()> {
        Ok(())
    }

    async fn remove_contact(&self, _: &Actor, _: Option<EmployerId>, _: ContactId) -> Answered<()> {
        Ok(())
    }

    async fn cease_employer(&self, _: &Actor, _: EmployerId, _: NaiveDate) -> Answered<()> {
        Ok(())
    }
}
