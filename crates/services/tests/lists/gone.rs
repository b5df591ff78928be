//! Who is no longer on a list.

use super::{
    ListId, PersonId, Register, World, by_number, compared, day, file, fresh, officer, register_of, write,
};
use domain::category::{CategoryPeriod, CategorySource};
use domain::list::{GoneDecision, VillageAnswer};
use domain::person::{Category, Leaving, Person};
use domain::ports::{GonePage, GoneSettled};
use domain::refusal::{Problem, Refusal};

async fn gone(world: &World, id: ListId) -> GonePage {
    world.ports.lists.gone(&officer(), id, 0).await.unwrap()
}

fn settled(people: &[PersonId], decision: GoneDecision, last: Option<&str>) -> GoneSettled {
    GoneSettled {
        people: people.to_vec(),
        decision,
        last_on: last.map(day),
        reason: "新名册里没有".to_owned(),
    }
}

/// Three on the first register, one of them on the second.
async fn second_list(world: &World) -> (ListId, Vec<PersonId>) {
    let rows = [
        ("甲小强", fresh(1), "柳树村"),
        ("乙大山", fresh(2), "柳树村"),
        ("丙秀英", fresh(3), "杨家村"),
    ];
    let first = compared(world, Register::Disability, &register_of(&rows)).await;
    write(world, first).await;
    let mut ids = Vec::new();
    for (_, number, _) in rows {
        ids.push(by_number(world, number).await.unwrap().id);
    }
    let second = compared(world, Register::Disability, &register_of(&rows[..1])).await;
    (second, ids)
}

#[tokio::test]
async fn whoever_stood_on_the_last_list_and_not_on_this_is_told_of_and_nothing_ends_by_itself() {
    let world = World::new().await;
    let (list, ids) = second_list(&world).await;
    let page = gone(&world, list).await;
    let people: Vec<PersonId> = page.people.iter().map(|one| one.person).collect();
    assert_eq!(people, ids[1..]);
    assert_eq!(page.people[0].groups, [Category::PersonWithDisability]);
    assert_eq!(super::page(&world, list).await.gone, (2, 2));
    assert!(
        file(&world, ids[1])
            .await
            .categories
            .has(Category::PersonWithDisability)
    );
}

#[tokio::test]
async fn a_group_ends_on_a_day_for_a_reason() {
    let world = World::new().await;
    let (list, ids) = second_list(&world).await;
    let lists = &world.ports.lists;
    let wrong = |refused: Result<(), Refusal>, field: &str, problem| {
        assert_eq!(refused.unwrap_err(), Refusal::field(field, problem));
    };
    let end = GoneDecision::End;
    wrong(
        lists
            .settle_gone(&officer(), list, settled(&ids[1..2], end, None))
            .await,
        "last_on",
        Problem::Required,
    );
    let late = settled(&ids[1..2], end, Some("2026-07-01"));
    wrong(
        lists.settle_gone(&officer(), list, late).await,
        "last_on",
        Problem::OutOfRange,
    );
    let present = settled(&ids[..1], end, Some("2026-06-29"));
    assert_eq!(
        lists.settle_gone(&officer(), list, present).await.unwrap_err(),
        Refusal::Changed
    );
    let ended = settled(&ids[1..2], end, Some("2026-06-29"));
    lists.settle_gone(&officer(), list, ended).await.unwrap();
    assert!(
        !file(&world, ids[1])
            .await
            .categories
            .has(Category::PersonWithDisability)
    );
    let periods = world.services.db.list_category_periods(ids[1]).await.unwrap();
    assert_eq!(periods[0].valid_to, Some(day("2026-06-29")));
    let page = gone(&world, list).await;
    let one = page.people.iter().find(|one| one.person == ids[1]).unwrap();
    assert_eq!(one.decision, Some((GoneDecision::End, "新名册里没有".to_owned())));
    assert_eq!(super::page(&world, list).await.gone, (2, 1));
}

#[tokio::test]
async fn about_whoever_has_died_or_belongs_no_more_nothing_is_decided() {
    let world = World::new().await;
    let (list, ids) = second_list(&world).await;
    let lists = &world.ports.lists;
    let ask = settled(&ids[1..2], GoneDecision::Ask, None);
    lists.settle_gone(&officer(), list, ask).await.unwrap();
    let died = Person {
        left: Some((day("2026-06-20"), Leaving::Died)),
        ..file(&world, ids[1]).await
    };
    world.keep_people(&[died]).await;
    let db = &world.services.db;
    let spell = db.list_category_periods(ids[2]).await.unwrap().remove(0);
    let mut change = db.begin().await.unwrap();
    change
        .end_category_spell(&spell, day("2026-06-10"))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(super::page(&world, list).await.gone, (1, 0), "as it was decided");
    for (person, decision) in [(1, GoneDecision::Keep), (2, GoneDecision::Ask)] {
        let late = settled(&ids[person..=person], decision, None);
        let refused = lists.settle_gone(&officer(), list, late).await;
        assert_eq!(refused.unwrap_err(), Refusal::Changed);
    }
}

#[tokio::test]
async fn the_village_is_asked_and_answers() {
    let world = World::new().await;
    let (list, ids) = second_list(&world).await;
    let lists = &world.ports.lists;
    let ask = settled(&ids[1..], GoneDecision::Ask, None);
    lists.settle_gone(&officer(), list, ask).await.unwrap();
    let village = crate::world::coordinator();
    let questions = lists.village_questions(&village).await.unwrap();
    assert_eq!(questions.len(), 1, "a village is asked about its own people");
    assert_eq!(questions[0].person, ids[1]);
    let still = VillageAnswer::Still;
    let refused = lists
        .answer_for_village(&village, list, ids[2], still, String::new())
        .await;
    assert_eq!(refused.unwrap_err(), Refusal::NotFound);
    lists
        .answer_for_village(&village, list, ids[1], still, "证在换".to_owned())
        .await
        .unwrap();
    assert!(lists.village_questions(&village).await.unwrap().is_empty());
    let page = gone(&world, list).await;
    let one = page.people.iter().find(|one| one.person == ids[1]).unwrap();
    assert_eq!(one.answer, Some((still, "证在换".to_owned())));
    let twice = lists
        .answer_for_village(&village, list, ids[1], still, String::new())
        .await;
    assert_eq!(twice.unwrap_err(), Refusal::Changed);
    let keep = settled(&ids[1..2], GoneDecision::Keep, None);
    lists.settle_gone(&officer(), list, keep).await.unwrap();
    assert!(
        file(&world, ids[1])
            .await
            .categories
            .has(Category::PersonWithDisability)
    );
}

#[tokio::test]
async fn only_the_spell_of_the_register_ends() {
    let world = World::new().await;
    let (list, ids) = second_list(&world).await;
    let db = &world.services.db;
    let listed = db.list_category_periods(ids[1]).await.unwrap().remove(0);
    let own = CategoryPeriod {
        valid_from: day("2026-06-10"),
        source: CategorySource::Recognition,
        document: "认定".to_owned(),
        ..listed.clone()
    };
    let mut change = db.begin().await.unwrap();
    change.add_category_period(&own).await.unwrap();
    change.commit().await.unwrap();
    let lists = &world.ports.lists;
    let early = settled(&ids[1..2], GoneDecision::End, Some("2026-05-31"));
    let refused = lists.settle_gone(&officer(), list, early).await;
    assert_eq!(
        refused.unwrap_err(),
        Refusal::field("last_on", Problem::OutOfRange),
        "it began later"
    );
    let ended = settled(&ids[1..2], GoneDecision::End, Some("2026-06-20"));
    lists.settle_gone(&officer(), list, ended).await.unwrap();
    let spells = db.list_category_periods(ids[1]).await.unwrap();
    let ends = |source| spells.iter().find(|one| one.source == source).unwrap().valid_to;
    assert_eq!(ends(CategorySource::Import), Some(day("2026-06-20")));
    assert_eq!(
        ends(CategorySource::Recognition),
        None,
        "somebody else's word goes on"
    );
    let after = file(&world, ids[1]).await;
    assert!(after.categories.has(Category::PersonWithDisability));
}

#[tokio::test]
async fn who_is_missing_is_found_anew_when_a_list_before_is_written_or_a_row_is_decided() {
    let world = World::new().await;
    let rows = [("甲小强", fresh(1), "柳树村"), ("乙大山", fresh(2), "柳树村")];
    let first = compared(&world, Register::Disability, &register_of(&rows)).await;
    let second = compared(&world, Register::Disability, &register_of(&rows[..1])).await;
    assert_eq!(
        super::page(&world, second).await.gone,
        (0, 0),
        "nothing is written yet"
    );
    write(&world, first).await;
    assert_eq!(super::page(&world, second).await.gone, (1, 1));

    let other = crate::world::person(3, crate::world::VILLAGE).resident_id;
    let csv = register_of(&[("甲小强", fresh(1), "柳树村"), ("乙大杉", other, "柳树村")]);
    let third = compared(&world, Register::Disability, &csv).await;
    let alike = super::row(&world, third, 3).await;
    assert_eq!(super::page(&world, third).await.gone, (1, 1));
    let two = by_number(&world, fresh(2)).await.unwrap().id;
    let lists = &world.ports.lists;
    lists
        .choose(&officer(), third, alike.id, Some(two))
        .await
        .unwrap();
    world.services.work_on_lists().await.unwrap();
    assert_eq!(
        super::page(&world, third).await.gone,
        (0, 0),
        "that is who it was"
    );
    lists.choose(&officer(), third, alike.id, None).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    assert_eq!(super::page(&world, third).await.gone, (1, 1));
}
