//! What stands at the venues of a week: fairs that are counted from their rows, and photos.

use super::{act, city, county, hard, laid_out, officer, people, running, town, wish};
use crate::check_ins::FAIR;
use crate::world::{COUNTY, OTHER_TOWN, VILLAGE, World, code, day};
use domain::actor::Role;
use domain::assistance_week::{VenueKind, WeekDeed, WeekFigure, WeekWish};
use domain::ports::FigureOf;
use domain::refusal::{Problem, Refusal};

/// How the smallest picture begins.
const PNG: &[u8; 33] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";

/// The theme day of a week is the day of the fair: its rows count, and who was checked in is not typed a second time.
#[tokio::test]
async fn the_fairs_of_a_week_are_counted_from_their_rows() {
    let world = World::with(&people(), &[]).await;
    crate::check_ins::furnish(&world, &[hard(1, VILLAGE), hard(2, VILLAGE)]).await;
    let begun = WeekWish {
        starts_on: day("2026-11-23"),
        ..wish()
    };
    let weeks = &world.ports.weeks;
    let id = weeks.begin_week(&county(), begun).await.unwrap();
    let main = WeekDeed::AddVenue {
        kind: VenueKind::Main,
        name: "人力资源市场".to_owned(),
        area: code(COUNTY),
        address: String::new(),
    };
    act(&world, id, main).await.unwrap();
    let typed = WeekDeed::Record {
        venue: world
            .services
            .db
            .find_week(id)
            .await
            .unwrap()
            .unwrap()
            .plan
            .venues[0]
            .no,
        attendance: 900,
        leaflets: 50,
        evidence: "照片 1".to_owned(),
    };
    act(&world, id, typed).await.unwrap();
    let figure = |figure| {
        let world = &world;
        async move {
            let view = world.ports.weeks.week(&county(), id).await.unwrap();
            let counted = view.board.figures.into_iter().find(|(one, _)| *one == figure);
            counted.unwrap().1
        }
    };
    assert_eq!(figure(WeekFigure::Attendance).await, 900);
    let view = weeks.week(&county(), id).await.unwrap();
    assert_eq!(view.other_fairs[0].0, FAIR, "of the place and the days");
    weeks.link_fair(&county(), id, FAIR, true).await.unwrap();
    assert_eq!(
        weeks.link_fair(&county(), id, FAIR, true).await,
        Err(Refusal::field("fair", Problem::Taken))
    );
    let gate = crate::check_ins::open(&world, None).await;
    crate::check_ins::check_in(&world, &gate, 1, crate::check_ins::by_code(1)).await;
    crate::check_ins::check_in(&world, &gate, 2, crate::check_ins::by_code(2)).await;
    assert_eq!(
        figure(WeekFigure::Attendance).await,
        2,
        "R87: rows, and nobody twice"
    );
    assert_eq!(
        (
            figure(WeekFigure::Fairs).await,
            figure(WeekFigure::FairEmployers).await,
            figure(WeekFigure::Leaflets).await
        ),
        (1, 1, 50)
    );
    let rows = weeks
        .week_rows(&county(), id, WeekFigure::Attendance)
        .await
        .unwrap();
    assert_eq!(rows.rows[0].of, FigureOf::Fair(FAIR));
    assert_eq!(
        weeks.link_fair(&town(), id, FAIR, false).await,
        Err(Refusal::NotAllowed)
    );
    weeks.link_fair(&county(), id, FAIR, false).await.unwrap();
    assert_eq!(figure(WeekFigure::Fairs).await, 0);
}

#[tokio::test]
async fn a_fair_of_other_days_is_none_of_the_week() {
    let (world, id) = laid_out().await;
    crate::check_ins::furnish(&world, &[]).await;
    assert_eq!(
        world.ports.weeks.link_fair(&county(), id, FAIR, true).await,
        Err(Refusal::field("fair", Problem::OutOfRange))
    );
}

#[tokio::test]
async fn a_photo_shows_what_a_point_brought_to_whoever_reads_the_week() {
    let (world, id) = running().await;
    let weeks = &world.ports.weeks;
    let point = world
        .services
        .db
        .find_week(id)
        .await
        .unwrap()
        .unwrap()
        .plan
        .venues[0]
        .no;
    let picture = [&PNG[..], b"\0\0\0\x01IDATx\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82"].concat();
    let wrong = |problem| Err(Refusal::field("photo", problem));
    assert_eq!(
        weeks.add_week_photo(&county(), id, point, Vec::new()).await,
        wrong(Problem::Required)
    );
    assert_eq!(
        weeks
            .add_week_photo(&county(), id, point, b"no picture".to_vec())
            .await,
        wrong(Problem::Unreadable)
    );
    assert_eq!(
        weeks.add_week_photo(&county(), id, 999, picture.clone()).await,
        Err(Refusal::NotFound)
    );
    let next = officer(Role::TownOfficer, OTHER_TOWN, 0x72);
    assert_eq!(
        weeks.add_week_photo(&next, id, point, picture.clone()).await,
        Err(Refusal::NotAllowed),
        "the point lies in another township"
    );
    for _ in 0..6 {
        weeks
            .add_week_photo(&town(), id, point, picture.clone())
            .await
            .unwrap();
    }
    assert_eq!(
        weeks.add_week_photo(&town(), id, point, picture).await,
        Err(Refusal::NoMoreToday)
    );
    let photos = weeks.week(&county(), id).await.unwrap().photos;
    assert_eq!((photos.len(), photos[0].1), (6, point));
    assert!(weeks.week_photo(&city(), photos[0].0).await.is_ok());
    assert_eq!(
        weeks.drop_week_photo(&next, photos[0].0).await,
        Err(Refusal::NotAllowed)
    );
    weeks.drop_week_photo(&town(), photos[0].0).await.unwrap();
    assert_eq!(
        weeks.week_photo(&county(), photos[0].0).await.err(),
        Some(Refusal::NotFound)
    );
}
