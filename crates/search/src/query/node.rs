//! The shape of a query before it is built: flat, because a union of unions is slow to walk.

use crate::tokenizer::{bigrams, slices};
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

pub(super) type Boxed = Box<dyn Query>;

/// A part of a query.
pub(super) enum Node {
    /// Something to look up, and what it is worth.
    Leaf(Boxed, f32),
    /// One of these is enough; more are better.
    Any(Vec<Node>),
    /// One of these is enough, and the best counts: a rare synonym must not outweigh the word itself by adding up.
    Best(Vec<Node>),
    /// All of these.
    Every(Vec<Node>),
}

/// What the others of the best still add.
const TIE: f32 = 0.1;

impl Node {
    /// A single token.
    pub fn term(field: Field, text: &str) -> Self {
        let term = Term::from_field_text(field, text);
        Self::Leaf(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), 1.0)
    }

    /// A single token that counts the same wherever it stands.
    pub fn constant(field: Field, text: &str) -> Self {
        let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic);
        Self::Leaf(Box::new(ConstScoreQuery::new(Box::new(term), 1.0)), 1.0)
    }

    /// The pairs of a text at their distances: a substring.
    pub fn phrase(field: Field, text: &str) -> Self {
        let tokens = slices(bigrams, text);
        Self::in_order(
            tokens
                .iter()
                .map(|token| (token.position, Term::from_field_text(field, token.of(text)))),
        )
    }

    /// Terms at their distances.
    pub fn in_order(terms: impl Iterator<Item = (usize, Term)>) -> Self {
        let mut terms: Vec<(usize, Term)> = terms.collect();
        let query: Boxed = match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::WithFreqs)),
            _ => Box::new(PhraseQuery::new_with_offset(terms)),
        };
        Self::Leaf(query, 1.0)
    }

    /// The same, worth so many times as much.
    pub fn times(self, factor: f32) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(|part| part.times(factor)).collect();
        match self {
            Self::Leaf(query, worth) => Self::Leaf(query, worth * factor),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::Best(parts) => Self::Best(all(parts)),
            Self::Every(parts) => Self::Every(all(parts)),
        }
    }

    /// The query of it.
    pub fn build(&self) -> Boxed {
        match self {
            Self::Leaf(query, worth) => Box::new(BoostQuery::new(query.box_clone(), *worth)),
            Self::Best(parts) if parts.len() > 1 => {
                let parts = parts.iter().map(Self::build).collect();
                Box::new(DisjunctionMaxQuery::with_tie_breaker(parts, TIE))
            }
            Self::Best(parts) => join(Occur::Should, parts.iter().map(Self::build).collect()),
            Self::Every(parts) => join(Occur::Must, parts.iter().map(Self::build).collect()),
            Self::Any(_) => {
                let mut flat = Vec::new();
                self.flatten(&mut flat);
                join(Occur::Should, flat)
            }
        }
    }

    fn flatten(&self, into: &mut Vec<Boxed>) {
        match self {
            Self::Best(parts) if parts.len() == 1 => parts[0].flatten(into),
            Self::Any(parts) => {
                for part in parts {
                    part.flatten(into);
                }
            }
            other => into.push(other.build()),
        }
    }
}

fn join(occur: Occur, mut queries: Vec<Boxed>) -> Boxed {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::new(
            queries.into_iter().map(|query| (occur, query)).collect(),
        )),
    }
}
