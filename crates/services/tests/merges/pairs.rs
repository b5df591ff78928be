//! Pairs of files that may be of one person, and those that were said to be of two.

use super::{id, named, numbers, page, town, wish, world};
use crate::world::{COUNTY, NEXT_VILLAGE, OTHER_VILLAGE, TOWN, VILLAGE, code, coordinator, staff};
use domain::actor::Role;
use domain::look_alike::Likeness;
use domain::person::Person;
use domain::ports::PairQuery;
use domain::refusal::Refusal;
use domain::values::Phone;

#[tokio::test]
async fn pairs_are_found_whatever_the_name_is_made_of() {
    let phone = Phone::parse("13800000000").ok();
    let people = [
        named(1, VILLAGE, "丽"),
        named(2, VILLAGE, "丽"),
        named(3, NEXT_VILLAGE, "买买提·吐尔逊"),
        named(4, VILLAGE, "买买提吐尔逊"),
        named(5, VILLAGE, "王𠅤明"),
        Person {
            phone: phone.clone(),
            ..named(6, VILLAGE, "王𠅤朋")
        },
        // A family shares a telephone; that alone makes nobody a double.
        Person {
            phone,
            ..named(7, VILLAGE, "赵铁柱")
        },
        named(8, OTHER_VILLAGE, "赵铁柱"),
    ];
    let world = world(&people).await;
    let page = page(&world, &staff(Role::CountyOfficer, COUNTY), PairQuery::default()).await;
    let mut found = numbers(&page);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("P001", "P002", Likeness::SameName),
            ("P003", "P004", Likeness::SameName),
            ("P005", "P006", Likeness::OneCharacter),
        ],
        "of another township nobody is compared"
    );
    assert!(
        page.pairs
            .iter()
            .all(|pair| pair.same_birthday && !pair.same_phone)
    );
    assert_eq!((page.unlikely, page.set_apart, page.unfinished), (0, 0, false));
}

#[tokio::test]
async fn nobody_sees_pairs_beyond_their_area() {
    let people = [
        named(1, VILLAGE, "李秀英"),
        named(2, VILLAGE, "李秀瑛"),
        named(3, NEXT_VILLAGE, "李秀英"),
    ];
    let world = world(&people).await;
    let village = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!(numbers(&village), [("P001", "P002", Likeness::SamePinyin)]);
    assert_eq!(page(&world, &town(), PairQuery::default()).await.total, 3);
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    assert_eq!(page(&world, &instructor, PairQuery::default()).await.total, 0);
    let elsewhere = PairQuery {
        area: Some(code(OTHER_VILLAGE)),
        ..PairQuery::default()
    };
    let merges = &world.ports.merges;
    assert_eq!(
        merges.pairs(&coordinator(), &elsewhere).await,
        Err(Refusal::NotFound)
    );
    let auditor = staff(Role::Auditor, COUNTY);
    assert_eq!(
        merges.pairs(&auditor, &PairQuery::default()).await,
        Err(Refusal::NotAllowed)
    );
    for (who, refusal) in [(coordinator(), Refusal::NotFound), (auditor, Refusal::NotAllowed)] {
        let form = merges.merge_form(&who, id(1), id(3)).await;
        assert_eq!(form, Err(refusal.clone()));
        assert_eq!(merges.set_apart(&who, id(1), id(3)).await, Err(refusal.clone()));
        let wish = wish(&world, 1, 3).await;
        assert_eq!(merges.merge(&who, wish).await, Err(refusal));
    }
    assert!(merges.merge_form(&coordinator(), id(1), id(2)).await.is_ok());
    assert_eq!(
        merges.merge_form(&town(), id(1), id(1)).await,
        Err(Refusal::NotFound)
    );
}

/// Twins who really are two: one day, one telephone, one character between them, and two numbers.
#[tokio::test]
async fn twins_are_asked_about_once() {
    let twin = |number, name| Person {
        phone: Phone::parse("13800000000").ok(),
        ..named(number, VILLAGE, name)
    };
    let world = world(&[twin(1, "周金龙"), twin(2, "周金虎")]).await;
    let (merges, apart) = (
        &world.ports.merges,
        PairQuery {
            apart: true,
            ..PairQuery::default()
        },
    );
    let waiting = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!(waiting.total, 1);
    assert!(waiting.pairs[0].same_birthday && waiting.pairs[0].same_phone);
    merges.set_apart(&coordinator(), id(2), id(1)).await.unwrap();
    merges.set_apart(&coordinator(), id(1), id(2)).await.unwrap();
    let waiting = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!((waiting.total, waiting.set_apart), (0, 1));
    // Not even after their files were written again.
    world.keep_people(&[twin(1, "周金龙"), twin(2, "周金虎")]).await;
    assert_eq!(page(&world, &town(), PairQuery::default()).await.total, 0);
    let said = page(&world, &coordinator(), apart).await;
    assert_eq!(said.total, 1);
    assert!(said.pairs[0].apart.is_some());
    merges.ask_again(&coordinator(), id(1), id(2)).await.unwrap();
    assert_eq!(page(&world, &coordinator(), PairQuery::default()).await.total, 1);
    assert_eq!(page(&world, &coordinator(), apart).await.total, 0);
}
