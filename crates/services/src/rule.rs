//! The rules as anybody may put them: the table, and one answer. Nothing about anybody is read.

use crate::{Failure, Services};
use domain::policy::{self, Described, Evaluated, given};
use domain::values::AreaCode;

impl Services {
    /// Every rule, what it asks for, and its figures as they stand today in a place.
    pub async fn rules(&self, area: Option<AreaCode>) -> Result<Vec<Described>, Failure> {
        let (params, today) = (self.params().await?, self.clock.today());
        let rules = policy::rules();
        let described = rules.iter().map(|rule| Described::of(rule, &params, area, today));
        Ok(described.collect())
    }

    /// Puts a rule to facts written as JSON, for a place and today.
    pub async fn evaluate_rule(
        &self,
        rule: &str,
        input: &str,
        area: Option<AreaCode>,
    ) -> Result<Evaluated, Failure> {
        let rule = policy::find(rule).map_err(|problem| told(&problem))?;
        let facts = serde_json::from_str(input).map_err(|error| {
            let example = given::example(rule.inputs);
            Failure::message(format!("the input is no JSON ({error}); it may be {example}"))
        })?;
        let params = self.params().await?;
        policy::eval(rule, &facts, &params, area, self.clock.today()).map_err(|problem| told(&problem))
    }
}

fn told(problem: &policy::EvalProblem) -> Failure {
    Failure::message(problem.to_string())
}
