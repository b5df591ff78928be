//! What a result card shows, as it is stored in the index.

use crate::error::SearchError;
use crate::query::Reason;
use domain::catalogue::{Card, Why};
use domain::values::Point;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use tantivy::query::EnableScoring;
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument};

/// A card as stored; what belongs to one answer alone (distance, score, reasons) is filled in when it is shown.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Essentials<'a>(Cow<'a, Card>);

impl<'a> Essentials<'a> {
    pub fn of(card: &'a Card) -> Self {
        Self(Cow::Borrowed(card))
    }

    pub fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Card, serde_json::Error> {
        serde_json::from_slice::<Essentials<'static>>(bytes).map(|stored| stored.0.into_owned())
    }
}

/// A document of the page and its score.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub address: DocAddress,
    pub score: f32,
}

/// Fills the cards of a page.
pub(crate) fn cards(
    searcher: &Searcher,
    field: Field,
    hits: &[Hit],
    near: Option<Point>,
    reasons: &[Reason],
) -> Result<Vec<Card>, SearchError> {
    let mut whys = reasons_of(searcher, hits, reasons)?;
    let mut cards = Vec::with_capacity(hits.len());
    for (hit, why) in hits.iter().zip(&mut whys) {
        let stored: TantivyDocument = searcher.doc(hit.address)?;
        let bytes = stored
            .get_first(field)
            .and_then(|value| value.as_bytes())
            .unwrap_or_default();
        let mut card = Essentials::from_bytes(bytes)?;
        card.metres = near.zip(card.point).map(|(from, to)| from.metres_to(to));
        card.score = hit.score;
        card.why = std::mem::take(why);
        cards.push(card);
    }
    Ok(cards)
}

/// As many reasons as a card shows.
const WHY_MAX: usize = 4;

/// Asks each reason's own query whether it holds for the documents of the page.
fn reasons_of(searcher: &Searcher, hits: &[Hit], reasons: &[Reason]) -> Result<Vec<Vec<Why>>, SearchError> {
    let mut whys: Vec<Vec<Why>> = vec![Vec::new(); hits.len()];
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_unstable_by_key(|i| (hits[*i].address.segment_ord, hits[*i].address.doc_id));
    for reason in reasons {
        let weight = reason
            .query
            .weight(EnableScoring::disabled_from_searcher(searcher))?;
        for group in order.chunk_by(|a, b| hits[*a].address.segment_ord == hits[*b].address.segment_ord) {
            let segment = searcher.segment_reader(hits[group[0]].address.segment_ord);
            let mut scorer = weight.scorer(segment, 1.0)?;
            for i in group {
                let doc = hits[*i].address.doc_id;
                let here = if scorer.doc() < doc {
                    scorer.seek(doc)
                } else {
                    scorer.doc()
                };
                if here == doc && whys[*i].len() < WHY_MAX && adds_something(&whys[*i], &reason.why) {
                    whys[*i].push(reason.why.clone());
                }
            }
        }
    }
    Ok(whys)
}

/// A word inside a longer word that was found says nothing new.
fn adds_something(known: &[Why], why: &Why) -> bool {
    match found(why) {
        Some(word) => !known.iter().filter_map(found).any(|longer| longer.contains(word)),
        None => !known.contains(why),
    }
}

/// The word that stands in the document.
fn found(why: &Why) -> Option<&str> {
    match why {
        Why::Word(word) => Some(word),
        Why::Synonym { found, .. } => Some(found),
        Why::Pinyin(_) => None,
    }
}
