//! The land-loss insurance, the disability quota and start-up cases of the demo county: some in every state, and figures to
//! reckon with.

use super::{COUNTY, SeededIds};
use crate::startups::visit_months;
use crate::{Failure, Services};
use chrono::{Datelike, Days, NaiveDate};
use domain::clock::start_of_day;
use domain::employer::Employer;
use domain::employer_staff::{StaffCount, StaffFigures};
use domain::ids::{AccountEntryId, LandEnrolmentId, QuotaLineId, RecognitionId, StartupId, StartupVisitId};
use domain::insurance::{
    AccountEntry, Basis, Enrolment, EnrolmentState, EntryKind, Instalment, LandScheme, age_reached,
    calculate, plan,
};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::person::{Category, Person};
use domain::quota::{QuotaCheck, QuotaDeclaration, QuotaLine, QuotaYear, decide};
use domain::recognition::{Claim, Finding, LandLossClaim, Paper, Recognition, State};
use domain::rules::land_loss_pay::{instalment_deadline, pay_deadline};
use domain::rules::service_year::FounderService;
use domain::startup::{LoanStage, ServiceGiven, Startup, StartupLoan, StartupSource, StartupVisit};
use domain::values::{AreaCode, Fen};
use store::Transaction;

/// Who wrote it down.
const BY: &str = "demo:county";
/// What founders of the county do: how many days ago they said so, what, and whether they opened.
const FOUNDERS: [(u64, &str, bool); 4] = [
    (20, "手工编织", false),
    (90, "家政服务", false),
    (420, "网店经销", true),
    (600, "特色种养殖", true),
];

/// How somebody of the demo stands in the insurance.
#[derive(Clone, Copy)]
enum Stands {
    /// Recognised, and nothing else.
    Waiting,
    Ready,
    Notified,
    Instalments,
    Enrolled,
    Allowance,
}

impl Services {
    /// Lays down figures, and lets some people, firms and founders stand everywhere there is to stand.
    pub async fn load_demo_money(&self) -> Result<(), Failure> {
        let today = self.clock.today();
        let Ok(county) = AreaCode::parse(COUNTY) else {
            return Ok(());
        };
        let mut change = self.db.begin().await?;
        for figure in figures(county, today) {
            change.set_policy_parameter(&figure).await?;
        }
        let params = change.list_policy_parameters().await?;
        let people = change.list_people_in_area(Some(county)).await?;
        let money = Money {
            ids: SeededIds::new(23),
            today,
            params: &params,
        };
        money.insure(&mut change, &people).await?;
        let firms = change.list_employers().await?;
        money.declare(&mut change, &firms, county).await?;
        money.found(&mut change, &people).await?;
        self.tasks_need_settling(&mut change).await?;
        Ok(change.commit().await?)
    }
}

fn figures(county: AreaCode, today: NaiveDate) -> Vec<PolicyParameter> {
    let rows = [
        (ParamKey::LandLossCollective, 50),
        (ParamKey::LandLossAllowance, 13_000),
        (ParamKey::DepositYearRate, 150),
        (ParamKey::DepositDemandRate, 35),
        (ParamKey::QuotaRatio, 150),
        (ParamKey::QuotaAverageWage, 7_260_000),
    ];
    let figure = |(key, value)| PolicyParameter {
        programme: "demo".to_owned(),
        area: Some(county),
        key,
        value,
        valid_from: today - chrono::Months::new(36),
        valid_to: None,
        source: "demo county, not law (演示县的数字，不是法规)".to_owned(),
    };
    rows.into_iter().map(figure).collect()
}

struct Money<'a> {
    ids: SeededIds,
    today: NaiveDate,
    params: &'a Params,
}

impl Money<'_> {
    fn ago(&self, days: u64) -> NaiveDate {
        self.today - Days::new(days)
    }

    async fn insure(&self, change: &mut Transaction, people: &[Person]) -> Result<(), Failure> {
        let lost =
            |person: &&Person| person.categories.has(Category::LandLossFarmer) && person.left.is_none();
        let mut free = Vec::new();
        for person in people.iter().filter(lost) {
            if change.list_recognitions_of(person.id).await?.is_empty() {
                free.push(person);
            }
            if free.len() > 60 {
                break;
            }
        }
        let is_old = |person: &Person| {
            let place = (person.living_area, self.today);
            age_reached(person.birth(), place, self.params).is_ok_and(|day| day < self.ago(500))
        };
        let (old, young): (Vec<&Person>, Vec<&Person>) = free.into_iter().partition(|one| is_old(one));
        let of_young = [
            Stands::Waiting,
            Stands::Ready,
            Stands::Notified,
            Stands::Instalments,
            Stands::Instalments,
            Stands::Enrolled,
            Stands::Enrolled,
        ];
        let of_old = [Stands::Enrolled, Stands::Enrolled, Stands::Allowance];
        let young = young.into_iter().zip(of_young);
        for (person, stands) in young.chain(old.into_iter().zip(of_old)) {
            self.insure_one(change, person, stands).await?;
        }
        Ok(())
    }

    async fn insure_one(
        &self,
        change: &mut Transaction,
        person: &Person,
        stands: Stands,
    ) -> Result<(), Failure> {
        let begun = self.ago(match stands {
            Stands::Waiting | Stands::Ready => 6,
            Stands::Notified => 15,
            Stands::Instalments => 300,
            Stands::Enrolled | Stands::Allowance => 420,
        });
        let claim = land(begun);
        let decided = self.decision(person, &claim, begun);
        change.add_recognition(&decided).await?;
        let scheme = match stands {
            Stands::Waiting => return Ok(()),
            Stands::Allowance => LandScheme::Allowance,
            _ => LandScheme::Pension,
        };
        let basis = Basis {
            claim: &claim,
            birth: person.birth(),
            certificate: person.disability_certificate,
            area: person.living_area,
            on: begun,
            params: self.params,
        };
        let reckoned = calculate(&basis, scheme)?;
        let figures = self.params.of_area(person.living_area, begun);
        let pay_by = pay_deadline(begun, &figures)?;
        let finish_by = instalment_deadline(begun, person.birth(), &figures)?;
        let parts = plan(reckoned.shares.person, 5, (begun, finish_by));
        let state = match (stands, &parts) {
            (Stands::Ready, _) => EnrolmentState::Ready,
            (Stands::Instalments, Some(_)) => EnrolmentState::Instalments {
                on: begun,
                pay_by: finish_by,
            },
            (Stands::Notified | Stands::Instalments, _) => EnrolmentState::Notified { on: begun, pay_by },
            _ => EnrolmentState::Enrolled { on: begun },
        };
        let enrolment = Enrolment {
            id: LandEnrolmentId::new(&self.ids, start_of_day(begun)),
            person: person.id,
            household: change.find_household_of(person.id).await?,
            recognition: decided.id,
            scheme,
            shares: reckoned.shares,
            rules: reckoned.rules,
            reference_on: reckoned.reference_on,
            state,
            version: 1,
            made_by: BY.to_owned(),
            made_at: start_of_day(begun),
        };
        change.add_land_enrolment(&enrolment).await?;
        self.book(change, &enrolment, (begun, parts.unwrap_or_default()))
            .await
    }

    /// What was paid: the first instalment, or everything by everybody.
    async fn book(
        &self,
        change: &mut Transaction,
        enrolment: &Enrolment,
        (begun, parts): (NaiveDate, Vec<Instalment>),
    ) -> Result<(), Failure> {
        let mut paid = Vec::new();
        match enrolment.state {
            EnrolmentState::Instalments { .. } => {
                change.set_instalments(enrolment.id, &parts).await?;
                paid.extend(parts.first().map(|first| (EntryKind::Person, first.fen)));
            }
            EnrolmentState::Enrolled { .. } if enrolment.scheme == LandScheme::Pension => paid.extend([
                (EntryKind::Person, enrolment.shares.person),
                (EntryKind::Government, enrolment.shares.government),
                (EntryKind::Collective, enrolment.shares.collective),
            ]),
            _ => {}
        }
        let entries: Vec<AccountEntry> = paid
            .into_iter()
            .map(|line| self.entry(enrolment.id, line, begun))
            .collect();
        Ok(change.add_account_entries(&entries).await?)
    }

    fn entry(&self, of: LandEnrolmentId, (kind, fen): (EntryKind, Fen), on: NaiveDate) -> AccountEntry {
        AccountEntry {
            id: AccountEntryId::new(&self.ids, start_of_day(on)),
            enrolment: of,
            kind,
            fen,
            of_fund: Fen(0),
            on,
            month: None,
            note: String::new(),
            reverses: None,
            by: BY.to_owned(),
            at: start_of_day(on),
        }
    }

    fn decision(&self, person: &Person, claim: &LandLossClaim, on: NaiveDate) -> Recognition {
        Recognition {
            id: RecognitionId::new(&self.ids, start_of_day(on)),
            person: person.id,
            category: Category::LandLossFarmer,
            area: person.living_area,
            claim: Claim::LandLoss(claim.clone()),
            paper: Paper {
                name: "征地批文".to_owned(),
                number: "青土7号".to_owned(),
                valid_to: None,
            },
            entered_by: "demo:coordinator".to_owned(),
            applied_on: on,
            version: 1,
            due_on: None,
            state: State::Recognised {
                at: start_of_day(on),
                by: BY.to_owned(),
                valid_from: on,
                valid_to: None,
                finding: Finding {
                    on,
                    met: Some(true),
                    rules: Vec::new(),
                },
            },
        }
    }

    /// Three firms in the present year: declared, checked, decided.
    async fn declare(
        &self,
        change: &mut Transaction,
        firms: &[Employer],
        county: AreaCode,
    ) -> Result<(), Failure> {
        let year = self.today.year();
        change
            .set_quota_year(&QuotaYear {
                year,
                area: county,
                opened_on: self.ago(30),
                published_on: None,
                closed_on: None,
            })
            .await?;
        let here =
            |firm: &&Employer| firm.uscc.is_some() && firm.area.is_some_and(|area| county.contains(area));
        let as_of = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap_or(self.today);
        for (firm, (staff, placed, step)) in
            firms
                .iter()
                .filter(here)
                .zip([(210, 1, 2), (90, 2, 1), (45, 0, 0)])
        {
            let mut line = self.declaration(firm, (year, as_of, county), (staff, placed));
            change
                .set_staff_figures(&StaffFigures {
                    employer: line.employer,
                    year,
                    as_of,
                    count: line.declared.count,
                    declared_by: line.declared_by.clone(),
                    declared_at: start_of_day(self.ago(20)),
                    confirmed: None,
                    version: 0,
                })
                .await?;
            change.add_quota_line(&line).await?;
            if step == 0 {
                continue;
            }
            let checked = QuotaCheck {
                placed,
                severe: 0,
                on_record: placed,
                by: "demo:federation".to_owned(),
                at: start_of_day(self.ago(8)),
            };
            if step == 2 {
                let outcome = decide(&line.declared, &checked, (county, self.params))?;
                line.outcome = Some((outcome, BY.to_owned()));
            }
            line.checked = Some(checked);
            change.move_quota_line(&line).await?;
        }
        Ok(())
    }

    fn declaration(
        &self,
        firm: &Employer,
        (year, as_of, area): (i32, NaiveDate, AreaCode),
        (total, disabled): (u32, u32),
    ) -> QuotaLine {
        QuotaLine {
            id: QuotaLineId::new(&self.ids, start_of_day(self.ago(20))),
            employer: firm.id,
            year,
            area,
            declared: QuotaDeclaration {
                as_of,
                count: StaffCount {
                    total,
                    disabled,
                    ..StaffCount::default()
                },
                is_small: false,
                founded: None,
            },
            declared_by: "demo:employer".to_owned(),
            checked: None,
            outcome: None,
            paid: None,
            closed_on: None,
            version: 1,
        }
    }

    async fn found(&self, change: &mut Transaction, people: &[Person]) -> Result<(), Failure> {
        let able = |person: &&Person| {
            person.work_capacity == Some(true)
                && person.work_willingness == Some(true)
                && person.left.is_none()
        };
        for (person, (days, project, opened)) in people.iter().filter(able).step_by(7).zip(FOUNDERS) {
            let begun = self.ago(days);
            let mut startup = Startup {
                id: StartupId::new(&self.ids, start_of_day(begun)),
                person: person.id,
                project: project.to_owned(),
                source: StartupSource::Visit,
                intent_on: begun,
                diagnosed_on: None,
                services: Vec::new(),
                opened: None,
                ended: None,
                visits: Vec::new(),
                loan: None,
                version: 1,
                made_by: "demo:coordinator".to_owned(),
                made_at: start_of_day(begun),
            };
            change.add_startup(&startup).await?;
            if days < 30 {
                continue;
            }
            self.support(&mut startup, person, (begun, opened));
            change.move_startup(&startup).await?;
        }
        Ok(())
    }

    /// What was given, and the business where it opened.
    fn support(&self, startup: &mut Startup, person: &Person, (begun, opened): (NaiveDate, bool)) {
        startup.diagnosed_on = Some(begun + Days::new(10));
        let given = [
            (FounderService::Project, "项目推介表"),
            (FounderService::Training, "创业培训证书"),
            (FounderService::Consultation, "上门问诊记录"),
        ];
        startup.services = given
            .map(|(service, evidence)| ServiceGiven {
                service,
                on: begun + Days::new(25),
                evidence: evidence.to_owned(),
            })
            .to_vec();
        let stage = if opened {
            LoanStage::Granted
        } else {
            LoanStage::Recommended
        };
        startup.loan = Some(StartupLoan {
            fen: Fen::yuan(100_000),
            stage,
            on: begun + Days::new(50),
            applied_by: "demo:coordinator".to_owned(),
            subsidy: if opened { Fen::yuan(1_200) } else { Fen(0) },
        });
        if !opened {
            return;
        }
        startup.services.extend([
            ServiceGiven {
                service: FounderService::Premises,
                on: begun + Days::new(40),
                evidence: "租赁合同".to_owned(),
            },
            ServiceGiven {
                service: FounderService::Loan,
                on: begun + Days::new(50),
                evidence: LoanStage::Granted.code().to_owned(),
            },
        ]);
        let day = begun + Days::new(60);
        startup.opened = Some((day, "演示执照".to_owned()));
        let months = visit_months(self.params, person.living_area, self.today);
        for (months, due, _) in startup.visits_due(&months) {
            // The one that is due now is still to be made.
            if due + Days::new(60) < self.today {
                startup.visits.push(StartupVisit {
                    id: StartupVisitId::new(&self.ids, start_of_day(due)),
                    months,
                    on: due,
                    running: true,
                    workers: 2,
                    by: "demo:coordinator".to_owned(),
                });
            }
        }
    }
}

fn land(begun: NaiveDate) -> LandLossClaim {
    LandLossClaim {
        approved_on: begun - Days::new(30),
        acquired_area: 320,
        collective: true,
        right: true,
        agricultural: true,
        members: 4,
        area_before: 430,
        area_left: 110,
        low_income: false,
        few_children: false,
    }
}
