//! Cases: brought by anybody, handled by the township and the county, told to who may know.

mod receive;
mod report;
mod step;
mod view;

pub use report::{ArrearsMade, ComplianceMade, arrears_csv, compliance_csv};

use crate::Services;
use async_trait::async_trait;
use domain::actor::Actor;
use domain::case::{CaseDraft, CaseStage};
use domain::ids::{CaseId, VacancyId};
use domain::ports::{
    Answered, ArrearsTable, CaseDesk, CaseFilter, CaseForm, CaseReceipt, CaseStanding, CaseStepSent,
    CaseView, Cases, ComplianceTable, ToldCase,
};
use domain::values::AreaCode;

/// What audit lines call a case.
const NOUN: &str = "case";

#[async_trait]
impl Cases for Services {
    async fn case_form(&self, who: &Actor, vacancy: Option<VacancyId>) -> Answered<CaseForm> {
        self.form_of_case(who, vacancy)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn report(&self, who: &Actor, draft: CaseDraft, address: String) -> Answered<CaseReceipt> {
        self.take_case(who, draft, &address)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn standing(&self, code: &str) -> Answered<CaseStanding> {
        self.standing_of(code).await.map_err(|f| self.internal(&f))
    }

    async fn own_cases(&self, who: &Actor) -> Answered<Vec<CaseStanding>> {
        self.cases_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn told_cases(&self, who: &Actor) -> Answered<Vec<ToldCase>> {
        self.cases_told_to(who).await.map_err(|f| self.internal(&f))
    }

    async fn case_desk(&self, who: &Actor, filter: CaseFilter) -> Answered<CaseDesk> {
        self.desk_of_cases(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn cases_waiting(&self, who: &Actor) -> Answered<(u32, u32)> {
        self.count_cases(who).await.map_err(|f| self.internal(&f))
    }

    async fn case(&self, who: &Actor, id: CaseId) -> Answered<CaseView> {
        self.view_of_case(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn take_case_step(&self, who: &Actor, id: CaseId, step: CaseStepSent) -> Answered<CaseStage> {
        self.step_of_case(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn arrears(
        &self,
        who: &Actor,
        year: Option<i32>,
        month: Option<u32>,
        area: Option<AreaCode>,
    ) -> Answered<ArrearsTable> {
        self.arrears_table(who, (year, month), area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn compliance(
        &self,
        who: &Actor,
        year: Option<i32>,
        quarter: Option<u32>,
        area: Option<AreaCode>,
    ) -> Answered<ComplianceTable> {
        self.compliance_table(who, (year, quarter), area)
            .await
            .map_err(|f| self.internal(&f))
    }
}
