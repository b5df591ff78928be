//! Rows that are of a file under another number: of one that was merged, or of one that looks alike.

use super::{
    ListQuery, Outcome, Register, ResidentId, RowState, Tick, VILLAGE, World, came, compared, day, file,
    fresh, named, officer, page, register_of, row, take_back, text, write,
};
use domain::access::AccessKind;
use domain::ids::PersonId;
use domain::list::{CellOf, ListState, RowFault};
use domain::person::{Category, Person};
use domain::person_field::PersonField;
use domain::ports::MergeWish;
use domain::refusal::{Problem, Refusal};

/// Somebody of the same year and nearly the same name, with another number.
fn resembling(number: u16) -> ResidentId {
    ResidentId::compose(990_101, day("1985-11-11"), number).unwrap()
}

async fn merge(world: &World, kept: PersonId, gone: PersonId) {
    let merges = &world.ports.merges;
    let form = merges.merge_form(&officer(), kept, gone).await.unwrap();
    let wish = MergeWish {
        kept: (form.kept.0.id, form.kept.1),
        gone: (form.gone.0.id, form.gone.1),
        choices: Vec::new(),
    };
    merges.merge(&officer(), wish).await.unwrap();
}

/// Of 1 there are two files, one of them by a wrong number; the other way they agree.
async fn doubled() -> (World, Person, Person) {
    let (kept, gone) = (named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀瑛"));
    let world = World::with(&[kept.clone(), gone.clone()], &[]).await;
    world.services.fill_person_keys().await.unwrap();
    (world, kept, gone)
}

#[tokio::test]
async fn the_number_of_a_merged_file_leads_to_the_file_that_was_kept() {
    let (world, kept, gone) = doubled().await;
    merge(&world, kept.id, gone.id).await;
    let before = file(&world, kept.id).await;
    let csv = register_of(&[
        ("李秀英", gone.resident_id, "柳树村"),
        ("李秀英", kept.resident_id, "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let found = row(&world, id, 2).await;
    assert_eq!((found.state, found.person), (RowState::Changed, Some(kept.id)));
    let number = CellOf::Person(PersonField::ResidentId);
    assert!(
        found.cells.iter().all(|cell| cell.of != number),
        "its own number stays"
    );
    let twice = row(&world, id, 3).await.fault.unwrap();
    assert_eq!(twice.1, RowFault::Twice, "one file, two numbers");
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Written).await, 1);
    let after = file(&world, kept.id).await;
    assert!(after.categories.has(Category::PersonWithDisability));
    assert_eq!(after.resident_id, before.resident_id);
    assert_eq!(
        after.disability_certificate, None,
        "a certificate begins with the number"
    );
    let again = compared(&world, Register::Disability, &csv).await;
    assert_eq!(row(&world, again, 2).await.state, RowState::Same);
}

#[tokio::test]
async fn what_a_list_wrote_into_a_file_that_was_merged_is_not_called_undone() {
    let (world, kept, gone) = doubled().await;
    let csv = format!(
        "姓名,身份证号,村,户类型\n李秀瑛,{},柳树村,边缘易致贫户\n刘小强,{},柳树村,边缘易致贫户\n",
        text(gone.resident_id),
        text(fresh(1))
    );
    let id = compared(&world, Register::Poor, &csv).await;
    write(&world, id).await;
    merge(&world, kept.id, gone.id).await;
    take_back(&world, id).await;
    let shown = row(&world, id, 2).await;
    assert_eq!(shown.outcome, Some(Outcome::Partly));
    assert_eq!(shown.kept, ["file"]);
    assert_eq!(shown.person, Some(kept.id), "it says where it lives on");
    assert_eq!(row(&world, id, 3).await.outcome, Some(Outcome::Undone));
}

#[tokio::test]
async fn two_rows_are_not_of_one_person() {
    let known = named(1, VILLAGE, "李秀英");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("李秀瑛", resembling(77), "柳树村"),
        ("李秀莹", resembling(79), "柳树村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let (one, other) = (row(&world, id, 2).await, row(&world, id, 3).await);
    let lists = &world.ports.lists;
    lists
        .choose(&officer(), id, one.id, Some(known.id))
        .await
        .unwrap();
    let refused = lists.choose(&officer(), id, other.id, Some(known.id)).await;
    assert_eq!(refused.unwrap_err(), Refusal::field("choice", Problem::Taken));
    lists.choose(&officer(), id, one.id, None).await.unwrap();
    lists
        .choose(&officer(), id, other.id, Some(known.id))
        .await
        .unwrap();
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Written).await, 3);
    assert_eq!(file(&world, known.id).await.resident_id, resembling(79));
}

/// Rows of lists that were compared before two could not choose one: the second stays out, and the list goes in.
#[tokio::test]
async fn of_two_rows_of_one_person_the_second_does_not_go_in() {
    let known = named(1, VILLAGE, "李秀英");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("李秀瑛", resembling(77), "柳树村"),
        ("李秀莹", resembling(79), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let one = row(&world, id, 2).await;
    let lists = &world.ports.lists;
    lists
        .choose(&officer(), id, one.id, Some(known.id))
        .await
        .unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    let rows = change.list_list_rows(id, (None, None), 0, 9).await.unwrap();
    let twice = domain::list::ListRow {
        id: rows[1].id,
        cells: rows[0].cells.clone(),
        ..rows[0].clone()
    };
    change.set_list_row(&twice).await.unwrap();
    change.commit().await.unwrap();
    write(&world, id).await;
    assert_eq!(page(&world, id).await.line.state, ListState::Applied);
    assert_eq!(came(&world, id, Outcome::Written).await, 1);
    assert_eq!(came(&world, id, Outcome::Conflict).await, 1);
}

#[tokio::test]
async fn whoever_left_the_area_meanwhile_is_not_the_officers_to_choose() {
    let known = named(1, VILLAGE, "李秀英");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[("李秀瑛", resembling(77), "柳树村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    let alike = row(&world, id, 2).await;
    let moved = Person {
        living_area: super::code(super::OTHER_VILLAGE),
        ..known.clone()
    };
    world.keep_people(std::slice::from_ref(&moved)).await;
    let lists = &world.ports.lists;
    let refused = lists.choose(&officer(), id, alike.id, Some(known.id)).await;
    assert_eq!(refused.unwrap_err(), Refusal::NotAllowed);
}

/// What a row says of the person and what the file says of them make a poor worker together (R01).
#[tokio::test]
async fn a_chosen_file_proves_what_the_row_alone_does_not() {
    let known = Person {
        categories: domain::person::CategorySet::EMPTY,
        ..named(1, VILLAGE, "李秀英")
    };
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = format!(
        "姓名,身份证号,村,户类型\n李秀瑛,{},柳树村,脱贫户\n",
        text(resembling(77))
    );
    let id = compared(&world, Register::Poor, &csv).await;
    let alike = row(&world, id, 2).await;
    let lists = &world.ports.lists;
    lists
        .choose(&officer(), id, alike.id, Some(known.id))
        .await
        .unwrap();
    write(&world, id).await;
    let after = file(&world, known.id).await;
    assert!(
        after.categories.has(Category::PoorWorker),
        "able and willing by the file"
    );
}

#[tokio::test]
async fn whose_file_a_row_shows_can_read_who_looked() {
    let (known, alike) = (named(1, VILLAGE, "王小明"), named(2, VILLAGE, "李秀英"));
    let world = World::with(&[known.clone(), alike.clone()], &[]).await;
    let csv = register_of(&[
        ("王小明", known.resident_id, "柳树村"),
        ("李秀瑛", resembling(77), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let of = async |person: &Person| {
        let lines = world.services.db.list_access_of(person.id, 9).await.unwrap();
        lines.iter().map(|line| line.kind).collect::<Vec<_>>()
    };
    assert_eq!((of(&known).await, of(&alike).await), (vec![], vec![]));
    let query = ListQuery {
        state: Some(RowState::LookAlike),
        ..ListQuery::default()
    };
    world.ports.lists.list(&officer(), id, query).await.unwrap();
    assert_eq!(
        (of(&known).await, of(&alike).await),
        (vec![], vec![AccessKind::List])
    );
    page(&world, id).await;
    assert_eq!(of(&known).await, [AccessKind::List]);
}

#[tokio::test]
async fn ticks_are_counted_when_they_change() {
    let world = World::new().await;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村"), ("刘大强", fresh(2), "柳树村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    let lists = &world.ports.lists;
    lists
        .tick(&officer(), id, Tick::All(RowState::New, true))
        .await
        .unwrap();
    let counts = page(&world, id).await.line.counts;
    assert_eq!(
        (counts.rows(), counts.of(RowState::New), counts.ticked()),
        (2, 2, 2)
    );
}
