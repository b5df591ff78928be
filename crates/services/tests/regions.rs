//! Work between regions: what goes out names nobody, what was changed is not taken, what is newer takes the place of the older.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, TOWN, VILLAGE, World, code, day, person, staff, vacancy};
use domain::actor::{Actor, Role};
use domain::ids::VacancyId;
use domain::ports::{GroupWish, HeldVerdict};
use domain::refusal::{Problem, Refusal};
use domain::region::{Arrival, BadPackage, GroupState};
use domain::vacancy::{Vacancy, VacancyState};

const THERE: &str = "510183";

fn county() -> Actor {
    staff(Role::CountyOfficer, COUNTY)
}

fn there() -> Actor {
    staff(Role::CountyOfficer, THERE)
}

fn offers() -> Vec<Vacancy> {
    let with_number = Vacancy {
        description: "有事打 13800001111".to_owned(),
        phone: "0572-3012345".to_owned(),
        ..vacancy(2, "包装工")
    };
    vec![vacancy(1, "缝纫工"), with_number]
}

async fn packed(world: &World, chosen: &[VacancyId]) -> String {
    let regions = &world.ports.regions;
    let id = regions
        .pack(
            &county(),
            chosen.to_vec(),
            day("2026-09-30"),
            "县人社局 办公室".to_owned(),
        )
        .await
        .unwrap();
    regions.package(&county(), id).await.unwrap().text
}

#[tokio::test]
async fn vacancies_for_a_package_are_found_by_a_word() {
    let offers = offers();
    let here = World::with(&[], &offers).await;
    let find = async |word: &str| {
        let desk = here
            .ports
            .regions
            .regions(&county(), word.to_owned())
            .await
            .unwrap();
        (desk.offers.len(), desk.offers_in_all)
    };
    assert_eq!(find("").await, (offers.len(), offers.len() as u64));
    assert_eq!(find(&offers[1].no).await, (1, 1));
    assert_eq!(find("没有这样的").await, (0, 0));
}

#[tokio::test]
async fn a_package_names_nobody_and_is_taken_in_once() {
    let offers = offers();
    let here = World::with(&[], &offers).await;
    let text = packed(&here, &[offers[0].id, offers[1].id]).await;
    assert!(
        !text.contains("13800001111") && !text.contains("3012345"),
        "{text}"
    );
    assert!(text.contains("缝纫工"));

    let other = World::with(&[], &[]).await;
    let regions = &other.ports.regions;
    assert_eq!(
        other.ports.regions.preview(&county(), text.clone()).await,
        Ok(Err(BadPackage::Own))
    );
    let preview = regions.preview(&there(), text.clone()).await.unwrap().unwrap();
    assert_eq!(preview.versions, (1, None));
    assert!(preview.lines.iter().all(|(arrival, ..)| *arrival == Arrival::New));
    assert_eq!(regions.take_in(&there(), text.clone()).await, Ok(2));
    assert_eq!(
        regions.take_in(&there(), text.clone()).await,
        Ok(0),
        "twice changes nothing"
    );
    let no = format!("{COUNTY}-V001");
    let kept = other.services.db.find_vacancy_by_no(&no).await.unwrap().unwrap();
    assert_eq!(
        (kept.state, kept.open_to),
        (VacancyState::Open, Some(day("2026-09-30")))
    );
    let origin = regions
        .origin_of(&Actor::Visitor, kept.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((origin.name.as_str(), origin.version), ("青禾县", 1));

    let forged = text.replace("缝纫工", "高薪工");
    assert_eq!(
        regions.preview(&there(), forged.clone()).await,
        Ok(Err(BadPackage::Changed))
    );
    assert_eq!(
        regions.take_in(&there(), forged).await,
        Err(Refusal::field("package", Problem::Wrong))
    );

    let newer = packed(&here, &[offers[1].id]).await;
    let preview = regions.preview(&there(), newer.clone()).await.unwrap().unwrap();
    assert_eq!((preview.versions, preview.same), ((2, Some(1)), 1));
    assert_eq!(preview.lines[0].0, Arrival::Withdrawn);
    assert_eq!(regions.take_in(&there(), newer).await, Ok(1));
    let kept = other.services.db.find_vacancy_by_no(&no).await.unwrap().unwrap();
    assert_eq!(kept.state, VacancyState::Closed);
    other.clock.set("2026-10-01");
    assert_eq!(
        regions.preview(&there(), text).await,
        Ok(Err(BadPackage::Over)),
        "its time is over"
    );
}

/// What is wrong here stays away, whatever another county says of it.
#[tokio::test]
async fn what_was_taken_back_here_does_not_come_again_and_a_listed_firm_is_not_shown() {
    let offers = offers();
    let here = World::with(&[], &offers).await;
    let text = packed(&here, &[offers[0].id, offers[1].id]).await;
    let other = World::with(&[], &[]).await;
    let regions = &other.ports.regions;
    regions.take_in(&there(), text.clone()).await.unwrap();
    let db = &other.services.db;
    let find = async |no: &str| {
        let no = format!("{COUNTY}-{no}");
        db.find_vacancy_by_no(&no).await.unwrap().unwrap()
    };
    let first = find("V001").await;
    let mut change = db.begin().await.unwrap();
    change
        .set_vacancy_state(first.id, VacancyState::Open, VacancyState::Withdrawn)
        .await
        .unwrap();
    let second = find("V002").await;
    change
        .set_employer_blacklisted(second.employer, true)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(regions.take_in(&there(), text).await, Ok(0));
    let newer = packed(&here, &[offers[0].id]).await;
    regions.take_in(&there(), newer).await.unwrap();
    assert_eq!(find("V001").await.state, VacancyState::Withdrawn);
    let third = packed(&here, &[offers[0].id, offers[1].id]).await;
    regions.take_in(&there(), third).await.unwrap();
    let again = find("V002").await;
    assert_eq!(
        (again.employer, again.state),
        (second.employer, VacancyState::Held),
        "the firm is the one that is listed here"
    );
}

#[tokio::test]
async fn the_township_gives_no_packages() {
    let world = World::with(&[], &offers()).await;
    let town = staff(Role::TownOfficer, TOWN);
    let done = world
        .ports
        .regions
        .pack(&town, Vec::new(), day("2026-09-30"), "x".to_owned())
        .await;
    assert_eq!(done.map(drop), Err(Refusal::NotAllowed));
}

#[tokio::test]
async fn a_group_goes_one_step_at_a_time() {
    let world = World::with(&[person(1, VILLAGE)], &[]).await;
    let regions = &world.ports.regions;
    let town = staff(Role::TownOfficer, TOWN);
    let wish = |no: &str| GroupWish {
        destination: code(THERE),
        title: "成都制鞋".to_owned(),
        transport: "大巴".to_owned(),
        escort: "李会计".to_owned(),
        station: "驻蓉服务站".to_owned(),
        departs_on: day("2026-07-02"),
        people: vec![no.to_owned()],
    };
    assert_eq!(
        regions.form_group(&town, wish("P999")).await,
        Err(Refusal::field("people", Problem::Wrong))
    );
    let id = regions.form_group(&town, wish("P001")).await.unwrap();
    assert_eq!(
        regions.move_group(&town, id, GroupState::Arrived).await,
        Err(Refusal::Changed)
    );
    for state in [GroupState::Departed, GroupState::Arrived, GroupState::Returned] {
        regions.move_group(&town, id, state).await.unwrap();
    }
    let desk = regions.regions(&town, String::new()).await.unwrap();
    assert_eq!(desk.groups[0].group.state, GroupState::Returned);
    assert_eq!(desk.groups[0].members[0].no, "P001");
    let elsewhere = staff(Role::Coordinator, crate::world::OTHER_VILLAGE);
    let desk = regions.regions(&elsewhere, String::new()).await.unwrap();
    assert!(
        desk.groups[0].members.is_empty(),
        "names of another place stay hidden"
    );
}

#[tokio::test]
async fn words_an_officer_has_looked_at_are_looked_at_once() {
    let offer = Vacancy {
        description: "坐着缝衣服，限女性。".to_owned(),
        ..vacancy(1, "缝纫工")
    };
    let here = World::with(&[], std::slice::from_ref(&offer)).await;
    let other = World::with(&[], &[]).await;
    let (regions, postings) = (&other.ports.regions, &other.ports.postings);
    regions
        .take_in(&there(), packed(&here, &[offer.id]).await)
        .await
        .unwrap();
    let desk = postings.desk(&there()).await.unwrap();
    assert_eq!(desk.held_count, 1, "it lies in another county, and came here");
    let id = desk.held[0].vacancy.id;
    let verdict = HeldVerdict::Show("服装厂女工宿舍".to_owned());
    postings.settle_held(&there(), id, verdict).await.unwrap();
    let dearer = Vacancy {
        headcount: Some(9),
        ..offer.clone()
    };
    here.keep_vacancies(std::slice::from_ref(&dearer)).await;
    let newer = packed(&here, &[offer.id]).await;
    assert_eq!(regions.take_in(&there(), newer).await, Ok(1));
    let kept = other.services.db.find_vacancy(id).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.headcount), (VacancyState::Open, Some(9)));
}
