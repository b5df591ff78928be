//! The posts of a place, one with everything known of it, and the names that hang out.

use super::{may_check, may_grant, may_read};
use crate::{AreaBook, Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, PublicPostId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::{Category, Person, masked_name};
use domain::ports::{
    PostApplicant, PostCandidate, PostFilter, PostLine, PostList, PostNotice, PostView, TenureLine,
};
use domain::public_post::{PostKind, PostState, PublicPost, Tenure, TenureState};
use domain::refusal::Refusal;
use domain::values::{AreaCode, AreaLevel};
use std::collections::{BTreeSet, HashMap};
use store::Connection;

impl Services {
    pub(super) async fn post_list(&self, who: &Actor, filter: PostFilter) -> Result<PostList, Failure> {
        let (area, mut posts) = self.posts_of_asker(who, filter.area).await?;
        if !filter.all {
            posts.retain(|post| {
                !matches!(
                    post.state,
                    PostState::Refused { .. } | PostState::Withdrawn { .. }
                )
            });
        }
        let mut db = self.db.read().await?;
        let ids: Vec<PublicPostId> = posts.iter().map(|post| post.id).collect();
        let tenures = db.list_tenures(&ids).await?;
        let book = self.area_book().await?;
        let mut lines = Vec::new();
        for post in posts {
            lines.push(line_of(&mut db, &book, post, &tenures).await?);
        }
        lines.sort_by_key(|line| (rank(&line.post.state), std::cmp::Reverse(line.post.made_at)));
        let disabled = share_of_disabled(&mut db, &lines, &tenures).await?;
        let applicants = match who {
            Actor::Employer { .. } => applicants_of(&people_of(&mut db, &tenures).await?, &tenures, &book),
            _ => Vec::new(),
        };
        let params = db.list_policy_parameters().await?;
        let today = self.clock.today();
        Ok(PostList {
            lines,
            applicants,
            may_file: may_file(who),
            may_decide: who.scope(Deed::Approve, Function::PublicPost).is_ok(),
            disabled,
            disabled_percent: params.value(ParamKey::PostDisabledPercent, area, today).ok(),
            today,
        })
    }

    /// The posts the asker reads, and the area they are of.
    pub(super) async fn posts_of_asker(
        &self,
        who: &Actor,
        asked: Option<AreaCode>,
    ) -> Result<(Option<AreaCode>, Vec<PublicPost>), Failure> {
        if let Actor::Employer { .. } = who {
            let employer = who.own_employer(Deed::Create, Function::PublicPost)?;
            return Ok((None, self.db.list_public_posts_of(employer).await?));
        }
        let scope = who.scope(Deed::Read, Function::PublicPost)?;
        let scope = match asked {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        // Posts of the township are for its villages too.
        let county = scope.area.and_then(|area| area.at(AreaLevel::County));
        let mut posts = self.db.list_public_posts(county.or(scope.area)).await?;
        posts.retain(|post| {
            let place = post.need.area;
            scope
                .area
                .is_none_or(|own| own.contains(place) || place.contains(own))
        });
        Ok((scope.area, posts))
    }

    pub(super) async fn post_view(&self, who: &Actor, id: PublicPostId) -> Result<PostView, Failure> {
        if !matches!(who, Actor::Employer { .. }) {
            who.scope(Deed::Read, Function::PublicPost)?;
        }
        let mut db = self.db.read().await?;
        let post = db.find_public_post(id).await?.ok_or(Refusal::NotFound)?;
        may_read(who, &post)?;
        let book = self.area_book().await?;
        let tenures = db.list_tenures(&[id]).await?;
        let reads_people = !matches!(who, Actor::Employer { .. });
        let shown = if reads_people { tenures.as_slice() } else { &[] };
        let lines = self.tenure_lines(&mut db, who, (&post, shown), &book).await?;
        let candidates = match post.state.vacancy() {
            Some(vacancy) if reads_people => {
                let yes = db.list_yes_to(vacancy).await?;
                let known: BTreeSet<PersonId> = tenures.iter().map(|one| one.person).collect();
                let ids: Vec<PersonId> = yes
                    .iter()
                    .map(|one| one.person)
                    .filter(|person| !known.contains(person))
                    .collect();
                candidates_of(&db.list_people(&ids).await?, who, &book)
            }
            _ => Vec::new(),
        };
        let seen: Vec<PersonId> = lines
            .iter()
            .map(|one| one.tenure.person)
            .chain(candidates.iter().map(|one| one.person))
            .collect();
        let area = post.need.area;
        let view = PostView {
            path: book.path(area),
            tenures: lines,
            candidates,
            may_file: may_file(who),
            may_check: may_check(who, area).is_ok(),
            may_grant: may_grant(who, area).is_ok(),
            today: self.clock.today(),
            line: line_of(&mut db, &book, post, &tenures).await?,
        };
        drop(db);
        self.note_read(who, AccessKind::Placement, &seen).await?;
        Ok(view)
    }

    async fn tenure_lines(
        &self,
        db: &mut Connection,
        who: &Actor,
        (post, tenures): (&PublicPost, &[Tenure]),
        book: &AreaBook,
    ) -> Result<Vec<TenureLine>, Failure> {
        let people = people_of(db, tenures).await?;
        let mut lines = Vec::new();
        for tenure in tenures {
            let person = people.get(&tenure.person);
            let Some(person) = person.filter(|person| who.may_read_person(person).is_ok()) else {
                continue;
            };
            let screened = match tenure.state {
                TenureState::Applied | TenureState::OnNotice { .. } => {
                    Some(self.screened(db, (person, post), tenure.retires_late).await?)
                }
                _ => None,
            };
            lines.push(TenureLine {
                name: person.name.clone(),
                no: person.no.clone(),
                place: book.place(person.living_area),
                screened,
                months_paid: self.months_paid(db, person.id).await?,
                may_be_appointed: tenure.may_be_appointed(self.clock.today()),
                tenure: tenure.clone(),
            });
        }
        Ok(lines)
    }

    pub(super) async fn names_hanging_out(&self, _who: &Actor) -> Result<Vec<PostNotice>, Failure> {
        let mut db = self.db.read().await?;
        let tenures = db.list_tenures_on_notice(self.clock.today()).await?;
        let people = people_of(&mut db, &tenures).await?;
        let book = self.area_book().await?;
        let mut notices = Vec::new();
        for tenure in tenures {
            let (Some(person), Some(post)) = (
                people.get(&tenure.person),
                db.find_public_post(tenure.post).await?,
            ) else {
                continue;
            };
            let TenureState::OnNotice { to, .. } = tenure.state else {
                continue;
            };
            let employer = db.find_employer(post.employer).await?;
            notices.push(PostNotice {
                name: masked_name(&person.name),
                place: book.place(person.living_area),
                title: post.need.title,
                employer: employer.map(|one| one.name).unwrap_or_default(),
                to,
            });
        }
        Ok(notices)
    }
}

/// Whether the asker files needs.
fn may_file(who: &Actor) -> bool {
    who.own_employer(Deed::Create, Function::PublicPost).is_ok()
        || who.scope(Deed::Create, Function::PublicPost).is_ok()
}

/// What waits for somebody comes first.
const fn rank(state: &PostState) -> u8 {
    match state {
        PostState::Filed | PostState::Checked { .. } => 0,
        PostState::Approved { .. } | PostState::Returned { .. } => 1,
        PostState::Recruiting { .. } => 2,
        PostState::Refused { .. } | PostState::Withdrawn { .. } => 3,
    }
}

pub(super) async fn people_of(
    db: &mut Connection,
    tenures: &[Tenure],
) -> Result<HashMap<PersonId, Person>, Failure> {
    let ids: BTreeSet<PersonId> = tenures.iter().map(|one| one.person).collect();
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let people = db.list_people(&ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

async fn line_of(
    db: &mut Connection,
    book: &AreaBook,
    post: PublicPost,
    tenures: &[Tenure],
) -> Result<PostLine, Failure> {
    let employer = db.find_employer(post.employer).await?;
    let count = |wanted: fn(&TenureState) -> bool| {
        let own = tenures.iter().filter(|one| one.post == post.id);
        own.filter(|one| wanted(&one.state)).count() as u32
    };
    Ok(PostLine {
        employer: employer.map(|one| one.name).unwrap_or_default(),
        place: book.place(post.need.area),
        held: count(TenureState::holds),
        waiting: count(|state| matches!(state, TenureState::Applied | TenureState::OnNotice { .. })),
        leaving: count(|state| matches!(state, TenureState::Leaving { .. })),
        post,
    })
}

/// Who applied for posts and was not turned down, masked; who applied first stands first.
fn applicants_of(
    people: &HashMap<PersonId, Person>,
    tenures: &[Tenure],
    book: &AreaBook,
) -> Vec<PostApplicant> {
    let shown = tenures.iter().filter(|one| !one.state.is_over());
    let line = |tenure: &Tenure| {
        let person = people.get(&tenure.person)?;
        let town = person.living_area.at(AreaLevel::Town);
        Some(PostApplicant {
            post: tenure.post,
            name: masked_name(&person.name),
            place: book.name(town.unwrap_or(person.living_area)),
            applied_at: tenure.applied_at,
            state: tenure.state.clone(),
        })
    };
    shown.filter_map(line).collect()
}

/// Of those who hold a public-welfare post: people with a disability, and all.
async fn share_of_disabled(
    db: &mut Connection,
    lines: &[PostLine],
    tenures: &[Tenure],
) -> Result<(u32, u32), Failure> {
    let of_kind: BTreeSet<PublicPostId> = lines
        .iter()
        .filter(|line| line.post.need.kind == PostKind::PublicWelfare)
        .map(|line| line.post.id)
        .collect();
    let held: Vec<Tenure> = tenures
        .iter()
        .filter(|one| one.state.holds() && of_kind.contains(&one.post))
        .cloned()
        .collect();
    let people = people_of(db, &held).await?;
    let disabled = people
        .values()
        .filter(|person| person.categories.has(Category::PersonWithDisability))
        .count();
    Ok((disabled as u32, people.len() as u32))
}

fn candidates_of(people: &[Person], who: &Actor, book: &AreaBook) -> Vec<PostCandidate> {
    let within = people.iter().filter(|person| who.may_read_person(person).is_ok());
    within
        .map(|person| PostCandidate {
            person: person.id,
            name: person.name.clone(),
            no: person.no.clone(),
            place: book.place(person.living_area),
        })
        .collect()
}
