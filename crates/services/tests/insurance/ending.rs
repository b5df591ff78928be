//! Pensions, interest, death, leaving; and what the fund adds up to.

use super::{Insured, farmer, month, officer};
use crate::world::day;
use domain::erasure::ErasureCause;
use domain::insurance::{CloseCause, EnrolmentStage, EntryKind, LandScheme};
use domain::params::ParamKey;
use domain::ports::{CloseWish, RunKind, RunSeen};
use domain::refusal::{Problem, Refusal};
use domain::values::Fen;

fn ends(cause: CloseCause, on: &str) -> CloseWish {
    CloseWish { cause, on: day(on) }
}

#[tokio::test]
async fn the_pension_begins_the_month_after_sixty_and_is_paid_once_a_month() {
    // Born on 29 February: sixty on 28 February 2027? No: 1966 has none; on the birthday itself.
    let insured = Insured::with(vec![farmer(1, "1966-12-31"), farmer(2, "1967-01-01")]).await;
    let (one, other) = (insured.enrolled(0).await, insured.enrolled(1).await);
    insured.world.clock.set("2026-12-31");
    assert_eq!(insured.run(month(day("2026-12-01"))).await, (0, Fen(0)));
    insured.world.clock.set("2027-01-20");
    assert_eq!(insured.run(month(day("2027-01-01"))).await, (1, Fen(11_250)));
    assert_eq!(
        insured.run(month(day("2027-01-01"))).await,
        (0, Fen(0)),
        "nothing twice"
    );
    assert_eq!(insured.stage(one).await, EnrolmentStage::PensionPaying);
    assert_eq!(insured.stage(other).await, EnrolmentStage::Enrolled);
    insured.world.clock.set("2027-02-20");
    let kind = month(day("2027-02-01"));
    let ports = &insured.world.ports.insurances;
    let stale = RunSeen {
        count: 1,
        sum: Fen(11_250),
    };
    assert_eq!(
        ports.run(&officer(), kind, None, stale).await,
        Err(Refusal::Changed)
    );
    assert_eq!(
        insured.entries(one).await.len(),
        4,
        "a refused run leaves nothing"
    );
    assert_eq!(insured.run(kind).await, (2, Fen(22_500)));
    let ahead = ports
        .preview_run(&officer(), month(day("2027-03-01")), None)
        .await;
    assert_eq!(ahead.map(drop), Err(Refusal::field("month", Problem::OutOfRange)));
    // A month that was left out can be made good.
    insured.world.clock.set("2027-04-02");
    assert_eq!(insured.run(month(day("2027-04-01"))).await.0, 2);
    assert_eq!(insured.run(month(day("2027-03-01"))).await.0, 2);
}

#[tokio::test]
async fn a_death_in_between_takes_back_later_months_and_gives_the_heirs_their_part() {
    let insured = Insured::with(vec![farmer(1, "1966-05-05")]).await;
    let id = insured.enrolled(0).await;
    for text in ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"] {
        insured.world.clock.set(text);
        assert_eq!(insured.run(month(day(text))).await.0, 1, "{text}");
    }
    // The death of August is heard of in October.
    insured.dies(0, "2026-08-09").await;
    assert_eq!(insured.view(id).await.died_on, Some(day("2026-08-09")));
    insured.world.clock.set("2026-11-02");
    let kind = month(day("2026-11-01"));
    let run = insured
        .world
        .ports
        .insurances
        .preview_run(&officer(), kind, None)
        .await
        .unwrap();
    assert!(run.lines.is_empty());
    assert_eq!(run.to_close.len(), 1);
    insured
        .close(id, ends(CloseCause::Died, "2026-08-09"))
        .await
        .unwrap();
    let entries = insured.entries(id).await;
    let back: Vec<_> = entries.iter().filter(|one| one.reverses.is_some()).collect();
    assert_eq!(back.len(), 2, "September and October");
    // 18000 − 2 × 112.50 = 17775; three tenths of it.
    let of = |kind| {
        let own = entries.iter().filter(|one| one.kind == kind);
        own.map(|one| one.fen.0).sum::<i64>()
    };
    assert_eq!(of(EntryKind::Refund), -533_250);
    assert_eq!(of(EntryKind::Forfeit), -1_244_250);
    assert_eq!(domain::insurance::balance(&entries), Fen(0));
    let again = insured.close(id, ends(CloseCause::Died, "2026-08-09")).await;
    assert_eq!(again, Err(Refusal::Changed));
    let fund = insured
        .world
        .ports
        .insurances
        .land_fund(&officer(), Some(2026), None)
        .await
        .unwrap();
    let year = fund.rows.last().unwrap().sums;
    assert!(fund.rows.iter().all(|row| row.sums.adds_up()));
    assert_eq!(
        (year.pensions, year.refunds, year.closing),
        (Fen(22_500), Fen(533_250), Fen(0))
    );
    let quarters: i64 = fund.rows[..4].iter().map(|row| row.sums.pensions.0).sum();
    assert_eq!(quarters, year.pensions.0);
}

#[tokio::test]
async fn interest_is_written_once_a_year_and_paid_out_with_the_rest() {
    let insured = Insured::with(vec![farmer(1, "1990-01-01")]).await;
    insured.world.clock.set("2026-07-01");
    let id = insured.enrolled(0).await;
    let early = insured
        .world
        .ports
        .insurances
        .preview_run(&officer(), RunKind::Interest(2026), None)
        .await;
    assert_eq!(early.map(drop), Err(Refusal::field("month", Problem::OutOfRange)));
    insured.world.clock.set("2027-01-05");
    // 18000 × 0.35 % × 183/360 = 32.025.
    assert_eq!(insured.run(RunKind::Interest(2026)).await, (1, Fen(3_203)));
    assert_eq!(insured.run(RunKind::Interest(2026)).await.0, 0);
    insured.world.clock.set("2028-01-05");
    // 18032.03 × 1.5 % = 270.48045.
    assert_eq!(insured.run(RunKind::Interest(2027)).await, (1, Fen(27_048)));
    insured
        .close(id, ends(CloseCause::Emigrated, "2028-01-05"))
        .await
        .unwrap();
    let entries = insured.entries(id).await;
    assert_eq!(domain::insurance::balance(&entries), Fen(0));
}

#[tokio::test]
async fn once_the_account_is_used_up_the_fund_goes_on_paying() {
    let insured = Insured::with(vec![farmer(1, "1966-05-05")]).await;
    insured.set(ParamKey::LandLossDivisor, 2, "2010-01-01").await;
    let id = insured.enrolled(0).await;
    for text in ["2026-07-01", "2026-08-01", "2026-09-01"] {
        insured.world.clock.set(text);
        assert_eq!(insured.run(month(day(text))).await, (1, Fen(900_000)));
    }
    let last = insured.entries(id).await.pop().unwrap();
    assert_eq!((last.fen, last.of_fund), (Fen(-900_000), Fen(900_000)));
    assert_eq!(insured.view(id).await.line.balance, Fen(0));
    let fund = insured
        .world
        .ports
        .insurances
        .land_fund(&officer(), None, None)
        .await
        .unwrap();
    assert!(fund.rows.iter().all(|row| row.sums.adds_up()));
}

#[tokio::test]
async fn an_erased_file_leaves_its_account_without_a_name() {
    let insured = Insured::with(vec![farmer(1, "1966-05-05")]).await;
    let id = insured.enrolled(0).await;
    let ports = &insured.world.ports.insurances;
    let before = ports.land_fund(&officer(), None, None).await.unwrap();
    let erase = insured
        .world
        .services
        .erase_person(&officer(), insured.people[0].id, ErasureCause::Office)
        .await;
    assert!(erase.is_ok());
    assert_eq!(
        ports.enrolment(&officer(), id).await.map(drop),
        Err(Refusal::NotFound)
    );
    let after = ports.land_fund(&officer(), None, None).await.unwrap();
    assert_eq!(after.rows, before.rows, "the money is counted still");
    let entries = insured.entries(id).await;
    assert!(entries.iter().all(|one| one.note.is_empty()));
    insured.world.clock.set("2026-08-01");
    assert_eq!(insured.run(month(day("2026-08-01"))).await.0, 0);
}

#[tokio::test]
async fn the_register_counts_everybody_once() {
    let insured = Insured::with(vec![
        farmer(1, "1960-05-05"),
        farmer(2, "1980-05-05"),
        farmer(3, "2000-05-05"),
    ])
    .await;
    insured.enrolled(1).await;
    let allowance = insured.register(0, LandScheme::Allowance).await.unwrap();
    insured.notify(allowance).await.unwrap();
    let table = insured
        .world
        .ports
        .insurances
        .land_register(&officer(), None)
        .await
        .unwrap();
    let total = table.total;
    assert_eq!((total.persons, total.below, total.bands), (3, 3, [1, 1, 1]));
    assert_eq!((total.enrolled, total.allowance, total.waived), (1, 1, 0));
    let of_rows: u32 = table.rows.iter().map(|row| row.persons).sum();
    assert_eq!(of_rows, total.persons);
}
