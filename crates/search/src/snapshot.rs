//! One state of the index, complete for answering questions.

use crate::collect::{Probe, Ranking, Tally, Weighing};
use crate::error::SearchError;
use crate::filter::{self, Filter};
use crate::query::{self, Mode, Plan};
use crate::relax::{Attempt, attempts};
use crate::result::{Hit, cards};
use crate::row::{self, Facts, Row, day_number, level_below};
use crate::schema::Fields;
use crate::synonyms::Synonyms;
use domain::catalogue::{CataloguePage, CatalogueQuery, Facets};
use domain::vacancy::VacancyKind;
use domain::values::AreaCode;
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::index::SegmentId;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

/// A state of the index and the rows of its segments.
pub(crate) struct Snapshot {
    searcher: Searcher,
    rows: Vec<Arc<[Row]>>,
    by_segment: HashMap<SegmentId, Arc<[Row]>>,
    /// The latest touch of any document, for questions that name no day.
    newest: u16,
}

/// The usual number of cards on a page, and the most.
const LIMIT: u32 = 20;
const LIMIT_MAX: u32 = 100;

impl Snapshot {
    /// Takes a searcher; rows of segments the former state knew are taken over.
    pub fn of(searcher: Searcher, former: Option<&Self>) -> Result<Self, SearchError> {
        let mut rows = Vec::new();
        for segment in searcher.segment_readers() {
            let known = former.and_then(|former| former.by_segment.get(&segment.segment_id()));
            rows.push(match known {
                Some(known) => Arc::clone(known),
                None => row::read(segment)?.into(),
            });
        }
        let ids = searcher
            .segment_readers()
            .iter()
            .map(tantivy::SegmentReader::segment_id);
        let by_segment = ids.zip(rows.iter().cloned()).collect();
        let newest = rows
            .iter()
            .flat_map(|rows| rows.iter())
            .map(|row| row.days.touched())
            .max()
            .unwrap_or(0);
        Ok(Self {
            searcher,
            rows,
            by_segment,
            newest,
        })
    }

    /// How many documents there are.
    pub fn count(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Answers a question, loosened as far as is needed to find anything.
    pub fn answer(
        &self,
        query: &CatalogueQuery,
        fields: &Fields,
        synonyms: &Synonyms,
    ) -> Result<CataloguePage, SearchError> {
        let asking = Asking {
            snapshot: self,
            query,
            fields,
        };
        let plan = |mode| query::plan(&query.words, mode, fields, synonyms);
        let (with_all_words, loosened): (Vec<Attempt>, Vec<Attempt>) = attempts(query)
            .into_iter()
            .partition(|attempt| attempt.mode == Mode::Every);
        let strict = plan(Mode::Every);
        let (as_asked, wider) = with_all_words.split_at(1);
        for attempt in as_asked {
            let tally = asking.tally(attempt, &strict)?;
            if tally.total > 0 {
                return asking.page(attempt, &tally, &strict);
            }
        }
        if let Some(attempt) = asking.first_that_finds(wider, &strict)? {
            return asking.page(attempt, &asking.tally(attempt, &strict)?, &strict);
        }
        for attempt in &loosened {
            let plan = plan(attempt.mode);
            let tally = asking.tally(attempt, &plan)?;
            if tally.total > 0 {
                return asking.page(attempt, &tally, &plan);
            }
        }
        Ok(CataloguePage::default())
    }
}

/// A question put to one state of the index.
struct Asking<'a> {
    snapshot: &'a Snapshot,
    query: &'a CatalogueQuery,
    fields: &'a Fields,
}

impl Asking<'_> {
    fn tally(&self, attempt: &Attempt, plan: &Plan) -> Result<Tally, SearchError> {
        let (snapshot, query) = (self.snapshot, self.query);
        let pages = (query.page as usize).saturating_add(1);
        let count = usize::try_from(snapshot.count()).unwrap_or(usize::MAX);
        let ranking = Ranking {
            filter: Arc::new(self.filter(attempt)),
            rows: snapshot.rows.clone(),
            weighing: Weighing::new(query.day.map_or(snapshot.newest, day_number), query.near),
            has_words: plan.query.is_some(),
            level: level_below(attempt.area),
            keep: pages.saturating_mul(self.limit()).min(count.max(1)),
        };
        Ok(snapshot
            .searcher
            .search(&*self.narrowed(attempt, plan), &ranking)?)
    }

    /// The first attempt that would find something, in one pass over what the words find anywhere. The last attempt is
    /// the widest.
    fn first_that_finds<'b>(
        &self,
        attempts: &'b [Attempt],
        plan: &Plan,
    ) -> Result<Option<&'b Attempt>, SearchError> {
        let Some(widest) = attempts.last() else {
            return Ok(None);
        };
        let filters = attempts.iter().map(|attempt| self.filter(attempt)).collect();
        let probe = Probe {
            filters,
            rows: self.snapshot.rows.clone(),
        };
        let first = self
            .snapshot
            .searcher
            .search(&*self.narrowed(widest, plan), &probe)?;
        Ok(attempts.get(first))
    }

    fn page(&self, attempt: &Attempt, tally: &Tally, plan: &Plan) -> Result<CataloguePage, SearchError> {
        let first = (self.query.page as usize).saturating_mul(self.limit());
        let best = tally.best.iter().skip(first).take(self.limit());
        let hits: Vec<Hit> = best
            .map(|best| Hit {
                address: best.address,
                score: best.score,
            })
            .collect();
        let searcher = &self.snapshot.searcher;
        Ok(CataloguePage {
            total: tally.total,
            cards: cards(searcher, self.fields.card, &hits, self.query.near, &plan.reasons)?,
            relaxed: attempt.relaxed.clone(),
            facets: self.facets(attempt, tally),
            micros: 0,
        })
    }

    fn filter(&self, attempt: &Attempt) -> Filter {
        Filter::new(self.query, attempt.area, attempt.wage_min)
    }

    fn limit(&self) -> usize {
        let limit = if self.query.limit == 0 {
            LIMIT
        } else {
            self.query.limit.min(LIMIT_MAX)
        };
        limit as usize
    }

    /// The words, kept to the documents that carry every mark.
    fn narrowed(&self, attempt: &Attempt, plan: &Plan) -> Box<dyn Query> {
        let words = plan.query.as_ref().map(|query| (Occur::Must, query.box_clone()));
        let marks = filter::marks(self.query, attempt.area, self.fields.mark)
            .into_iter()
            .map(marked);
        let mut parts: Vec<(Occur, Box<dyn Query>)> = words.into_iter().chain(marks).collect();
        match parts.len() {
            0 => Box::new(AllQuery),
            1 => parts.remove(0).1,
            _ => Box::new(BooleanQuery::new(parts)),
        }
    }

    /// Kinds of work are counted as if none had been chosen, everything else within the choice.
    fn facets(&self, attempt: &Attempt, tally: &Tally) -> Facets {
        let mut kinds = [0_u32; 1 + VacancyKind::ALL.len()];
        let mut conditions = [0_u32; 7];
        let chosen = self.filter(attempt);
        for (group, count) in tally.groups.iter().enumerate().filter(|(_, count)| **count > 0) {
            let facts = Facts::of_group(group);
            kinds[usize::from(facts.vacancy_kind())] += count;
            if chosen.admits_kind(facts.vacancy_kind()) {
                let flags = facts.flags();
                conditions
                    .iter_mut()
                    .enumerate()
                    .for_each(|(i, sum)| *sum += count * u32::from(flags >> i & 1));
            }
        }
        let kinds = VacancyKind::ALL.iter().copied().zip(kinds.into_iter().skip(1));
        let vacancy_kinds = kinds.filter(|(_, count)| *count > 0).collect();
        Facets {
            vacancy_kinds,
            areas: areas(tally, attempt.area),
            conditions,
        }
    }
}

fn areas(tally: &Tally, area: Option<AreaCode>) -> Vec<(AreaCode, u32)> {
    let digits = level_below(area).map_or(0, |level| usize::from(level.digits()));
    let code = |number: u64| AreaCode::parse(&format!("{number:0digits$}")).ok();
    let mut areas: Vec<(AreaCode, u32)> = tally
        .areas
        .iter()
        .filter_map(|(number, count)| Some((code(*number)?, *count)))
        .collect();
    areas.sort_unstable();
    areas
}

fn marked(mark: Term) -> (Occur, Box<dyn Query>) {
    let marked = TermQuery::new(mark, IndexRecordOption::Basic);
    (Occur::Must, Box::new(ConstScoreQuery::new(Box::new(marked), 0.0)))
}
