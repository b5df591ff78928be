//! Households of two files that become one: nobody belongs to two households, and nobody twice to one.

use crate::household::told;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::household::{Household, Member, Relation};
use domain::ids::{HouseholdId, MemberId, PersonId};
use domain::merge::MergeRecord;
use store::{Connection, Transaction};

impl Services {
    /// What the kept one is to the head of a household whose head the other file was, where both belong to it: the kept one
    /// becomes the head.
    pub(super) async fn head_passes(
        &self,
        db: &mut Connection,
        kept: PersonId,
        theirs: &[Member],
    ) -> Result<Option<(MemberId, Relation)>, Failure> {
        let own = present(&db.list_memberships_of(kept).await?).cloned();
        let passes = own.filter(|own| {
            present(theirs).is_some_and(|one| {
                one.household == own.household
                    && one.relation == Relation::Head
                    && own.relation != Relation::Head
            })
        });
        Ok(passes.map(|own| (own.id, own.relation)))
    }

    /// The household of the file that goes, where nobody else belongs to it and the kept one belongs to another: it ends
    /// with the merge.
    pub(super) async fn left_empty(
        &self,
        db: &mut Connection,
        kept: PersonId,
        theirs: &[Member],
    ) -> Result<Vec<HouseholdId>, Failure> {
        let own = present(&db.list_memberships_of(kept).await?).map(|own| own.household);
        let left = present(theirs).map(|one| one.household);
        let (Some(own), Some(left)) = (own, left) else {
            return Ok(Vec::new());
        };
        let members = db.list_household_members(left).await?;
        let stays = members.iter().filter(|member| member.left_on.is_none()).count() > 1;
        Ok((own != left && !stays).then_some(left).into_iter().collect())
    }

    /// Memberships come over; one in the household of the kept file goes, one in another household ends today.
    pub(super) async fn merge_households(
        &self,
        change: &mut Transaction,
        who: &Actor,
        record: &MergeRecord,
    ) -> Result<(), Failure> {
        let kept = record.after.person.id;
        let own = present(&change.list_memberships_of(kept).await?).map(|own| own.household);
        for member in &record.members {
            let is_present = member.left_on.is_none();
            match own.filter(|_| is_present) {
                Some(own) if own == member.household => {
                    change.delete_household_member(member.id).await?;
                    self.tell_of(change, who, own, "left", &record.gone.person.name)
                        .await?;
                }
                Some(_) => {
                    let ended = Member {
                        person: Some(kept),
                        left_on: Some(self.clock.today()),
                        ..member.clone()
                    };
                    change.move_household_member(&ended).await?;
                    self.tell_of(change, who, member.household, "left", &record.gone.person.name)
                        .await?;
                }
                None => {
                    let moved = Member {
                        person: Some(kept),
                        ..member.clone()
                    };
                    change.move_household_member(&moved).await?;
                }
            }
        }
        if let Some((member, _)) = record.relation {
            change.set_household_relation(member, Relation::Head).await?;
        }
        end_households(change, record, (None, record.ended_on)).await
    }

    /// Memberships go back; what was ended or begun since stays as it is. Nobody goes back into a household that is no more.
    pub(super) async fn part_households(
        &self,
        change: &mut Transaction,
        who: &Actor,
        record: &MergeRecord,
    ) -> Result<(), Failure> {
        let gone = record.gone.person.id;
        end_households(change, record, (record.ended_on, None)).await?;
        for was in &record.members {
            let household = change.find_household(was.household).await?;
            let is_over = household.is_none_or(|household| household.ended_on.is_some());
            match change.find_household_member(was.id).await? {
                None if is_over => {}
                None => {
                    change.add_household_members(std::slice::from_ref(was)).await?;
                    self.tell_of(change, who, was.household, "joined", &record.gone.person.name)
                        .await?;
                }
                Some(now) => {
                    let ended_by_merge = was.left_on.is_none() && ended_with(&now, record) && !is_over;
                    let back = Member {
                        person: Some(gone),
                        left_on: if ended_by_merge { None } else { now.left_on },
                        ..now
                    };
                    change.move_household_member(&back).await?;
                    if ended_by_merge && now.left_on.is_some() {
                        self.tell_of(change, who, was.household, "joined", &record.gone.person.name)
                            .await?;
                    }
                }
            }
        }
        if let Some((member, relation)) = record.relation {
            let now = change.find_household_member(member).await?;
            if now.is_some_and(|now| now.relation == Relation::Head) {
                change.set_household_relation(member, relation).await?;
            }
        }
        Ok(())
    }

    async fn tell_of(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: HouseholdId,
        deed: &str,
        name: &str,
    ) -> Result<(), Failure> {
        let version = change
            .find_household(id)
            .await?
            .map_or(1, |household| household.version);
        let line = match deed {
            "left" => told(deed, name.to_owned(), String::new()),
            _ => told(deed, String::new(), name.to_owned()),
        };
        self.tell_household(change, who, id, version, &[line]).await
    }
}

/// Says when the households ended that the merge left empty, unless somebody has said otherwise since.
async fn end_households(
    change: &mut Transaction,
    record: &MergeRecord,
    (was, is): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<(), Failure> {
    for household in change.list_households(&record.ended_households).await? {
        if household.ended_on == was {
            let ended_on = is;
            change
                .set_household(&Household {
                    ended_on,
                    ..household
                })
                .await?;
        }
    }
    Ok(())
}

/// Where somebody belongs now.
fn present(members: &[Member]) -> Option<&Member> {
    members.iter().find(|member| member.left_on.is_none())
}

/// Whether a membership came over as ended because the kept one belonged elsewhere.
fn ended_with(now: &Member, record: &MergeRecord) -> bool {
    now.left_on.is_none() || now.left_on == record.ended_on
}
