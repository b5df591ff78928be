//! Instalments, benefits, first months and the sums of the fund: what holds for every amount and day.

use chrono::NaiveDate;
use domain::ids::{AccountEntryId, LandEnrolmentId, PersonId, RecognitionId};
use domain::insurance::*;
use domain::params::{Params, defaults};
use domain::values::{AreaCode, Fen};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn county() -> AreaCode {
    AreaCode::parse("330521").expect("a county")
}

fn enrolment(state: EnrolmentState) -> Enrolment {
    Enrolment {
        id: LandEnrolmentId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        household: None,
        recognition: RecognitionId(Uuid::nil()),
        scheme: LandScheme::Pension,
        shares: Shares::default(),
        rules: Vec::new(),
        reference_on: day("2026-01-01"),
        state,
        version: 1,
        made_by: String::new(),
        made_at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn first(born: &str, enrolled: &str) -> Option<NaiveDate> {
    let one = enrolment(EnrolmentState::Enrolled { on: day(enrolled) });
    let params: Params = defaults();
    one.first_month(day(born), county(), &params).expect("figures")
}

#[test]
fn payment_begins_the_month_after_the_birthday_or_the_enrolment() {
    assert_eq!(first("1966-01-31", "2020-05-05"), Some(day("2026-02-01")));
    assert_eq!(first("1966-02-01", "2020-05-05"), Some(day("2026-03-01")));
    // Sixty on 28 February 2028? 2028 is a leap year: on the 29th.
    assert_eq!(first("1968-02-29", "2020-05-05"), Some(day("2028-03-01")));
    // Older already: after the enrolment.
    assert_eq!(first("1950-06-06", "2026-06-30"), Some(day("2026-07-01")));
    let ready = enrolment(EnrolmentState::Ready);
    let params = defaults();
    assert_eq!(ready.first_month(day("1950-01-01"), county(), &params), Ok(None));
}

#[test]
fn the_month_of_a_death_is_the_last() {
    let one = enrolment(EnrolmentState::Enrolled {
        on: day("2020-05-05"),
    });
    let params = defaults();
    let born = day("1960-01-01");
    let paid = |month: &str, died: Option<&str>| {
        one.is_paid_in((born, died.map(day)), day(month), (county(), &params))
            .expect("figures")
    };
    assert!(!paid("2020-05-01", None));
    assert!(!paid("2020-01-01", None));
    assert!(paid("2026-08-01", Some("2026-08-01")));
    assert!(!paid("2026-09-01", Some("2026-08-31")));
}

#[test]
fn a_step_fits_its_state_alone() {
    let on = day("2026-01-01");
    let ready = EnrolmentState::Ready;
    assert_eq!(ready.enrol(on), Err(InvalidMove(EnrolmentStage::Ready)));
    let notified = ready.notify(on, on).expect("a notice");
    assert!(notified.notify(on, on).is_err());
    let waived = notified.waive(on).expect("waived");
    assert!(waived.close(on, CloseCause::Died).is_err() && !waived.is_active());
    let enrolled = notified.enrol(on).expect("enrolled");
    let paying = enrolled.begin_pension(on, Fen(1)).expect("a pension");
    assert!(paying.begin_allowance(on).is_err());
    assert!(paying.close(on, CloseCause::Died).is_ok());
}

fn entry(kind: EntryKind, fen: i64, of_fund: i64, on: NaiveDate) -> AccountEntry {
    AccountEntry {
        id: AccountEntryId(Uuid::nil()),
        enrolment: LandEnrolmentId(Uuid::nil()),
        kind,
        fen: Fen(fen),
        of_fund: Fen(of_fund),
        on,
        month: None,
        note: String::new(),
        reverses: None,
        by: String::new(),
        at: chrono::DateTime::UNIX_EPOCH,
    }
}

proptest! {
    #[test]
    fn instalments_are_the_whole_differ_by_a_fen_and_end_in_time(
        amount in 100_i64..10_000_000, parts in 1_u32..80, months in 1_u32..70, start in 0_u64..20_000,
    ) {
        let agreed = day("1990-01-01") + chrono::Days::new(start);
        let by = domain::values::dates::add_months(agreed, months);
        match plan(Fen(amount), parts, (agreed, by)) {
            None => prop_assert!(parts > months || amount < i64::from(parts)),
            Some(all) => {
                prop_assert_eq!(all.len(), parts as usize);
                prop_assert_eq!(all.iter().map(|part| part.fen.0).sum::<i64>(), amount);
                let fens: Vec<i64> = all.iter().map(|part| part.fen.0).collect();
                prop_assert!(fens.iter().max().unwrap_or(&0) - fens.iter().min().unwrap_or(&0) <= 1);
                prop_assert!(all.windows(2).all(|two| two[0].due_on < two[1].due_on));
                prop_assert_eq!(all.last().map(|part| part.due_on), Some(by));
            }
        }
    }

    #[test]
    fn money_fills_the_parts_in_order(amount in 1_000_i64..1_000_000, parts in 1_u32..12, paid in 0_i64..1_000_000) {
        let (agreed, by) = (day("2020-01-01"), day("2025-01-01"));
        let all = plan(Fen(amount), parts, (agreed, by)).expect("a plan");
        let paid = paid.min(amount);
        let after = plan_standing(&all, Fen(paid), day("2030-01-01"));
        prop_assert_eq!(after.overdue, Fen(amount - paid));
        prop_assert_eq!(after.next.is_none(), paid == amount);
        prop_assert_eq!(plan_standing(&all, Fen(paid), agreed).overdue, Fen(0));
    }

    #[test]
    fn a_month_takes_no_more_than_lies_there(monthly in 1_i64..100_000, balance in -5_i64..300_000) {
        let (fen, of_fund) = benefit(EntryKind::Payment, Fen(monthly), Fen(balance));
        prop_assert_eq!(fen, Fen(-monthly));
        prop_assert!(of_fund.0 >= 0 && of_fund.0 <= monthly);
        let left = balance + fen.0 + of_fund.0;
        prop_assert!(left >= 0 || balance < 0);
        prop_assert_eq!(benefit(EntryKind::Allowance, Fen(monthly), Fen(balance)).1, Fen(monthly));
    }

    #[test]
    fn whatever_is_booked_the_fund_adds_up(
        lines in proptest::collection::vec((0_usize..8, 1_i64..1_000_000, 0_i64..1_000, 0_u64..1_500), 0..40),
    ) {
        let start = day("2024-01-01");
        let booked: Vec<AccountEntry> = lines
            .into_iter()
            .map(|(kind, fen, of_fund, days)| {
                let kind = EntryKind::ALL[kind];
                let on = start + chrono::Days::new(days);
                match kind {
                    EntryKind::Government | EntryKind::Collective | EntryKind::Person | EntryKind::Interest => {
                        entry(kind, fen, 0, on)
                    }
                    EntryKind::Payment => entry(kind, -fen, of_fund.min(fen), on),
                    EntryKind::Allowance => entry(kind, -fen, fen, on),
                    EntryKind::Refund | EntryKind::Forfeit => entry(kind, -fen, 0, on),
                }
            })
            .collect();
        let sums = fund_sums(&booked, (day("2025-01-01"), day("2025-12-31")));
        prop_assert!(sums.adds_up());
        let next = fund_sums(&booked, (day("2026-01-01"), day("2026-12-31")));
        prop_assert_eq!(sums.closing, next.opening);
    }
}
