//! Complaints of the demo county, and a firm on the wage blacklist.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::case::{CaseChannel, CaseDeed, CaseDraft, CaseKind, OrderWish, Said};
use domain::employer::Employer;
use domain::employer_fact::FactDraft;
use domain::employer_staff::StaffCount;
use domain::ids::CaseId;
use domain::listing::{ListGround, ListKind, ListingStep};
use domain::person::Person;
use domain::ports::{CaseStepSent, Cases, EmployerFiles, ListingWish, Listings, StaffDraft};
use domain::values::{AreaLevel, Fen, dates};

impl Services {
    /// One complaint of a person that waits to be accepted, one of the hotline that was ordered to be paid; a builder who is
    /// listed; figures of one firm.
    pub(super) async fn demo_cases(&self, near: &Person, people: &[Person]) -> Result<(), Failure> {
        let worker = people
            .iter()
            .find(|one| one.living_area == near.living_area && one.id != near.id);
        if let Some(worker) = worker {
            let draft = CaseDraft {
                owed: Some(Fen::yuan(6800)),
                ..complaint("河湾砖厂", "三月到五月的工资没发，找过老板两次。")
            };
            Cases::report(self, &Actor::Seeker(worker.id), draft, String::new()).await?;
        }
        let town = near.living_area.at(AreaLevel::Town).unwrap_or(near.living_area);
        let hotline = CaseDraft {
            channel: Some(CaseChannel::Hotline),
            people: 12,
            owed: Some(Fen::yuan(86_000)),
            area: Some(town),
            ..complaint("青禾建筑劳务队", "工地上十二个人，两个月没发钱。")
        };
        let called = Cases::report(self, &Actor::Operator, hotline, String::new()).await?;
        self.demo_order(called.id).await?;
        let employers = self.db.list_employers().await?;
        if let Some(builder) = employers.iter().find(|one| one.blacklisted && one.uscc.is_some()) {
            self.demo_listing(builder).await?;
        }
        if let Some(firm) = employers
            .iter()
            .find(|one| !one.blacklisted && one.uscc.is_some())
        {
            self.demo_firm(firm).await?;
        }
        Ok(())
    }

    async fn demo_order(&self, id: CaseId) -> Result<(), Failure> {
        let step = |version, deed| CaseStepSent {
            version,
            deed,
            words: String::new(),
            amount: None,
            to: None,
            order: None,
        };
        let who = Actor::Operator;
        self.take_case_step(&who, id, step(0, CaseDeed::Accept)).await?;
        let order = CaseStepSent {
            order: Some(OrderWish {
                on_site: true,
                settled: false,
                contractor: "青禾县第一建筑公司".to_owned(),
                contractor_uscc: None,
                amount: Fen::yuan(86_000),
                pay_by: Some(dates::add_days(self.clock.today(), 10)),
            }),
            ..step(1, CaseDeed::Order)
        };
        self.take_case_step(&who, id, order).await?;
        Ok(())
    }

    async fn demo_listing(&self, builder: &Employer) -> Result<(), Failure> {
        let wish = ListingWish {
            employer: builder.id,
            kind: ListKind::Wage,
            ground: ListGround::RefusesToPay,
            case: None,
            words: "责令支付到期后没有付清工人工资。".to_owned(),
        };
        let id = self.give_notice(&Actor::Operator, wish).await?;
        let firm = Actor::Employer {
            employer: builder.id,
            account: domain::ids::AccountId::new(&*self.ids, self.clock.now()),
        };
        let said = ListingStep::State("工程款没有结，一时付不出来。".to_owned());
        self.answer_listing(&firm, id, said).await?;
        let decided = ListingStep::Decide {
            no: "青人社列字〔2026〕1号".to_owned(),
            reason: "有能力支付而不支付，责令后仍未支付。".to_owned(),
        };
        self.take_listing_step(&Actor::Worker, id, 1, decided).await?;
        Ok(())
    }

    async fn demo_firm(&self, firm: &Employer) -> Result<(), Failure> {
        use chrono::Datelike;
        let today = self.clock.today();
        let last_day = today
            .with_ordinal(1)
            .and_then(|day| day.pred_opt())
            .unwrap_or(today);
        let facts = FactDraft {
            legal_rep: "陈建国".to_owned(),
            size: Some(domain::employer_fact::FirmSize::Small),
            founded: last_day.with_year(last_day.year() - 4),
            ..FactDraft::default()
        };
        self.state_facts(&Actor::Operator, Some(firm.id), facts).await?;
        let draft = StaffDraft {
            year: today.year(),
            as_of: last_day,
            // What the firm declared for the quota too: the figures are kept once.
            count: StaffCount {
                total: 210,
                disabled: 1,
                severe: 0,
                dispatched: 0,
            },
            version: None,
        };
        self.declare_staff(&Actor::Operator, Some(firm.id), draft).await?;
        Ok(())
    }
}

fn complaint(firm: &str, words: &str) -> CaseDraft {
    CaseDraft {
        kind: Some(CaseKind::Arrears),
        firm: firm.to_owned(),
        people: 1,
        said: Said {
            words: words.to_owned(),
            ..Said::default()
        },
        ..CaseDraft::default()
    }
}
