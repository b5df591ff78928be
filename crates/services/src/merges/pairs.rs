//! Pairs of files of an area that may be of one person, and those that were said to be of two.

use super::side::Sides;
use crate::coverage::path_within;
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::look_alike::{Candidate, Pair, is_typing_slip, pair, pairs, township};
use domain::permission::{Deed, Function};
use domain::ports::{PairPage, PairQuery, PairView};
use domain::values::AreaCode;
use search::name_key;
use serde_json::json;
use store::{Alike, AlikeQuery, AlikeSketch, NotAlike};

/// Pairs on one page: each takes a screen of a telephone.
const PER_PAGE: u32 = 10;
/// Groups compared at once: people of one township and one year of birth.
const AT_ONCE: u32 = 50;
/// How often as many are compared while somebody waits for a page.
const WHILE_WAITING: u32 = 10;
/// Pairs of one group that are kept, the likeliest: where there are more, a whole list is doubled.
const OF_GROUP: usize = 5_000;

impl Services {
    pub(super) async fn pair_page(&self, who: &Actor, query: &PairQuery) -> Result<PairPage, Failure> {
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        if let Some(area) = query.area {
            who.may(Deed::Update, Function::PersonFile, area)?;
        }
        let area = query.area.or(scope.area);
        let book = self.area_book().await?;
        let unfinished = self.compare_while_waiting(area).await?;
        let asked = AlikeQuery {
            area,
            only: scope.only,
        };
        let counts = self.db.count_look_alikes(asked).await?;
        let (which, total) = match (query.apart, query.all) {
            (true, _) => (Alike::Apart, counts.apart),
            (false, true) => (Alike::All, counts.likely + counts.unlikely),
            (false, false) => (Alike::Likely, counts.likely),
        };
        let first = u64::from(query.page) * u64::from(PER_PAGE);
        let shown = self.db.list_look_alikes(asked, which, (first, PER_PAGE)).await?;
        Ok(PairPage {
            pairs: self.pair_views(shown).await?,
            total,
            unlikely: counts.unlikely,
            set_apart: counts.apart,
            page: query.page,
            per_page: PER_PAGE,
            path: path_within(&book, who, area),
            areas: book
                .children(area)
                .iter()
                .map(|place| book.reference(place.code))
                .collect(),
            unfinished,
        })
    }

    /// Compares those of an area whose files were written since, as far as somebody can wait for it. Says whether some are
    /// left.
    async fn compare_while_waiting(&self, area: Option<AreaCode>) -> Result<bool, Failure> {
        let area = area.map(township);
        for _ in 0..WHILE_WAITING {
            if !self.compare_some(area).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Compares some people whose files were written since they were compared last. Says whether some may be left.
    pub async fn compare_files(&self) -> Result<bool, Failure> {
        self.compare_some(None).await
    }

    async fn compare_some(&self, area: Option<AreaCode>) -> Result<bool, Failure> {
        let groups = self.db.list_alike_groups_due(area, AT_ONCE).await?;
        if groups.is_empty() {
            return Ok(false);
        }
        let mut people = Vec::new();
        for group in &groups {
            people.push(self.db.list_alike_sketches(group).await?);
        }
        let compare = move || people.into_iter().map(compare).collect::<Vec<_>>();
        let found = tokio::task::spawn_blocking(compare).await;
        let found = found.map_err(|_| Failure::message("comparing names broke off"))?;
        // Each for itself: whoever writes people meanwhile waits for one group at most.
        for (group, pairs) in groups.iter().zip(&found) {
            let kept = &pairs[..pairs.len().min(OF_GROUP)];
            let mut change = self.db.begin().await?;
            change.set_look_alikes(group, kept).await?;
            change.commit().await?;
        }
        Ok(groups.len() as u32 == AT_ONCE)
    }

    async fn pair_views(&self, shown: Vec<(Pair, Option<NotAlike>)>) -> Result<Vec<PairView>, Failure> {
        let mut db = self.db.read().await?;
        let ids: Vec<PersonId> = shown
            .iter()
            .flat_map(|(pair, _)| [pair.one, pair.other])
            .collect();
        let sides = Sides::of(self, &mut db, &ids).await?;
        let mut authors = Authors::default();
        let mut views = Vec::new();
        for (pair, said) in shown {
            let apart = match said {
                Some(said) => Some((authors.of(&mut db, &said.by).await?, said.at)),
                None => None,
            };
            // Whoever was merged while this was read is no longer a pair.
            let (Some(one), Some(other)) = (sides.get(pair.one), sides.get(pair.other)) else {
                continue;
            };
            views.push(PairView {
                slip: is_typing_slip(one.record.person.resident_id, other.record.person.resident_id),
                one: one.view.clone(),
                other: other.view.clone(),
                likeness: pair.likeness,
                same_birthday: pair.same_birthday,
                same_phone: pair.same_phone,
                apart,
            });
        }
        Ok(views)
    }

    pub(super) async fn say_not_alike(
        &self,
        who: &Actor,
        one: PersonId,
        other: PersonId,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        self.two_files(&mut change, who, (one, other)).await?;
        let (one, other) = pair(one, other);
        let said = NotAlike {
            one,
            other,
            at: self.clock.now(),
            by: who.label(),
        };
        if change.add_not_alike(&said).await? {
            let detail = json!({ "other": other });
            change
                .add_audit(&self.audit(who, "set_apart", "person", one.to_string(), detail))
                .await?;
        }
        Ok(change.commit().await?)
    }

    pub(super) async fn unsay_not_alike(
        &self,
        who: &Actor,
        one: PersonId,
        other: PersonId,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        self.two_files(&mut change, who, (one, other)).await?;
        let (one, other) = pair(one, other);
        if change.delete_not_alike(one, other).await? {
            let detail = json!({ "other": other });
            change
                .add_audit(&self.audit(who, "ask_again", "person", one.to_string(), detail))
                .await?;
        }
        Ok(change.commit().await?)
    }
}

/// Compares everybody of a group with everybody.
fn compare(sketches: Vec<AlikeSketch>) -> Vec<Pair> {
    let candidate = |one: AlikeSketch| Candidate {
        name: name_key(&one.name),
        id: one.id,
        birth: one.birth,
        area: one.living_area,
        phone: one.phone,
    };
    let candidates: Vec<Candidate> = sketches.into_iter().map(candidate).collect();
    pairs(&candidates)
}
