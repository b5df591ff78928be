//! Receipts: a file says which leads arrived, when, by which way, and what proves it.

mod proof;
mod read;

use crate::explain::FitDay;
use crate::import::ImportAccount;
use crate::import::fault::Fault;
use crate::{Failure, Services};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::consent::{Purpose, latest};
use domain::fit::{Seeker, eligible};
use domain::ids::{EmployerId, LeadId, PersonId, VacancyId};
use domain::lead::{Channel, Delivery, Lead, LeadState};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::vacancy::Vacancy;
use proof::Proof;
use read::Receipt;
use serde_json::json;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::time::Instant;
use store::{Lock, Transaction};

const UNKNOWN_PERSON: Fault = Fault::new("unknown_person", "There is no person with this number.");
const UNKNOWN_VACANCY: Fault = Fault::new("unknown_vacancy", "There is no vacancy with this number.");
const IN_FUTURE: Fault = Fault::new("in_future", "The time of delivery lies in the future.");
const GONE: Fault = Fault::new(
    "vacancy_gone",
    "The vacancy was withdrawn before this delivery; nothing counts.",
);
const HAS_ARRIVED: Fault = Fault::new(
    "has_arrived",
    "This lead has arrived already; a later failure does not undo it.",
);

const NO_MESSAGES: Fault = Fault::new(
    "no_messages",
    "The person had said no to text messages by then; such a message does not count.",
);

/// What came of one receipt.
enum Came {
    Added,
    Changed,
    Known,
    Refused(&'static str, Fault),
}

impl Services {
    /// Takes receipts in, in one transaction. A receipt for a pair that no round planned makes a lead by hand. The time
    /// of delivery decides the year, not the time of the upload.
    pub async fn deliver_leads(
        &self,
        path: &Path,
        dry_run: bool,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<ImportAccount, Failure> {
        let started = Instant::now();
        let (receipts, mut account) = read::read(path, self.clock.now())?;
        let mut change = self.db.begin().await?;
        change.lock(Lock::Round).await?;
        let mut ledger = Ledger::open(self, &mut change).await?;
        for (done, receipt) in receipts.iter().enumerate() {
            match ledger.take(&mut change, receipt).await? {
                Came::Added => account.inserted += 1,
                Came::Changed => account.updated += 1,
                Came::Known => account.unchanged += 1,
                Came::Refused(column, fault) => account.refuse(receipt.row, &[(column, fault)]),
            }
            if done % 500 == 0 {
                progress(done as u64 * 1000 / receipts.len() as u64);
            }
        }
        let touched: Vec<PersonId> = ledger.touched.into_iter().collect();
        change.add_tasks_due(&touched).await?;
        account.refusals.sort_by_key(|refusal| refusal.row);
        account.dry_run = dry_run;
        let detail =
            json!({ "rows": account.rows, "updated": account.updated, "inserted": account.inserted });
        change
            .add_audit(&self.audit(&Actor::Operator, "deliver", "file", String::new(), detail))
            .await?;
        if dry_run {
            change.rollback().await?;
        } else {
            change.commit().await?;
        }
        account.seconds = started.elapsed().as_secs_f64();
        Ok(account)
    }
}

/// The numbers of people and vacancies, and what was looked up already.
struct Ledger<'a> {
    services: &'a Services,
    people: HashMap<String, PersonId>,
    vacancies: HashMap<String, VacancyId>,
    blacklisted: BTreeSet<EmployerId>,
    read_people: HashMap<PersonId, Person>,
    read_vacancies: HashMap<VacancyId, Vacancy>,
    days: HashMap<NaiveDate, FitDay>,
    /// Whose leads have moved.
    touched: BTreeSet<PersonId>,
}

impl<'a> Ledger<'a> {
    async fn open(services: &'a Services, change: &mut Transaction) -> Result<Self, Failure> {
        let listed = change.list_blacklisted_employers().await?;
        Ok(Self {
            services,
            people: change
                .list_person_keys()
                .await?
                .into_iter()
                .map(|key| (key.no, key.id))
                .collect(),
            vacancies: change
                .list_vacancy_keys()
                .await?
                .into_iter()
                .map(|key| (key.no, key.id))
                .collect(),
            blacklisted: listed.into_iter().map(|employer| employer.id).collect(),
            read_people: HashMap::new(),
            read_vacancies: HashMap::new(),
            days: HashMap::new(),
            touched: BTreeSet::new(),
        })
    }

    async fn take(&mut self, change: &mut Transaction, receipt: &Receipt) -> Result<Came, Failure> {
        let Some(person) = self.people.get(&receipt.person_no).copied() else {
            return Ok(Came::Refused("person_no", UNKNOWN_PERSON));
        };
        let Some(vacancy) = self.vacancies.get(&receipt.vacancy_no).copied() else {
            return Ok(Came::Refused("vacancy_no", UNKNOWN_VACANCY));
        };
        if receipt.at > self.services.clock.now() {
            return Ok(Came::Refused("delivered_at", IN_FUTURE));
        }
        if self.was_unwanted(change, receipt, person).await? {
            return Ok(Came::Refused("channel", NO_MESSAGES));
        }
        self.touched.insert(person);
        match change.find_lead_of(person, vacancy).await? {
            Some(lead) => self.advance(change, receipt, &lead).await,
            None => self.by_hand(change, receipt, person, vacancy).await,
        }
    }

    /// Whether it is a text message to somebody who had said no to them by the time it arrived.
    async fn was_unwanted(
        &self,
        change: &mut Transaction,
        receipt: &Receipt,
        person: PersonId,
    ) -> Result<bool, Failure> {
        if receipt.channel != Channel::Sms {
            return Ok(false);
        }
        let said = change.list_consents(person).await?;
        let by_then: Vec<_> = said.into_iter().filter(|one| one.at <= receipt.at).collect();
        Ok(latest(&by_then, Purpose::Messages).is_some_and(|one| !one.given))
    }

    /// Moves a lead that is there.
    async fn advance(
        &mut self,
        change: &mut Transaction,
        receipt: &Receipt,
        lead: &Lead,
    ) -> Result<Came, Failure> {
        if is_old_news(receipt, &lead.state) {
            return Ok(Came::Known);
        }
        let known = lead.state.delivery().map(|delivery| delivery.at);
        let next = match &receipt.proof {
            Proof::Failed if known.is_some() => return Ok(Came::Refused("evidence", HAS_ARRIVED)),
            Proof::Failed => lead.state.clone().fail(receipt.channel, receipt.at),
            Proof::Of { .. } if known.is_some() => {
                let delivery = self.delivery(change, receipt, lead).await?;
                if delivery.suitable {
                    Ok(lead.state.clone().prove_earlier(delivery))
                } else {
                    return Ok(Came::Known);
                }
            }
            Proof::Of { .. } => {
                let delivery = self.delivery(change, receipt, lead).await?;
                match lead.state.clone() {
                    LeadState::Withdrawn { at } if receipt.at < at => Ok(LeadState::Closed { delivery, at }),
                    state => state.deliver(delivery),
                }
            }
        };
        let Ok(next) = next else {
            return Ok(Came::Refused("vacancy_no", GONE));
        };
        if next == lead.state {
            return Ok(Came::Known);
        }
        if !change.set_lead_state(lead.id, &lead.state, &next).await? {
            return Err(Refusal::Changed.into());
        }
        Ok(Came::Changed)
    }

    /// Makes a lead that no round planned: somebody told the person on their own account.
    async fn by_hand(
        &mut self,
        change: &mut Transaction,
        receipt: &Receipt,
        person: PersonId,
        vacancy: VacancyId,
    ) -> Result<Came, Failure> {
        let now = self.services.clock.now();
        let mut lead = Lead {
            id: LeadId::new(&*self.services.ids, now),
            person,
            vacancy,
            round: None,
            planned_on: day_in_shanghai(receipt.at),
            score: 0,
            reasons: Vec::new(),
            ask_first: false,
            state: LeadState::Planned,
        };
        lead.state = match receipt.proof {
            Proof::Failed => LeadState::Failed {
                channel: receipt.channel,
                at: receipt.at,
            },
            Proof::Of { .. } => LeadState::Delivered {
                delivery: self.delivery(change, receipt, &lead).await?,
            },
        };
        change.add_leads(&[lead]).await?;
        Ok(Came::Added)
    }

    /// The proof, with the judgement whether the vacancy was open and suitable on that day.
    async fn delivery(
        &mut self,
        change: &mut Transaction,
        receipt: &Receipt,
        lead: &Lead,
    ) -> Result<Delivery, Failure> {
        let Proof::Of { evidence, note } = &receipt.proof else {
            return Err(Failure::message("A failure is no delivery."));
        };
        let withdrawn_later = matches!(
            lead.state,
            LeadState::Withdrawn { at } | LeadState::Closed { at, .. } if receipt.at < at
        );
        let suitable = self
            .was_suitable(change, lead, day_in_shanghai(receipt.at), withdrawn_later)
            .await?;
        Ok(Delivery {
            channel: receipt.channel,
            at: receipt.at,
            evidence: *evidence,
            note: note.clone(),
            suitable,
        })
    }

    async fn was_suitable(
        &mut self,
        change: &mut Transaction,
        lead: &Lead,
        on: NaiveDate,
        withdrawn_later: bool,
    ) -> Result<bool, Failure> {
        self.read(change, lead).await?;
        if let Entry::Vacant(unknown) = self.days.entry(on) {
            unknown.insert(FitDay::new(change.list_policy_parameters().await?, on)?);
        }
        let (person, vacancy, day) = (
            self.read_people.get(&lead.person),
            self.read_vacancies.get(&lead.vacancy),
            self.days.get(&on),
        );
        let (Some(person), Some(vacancy), Some(day)) = (person, vacancy, day) else {
            return Ok(false);
        };
        let mut offer = day.offer(vacancy, self.blacklisted.contains(&vacancy.employer));
        if withdrawn_later {
            offer.published = true;
            offer.openings = offer.openings.max(1);
        }
        Ok(eligible(&Seeker::from(person), &offer, on, &day.figures))
    }

    async fn read(&mut self, change: &mut Transaction, lead: &Lead) -> Result<(), Failure> {
        if !self.read_people.contains_key(&lead.person) {
            self.read_people.extend(
                change
                    .find_person(lead.person)
                    .await?
                    .map(|person| (person.id, person)),
            );
        }
        if !self.read_vacancies.contains_key(&lead.vacancy) {
            self.read_vacancies.extend(
                change
                    .find_vacancy(lead.vacancy)
                    .await?
                    .map(|vacancy| (vacancy.id, vacancy)),
            );
        }
        Ok(())
    }
}

/// Whether a receipt adds nothing to what is known: an earlier delivery, or a failure overtaken by what came later.
fn is_old_news(receipt: &Receipt, state: &LeadState) -> bool {
    match (&receipt.proof, state, state.delivery()) {
        (Proof::Failed, LeadState::Failed { at, .. }, _) => receipt.at <= *at,
        (Proof::Failed, _, Some(delivery)) => receipt.at <= delivery.at,
        (Proof::Of { .. }, _, Some(delivery)) => receipt.at >= delivery.at,
        _ => false,
    }
}

/// What a row says, for the reader.
fn receipt(
    row: u32,
    person_no: &str,
    vacancy_no: &str,
    channel: Channel,
    at: DateTime<Utc>,
    proof: Proof,
) -> Receipt {
    Receipt {
        row,
        person_no: person_no.to_owned(),
        vacancy_no: vacancy_no.to_owned(),
        channel,
        at,
        proof,
    }
}
