//! Why a person and a vacancy fit, or why not.

use crate::{Failure, Services};
use domain::fit::{Check, FitParams, Offer, Parts, Reason, Seeker, eligible, hard, reasons, score};
use domain::lead::{Lead, LeadState};
use domain::params::{ParamKey, Params};
use domain::person::{DueAges, Person};
use domain::vacancy::Vacancy;
use domain::values::Fen;
use serde::Serialize;

/// The pair, rule by rule and part by part.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// Every hard rule holds, and the pair was not offered before.
    pub eligible: bool,
    /// Each rule with the two values it compared.
    pub rules: Vec<ExplainedRule>,
    /// 0–1000.
    pub score: u16,
    /// Where the score comes from.
    pub parts: Parts,
    /// What the person is told.
    pub reasons: Vec<Reason>,
    /// A function the work demands was never assessed.
    pub ask_first: bool,
    /// Place of this vacancy among all the person could be told of today, 1 = best; absent when it is not allowed.
    pub rank: Option<u32>,
    /// What one more place of this vacancy would have been worth in the latest round, in score points.
    pub price: f64,
}

/// One rule of the pair or of the round.
#[derive(Debug, Serialize)]
pub struct ExplainedRule {
    /// Its code: a rule of [`domain::fit::Rule`], or `due` and `not_told_before`.
    pub rule: &'static str,
    /// The person's value.
    pub person: String,
    /// The vacancy's value.
    pub vacancy: String,
    /// Whether it holds.
    pub ok: bool,
}

impl From<Check> for ExplainedRule {
    fn from(check: Check) -> Self {
        Self {
            rule: check.rule.code(),
            person: check.person,
            vacancy: check.vacancy,
            ok: check.ok,
        }
    }
}

/// Whether leads are owed to the person on that day (R32).
fn due(person: &Person, day: &FitDay) -> ExplainedRule {
    let groups: Vec<&str> = person
        .categories
        .iter()
        .map(domain::person::Category::code)
        .collect();
    ExplainedRule {
        rule: "due",
        person: format!(
            "{} {} consent {}",
            groups.join(";"),
            person.age_on(day.on),
            person.consent
        ),
        vacancy: format!("{}..{}", day.due_ages.min, day.due_ages.max),
        ok: person.is_due_on(day.on, day.due_ages),
    }
}

/// A vacancy is told to a person once. A lead that was only planned has not been told yet.
fn not_told_before(lead: Option<&Lead>) -> ExplainedRule {
    ExplainedRule {
        rule: "not_told_before",
        person: lead.map_or("-", |lead| lead.state.code()).to_owned(),
        vacancy: "-".to_owned(),
        ok: lead.is_none_or(|lead| matches!(lead.state, LeadState::Planned | LeadState::Sent { .. })),
    }
}

/// Everything fit looks at on one day, for turning vacancies into offers.
pub struct FitDay {
    /// The day.
    pub on: chrono::NaiveDate,
    /// Figures of fit.
    pub figures: FitParams,
    /// The ages at which leads are owed.
    pub due_ages: DueAges,
    params: Params,
}

impl FitDay {
    /// Reads the figures of the day.
    pub fn new(params: Params, on: chrono::NaiveDate) -> Result<Self, Failure> {
        Ok(Self {
            on,
            figures: FitParams::of(&params, on)?,
            due_ages: DueAges::of(&params, on)?,
            params,
        })
    }

    /// The vacancy as fit sees it on this day.
    pub fn offer(&self, vacancy: &Vacancy, blacklisted: bool) -> Offer {
        let minimum = self
            .params
            .value(ParamKey::MinimumWage, Some(vacancy.area), self.on)
            .ok()
            .map(Fen);
        Offer::new(vacancy, &self.figures, minimum, blacklisted)
    }

    /// Whether the pair passes every hard rule today.
    pub fn is_suitable(&self, person: &Person, vacancy: &Vacancy, blacklisted: bool) -> bool {
        eligible(
            &Seeker::from(person),
            &self.offer(vacancy, blacklisted),
            self.on,
            &self.figures,
        )
    }
}

impl Services {
    /// Explains a pair by the numbers the two have outside.
    pub async fn explain(&self, person_no: &str, vacancy_no: &str) -> Result<Explained, Failure> {
        let missing =
            |what: &str, no: &str| Failure::message(format!("There is no {what} with the number {no}."));
        let person = self
            .db
            .find_person_by_no(person_no)
            .await?
            .ok_or_else(|| missing("person", person_no))?;
        let vacancy = self
            .db
            .find_vacancy_by_no(vacancy_no)
            .await?
            .ok_or_else(|| missing("vacancy", vacancy_no))?;
        let today = self.clock.today();
        let day = FitDay::new(self.params().await?, today)?;
        let blacklisted = self.blacklisted_employers().await?;
        let seeker = self.seeker(&person, &day).await?;
        let offer = day.offer(&vacancy, blacklisted.contains(&vacancy.employer));
        let pair = hard(&seeker, &offer, today, &day.figures);
        let scored = score(&seeker, &offer, today, &day.figures);
        let lead = self.db.find_lead_of(person.id, vacancy.id).await?;
        let rank = if pair.ok() {
            Some(self.rank(&seeker, &day, &blacklisted, scored.total).await?)
        } else {
            None
        };
        let mut rules: Vec<ExplainedRule> = pair.0.iter().cloned().map(ExplainedRule::from).collect();
        rules.push(due(&person, &day));
        rules.push(not_told_before(lead.as_ref()));
        Ok(Explained {
            eligible: rules.iter().all(|rule| rule.ok),
            rules,
            score: if pair.ok() { scored.total } else { 0 },
            parts: scored.parts,
            reasons: reasons(&seeker, &offer, &scored),
            ask_first: scored.ask_first,
            rank,
            price: self.latest_price(&vacancy).await?,
        })
    }

    /// What one more place was worth in the latest round, in score points.
    async fn latest_price(&self, vacancy: &Vacancy) -> Result<f64, Failure> {
        let round = self.db.find_latest_round(None, None).await?;
        let price = round
            .as_ref()
            .and_then(|round| round.summary.get("prices")?.get(&vacancy.no)?.as_f64());
        Ok(price.unwrap_or(0.0))
    }

    /// How many open vacancies the person could be told of score higher, plus one.
    async fn rank(
        &self,
        seeker: &Seeker,
        day: &FitDay,
        blacklisted: &std::collections::BTreeSet<domain::ids::EmployerId>,
        own: u16,
    ) -> Result<u32, Failure> {
        let open = self
            .db
            .list_open_vacancies(day.on, u32::from(day.figures.fresh_days))
            .await?;
        let better = open.iter().filter(|vacancy| {
            let offer = day.offer(vacancy, blacklisted.contains(&vacancy.employer));
            eligible(seeker, &offer, day.on, &day.figures)
                && score(seeker, &offer, day.on, &day.figures).total > own
        });
        Ok(better.count() as u32 + 1)
    }
}
