//! Whom a scan means.

use crate::{Failure, Services};
use chrono::Datelike;
use domain::access::holds_number;
use domain::check_in::{Arrival, CheckInEntry, CheckInRecord, NAME_MAX, ScanReason, WalkIn};
use domain::consent::{Purpose, latest};
use domain::fair::code::{FairCode, ReadCode};
use domain::fair::{Fair, FairRegistration, RegistrationState, RegistrationWay};
use domain::person::Person;
use domain::values::{AreaLevel, Phone, Sex};
use search::plain_name;
use std::fmt::Write;
use store::Connection;

/// People of one name looked at.
const MOST: u32 = 2_000;

type Meant<T> = Result<Result<T, ScanReason>, Failure>;

impl Services {
    pub(super) async fn means(
        &self,
        db: &mut Connection,
        fair: &Fair,
        record: &CheckInRecord,
    ) -> Meant<Arrival> {
        match &record.entry {
            CheckInEntry::Code { code } => self.by_code(db, fair, code).await,
            CheckInEntry::Name { name, tail } => {
                let tail = tail.trim();
                let (Some(name), true) = (name_of(name), is_tail(tail)) else {
                    return Ok(Err(ScanReason::Unreadable));
                };
                let mut found = self.named(db, fair, &name).await?;
                found.retain(|one| {
                    one.phone
                        .as_ref()
                        .is_some_and(|phone| phone.as_ref().ends_with(tail))
                });
                self.only_one(db, fair, found).await
            }
            CheckInEntry::IdTail { tail, name } => self.by_id_tail(db, fair, (tail, name)).await,
            CheckInEntry::WalkIn { .. } => self.walk_in(db, fair, record).await,
            CheckInEntry::Stand { number } => {
                let Ok(number) = number.trim().parse::<u32>() else {
                    return Ok(Err(ScanReason::Unreadable));
                };
                let stands = db.list_fair_stands(&[fair.id]).await?;
                let stand = stands.iter().find(|stand| stand.state.number() == Some(number));
                Ok(stand
                    .map(|stand| Arrival::of_stand(stand.id))
                    .ok_or(ScanReason::NoStand))
            }
            CheckInEntry::Helper { name } => Ok(name_of(name)
                .map(Arrival::of_helper)
                .ok_or(ScanReason::Unreadable)),
        }
    }

    async fn by_code(&self, db: &mut Connection, fair: &Fair, code: &str) -> Meant<Arrival> {
        let code = match FairCode::read(code, fair.id) {
            ReadCode::NoCode => return Ok(Err(ScanReason::NoCode)),
            ReadCode::OfAnotherFair(code) => return Ok(Err(other_fair(db, fair, &code).await?)),
            ReadCode::OfThisFair(code) => code,
        };
        let Some(registration) = db.find_fair_registration_by_code(&code).await? else {
            return Ok(Err(ScanReason::Unknown));
        };
        if registration.fair != fair.id {
            return Ok(Err(other_fair(db, fair, &code).await?));
        }
        let person = match registration.person {
            None => None,
            Some(person) => db.find_person_or_kept(person).await?,
        };
        // The code of a file that was merged stands for the seat of the one that was kept.
        let own = match &person {
            Some(person) => db.find_fair_registration_of(fair.id, person.id).await?,
            None => None,
        };
        let seat = own.as_ref().unwrap_or(&registration);
        if seat.state == RegistrationState::Cancelled {
            return Ok(Err(ScanReason::Cancelled));
        }
        if let Some(person) = person {
            return Ok(Ok(self.arrival(db, &person, Some(seat)).await?));
        }
        let known = db.find_attendance_by_registration(registration.id).await?;
        Ok(Ok(known.map_or_else(
            || Arrival::of_registration(registration.id),
            |known| known.who,
        )))
    }

    async fn by_id_tail(
        &self,
        db: &mut Connection,
        fair: &Fair,
        (tail, name): (&str, &str),
    ) -> Meant<Arrival> {
        let tail = tail.trim().to_ascii_uppercase();
        if tail.len() != 4 || !tail.is_char_boundary(3) || !is_digits(&tail[..3]) {
            return Ok(Err(ScanReason::Unreadable));
        }
        let county = fair.plan.area.at(AreaLevel::County);
        let mut found = db.list_people_by_resident_tail(&tail, county).await?;
        if let Some(name) = name_of(name) {
            found.retain(|one| one.name == name);
        }
        self.only_one(db, fair, found).await
    }

    /// The one who is meant; of several the one who has registered.
    async fn only_one(&self, db: &mut Connection, fair: &Fair, found: Vec<Person>) -> Meant<Arrival> {
        let mut registered = Vec::new();
        for person in &found {
            let registration = db.find_fair_registration_of(fair.id, person.id).await?;
            registered.extend(registration.map(|registration| (person, registration)));
        }
        Ok(match (found.as_slice(), registered.as_slice()) {
            ([], _) => Err(ScanReason::NotFound),
            (_, [(_, one)]) if found.len() == 1 && one.state == RegistrationState::Cancelled => {
                Err(ScanReason::Cancelled)
            }
            (_, [(person, one)]) => Ok(self.arrival(db, person, Some(one)).await?),
            ([person], []) => Ok(self.arrival(db, person, None).await?),
            _ => Err(ScanReason::Unclear),
        })
    }

    /// Somebody who came without registering: the file is found by name and telephone, or by name and year of birth.
    async fn walk_in(&self, db: &mut Connection, fair: &Fair, record: &CheckInRecord) -> Meant<Arrival> {
        let Some(walk_in) = self.read_walk_in(&record.entry) else {
            return Ok(Err(ScanReason::Unreadable));
        };
        let mut found = self.named(db, fair, &walk_in.name).await?;
        match (&walk_in.phone, walk_in.birth_year) {
            (None, None) => found.clear(),
            (phone, year) => found.retain(|one| {
                phone
                    .as_ref()
                    .is_none_or(|phone| one.phone.as_ref() == Some(phone))
                    && year.is_none_or(|year| one.resident_id.birth().year() == year)
            }),
        }
        if let [person] = found.as_slice() {
            let registration = db.find_fair_registration_of(fair.id, person.id).await?;
            let has_seat = registration.is_some_and(|one| has_seat(&one));
            // A word at the gate opens what nobody has said anything about; a no in the file stands.
            let said = db.list_consents(person.id).await?;
            let refused = latest(&said, Purpose::EmployerContact).is_some_and(|last| !last.given);
            return Ok(Ok(Arrival::of_person(
                person.id,
                has_seat,
                walk_in.shares && !refused,
            )));
        }
        let stranger = Arrival::of_stranger(record.id, walk_in);
        let key = self.sealed_key(&stranger.key);
        Ok(Ok(Arrival { key, ..stranger }))
    }

    fn read_walk_in(&self, entry: &CheckInEntry) -> Option<WalkIn> {
        let CheckInEntry::WalkIn {
            name,
            sex,
            birth_year,
            phone,
            shares,
        } = entry
        else {
            return None;
        };
        let year = match birth_year.trim() {
            "" => None,
            text => Some(text.parse::<i32>().ok()?),
        };
        let this_year = self.clock.today().year();
        if year.is_some_and(|year| !(this_year - 100..=this_year).contains(&year)) {
            return None;
        }
        Some(WalkIn {
            name: name_of(name)?,
            sex: match sex.trim() {
                "" => None,
                "male" => Some(Sex::Male),
                "female" => Some(Sex::Female),
                _ => return None,
            },
            birth_year: year,
            phone: match phone.trim() {
                "" => None,
                text => Some(Phone::parse(text).ok()?),
            },
            shares: *shares,
        })
    }

    /// A key that nobody can read back: there may be a number in it.
    fn sealed_key(&self, key: &str) -> String {
        let mark = self.link_key.mark("fair walk-in", key);
        mark.iter()
            .take(16)
            .fold("walk_in:".to_owned(), |mut text, byte| {
                // Writing into a text does not fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
    }

    async fn named(&self, db: &mut Connection, fair: &Fair, name: &str) -> Result<Vec<Person>, Failure> {
        let county = fair.plan.area.at(AreaLevel::County);
        let mut ids = db.list_people_by_key(&plain_name(name), county, MOST).await?;
        ids.sort_unstable();
        ids.dedup();
        let mut found = db.list_people(&ids).await?;
        found.retain(|one| one.name == name);
        Ok(found)
    }

    async fn arrival(
        &self,
        db: &mut Connection,
        person: &Person,
        registration: Option<&FairRegistration>,
    ) -> Result<Arrival, Failure> {
        let shares = self.may_use(db, person, Purpose::EmployerContact).await?;
        Ok(Arrival::of_person(
            person.id,
            registration.is_some_and(has_seat),
            shares,
        ))
    }
}

/// A code of another fair: of one that is over, or of one to come.
async fn other_fair(db: &mut Connection, fair: &Fair, code: &FairCode) -> Result<ScanReason, Failure> {
    let Some(registration) = db.find_fair_registration_by_code(code).await? else {
        return Ok(ScanReason::OtherFair);
    };
    let other = db.find_fair(registration.fair).await?;
    let is_past = other.is_some_and(|other| other.plan.held_on < fair.plan.held_on);
    Ok(if is_past {
        ScanReason::PastFair
    } else {
        ScanReason::OtherFair
    })
}

/// Whether somebody had registered before they came.
fn has_seat(one: &FairRegistration) -> bool {
    one.has_said_yes() && one.way != RegistrationWay::WalkIn
}

/// A name as it may be kept: short, and no number.
fn name_of(text: &str) -> Option<String> {
    let name = text.trim();
    let is_name = !name.is_empty() && name.chars().count() <= NAME_MAX && !holds_number(name);
    is_name.then(|| name.to_owned())
}

fn is_tail(text: &str) -> bool {
    text.len() == 4 && is_digits(text)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
