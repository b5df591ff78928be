//! Personal links: unguessable, revocable, expiring, and printable again.

use crate::{Failure, Services, secret};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::person::{Consent, Person};
use domain::ports::LinkView;
use domain::refusal::Refusal;
use domain::values::dates;
use serde_json::json;
use store::{PersonalLink, Transaction};

impl Services {
    /// The person a code leads to, and as whom its holder acts: the person, or somebody recorded as acting for them.
    /// Says apart: no such code, revoked, expired.
    pub(crate) async fn holder_of_code(&self, code: &str) -> Result<(Person, Actor), Failure> {
        let code = secret::read_code(code).ok_or(Refusal::NotFound)?;
        let hash = secret::fingerprint(&code);
        let (person, holder, revoked, valid_to) =
            if let Some(link) = self.db.find_personal_link(&hash).await? {
                // The link of a file that was merged leads to the one that was kept.
                let kept = self.db.find_merged_into(link.person).await?;
                let person = kept.unwrap_or(link.person);
                (person, Actor::Seeker(person), link.revoked_at, link.valid_to)
            } else {
                let proxy = self
                    .db
                    .find_proxy_by_code(&hash)
                    .await?
                    .ok_or(Refusal::NotFound)?;
                let holder = Actor::Proxy {
                    person: proxy.person,
                    proxy: proxy.id,
                };
                (proxy.person, holder, proxy.revoked_at, proxy.valid_to)
            };
        if self.db.find_erased(person).await?.is_some() {
            return Err(Refusal::Erased.into());
        }
        if revoked.is_some() {
            return Err(Refusal::LinkRevoked.into());
        }
        if valid_to < self.clock.today() {
            return Err(Refusal::LinkExpired.into());
        }
        let person = self.db.find_person(person).await?.ok_or(Refusal::NotFound)?;
        Ok((person, holder))
    }

    /// Makes a new link; every earlier one stops working.
    pub(super) async fn make_link(&self, who: &Actor, id: PersonId) -> Result<LinkView, Failure> {
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_write_person(&person)?;
        if person.consent == Consent::Refused {
            return Err(Refusal::NotAllowed.into());
        }
        let mut change = self.db.begin().await?;
        let newest = change
            .list_personal_links(id)
            .await?
            .first()
            .map_or(0, |link| link.version);
        self.revoke_links_of(&mut change, id).await?;
        let link = self.link(id, newest + 1, self.link_end().await?);
        change.add_personal_links(std::slice::from_ref(&link)).await?;
        change
            .add_audit(&self.audit(who, "renew_link", "person", id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(LinkView {
            code: self.link_key.code(id, link.version),
            valid_to: link.valid_to,
        })
    }

    /// Revokes every link of a person.
    pub(super) async fn take_links(&self, who: &Actor, id: PersonId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_write_person(&person)?;
        self.revoke_links_of(&mut change, id).await?;
        change
            .add_audit(&self.audit(who, "revoke_links", "person", id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    /// Takes back the links of a file, and those of the files that were merged into it.
    async fn revoke_links_of(&self, change: &mut Transaction, id: PersonId) -> Result<(), Failure> {
        let now = self.clock.now();
        change.revoke_personal_links(id, now).await?;
        for gone in change.list_gone_of(id).await? {
            change.revoke_personal_links(gone, now).await?;
        }
        Ok(())
    }

    /// The codes of these people, each one's link in force or a new one, in their order.
    pub(crate) async fn codes(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
        newest: &[PersonalLink],
    ) -> Result<Vec<String>, Failure> {
        let (today, end) = (self.clock.today(), self.link_end().await?);
        let mut made = Vec::new();
        let mut codes = Vec::with_capacity(people.len());
        for id in people {
            let known = newest.iter().find(|link| link.person == *id);
            let in_force = known.filter(|link| link.revoked_at.is_none() && link.valid_to >= today);
            let version = if let Some(link) = in_force {
                link.version
            } else {
                let link = self.link(*id, known.map_or(1, |link| link.version + 1), end);
                let version = link.version;
                made.push(link);
                version
            };
            codes.push(self.link_key.code(*id, version));
        }
        change.add_personal_links(&made).await?;
        Ok(codes)
    }

    /// The last day of a link made today.
    async fn link_end(&self) -> Result<NaiveDate, Failure> {
        let today = self.clock.today();
        let days = self.params().await?.general(ParamKey::LinkDays, today)?.max(1) as u64;
        Ok(dates::add_days(today, days))
    }

    fn link(&self, person: PersonId, version: u32, valid_to: NaiveDate) -> PersonalLink {
        PersonalLink {
            code_hash: secret::fingerprint(&self.link_key.code(person, version)),
            person,
            version,
            made_at: self.clock.now(),
            valid_to,
            revoked_at: None,
        }
    }
}
