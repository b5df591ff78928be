//! What the demo county's log and inbox hold: a few looks at files, a number shown in full, and people who ask about their
//! own data.

use crate::{Failure, Services};
use chrono::TimeDelta;
use domain::access::{Access, AccessKind, RevealReason};
use domain::actor::Actor;
use domain::data_request::{Asked, DataRequest, RequestState};
use domain::ids::DataRequestId;
use domain::params::ParamKey;
use domain::person::Person;
use domain::person_field::PersonField;
use domain::values::AreaLevel;
use domain::values::dates::add_days;
use std::collections::HashMap;
use store::Account;

/// Who looked at the first person's data how many days ago.
const LOOKS: [(&str, AccessKind, i64); 6] = [
    ("village", AccessKind::Leads, 12),
    ("village", AccessKind::File, 12),
    ("village", AccessKind::Call, 11),
    ("town", AccessKind::File, 5),
    ("town", AccessKind::Reveal, 5),
    ("auditor", AccessKind::File, 2),
];

impl Services {
    /// Fills log and inbox around one person.
    pub(super) async fn demo_privacy(&self, served: &Person, people: &[Person]) -> Result<(), Failure> {
        let accounts = self.db.list_accounts().await?;
        let accounts: HashMap<&str, &Account> =
            accounts.iter().map(|one| (one.login.as_str(), one)).collect();
        let looks = LOOKS.iter().filter_map(|(login, kind, days)| {
            let account = accounts.get(login)?;
            Some(self.look(account, *kind, served, *days))
        });
        let town = served
            .living_area
            .at(AreaLevel::Town)
            .unwrap_or(served.living_area);
        let mut others = people
            .iter()
            .filter(|one| one.id != served.id && town.contains(one.living_area));
        let skills = Asked::Correct {
            field: PersonField::Skills,
            wanted: "编筐、缝纫".to_owned(),
        };
        let address = Asked::Correct {
            field: PersonField::Address,
            wanted: "三组 18 号".to_owned(),
        };
        let wishes = [
            (Some(served), skills, "我还会编筐", 3),
            (others.next(), address, "去年搬到三组了", 27),
            (others.next(), Asked::Erase, "去外地长住了", 1),
        ];
        let lines: Vec<Access> = looks.collect();
        let mut change = self.db.begin().await?;
        change.add_access(&lines).await?;
        let answer = change
            .list_policy_parameters()
            .await?
            .general(ParamKey::DataAnswerDays, self.clock.today())?;
        for (person, asked, note, days) in wishes {
            if let Some(person) = person {
                let request = self.wish(person, asked, note, (days, answer.max(0).unsigned_abs()));
                change.add_data_request(&request).await?;
            }
        }
        Ok(change.commit().await?)
    }

    fn look(&self, account: &Account, kind: AccessKind, person: &Person, days: i64) -> Access {
        let (field, reason) = match kind {
            AccessKind::Call => (Some(PersonField::Phone), Some(RevealReason::Call)),
            AccessKind::Reveal => (Some(PersonField::ResidentId), Some(RevealReason::Compare)),
            _ => (None, None),
        };
        Access {
            at: self.clock.now() - TimeDelta::days(days),
            account: account.id,
            role: account.role.party(),
            office: account.area,
            kind,
            person: Some(person.id),
            area: person.living_area,
            field,
            reason,
            note: String::new(),
            records: 1,
        }
    }

    fn wish(&self, person: &Person, asked: Asked, note: &str, (ago, answer): (i64, u64)) -> DataRequest {
        let asked_at = self.clock.now() - TimeDelta::days(ago);
        DataRequest {
            id: DataRequestId::new(&*self.ids, asked_at),
            person: person.id,
            asked,
            note: note.to_owned(),
            state: RequestState::Open,
            asked_at,
            asked_by: Actor::Seeker(person.id).label(),
            due_on: add_days(domain::clock::day_in_shanghai(asked_at), answer),
            decided: None,
        }
    }
}
