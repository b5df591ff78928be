//! Pairs of files of an area that may be of one person, and those that were said to be of two.

use super::side::Sides;
use crate::coverage::path_within;
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::look_alike::{Candidate, Pair, is_typing_slip, pair, pairs};
use domain::permission::{Deed, Function};
use domain::ports::{PairPage, PairQuery, PairView};
use domain::values::AreaCode;
use search::name_key;
use serde_json::json;
use std::collections::HashMap;
use store::{AlikeSketch, NotAlike};

/// Pairs on one page: each takes a screen of a telephone.
const PER_PAGE: u32 = 10;
/// People looked through at once. In an area of more, a smaller one must be chosen.
const PEOPLE_AT_ONCE: u64 = 100_000;

/// What was found in an area.
#[derive(Default)]
struct Found {
    likely: Vec<Pair>,
    unlikely: Vec<Pair>,
    /// Those that were set apart, the latest first.
    apart: Vec<(Pair, NotAlike)>,
}

impl Services {
    pub(super) async fn pair_page(&self, who: &Actor, query: &PairQuery) -> Result<PairPage, Failure> {
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        if let Some(area) = query.area {
            who.may(Deed::Update, Function::PersonFile, area)?;
        }
        let area = query.area.or(scope.area);
        let book = self.area_book().await?;
        let too_many = self.db.count_people(area).await? > PEOPLE_AT_ONCE;
        let found = if too_many {
            Found::default()
        } else {
            let mut sketches = self.db.list_alike_sketches(area).await?;
            sketches.retain(|one| scope.covers(one.living_area, one.categories));
            self.found_in(area, sketches).await?
        };
        let (unlikely, set_apart) = (found.unlikely.len() as u32, found.apart.len() as u32);
        let shown: Vec<(Pair, Option<NotAlike>)> = if query.apart {
            found
                .apart
                .into_iter()
                .map(|(pair, said)| (pair, Some(said)))
                .collect()
        } else {
            let rest = found.unlikely.into_iter().filter(|_| query.all);
            found
                .likely
                .into_iter()
                .chain(rest)
                .map(|pair| (pair, None))
                .collect()
        };
        let total = shown.len() as u32;
        let first = (query.page as usize).saturating_mul(PER_PAGE as usize);
        let shown = shown.into_iter().skip(first).take(PER_PAGE as usize).collect();
        Ok(PairPage {
            pairs: self.pair_views(shown).await?,
            total,
            unlikely,
            set_apart,
            page: query.page,
            per_page: PER_PAGE,
            path: path_within(&book, who, area),
            areas: book
                .children(area)
                .iter()
                .map(|place| book.reference(place.code))
                .collect(),
            too_many,
        })
    }

    async fn found_in(&self, area: Option<AreaCode>, sketches: Vec<AlikeSketch>) -> Result<Found, Failure> {
        let said = self.db.list_not_alike(area).await?;
        let looked = tokio::task::spawn_blocking(move || look_through(sketches, said)).await;
        looked.map_err(|_| Failure::message("looking through names broke off"))
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

/// Compares everybody with everybody who may be alike.
fn look_through(sketches: Vec<AlikeSketch>, said: Vec<NotAlike>) -> Found {
    let candidates: Vec<Candidate> = sketches
        .into_iter()
        .map(|one| Candidate {
            name: name_key(&one.name),
            id: one.id,
            birth: one.birth,
            area: one.living_area,
            phone: one.phone,
        })
        .collect();
    let mut said: HashMap<(PersonId, PersonId), NotAlike> =
        said.into_iter().map(|one| ((one.one, one.other), one)).collect();
    let mut found = Found::default();
    for pair in pairs(&candidates) {
        match said.remove(&(pair.one, pair.other)) {
            Some(apart) => found.apart.push((pair, apart)),
            None if pair.is_likely() => found.likely.push(pair),
            None => found.unlikely.push(pair),
        }
    }
    found
        .apart
        .sort_by_key(|(pair, said)| (std::cmp::Reverse(said.at), pair.one, pair.other));
    found
}
