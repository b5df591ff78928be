//! Why a rule gives no answer: each says which input, what is expected and an example.

use super::Input;
use crate::params::{NotSet, ParamKey};

/// A question a rule cannot answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvalProblem {
    /// No rule has this number.
    #[error("there is no rule {0:?}: `songgang policy list` names them all")]
    UnknownRule(String),
    /// The input is no object.
    #[error("the input must be one JSON object, such as {example}")]
    NotAnObject {
        /// One that the rule answers.
        example: String,
    },
    /// The rule does not ask for this.
    #[error("there is no input {name:?}; this rule takes: {known}")]
    UnknownInput {
        /// What was given.
        name: String,
        /// What it takes.
        known: String,
    },
    /// Something is missing.
    #[error("the input {name:?} is missing: {expected}, such as {example}")]
    Missing {
        /// Which.
        name: String,
        /// What is expected.
        expected: String,
        /// One that could be given.
        example: String,
    },
    /// Something is of another kind.
    #[error("the input {name:?} is not {expected}, such as {example}")]
    WrongType {
        /// Which.
        name: String,
        /// What is expected.
        expected: String,
        /// One that could be given.
        example: String,
    },
    /// Something is too small, too large, or none of the words.
    #[error("the input {name:?} must be {expected}, such as {example}")]
    OutOfRange {
        /// Which.
        name: String,
        /// What is expected.
        expected: String,
        /// One that could be given.
        example: String,
    },
    /// Two facts cannot both be so.
    #[error("the input {name:?} cannot be so: {why}")]
    Contradiction {
        /// Which.
        name: &'static str,
        /// Why.
        why: &'static str,
    },
    /// A figure nobody has set.
    #[error("{key} is not set for this place and day: set it with `songgang figures set {key} VALUE --from DATE \
             --source DOCUMENT`{}", hint(*.input))]
    NotSet {
        /// Which.
        key: ParamKey,
        /// The input that may stand for it.
        input: Option<&'static str>,
    },
}

fn hint(input: Option<&'static str>) -> String {
    input.map_or_else(String::new, |name| format!(", or give the input {name:?}"))
}

impl From<NotSet> for EvalProblem {
    fn from(NotSet(key): NotSet) -> Self {
        Self::NotSet { key, input: None }
    }
}

impl EvalProblem {
    /// Names the input that may stand for a figure that is not set.
    #[must_use]
    pub fn with_hint(self, inputs: &[Input]) -> Self {
        match self {
            Self::NotSet { key, .. } => {
                let stands = inputs.iter().find(|input| input.figure == Some(key));
                Self::NotSet {
                    key,
                    input: stands.map(|input| input.name),
                }
            }
            other => other,
        }
    }

    pub(super) fn missing(name: String, input: &Input) -> Self {
        Self::Missing {
            name,
            expected: input.kind.expected(),
            example: input.example.json().to_string(),
        }
    }

    pub(super) fn wrong_type(name: String, input: &Input) -> Self {
        Self::WrongType {
            name,
            expected: input.kind.expected(),
            example: input.example.json().to_string(),
        }
    }

    pub(super) fn out_of_range(name: String, input: &Input) -> Self {
        Self::OutOfRange {
            name,
            expected: input.kind.expected(),
            example: input.example.json().to_string(),
        }
    }
}
