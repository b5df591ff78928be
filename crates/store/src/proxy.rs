//! Table `proxy`: who acts for whom. The telephone number is sealed.

use crate::row::{Place, instant};
use crate::vault::columns::{PHONE_INDEX, PROXY_PHONE};
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LeadId, PersonId, ProxyId};
use domain::proxy::Proxy;
use domain::values::Phone;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, person_id, name, relation, phone, consent, consent_on, valid_to, recorded_by, recorded_at, revoked_at,
             code_version FROM proxy ",
            $tail
        )
    };
}

impl Connection {
    /// The proxy with this id, in force or not.
    pub async fn find_proxy(&mut self, id: ProxyId) -> Result<Option<Proxy>, StoreError> {
        let row = fetch_optional!(self, ProxyRow, select!("WHERE id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The proxy whose paper code has this hash, in force or not.
    pub async fn find_proxy_by_code(&mut self, code_hash: &[u8]) -> Result<Option<Proxy>, StoreError> {
        let row = fetch_optional!(self, ProxyRow, select!("WHERE code_hash = $1"), code_hash)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Everybody recorded as acting for a person, the latest first.
    pub async fn list_proxies_of(&mut self, person: PersonId) -> Result<Vec<Proxy>, StoreError> {
        let sql = select!("WHERE person_id = $1 ORDER BY recorded_at DESC, id");
        let rows = fetch_all!(self, ProxyRow, sql, person.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Every proxy with this telephone number.
    pub async fn list_proxies_by_phone(&mut self, phone: &Phone) -> Result<Vec<Proxy>, StoreError> {
        let mark = PHONE_INDEX.mark(&self.ring().await?, phone.as_ref());
        let sql = select!("WHERE phone_index = $1 ORDER BY recorded_at, id");
        let rows = fetch_all!(self, ProxyRow, sql, mark)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Which of a person's leads a proxy answered.
    pub async fn list_leads_answered_by_proxy(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<(LeadId, ProxyId)>, StoreError> {
        let sql = "SELECT id, answered_by_proxy FROM lead
            WHERE person_id = $1 AND answer IS NOT NULL AND answered_by_proxy IS NOT NULL";
        let rows = fetch_all!(self, (Uuid, Uuid), sql, person.0)?;
        Ok(rows
            .into_iter()
            .map(|(lead, proxy)| (LeadId(lead), ProxyId(proxy)))
            .collect())
    }
}

impl Transaction {
    /// Adds a proxy with the hash of its paper code.
    pub async fn add_proxy(&mut self, proxy: &Proxy, code_hash: &[u8]) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let phone = proxy.phone.as_ref().map(AsRef::<str>::as_ref);
        execute!(
            self,
            "INSERT INTO proxy (id, person_id, name, relation, phone, phone_index, consent, consent_on, valid_to,
            recorded_by, recorded_at, revoked_at, code_version, code_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            proxy.id.0,
            proxy.person.0,
            &proxy.name,
            proxy.relation.code(),
            phone.map(|text| ring.seal(PROXY_PHONE.cell(proxy.id.0), text)),
            phone.map(|text| PHONE_INDEX.mark(&ring, text)),
            proxy.consent.code(),
            proxy.consent_on,
            proxy.valid_to,
            &proxy.recorded_by,
            instant(proxy.recorded_at),
            proxy.revoked_at.map(instant),
            i64::from(proxy.code_version),
            code_hash,
        )?;
        Ok(())
    }

    /// Takes a proxy back. Says whether one was in force.
    pub async fn revoke_proxy(&mut self, id: ProxyId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE proxy SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }

    /// Gives a proxy another paper code. Says whether there is such a proxy.
    pub async fn set_proxy_code(
        &mut self,
        id: ProxyId,
        version: u32,
        code_hash: &[u8],
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE proxy SET code_version = $2, code_hash = $3 WHERE id = $1";
        Ok(execute!(self, sql, id.0, i64::from(version), code_hash)? > 0)
    }

    /// Notes which proxy answered a lead; `None` = the person. Says whether there is such a lead.
    pub async fn set_lead_answered_by(
        &mut self,
        lead: LeadId,
        proxy: Option<ProxyId>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE lead SET answered_by_proxy = $2 WHERE id = $1";
        Ok(execute!(self, sql, lead.0, proxy.map(|proxy| proxy.0))? > 0)
    }
}

on_database! {
    find_proxy(id: ProxyId) -> Option<Proxy>;
    find_proxy_by_code(code_hash: &[u8]) -> Option<Proxy>;
    list_proxies_of(person: PersonId) -> Vec<Proxy>;
    list_proxies_by_phone(phone: &Phone) -> Vec<Proxy>;
    list_leads_answered_by_proxy(person: PersonId) -> Vec<(LeadId, ProxyId)>;
}

#[derive(sqlx::FromRow)]
struct ProxyRow {
    id: Uuid,
    person_id: Uuid,
    name: String,
    relation: String,
    phone: Option<Sealed>,
    consent: String,
    consent_on: NaiveDate,
    valid_to: NaiveDate,
    recorded_by: String,
    recorded_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
    code_version: i64,
}

impl ProxyRow {
    fn open(self, keys: &Keys) -> Result<Proxy, StoreError> {
        let place = Place {
            table: "proxy",
            id: self.id,
        };
        let phone = self
            .phone
            .map(|sealed| keys.open(PROXY_PHONE.cell(self.id), &sealed))
            .transpose()?;
        Ok(Proxy {
            id: ProxyId(self.id),
            person: PersonId(self.person_id),
            name: self.name,
            relation: place.parse("relation", &self.relation)?,
            phone: place.text_option("phone", phone)?,
            consent: place.parse("consent", &self.consent)?,
            consent_on: self.consent_on,
            valid_to: self.valid_to,
            recorded_by: self.recorded_by,
            recorded_at: self.recorded_at,
            revoked_at: self.revoked_at,
            code_version: place.number("code_version", self.code_version)?,
        })
    }
}
