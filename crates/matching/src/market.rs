//! What the solver may ask: who needs what, and which pairs are worth their price.

/// Price units per score point: prices move in quarters of a point.
///
/// Finer prices make the auction's end state closer to the optimum and leave
/// less to settle; exactness does not depend on it.
pub(crate) const SCALE: i64 = 4;

/// Below every net worth that can occur.
pub(crate) const NEVER: i64 = i64::MIN / 4;

/// The price of a vacancy nobody can take (limit zero).
pub(crate) const OUT_OF_REACH: i64 = i64::MAX / 8;

/// Person, vacancy and score.
pub(crate) type ScoredPair = (u32, u32, i32);

/// People, vacancies and the eligible pairs between them.
pub(crate) trait Market: Sync {
    /// Leads still missing, per person.
    fn needs(&self) -> &[u32];

    /// Pushes still allowed, per vacancy.
    fn limits(&self) -> &[u32];

    /// Shows every eligible pair of `person` with net worth of at least `floor`.
    ///
    /// `see` receives vacancy, score and net worth (`score × SCALE − price`), and
    /// answers with the floor that holds from then on.
    fn scan(&self, person: usize, prices: &[i64], floor: i64, see: impl FnMut(u32, i32, i64) -> i64);
}

/// One eligible pair seen at today's prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    pub net: i64,
    pub vacancy: u32,
    pub score: i32,
}

impl Offer {
    /// Best first, ties by vacancy.
    pub(crate) fn order(&self) -> (i64, u32) {
        (-self.net, self.vacancy)
    }
}

/// Collects the `keep` best admitted offers of a person into `out`, unsorted.
///
/// Answers with an upper bound on the net worth of every admitted offer left out;
/// no more than `floor` if nothing of at least `floor` was.
pub(crate) fn top<M: Market>(
    market: &M,
    person: usize,
    prices: &[i64],
    (keep, floor): (usize, i64),
    admit: impl Fn(u32) -> bool,
    out: &mut Vec<Offer>,
) -> i64 {
    out.clear();
    let mut lowest = floor;
    let mut cut = false;
    market.scan(person, prices, floor, |vacancy, score, net| {
        if admit(vacancy) {
            out.push(Offer { net, vacancy, score });
            if out.len() >= 2 * keep + 16 {
                shorten(out, keep);
                cut = true;
                lowest = out.iter().map(|offer| offer.net).min().unwrap_or(floor);
            }
        }
        lowest
    });
    if out.len() > keep {
        shorten(out, keep);
        cut = true;
    }
    match out.iter().map(|offer| offer.net).min() {
        Some(least) if cut => least,
        _ => floor,
    }
}

fn shorten(offers: &mut Vec<Offer>, keep: usize) {
    if keep == 0 {
        offers.clear();
        return;
    }
    offers.select_nth_unstable_by_key(keep - 1, Offer::order);
    offers.truncate(keep);
}
