//! What people agreed to, purpose by purpose; a no holds at once.
//!
//! `person.consent` is what holds for [`Purpose::Matching`]: rounds and lists read it for everybody. It and the word are
//! written together.

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::consent::{ConsentHow, ConsentSaid, Purpose, Word, latest};
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person::{Consent, Person};
use domain::ports::{Answered, ConsentView, ConsentWish, Consents};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::{Connection, Transaction};

#[async_trait]
impl Consents for Services {
    async fn consents(&self, who: &Actor, person: Option<PersonId>) -> Answered<Vec<ConsentView>> {
        self.consents_of(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn say(&self, who: &Actor, person: Option<PersonId>, wish: ConsentWish) -> Answered<()> {
        self.keep_word(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Whether data of a person may be used for a purpose now.
    pub(crate) async fn may_use(
        &self,
        db: &mut Connection,
        person: &Person,
        purpose: Purpose,
    ) -> Result<bool, Failure> {
        if purpose == Purpose::Matching {
            return Ok(purpose.is_free(person.consent.into()));
        }
        let said = db.list_consents(person.id).await?;
        Ok(purpose.is_free(holds(person, &said, purpose)))
    }

    async fn consents_of(&self, who: &Actor, person: Option<PersonId>) -> Result<Vec<ConsentView>, Failure> {
        let mut db = self.db.read().await?;
        let person = self.person_for_consents(&mut db, who, person, Deed::Read).await?;
        Ok(views(&person, &db.list_consents(person.id).await?))
    }

    async fn keep_word(
        &self,
        who: &Actor,
        person: Option<PersonId>,
        wish: ConsentWish,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let person = self
            .person_for_consents(&mut change, who, person, Deed::Update)
            .await?;
        let (how, on) = self.how_and_when(who, &wish)?;
        let said = change.list_consents(person.id).await?;
        let last = latest(&said, wish.purpose);
        let is_said = last.is_some_and(|last| last.given == wish.given && last.how.is_own_word());
        if is_said && holds(&person, &said, wish.purpose) == Word::of(wish.given) {
            return Ok(());
        }
        if last.is_some_and(|last| last.how.is_own_word() && on < last.on) {
            return Err(Refusal::field("on", Problem::OutOfRange).into());
        }
        let word = ConsentSaid {
            person: person.id,
            purpose: wish.purpose,
            given: wish.given,
            wording: wish.purpose.wording(),
            how,
            on,
            by: who.label(),
            at: self.clock.now(),
        };
        change.add_consents(&[word]).await?;
        if wish.purpose == Purpose::Matching {
            self.follow_word(&mut change, who, &person, wish.given).await?;
        }
        if wish.purpose == Purpose::Messages && !wish.given {
            self.end_text_messages(&mut change, &person).await?;
        }
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        if wish.purpose == Purpose::VisitPhoto && !wish.given {
            change.delete_visit_photos_of(person.id).await?;
        }
        let detail = json!({ "purpose": wish.purpose, "given": wish.given, "how": how });
        change
            .add_audit(&self.audit(who, "consent", "person", person.id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// A person about themselves, who acts for them likewise, staff about the people whose files they keep.
    async fn person_for_consents(
        &self,
        db: &mut Connection,
        who: &Actor,
        person: Option<PersonId>,
        deed: Deed,
    ) -> Result<Person, Failure> {
        if person.is_none() || matches!(who, Actor::Seeker(_) | Actor::Proxy { .. }) {
            let own = who.own_person(deed, Function::OwnProfile)?;
            if person.is_some_and(|asked| asked != own) {
                return Err(Refusal::NotFound.into());
            }
            return Ok(db.find_person(own).await?.ok_or(Refusal::NotFound)?);
        }
        who.scope(deed, Function::PersonFile)?;
        let id = person.ok_or(Refusal::NotFound)?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_with(deed, Function::PersonFile, person.living_area, person.categories)?;
        Ok(person)
    }

    fn how_and_when(&self, who: &Actor, wish: &ConsentWish) -> Result<(ConsentHow, NaiveDate), Refusal> {
        let today = self.clock.today();
        match who {
            Actor::Seeker(_) => Ok((ConsentHow::SignedIn, today)),
            Actor::Proxy { .. } => Ok((ConsentHow::Proxy, today)),
            _ if !ConsentHow::ON_PAPER.contains(&wish.how) => Err(Refusal::field("how", Problem::OutOfRange)),
            _ if wish.on > today => Err(Refusal::field("on", Problem::OutOfRange)),
            _ => Ok((wish.how, wish.on)),
        }
    }

    /// What follows from a word about matching: the record says so, and leads on their way do not arrive any more.
    async fn follow_word(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: &Person,
        given: bool,
    ) -> Result<(), Failure> {
        let consent = if given { Consent::Given } else { Consent::Refused };
        let after = Person {
            consent,
            ..person.clone()
        };
        self.write_person(change, who, Some(person), &after, "consent")
            .await?;
        if given {
            return Ok(());
        }
        self.withdraw_undelivered(change, person.id).await
    }
}

/// What holds for a purpose.
fn holds(person: &Person, said: &[ConsentSaid], purpose: Purpose) -> Word {
    if purpose == Purpose::Matching {
        return person.consent.into();
    }
    latest(said, purpose).map_or(Word::NotAsked, |one| Word::of(one.given))
}

/// Every purpose, as it stands.
pub(crate) fn views(person: &Person, said: &[ConsentSaid]) -> Vec<ConsentView> {
    let view = |purpose: &Purpose| {
        let last = latest(said, *purpose);
        let past = said.iter().filter(|one| one.purpose == *purpose);
        ConsentView {
            purpose: *purpose,
            word: holds(person, said, *purpose),
            how: last.map(|one| one.how),
            on: last.map(|one| one.on),
            wording: last.map_or_else(|| purpose.wording(), |one| one.wording),
            past: past.map(|one| (one.on, one.given, one.how)).collect(),
        }
    };
    Purpose::ALL.iter().map(view).collect()
}

/// What lists say about matching, as words of hearsay: kept where it changes what holds.
pub(crate) fn from_list<'a>(
    people: impl IntoIterator<Item = (&'a Person, Option<Consent>)>,
    (by, on, at): (&Actor, NaiveDate, chrono::DateTime<chrono::Utc>),
) -> Vec<ConsentSaid> {
    let said = |(person, before): (&Person, Option<Consent>)| {
        let is_news = person.consent != Consent::NotAsked && before != Some(person.consent);
        is_news.then(|| ConsentSaid {
            person: person.id,
            purpose: Purpose::Matching,
            given: person.consent == Consent::Given,
            wording: 0,
            how: ConsentHow::List,
            on,
            by: by.label(),
            at,
        })
    };
    people.into_iter().filter_map(said).collect()
}
