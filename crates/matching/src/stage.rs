//! The stage: what is left to choose once the layers are known.
//!
//! The same market without the pairs that are forced or ruled out, with what
//! remains of needs and limits. Every layer in it can be filled as it must be.

use crate::book::Book;
use crate::goal::{Grants, UNSERVED};
use crate::layers::Layers;
use crate::market::{Market, ScoredPair};
use crate::settle::Terms;

/// A market restricted to pairs within a layer.
pub(crate) struct Stage<'a, M> {
    market: &'a M,
    layers: &'a Layers,
    /// What each person and vacancy may do.
    pub terms: Terms,
    /// Pairs that every maximum fill contains.
    pub forced: Vec<ScoredPair>,
}

impl<'a, M: Market> Stage<'a, M> {
    pub(crate) fn new(market: &'a M, layers: &'a Layers, book: &Book) -> Self {
        let is_forced = |pair: &ScoredPair| layers.person[pair.0 as usize] < layers.vacancy[pair.1 as usize];
        let forced: Vec<ScoredPair> = book.held_pairs().filter(is_forced).collect();
        Self {
            terms: terms(market, layers, &forced),
            market,
            layers,
            forced,
        }
    }

    pub(crate) fn same_layer(&self, person: usize, vacancy: u32) -> bool {
        self.layers.person[person] == self.layers.vacancy[vacancy as usize]
    }

    /// Which units of a person must be served.
    pub(crate) fn grants(&self) -> Grants {
        let terms = self.terms.units.iter().zip(&self.terms.optional);
        Grants::new(terms.map(|(units, optional)| units - optional).collect())
    }

    /// What prices count from in a vacancy's layer.
    ///
    /// Within the layers of the unserved one more place saves somebody from going
    /// without, which is worth the cost of that, and more for the needier.
    pub(crate) fn base(&self, vacancy: usize) -> i64 {
        let layer = self.layers.vacancy[vacancy];
        i64::from(self.layers.served - layer) * UNSERVED
    }

    /// A price counted from the base of its layer.
    pub(crate) fn inner_price(&self, vacancy: usize, price: i64) -> i64 {
        (price - self.base(vacancy)).max(0)
    }
}

impl<M: Market> Market for Stage<'_, M> {
    fn needs(&self) -> &[u32] {
        &self.terms.units
    }

    fn limits(&self) -> &[u32] {
        &self.terms.places
    }

    #[inline]
    fn scan(&self, person: usize, prices: &[i64], floor: i64, mut see: impl FnMut(u32, i32, i64) -> i64) {
        let layer = self.layers.person[person];
        let mut lowest = floor;
        self.market.scan(person, prices, floor, |vacancy, score, net| {
            if self.layers.vacancy[vacancy as usize] == layer {
                lowest = see(vacancy, score, net);
            }
            lowest
        });
    }
}

fn terms<M: Market>(market: &M, layers: &Layers, forced: &[ScoredPair]) -> Terms {
    let mut units = layers.high.clone();
    let mut places = market.limits().to_vec();
    for &(person, vacancy, _) in forced {
        units[person as usize] -= 1;
        places[vacancy as usize] -= 1;
    }
    let optional = |person: usize| (layers.high[person] - layers.low[person]).min(units[person]);
    let free = |&layer: &u16| layer == layers.served;
    Terms {
        optional: (0..units.len()).map(optional).collect(),
        may_stay_free: layers.vacancy.iter().map(free).collect(),
        units,
        places,
    }
}
