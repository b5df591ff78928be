//! Made-up answers about start-up cases.

use super::Fake;
use super::records::{area, at, county_path, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{PersonId, StartupId};
use domain::ports::*;
use domain::rules::service_year::FounderService;
use domain::startup::*;
use domain::values::{AreaCode, Fen};

const VISITS: [u32; 3] = [6, 12, 24];

fn startup() -> Startup {
    Startup {
        id: StartupId(id(980)),
        person: PersonId(id(500)),
        project: "手工编织".to_owned(),
        source: StartupSource::Visit,
        intent_on: day(2025, 3, 1),
        diagnosed_on: Some(day(2025, 3, 10)),
        services: vec![ServiceGiven {
            service: FounderService::Training,
            on: day(2025, 4, 1),
            evidence: "创业培训证书".to_owned(),
        }],
        opened: Some((day(2025, 11, 1), "照-7".to_owned())),
        ended: None,
        visits: Vec::new(),
        loan: Some(StartupLoan {
            fen: Fen::yuan(100_000),
            stage: LoanStage::Applied,
            on: day(2025, 5, 1),
            applied_by: "staff:x".to_owned(),
            subsidy: Fen(0),
        }),
        version: 4,
        made_by: "staff:x".to_owned(),
        made_at: at(2025, 3, 1),
    }
}

fn line() -> StartupLine {
    StartupLine {
        stage: startup().stage(&VISITS),
        next_visit: Some((6, day(2026, 5, 1))),
        startup: startup(),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
    }
}

fn who() -> Worker {
    Worker {
        id: PersonId(id(500)),
        name: "李秀英".to_owned(),
        no: "P500".to_owned(),
        path: county_path("330521101201", "柳树村"),
    }
}

#[async_trait]
impl Startups for Fake {
    async fn startups(&self, _: &Actor, filter: StartupFilter) -> Answered<StartupList> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { vec![line()] };
        Ok(StartupList {
            total: lines.len() as u32,
            lines,
            counts: vec![(StartupStage::Opened, 1)],
            per_page: 30,
            page: filter.page,
            today: day(2026, 6, 30),
        })
    }

    async fn startup(&self, _: &Actor, _: StartupId) -> Answered<StartupView> {
        self.allow()?;
        Ok(StartupView {
            who: who(),
            line: line(),
            visits_due: startup().visits_due(&VISITS),
            by: Author::Staff("anna".to_owned()),
            may_change: true,
            may_lend: true,
            today: day(2026, 6, 30),
        })
    }

    async fn startups_of(&self, _: &Actor, _: PersonId) -> Answered<PersonStartups> {
        self.allow()?;
        Ok(PersonStartups {
            who: who(),
            lines: if self.empty { Vec::new() } else { vec![line()] },
            may_begin: self.empty,
            today: day(2026, 6, 30),
        })
    }

    async fn begin_startup(&self, _: &Actor, _: PersonId, _: StartupWish) -> Answered<StartupId> {
        self.allow()?;
        Ok(StartupId(id(980)))
    }

    async fn act_on_startup(&self, _: &Actor, _: StartupId, _: u32, _: StartupDeed) -> Answered<()> {
        self.allow()
    }

    async fn startup_table(
        &self,
        _: &Actor,
        (year, quarter): (Option<i32>, Option<u32>),
        _: Option<AreaCode>,
    ) -> Answered<StartupTable> {
        self.allow()?;
        let sums = startup_sums([&startup()], &VISITS);
        Ok(StartupTable {
            year: year.unwrap_or(2026),
            quarter,
            as_of: day(2026, 6, 30),
            area: Some(area("330521", "青禾县")),
            rows: vec![StartupRow {
                area: Some(area("330521101", "河湾镇")),
                sums,
            }],
            total: StartupRow { area: None, sums },
        })
    }
}
