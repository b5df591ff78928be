//! The facts of a rule as a form sends them: each by its name, those of lists as `list.0.name`.

use super::{Pairs, problem};
use domain::policy::{Input, Kind};
use domain::refusal::{FieldProblem, Problem, Refusal};
use leptos::serde_json::{Map, Value};

/// Items of a list that a form has room for at most.
pub const ITEMS: usize = 12;

impl Pairs {
    /// What a rule is asked with; what was left empty is left out.
    pub fn rule_inputs(&self, inputs: &[Input]) -> Result<Value, Refusal> {
        let mut wrong = Vec::new();
        let read = self.rule_fields(inputs, "", &mut wrong);
        if wrong.is_empty() {
            Ok(Value::Object(read))
        } else {
            Err(Refusal::Fields(wrong))
        }
    }

    fn rule_fields(
        &self,
        inputs: &[Input],
        before: &str,
        wrong: &mut Vec<FieldProblem>,
    ) -> Map<String, Value> {
        let mut read = Map::new();
        for input in inputs {
            let name = format!("{before}{}", input.name);
            let value = match input.kind {
                Kind::List(fields) => self.rule_list(fields, &name, wrong),
                _ => self.rule_value(input, &name, wrong),
            };
            if let Some(value) = value {
                read.insert(input.name.to_owned(), value);
            } else if input.required && !wrong.iter().any(|one| one.field == name) {
                wrong.push(problem(&name, Problem::Required));
            }
        }
        read
    }

    fn rule_list(&self, fields: &[Input], name: &str, wrong: &mut Vec<FieldProblem>) -> Option<Value> {
        let mut items = Vec::new();
        for at in 0..ITEMS {
            let before = format!("{name}.{at}.");
            let typed =
                |(field, text): &(String, String)| field.starts_with(&before) && !text.trim().is_empty();
            if self.0.iter().any(typed) {
                items.push(Value::Object(self.rule_fields(fields, &before, wrong)));
            }
        }
        (!items.is_empty()).then_some(Value::Array(items))
    }

    fn rule_value(&self, input: &Input, name: &str, wrong: &mut Vec<FieldProblem>) -> Option<Value> {
        let text = self.first(name);
        if matches!(input.kind, Kind::YesNo) {
            return match text {
                "yes" => Some(Value::Bool(true)),
                "no" => Some(Value::Bool(false)),
                _ => None,
            };
        }
        if text.is_empty() {
            return None;
        }
        let read = match input.kind {
            Kind::Whole(..) => text.parse::<i64>().ok().map(Value::from),
            Kind::Money | Kind::Hundredths => hundredths(text).map(Value::from),
            _ => Some(Value::from(text)),
        };
        if read.is_none() {
            wrong.push(problem(name, Problem::Unreadable));
        }
        read
    }
}

/// `384.5` as hundredths: yuan as fen, mu as hundredths of a mu.
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('元').trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy;

    fn pairs(pairs: &[(&str, &str)]) -> Pairs {
        let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        Pairs(pairs.iter().map(owned).collect())
    }

    #[test]
    fn yuan_become_fen_and_items_of_lists_are_gathered() {
        let rule = policy::find("R25").expect("there is such a rule");
        let sent = pairs(&[("cost_fen", "450.5"), ("outside", "yes"), ("handbook", "no")]);
        let read = sent.rule_inputs(rule.inputs).expect("it is all there");
        assert_eq!(read["cost_fen"], 45_050);
        assert_eq!(read["outside"], true);
        let rule = policy::find("R37").expect("there is such a rule");
        let sent = pairs(&[
            ("employed.0.months", "12"),
            ("employed.1.months", ""),
            ("employed.2.months", "11"),
        ]);
        let read = sent.rule_inputs(rule.inputs).expect("it is all there");
        assert_eq!(read["employed"].as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn what_is_missing_and_what_cannot_be_read_is_told_beside_its_field() {
        let rule = policy::find("R43").expect("there is such a rule");
        let told = pairs(&[("attended", "twelve")]).rule_inputs(rule.inputs);
        let Err(Refusal::Fields(problems)) = told else {
            panic!("it is wrong");
        };
        let told: Vec<(&str, Problem)> = problems
            .iter()
            .map(|one| (one.field.as_str(), one.problem))
            .collect();
        assert_eq!(
            told,
            [
                ("attended", Problem::Unreadable),
                ("class_days", Problem::Required)
            ]
        );
    }
}
