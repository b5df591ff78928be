//! Taking a list back.

use super::{
    NEXT_VILLAGE, Outcome, Person, Register, RowState, TOWN, VILLAGE, World, by_number, code, compared, day,
    file, fresh, merge_villages, named, officer, page, register_of, row, take_back, write,
};
use domain::category::categories_on;
use domain::list::ListState;
use domain::person::{Category, CategorySet};

#[tokio::test]
async fn what_nobody_has_touched_since_becomes_what_it_was() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("王大明", known.resident_id, "杨家村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    assert_eq!(file(&world, known.id).await.name, "王大明");
    take_back(&world, id).await;
    let after = file(&world, known.id).await;
    let expected = Person {
        version: known.version + 2,
        ..known.clone()
    };
    assert_eq!(after, expected);
    assert!(
        by_number(&world, fresh(1)).await.is_none(),
        "somebody new is gone again"
    );
    let periods = world.services.db.list_category_periods(known.id).await.unwrap();
    assert!(!categories_on(&periods, day("2026-06-30")).has(Category::PersonWithDisability));
    let shown = page(&world, id).await;
    assert_eq!(shown.line.state, ListState::Undone);
    assert_eq!(shown.line.counts.came(Outcome::Undone), 2);
    world.ports.lists.undo(&officer(), id).await.unwrap();
    assert_eq!(world.services.work_on_lists().await.unwrap(), 0, "once is enough");
    assert_eq!(file(&world, known.id).await, expected);
}

#[tokio::test]
async fn whoever_a_list_tells_of_lives_where_their_village_went() {
    let known = named(1, TOWN, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("王小明", known.resident_id, "柳树村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    merge_villages(&world).await;
    write(&world, id).await;
    let moved = file(&world, known.id).await;
    let new = by_number(&world, fresh(1)).await.unwrap();
    for person in [&moved, &new] {
        assert_eq!(person.living_area, code(NEXT_VILLAGE));
        assert_ne!(person.hukou_area, code(VILLAGE));
    }
    take_back(&world, id).await;
    let after = file(&world, known.id).await;
    assert_eq!(
        (after.living_area, after.hukou_area),
        (known.living_area, known.hukou_area)
    );
    assert!(by_number(&world, fresh(1)).await.is_none());
    assert_eq!(page(&world, id).await.line.counts.came(Outcome::Undone), 2);
}

#[tokio::test]
async fn whose_village_ended_since_goes_back_to_where_theirs_went() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[("王小明", known.resident_id, "杨家村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    merge_villages(&world).await;
    take_back(&world, id).await;
    let after = file(&world, known.id).await;
    assert_eq!(after.living_area, code(NEXT_VILLAGE));
    assert_eq!(after.disability_certificate, None);
}

#[tokio::test]
async fn what_was_changed_since_stays_and_is_named() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[("王大明", known.resident_id, "杨家村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    let written = file(&world, known.id).await;
    let edited = Person {
        name: "王二明".to_owned(),
        literate: Some(true),
        ..written.clone()
    };
    world.keep_people(&[edited]).await;
    take_back(&world, id).await;
    let after = file(&world, known.id).await;
    assert_eq!(after.name, "王二明", "what somebody changed since stays");
    assert_eq!(after.literate, Some(true));
    assert_eq!(after.living_area, known.living_area);
    assert_eq!(after.disability_certificate, None);
    assert_eq!(after.categories, CategorySet::EMPTY.with(Category::PoorWorker));
    let row = row(&world, id, 2).await;
    assert_eq!(row.outcome, Some(Outcome::Partly));
    assert_eq!(row.kept, ["name"]);
}

#[tokio::test]
async fn somebody_new_on_whose_file_something_hangs_stays() {
    let world = World::new().await;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村"), ("刘大强", fresh(2), "柳树村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    let linked = by_number(&world, fresh(1)).await.unwrap();
    world.link(&linked).await;
    take_back(&world, id).await;
    assert!(by_number(&world, fresh(1)).await.is_some());
    assert!(by_number(&world, fresh(2)).await.is_none());
    let row = row(&world, id, 2).await;
    assert_eq!(
        (row.outcome, row.kept),
        (Some(Outcome::Stays), vec!["file".to_owned()])
    );
}

#[tokio::test]
async fn a_list_taken_back_can_be_written_again_and_taken_back_again() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[("王小明", known.resident_id, "柳树村")]);
    for _ in 0..3 {
        let id = compared(&world, Register::Disability, &csv).await;
        assert_eq!(row(&world, id, 2).await.state, RowState::Changed);
        write(&world, id).await;
        assert!(
            file(&world, known.id)
                .await
                .categories
                .has(Category::PersonWithDisability)
        );
        take_back(&world, id).await;
        assert_eq!(file(&world, known.id).await.categories, known.categories);
    }
    world.services.follow_calendar().await.unwrap();
    assert_eq!(file(&world, known.id).await.categories, known.categories);
}
