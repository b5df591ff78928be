//! What offices and the firm itself see of an employer.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::employer_account::{EmployerAccount, Standing};
use domain::employer_fact::EmployerFact;
use domain::employer_staff::StaffFigures;
use domain::ids::EmployerId;
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::policy::{self, Evaluated};
use domain::ports::{Colleague, EMPLOYERS_FOUND, EmployerFile, EmployerLine, OwnFirm, StaffRules};
use domain::refusal::Refusal;
use domain::values::{AreaCode, Phone};
use serde_json::{Value, json};
use store::Connection;

impl Services {
    pub(super) async fn employers_named(
        &self,
        who: &Actor,
        words: &str,
    ) -> Result<Vec<EmployerLine>, Failure> {
        let scope = who.scope(Deed::Approve, Function::Vacancy)?;
        let words = words.trim();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let found = self
            .db
            .list_employers_named(words, scope.area, EMPLOYERS_FOUND)
            .await?;
        Ok(found
            .into_iter()
            .map(|one| EmployerLine {
                id: one.id,
                name: one.name,
                uscc: one.uscc.map(|uscc| uscc.as_ref().to_owned()).unwrap_or_default(),
                hidden: one.blacklisted,
            })
            .collect())
    }

    pub(super) async fn file_of_employer(
        &self,
        who: &Actor,
        id: EmployerId,
    ) -> Result<EmployerFile, Failure> {
        let scope = who.scope(Deed::Approve, Function::Vacancy)?;
        let mut db = self.db.read().await?;
        let (employer, _) = self.employer_to_change(&mut db, who, Some(id)).await?;
        let fact = match &employer.uscc {
            Some(uscc) => db.find_employer_fact(uscc).await?,
            None => None,
        };
        let same_rep = match (&fact, &employer.uscc) {
            (Some(fact), Some(uscc)) => db.list_listed_firms_of_rep(&fact.legal_rep, uscc).await?,
            _ => Vec::new(),
        };
        let handles = who.scope(Deed::Update, Function::Complaint);
        let mut cases = match &handles {
            Ok(_) => db.list_cases_of_employer(id).await?,
            Err(_) => Vec::new(),
        };
        cases.retain(|case| scope.area.is_none_or(|area| area.contains(case.area)));
        let accounts = db.list_accounts_of_employer(id).await?;
        let staff = self
            .staff_rules(&mut db, id, (fact.as_ref(), employer.area))
            .await?;
        let book = self.area_book().await?;
        let cases = self.case_lines(&mut db, &cases).await?;
        Ok(EmployerFile {
            place: employer.area.map(|area| book.reference(area)),
            contacts: db.list_employer_contacts(id).await?,
            accounts: accounts.iter().filter(|one| is_in(one)).map(shown).collect(),
            staff,
            listings: db.list_listings_of(id).await?,
            cases,
            same_rep,
            open_vacancies: db.count_open_vacancies_of(id).await? as u32,
            may_change: true,
            may_list: who.scope(Deed::Create, Function::Blacklist).is_ok(),
            today: self.clock.today(),
            fact,
            employer,
        })
    }

    pub(super) async fn firm_of_asker(&self, who: &Actor) -> Result<OwnFirm, Failure> {
        let own = who.own_employer(Deed::Update, Function::Vacancy)?;
        let mut db = self.db.read().await?;
        let employer = db.find_employer(own).await?.ok_or(Refusal::NotFound)?;
        let fact = match &employer.uscc {
            Some(uscc) => db.find_employer_fact(uscc).await?,
            None => None,
        };
        Ok(OwnFirm {
            staff: self
                .staff_rules(&mut db, own, (fact.as_ref(), employer.area))
                .await?,
            contacts: db.list_employer_contacts(own).await?,
            today: self.clock.today(),
            fact,
        })
    }

    /// Figures with what the rules say of each, on the day it speaks of.
    async fn staff_rules(
        &self,
        db: &mut Connection,
        id: EmployerId,
        (fact, area): (Option<&EmployerFact>, Option<AreaCode>),
    ) -> Result<Vec<StaffRules>, Failure> {
        let params = db.list_policy_parameters().await?;
        let figures = db.list_staff_figures_of(id).await?;
        Ok(figures
            .into_iter()
            .map(|figures| rules_of(figures, fact, (&params, area)))
            .collect())
    }
}

/// R10, R11 and R77; what is not known or not set stays unsaid.
fn rules_of(
    figures: StaffFigures,
    fact: Option<&EmployerFact>,
    (params, area): (&Params, Option<AreaCode>),
) -> StaffRules {
    let count = figures.count;
    let eval = |code: &str, inputs: Value| -> Option<Evaluated> {
        let rule = policy::find(code).ok()?;
        policy::eval(rule, &inputs, params, area, figures.as_of).ok()
    };
    let known = fact.and_then(|fact| fact.founded.zip(fact.size));
    StaffRules {
        exempt: known.and_then(|(founded, size)| {
            let inputs = json!({
                "founded": founded,
                "on": figures.as_of,
                "staff": count.total,
                "small": size.is_small(),
            });
            eval("R10", inputs)
        }),
        quota: eval(
            "R11",
            json!({ "staff": count.total, "placed": count.disabled, "severe": count.severe }),
        ),
        dispatch: eval(
            "R77",
            json!({ "direct": count.direct(), "dispatched": count.dispatched }),
        ),
        figures,
    }
}

fn is_in(account: &EmployerAccount) -> bool {
    matches!(account.standing, Standing::Confirmed { .. })
}

fn shown(account: &EmployerAccount) -> Colleague {
    Colleague {
        id: account.id,
        name: account.name.clone(),
        masked_phone: account.phone.as_ref().map(Phone::masked),
        standing: account.standing.clone(),
        here: false,
    }
}
