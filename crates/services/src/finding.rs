//! Who is on the register: found by a word, narrowed by what the address says, and not entered twice.

mod keys;
mod list;
mod new_person;
mod searches;
mod seek;

pub(crate) use keys::keep_keys;
pub(crate) use searches::Searches;

use crate::Services;
use async_trait::async_trait;
use domain::actor::Actor;
use domain::look_alike::LookAlike;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, Finding, NewPerson, PeopleFound, PeopleQuery};
use std::sync::{MutexGuard, PoisonError};

/// People on one page of a list.
const PER_PAGE: u32 = 20;

#[async_trait]
impl Finding for Services {
    async fn remember(&self, who: &Actor, text: &str) -> Answered<String> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let mark = crate::secret::token(&self.chance);
        self.searches().keep(&mark, who, text, self.clock.now());
        Ok(mark)
    }

    async fn find(&self, who: &Actor, query: &PeopleQuery) -> Answered<PeopleFound> {
        self.people_found(who, query).await.map_err(|f| self.internal(&f))
    }

    async fn look_alikes(&self, who: &Actor, sought: &NewPerson) -> Answered<Vec<LookAlike>> {
        self.like_new_person(who, sought)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    fn searches(&self) -> MutexGuard<'_, Searches> {
        self.searches.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
