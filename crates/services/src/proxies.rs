//! Who acts for whom: recorded by staff with the proof of consent, or by the person who is signed in.

use crate::{Failure, Services, secret};
use async_trait::async_trait;
use chrono::{Months, NaiveDate};
use domain::actor::Actor;
use domain::ids::{PersonId, ProxyId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, Proxies, ProxyView, ProxyWish};
use domain::proxy::{ConsentForm, Proxy};
use domain::refusal::{Problem, Refusal};
use domain::session::Subject;
use domain::values::Phone;
use serde_json::json;

/// How long somebody may act without being asked for again.
const MOST: Months = Months::new(24);

#[async_trait]
impl Proxies for Services {
    async fn list(&self, who: &Actor, person: Option<PersonId>) -> Answered<Vec<ProxyView>> {
        self.proxies_of(who, person).await.map_err(|f| self.internal(&f))
    }

    async fn record(&self, who: &Actor, person: Option<PersonId>, wish: ProxyWish) -> Answered<String> {
        self.record_proxy(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn renew_code(&self, who: &Actor, proxy: ProxyId) -> Answered<String> {
        self.renew_proxy_code(who, proxy)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn revoke(&self, who: &Actor, proxy: ProxyId) -> Answered<()> {
        self.revoke_proxy(who, proxy).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// The person asked about, when the asker may do this with their file: staff in their area, or the person. Whoever
    /// acts for somebody appoints nobody else.
    async fn person_for_proxies(
        &self,
        who: &Actor,
        person: Option<PersonId>,
        deed: Deed,
    ) -> Result<PersonId, Failure> {
        match (who, person) {
            (Actor::Seeker(own), None) => Ok(*own),
            (Actor::Seeker(own), Some(asked)) if *own == asked => Ok(*own),
            (Actor::Seeker(_), Some(_)) => Err(Refusal::NotFound.into()),
            (Actor::Proxy { .. }, _) => Err(Refusal::NotAllowed.into()),
            (_, asked) => {
                who.scope(deed, Function::PersonFile)?;
                let id = asked.ok_or(Refusal::NotFound)?;
                let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
                who.may_with(deed, Function::PersonFile, person.living_area, person.categories)?;
                Ok(id)
            }
        }
    }

    async fn proxies_of(&self, who: &Actor, person: Option<PersonId>) -> Result<Vec<ProxyView>, Failure> {
        let person = self.person_for_proxies(who, person, Deed::Read).await?;
        let today = self.clock.today();
        let proxies = self.db.list_proxies_of(person).await?;
        Ok(proxies.into_iter().map(|proxy| view(proxy, today)).collect())
    }

    async fn record_proxy(
        &self,
        who: &Actor,
        person: Option<PersonId>,
        wish: ProxyWish,
    ) -> Result<String, Failure> {
        let person = self.person_for_proxies(who, person, Deed::Update).await?;
        let proxy = self.proxy_of(who, person, wish)?;
        let code = self.link_key.proxy_code(proxy.id, proxy.code_version);
        let mut change = self.db.begin().await?;
        change.add_proxy(&proxy, &secret::fingerprint(&code)).await?;
        let detail = json!({
            "person": person, "relation": proxy.relation, "consent": proxy.consent,
            "consent_on": proxy.consent_on, "valid_to": proxy.valid_to,
        });
        let line = self.audit(who, "record", "proxy", proxy.id.to_string(), detail);
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(code)
    }

    /// The record, when consent and validity make sense.
    fn proxy_of(&self, who: &Actor, person: PersonId, wish: ProxyWish) -> Result<Proxy, Refusal> {
        let today = self.clock.today();
        let is_own = matches!(who, Actor::Seeker(_));
        let (consent, consent_on) = if is_own {
            (ConsentForm::SignedIn, today)
        } else {
            (wish.consent, wish.consent_on)
        };
        if !is_own && consent == ConsentForm::SignedIn {
            return Err(Refusal::field("consent", Problem::OutOfRange));
        }
        if consent_on > today {
            return Err(Refusal::field("consent_on", Problem::OutOfRange));
        }
        if wish.valid_to < today || wish.valid_to > consent_on + MOST {
            return Err(Refusal::field("valid_to", Problem::OutOfRange));
        }
        let now = self.clock.now();
        Ok(Proxy {
            id: ProxyId::new(&*self.ids, now),
            person,
            name: wish.name,
            relation: wish.relation,
            phone: wish.phone,
            consent,
            consent_on,
            valid_to: wish.valid_to,
            recorded_by: who.label(),
            recorded_at: now,
            revoked_at: None,
            code_version: 1,
        })
    }

    async fn renew_proxy_code(&self, who: &Actor, id: ProxyId) -> Result<String, Failure> {
        let proxy = self.proxy_for(who, id).await?;
        let version = proxy.code_version + 1;
        let code = self.link_key.proxy_code(id, version);
        let mut change = self.db.begin().await?;
        change
            .set_proxy_code(id, version, &secret::fingerprint(&code))
            .await?;
        let line = self.audit(who, "renew_code", "proxy", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(code)
    }

    async fn revoke_proxy(&self, who: &Actor, id: ProxyId) -> Result<(), Failure> {
        self.proxy_for(who, id).await?;
        let mut change = self.db.begin().await?;
        if !change.revoke_proxy(id, self.clock.now()).await? {
            return Err(Refusal::Changed.into());
        }
        let ended = change.delete_sessions_of(Subject::Proxy(id), None).await?;
        let line = self.audit(
            who,
            "revoke",
            "proxy",
            id.to_string(),
            json!({ "sessions": ended }),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// A proxy of a person whose file the asker may change.
    async fn proxy_for(&self, who: &Actor, id: ProxyId) -> Result<Proxy, Failure> {
        match who {
            Actor::Seeker(_) | Actor::Proxy { .. } => {}
            _ => drop(who.scope(Deed::Update, Function::PersonFile)?),
        }
        let proxy = self.db.find_proxy(id).await?.ok_or(Refusal::NotFound)?;
        self.person_for_proxies(who, Some(proxy.person), Deed::Update)
            .await?;
        Ok(proxy)
    }
}

fn view(proxy: Proxy, today: NaiveDate) -> ProxyView {
    ProxyView {
        in_force: proxy.is_in_force_on(today),
        id: proxy.id,
        masked_phone: proxy.phone.as_ref().map(Phone::masked),
        name: proxy.name,
        relation: proxy.relation,
        consent: proxy.consent,
        consent_on: proxy.consent_on,
        valid_to: proxy.valid_to,
    }
}
