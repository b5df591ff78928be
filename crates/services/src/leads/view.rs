//! Leads as people and staff see them.

use super::{Failure, Lead, LeadView, Person, Services, Vacancy};
use crate::import::wording;
use domain::candidate::{Candidate, Reply};
use domain::consent::Purpose;
use domain::fit::Reason;
use domain::ids::{LeadId, VacancyId};
use domain::lead::LeadState;
use std::collections::HashMap;

/// Characters of the short text on a card.
const SUMMARY: usize = 120;

impl Services {
    /// The leads with all that their cards show, in their order.
    pub(crate) async fn lead_views(
        &self,
        person: &Person,
        leads: Vec<Lead>,
    ) -> Result<Vec<LeadView>, Failure> {
        let ids: Vec<VacancyId> = leads.iter().map(|lead| lead.vacancy).collect();
        let vacancies: HashMap<VacancyId, Vacancy> = self
            .db
            .list_vacancies(&ids)
            .await?
            .into_iter()
            .map(|vacancy| (vacancy.id, vacancy))
            .collect();
        let book = self.area_book().await?;
        let (today, fresh) = (self.clock.today(), self.fresh_days().await?);
        let listed = self.blacklisted_employers().await?;
        let leads_told: Vec<LeadId> = leads.iter().map(|lead| lead.id).collect();
        let mut db = self.db.read().await?;
        let replies = db.list_candidates(&leads_told).await?;
        let mut replies: HashMap<LeadId, Candidate> =
            replies.into_iter().map(|one| (one.lead, one)).collect();
        let shares = self.may_use(&mut db, person, Purpose::EmployerContact).await?;
        drop(db);
        let mut view = |lead: Lead| {
            let vacancy = vacancies.get(&lead.vacancy)?;
            let ended = matches!(lead.state, LeadState::Withdrawn { .. } | LeadState::Closed { .. });
            let open = vacancy.is_open_on(today, fresh) && !ended && !listed.contains(&vacancy.employer);
            let reply = replies.remove(&lead.id);
            Some(LeadView {
                shown_at: reply.as_ref().and_then(|one| one.shown_at),
                reply: reply.map(|one| one.reply).unwrap_or_default(),
                asks_to_share: !shares,
                ..lead_view(person, &lead, vacancy, book.place(vacancy.area), open)
            })
        };
        Ok(leads.into_iter().filter_map(&mut view).collect())
    }
}

fn lead_view(person: &Person, lead: &Lead, vacancy: &Vacancy, place: String, open: bool) -> LeadView {
    LeadView {
        id: lead.id,
        vacancy: lead.vacancy,
        title: vacancy.title.clone(),
        employer: vacancy.employer_name.clone(),
        place,
        address: vacancy.address.clone(),
        metres: person
            .point
            .zip(vacancy.point)
            .map(|(home, work)| home.metres_to(work)),
        wage: vacancy.wage,
        conditions: vacancy.conditions,
        demands: vacancy.demands,
        summary: summary(&wording::blank(&vacancy.description, &vacancy.unlawful)),
        phone: vacancy.phone.clone(),
        reasons: lead
            .reasons
            .iter()
            .filter_map(|key| key.parse::<Reason>().ok())
            .collect(),
        open_to: vacancy.open_to,
        open,
        answer: lead.state.answer(),
        delivered_at: lead.state.delivery().map(|delivery| delivery.at),
        state: lead.state.code().to_owned(),
        reply: Reply::None,
        shown_at: None,
        asks_to_share: false,
    }
}

/// The beginning of a text, up to the end of a sentence where one is near.
fn summary(text: &str) -> String {
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= SUMMARY {
        return flat;
    }
    let start: String = flat.chars().take(SUMMARY).collect();
    match start.rfind(['。', '！', '；', ';']) {
        Some(end) if end > start.len() / 2 => {
            let after = start[end..].chars().next().map_or(0, char::len_utf8);
            start[..end + after].to_owned()
        }
        _ => format!("{start}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_ends_with_a_sentence_where_it_can() {
        assert_eq!(summary("做饭。\n打扫。"), "做饭。 打扫。");
        let long = format!("{}。{}", "很".repeat(90), "长".repeat(90));
        assert_eq!(summary(&long), format!("{}。", "很".repeat(90)));
        assert!(summary(&"长".repeat(200)).ends_with('…'));
    }
}
