//! RP19: posts granted and filled, whom they go to, who leaves and why.

use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::PublicPostId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Category;
use domain::ports::{AreaRef, PostExitRow};
use domain::public_post::{ExitReason, PostKind, PostState, PublicPost, Tenure, TenureState};
use domain::refusal::Refusal;
use domain::values::{AreaCode, dates};

/// What counts of one holder: where they live, whether with a disability, and how it stands.
struct Holder {
    home: AreaCode,
    disabled: bool,
    kind: PostKind,
    tenure: Tenure,
}

impl Services {
    pub(super) async fn report_of_posts(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Result<(NaiveDate, Vec<PostExitRow>), Failure> {
        let scope = who.scope(Deed::Count, Function::PublicPost)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let today = self.clock.today();
        let month = dates::first_of_month(month.unwrap_or(today));
        let end = dates::month_end(month).min(today.max(month));
        let mut db = self.db.read().await?;
        let posts = db.list_public_posts(scope.area).await?;
        let ids: Vec<PublicPostId> = posts.iter().map(|post| post.id).collect();
        let tenures = db.list_tenures(&ids).await?;
        let people = super::list::people_of(&mut db, &tenures).await?;
        let params = db.list_policy_parameters().await?;
        let days = params.value(ParamKey::TransitionDays, scope.area, end)?;
        let soon = dates::add_days(end, u64::try_from(days).unwrap_or(0));
        let holders: Vec<Holder> = tenures
            .into_iter()
            .filter_map(|tenure| {
                let person = people.get(&tenure.person);
                let post = posts.iter().find(|post| post.id == tenure.post)?;
                Some(Holder {
                    home: person.map_or(post.need.area, |one| one.living_area),
                    disabled: person.is_some_and(|one| one.categories.has(Category::PersonWithDisability)),
                    kind: post.need.kind,
                    tenure,
                })
            })
            .collect();
        let book = self.area_book().await?;
        let count = |place: Option<AreaRef>| {
            let within = |code: AreaCode| place.as_ref().is_none_or(|place| place.code.contains(code));
            let own_posts = posts.iter().filter(|post| within(post.need.area));
            let own = holders.iter().filter(|one| within(one.home));
            row(own_posts, own, (place.clone(), month, end, soon))
        };
        let mut rows: Vec<PostExitRow> = book
            .children(scope.area)
            .into_iter()
            .map(|place| count(Some(book.reference(place.code))))
            .collect();
        rows.push(count(None));
        Ok((month, rows))
    }
}

fn row<'a>(
    posts: impl Iterator<Item = &'a PublicPost>,
    holders: impl Iterator<Item = &'a Holder>,
    (area, month, end, soon): (Option<AreaRef>, NaiveDate, NaiveDate, NaiveDate),
) -> PostExitRow {
    let mut sum = PostExitRow {
        area,
        approved: [0; 2],
        filled: [0; 2],
        disabled: 0,
        ending: 0,
        exits: [0; 7],
    };
    for post in posts {
        let stands = !matches!(post.state, PostState::Withdrawn { .. });
        if let Some(approval) = post.state.approval().filter(|_| stands) {
            sum.approved[post.need.kind as usize] += approval.quota;
        }
    }
    for one in holders {
        let Some(terms) = one.tenure.state.terms() else {
            continue;
        };
        let (left, reason) = match &one.tenure.state {
            TenureState::Exited { on, reason, .. } => (Some(*on), Some(*reason)),
            TenureState::Leaving { on, .. } => (Some(*on), None),
            _ => (None, None),
        };
        let gone = reason.is_some() && left.is_some_and(|on| on <= end);
        if terms.started_on <= end && !gone {
            sum.filled[one.kind as usize] += 1;
            sum.disabled += u32::from(one.disabled);
            sum.ending += u32::from(left.unwrap_or(terms.planned_end) <= soon);
        }
        if let (Some(on), Some(reason)) = (left, reason)
            && (month..=end).contains(&on)
        {
            sum.exits[reason as usize] += 1;
        }
    }
    sum
}

/// As CSV, for spreadsheets.
pub fn post_report_csv(month: NaiveDate, rows: &[PostExitRow]) -> Result<Vec<u8>, Failure> {
    let mut heads: Vec<String> = [
        "area",
        "name",
        "approved_public_welfare",
        "approved_auxiliary",
        "filled_public_welfare",
        "filled_auxiliary",
        "disabled",
        "ending",
    ]
    .map(str::to_owned)
    .to_vec();
    heads.extend(ExitReason::CODES.iter().map(|code| format!("exit_{code}")));
    let line = |row: &PostExitRow| {
        let mut cells = vec![
            Cell::from(row.area.as_ref().map(|area| area.code.to_string())),
            Cell::from(row.area.as_ref().map_or("合计", |area| area.name.as_str())),
        ];
        let counts = row.approved.iter().chain(&row.filled);
        cells.extend(counts.map(|count| Cell::Number(*count)));
        cells.extend([Cell::Number(row.disabled), Cell::Number(row.ending)]);
        cells.extend(row.exits.iter().map(|count| Cell::Number(*count)));
        cells
    };
    let sheet = Sheet {
        name: format!("public-posts-{}", month.format("%Y-%m")),
        heads,
        rows: rows.iter().map(line).collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
