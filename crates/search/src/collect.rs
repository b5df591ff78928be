//! One pass over what the words find: filters, counts, facets and the best documents.

use crate::filter::Filter;
use crate::row::{Facts, Row, flag};
use domain::values::{AreaLevel, Point};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, OnceLock};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// What a pass is to find out.
pub(crate) struct Ranking {
    pub filter: Arc<Filter>,
    /// The rows of each segment, by its ordinal.
    pub rows: Vec<Arc<[Row]>>,
    pub weighing: Weighing,
    /// Whether words were asked for, so that the index must weigh them.
    pub has_words: bool,
    /// The level areas are counted at.
    pub level: Option<AreaLevel>,
    /// How many of the best to keep.
    pub keep: usize,
}

/// What a pass found.
#[derive(Default)]
pub(crate) struct Tally {
    /// How many documents pass the filters.
    pub total: u32,
    /// Those that pass all filters but the kind of work, by vacancy kind and flags.
    pub groups: Vec<u32>,
    /// Those that pass, by area.
    pub areas: AreaCounts,
    /// The best, best first.
    pub best: Vec<Candidate>,
}

/// A document that may come onto the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub score: f32,
    order: u64,
    pub address: DocAddress,
}

impl Candidate {
    /// Best first; ties in an order of the documents' own.
    fn compare(&self, other: &Self) -> Ordering {
        other
            .score
            .total_cmp(&self.score)
            .then_with(|| self.order.cmp(&other.order))
    }
}

pub(crate) type AreaCounts = HashMap<u64, u32, BuildHasherDefault<CodeHasher>>;

/// Area codes need no defence against chosen keys: one multiplication spreads them.
#[derive(Default)]
pub(crate) struct CodeHasher(u64);

impl Hasher for CodeHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, code: u64) {
        self.0 = (self.0 ^ code)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(26);
    }
}

/// How freshness and distance weigh on the score of the words.
#[derive(Clone, Debug)]
pub(crate) struct Weighing {
    fresh: Arc<[f32]>,
    today: u16,
    near: Option<Near>,
}

#[derive(Clone, Copy, Debug)]
struct Near {
    point: Point,
    /// Kilometres of a degree of longitude here.
    lon_km: f64,
}

/// A fresh document is worth this much more than one long untouched.
const FRESH_SHARE: f32 = 0.3;
/// Days after which half of that is gone.
const FRESH_HALF_DAYS: f32 = 30.0;
/// Older documents weigh alike.
const AGES: usize = 512;
/// The share of the score that distance can take away.
const NEAR_SHARE: f32 = 0.6;
/// Kilometres after which half of that is gone.
const NEAR_HALF_KM: f32 = 15.0;
/// What an unknown place counts as.
const UNKNOWN_KM: f32 = 30.0;
const DEGREE_KM: f64 = 111.195;

impl Weighing {
    /// Weighs as on a day (see `row::day_number`), for somebody at a place.
    pub fn new(today: u16, near: Option<Point>) -> Self {
        static FRESH: OnceLock<Arc<[f32]>> = OnceLock::new();
        let fresh = |age| 1.0 - FRESH_SHARE + FRESH_SHARE * (-(age as f32) / FRESH_HALF_DAYS).exp2();
        let near = near.map(|point| Near {
            point,
            lon_km: DEGREE_KM * point.lat.to_radians().cos(),
        });
        Self {
            fresh: Arc::clone(FRESH.get_or_init(|| (0..AGES).map(fresh).collect())),
            today,
            near,
        }
    }

    fn weigh(&self, row: &Row) -> f32 {
        let touched = row.days.touched();
        let age = if touched == 0 {
            AGES
        } else {
            usize::from(self.today.saturating_sub(touched))
        };
        let fresh = self.fresh[age.min(AGES - 1)];
        self.near.map_or(fresh, |near| fresh * near.weigh(row))
    }
}

impl Near {
    fn weigh(self, row: &Row) -> f32 {
        if row.facts.flags() & flag::HOME_BASED != 0 {
            return 1.0;
        }
        let km = if row.lon.is_nan() {
            UNKNOWN_KM
        } else {
            self.km_to(row)
        };
        1.0 - NEAR_SHARE + NEAR_SHARE / (1.0 + km / NEAR_HALF_KM)
    }

    /// On a flat map: near enough for ranking; the filter and the card measure on the globe.
    fn km_to(self, row: &Row) -> f32 {
        let (x, y) = (
            (row.lon - self.point.lon) * self.lon_km,
            (row.lat - self.point.lat) * DEGREE_KM,
        );
        (x * x + y * y).sqrt() as f32
    }
}

impl Collector for Ranking {
    type Fruit = Tally;
    type Child = SegmentRanking;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        _segment: &SegmentReader,
    ) -> tantivy::Result<SegmentRanking> {
        Ok(SegmentRanking {
            filter: Arc::clone(&self.filter),
            rows: Arc::clone(&self.rows[ordinal as usize]),
            weighing: self.weighing.clone(),
            has_words: self.has_words,
            level: self.level,
            keep: self.keep,
            ordinal,
            found: Tally {
                groups: vec![0; Facts::GROUPS],
                ..Tally::default()
            },
            bar: f32::NEG_INFINITY,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.has_words
    }

    fn merge_fruits(&self, segments: Vec<Tally>) -> tantivy::Result<Tally> {
        let mut all = Tally {
            groups: vec![0; Facts::GROUPS],
            ..Tally::default()
        };
        for segment in segments {
            all.total += segment.total;
            all.groups
                .iter_mut()
                .zip(segment.groups)
                .for_each(|(sum, count)| *sum += count);
            segment
                .areas
                .into_iter()
                .for_each(|(area, count)| *all.areas.entry(area).or_default() += count);
            all.best.extend(segment.best);
        }
        all.best.sort_unstable_by(Candidate::compare);
        all.best.truncate(self.keep);
        Ok(all)
    }
}

/// The pass over one segment.
pub(crate) struct SegmentRanking {
    filter: Arc<Filter>,
    rows: Arc<[Row]>,
    weighing: Weighing,
    has_words: bool,
    level: Option<AreaLevel>,
    keep: usize,
    ordinal: SegmentOrdinal,
    found: Tally,
    /// What a candidate must reach to be kept.
    bar: f32,
}

impl SegmentCollector for SegmentRanking {
    type Fruit = Tally;

    fn collect(&mut self, doc: DocId, score: Score) {
        let row = self.rows[doc as usize];
        if !self.filter.admits(&row) {
            return;
        }
        self.found.groups[row.facts.group()] += 1;
        if !self.filter.admits_kind(row.facts.vacancy_kind()) {
            return;
        }
        self.found.total += 1;
        if let Some(area) = self.level.and_then(|level| row.area.at(level)) {
            *self.found.areas.entry(area).or_default() += 1;
        }
        let score = if self.has_words { score } else { 1.0 } * self.weighing.weigh(&row);
        if score >= self.bar {
            let address = DocAddress::new(self.ordinal, doc);
            self.offer(Candidate {
                score,
                order: row.order,
                address,
            });
        }
    }

    fn harvest(mut self) -> Tally {
        self.thin_out();
        self.found
    }
}

impl SegmentRanking {
    fn offer(&mut self, candidate: Candidate) {
        self.found.best.push(candidate);
        if self.found.best.len() >= (2 * self.keep).max(64) {
            self.thin_out();
        }
    }

    /// Keeps the best and raises the bar.
    fn thin_out(&mut self) {
        let best = &mut self.found.best;
        if best.len() > self.keep {
            best.select_nth_unstable_by(self.keep, Candidate::compare);
            best.truncate(self.keep);
            self.bar = best
                .iter()
                .map(|candidate| candidate.score)
                .fold(f32::INFINITY, f32::min);
        }
    }
}

/// Finds out which of several filters, strictest first, is the first to let anything pass.
pub(crate) struct Probe {
    pub filters: Arc<[Filter]>,
    /// The rows of each segment, by its ordinal.
    pub rows: Vec<Arc<[Row]>>,
}

impl Collector for Probe {
    /// The position of the filter; as many as there are = none.
    type Fruit = usize;
    type Child = SegmentProbe;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        _segment: &SegmentReader,
    ) -> tantivy::Result<SegmentProbe> {
        let (filters, rows) = (
            Arc::clone(&self.filters),
            Arc::clone(&self.rows[ordinal as usize]),
        );
        Ok(SegmentProbe {
            first: filters.len(),
            filters,
            rows,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<usize>) -> tantivy::Result<usize> {
        Ok(segments.into_iter().min().unwrap_or(self.filters.len()))
    }
}

/// The probe of one segment.
pub(crate) struct SegmentProbe {
    filters: Arc<[Filter]>,
    rows: Arc<[Row]>,
    first: usize,
}

impl SegmentCollector for SegmentProbe {
    type Fruit = usize;

    fn collect(&mut self, doc: DocId, _score: Score) {
        let row = &self.rows[doc as usize];
        let passes = |filter: &Filter| filter.admits(row) && filter.admits_kind(row.facts.vacancy_kind());
        self.first = self.filters[..self.first]
            .iter()
            .position(passes)
            .unwrap_or(self.first);
    }

    fn harvest(self) -> usize {
        self.first
    }
}
