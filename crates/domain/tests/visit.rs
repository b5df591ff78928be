//! Visits on the wire: wrong clocks, older forms, nonsense, answers.

use crate::build::at;
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{PersonId, VisitId};
use domain::person_field::PersonField;
use domain::ports::Author;
use domain::refusal::Problem;
use domain::values::Fen;
use domain::visit::{
    Answers, Confirmation, FORM, FieldEdit, LeadTold, Outcome, SyncAnswer, SyncAnswered, SyncConflict,
    SyncReason, SyncRecord, corrected, is_asked, problems,
};
use uuid::Uuid;

fn noon() -> DateTime<Utc> {
    at("2026-06-30T04:00:00Z")
}

fn record() -> SyncRecord {
    SyncRecord {
        id: VisitId(Uuid::nil()),
        form: FORM,
        made_at: noon(),
        person: PersonId(Uuid::nil()),
        outcome: Outcome::Done { next_on: None },
        edits: Vec::new(),
        answers: Answers::default(),
        confirmation: None,
        point: None,
    }
}

#[test]
fn a_clock_set_back_a_month_is_corrected_and_told() {
    let month = TimeDelta::days(30);
    let made = noon() - month - TimeDelta::hours(2);
    let found = corrected(made, noon() - month, noon());
    assert_eq!(found.at, noon() - TimeDelta::hours(2));
    assert_eq!(found.off, Some(month.num_seconds()));
}

#[test]
fn a_clock_that_is_a_little_wrong_is_right_and_nothing_happened_after_it_arrived() {
    let ahead = noon() + TimeDelta::seconds(200);
    let found = corrected(ahead, ahead, noon());
    assert_eq!((found.at, found.off), (noon(), None));
    let far = corrected(noon() + TimeDelta::days(400), noon() + TimeDelta::days(1), noon());
    assert_eq!(far.at, noon());
    assert_eq!(far.off, Some(-86_400));
    let never = corrected(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, noon());
    assert!(never.at <= noon());
}

#[test]
fn a_record_of_the_older_form_is_read_as_todays() {
    let json = format!(
        r#"{{"id":"{nil}","form":1,"made_at":"2026-06-30T04:00:00Z","person":"{nil}","outcome":"done",
            "answers":{{"income_yuan":1200}}}}"#,
        nil = Uuid::nil()
    );
    let read: SyncRecord = serde_json::from_str(&json).expect("form 1");
    let now = read.upcast();
    assert_eq!((now.form, now.answers.income), (FORM, Some(Fen::yuan(1200))));
    assert_eq!(now.answers.income_yuan, None);
    assert!(problems(&now).is_empty());
    assert_eq!(now.clone().upcast(), now, "twice is once");
    let absurd: SyncRecord =
        serde_json::from_str(&json.replace("1200", "9000000000000000000")).expect("form 1");
    assert!(!problems(&absurd.upcast()).is_empty());
}

#[test]
fn a_record_survives_the_wire_and_leaves_out_what_is_empty() {
    let whole = SyncRecord {
        outcome: Outcome::NotHome {
            retry_on: "2026-07-03".parse().ok(),
        },
        edits: vec![FieldEdit {
            field: PersonField::Skills,
            base: 4,
            was: String::new(),
            now: "缝纫".to_owned(),
        }],
        confirmation: Some(Confirmation::Witness {
            name: "赵".to_owned(),
        }),
        ..record()
    };
    let text = serde_json::to_string(&whole).expect("JSON");
    assert_eq!(serde_json::from_str::<SyncRecord>(&text).expect("JSON"), whole);
    let bare = serde_json::to_string(&record()).expect("JSON");
    assert!(bare.contains(r#""outcome":"done""#) && !bare.contains("income") && !bare.contains("point"));
}

#[test]
fn answers_keep_their_form() {
    let json = |answer| {
        let id = Some(VisitId(Uuid::nil()));
        serde_json::to_value(SyncAnswered { id, answer }).expect("JSON")
    };
    let known = json(SyncAnswer::Known);
    assert_eq!(known["state"], "known");
    let refused = json(SyncAnswer::refused(SyncReason::FormNewer));
    assert_eq!(
        (&refused["state"], &refused["reason"]),
        (&"refused".into(), &"form_newer".into())
    );
    let conflict = json(SyncAnswer::Conflict {
        conflicts: vec![SyncConflict {
            field: PersonField::Skills,
            mine: "a".to_owned(),
            theirs: "b".to_owned(),
            by: Author::Staff("anna".to_owned()),
        }],
    });
    let one = &conflict["conflicts"][0];
    assert_eq!(
        (&one["field"], &one["mine"], &one["theirs"]),
        (&"skills".into(), &"a".into(), &"b".into())
    );
    assert_eq!(one["by"]["staff"], "anna");
}

#[test]
fn a_phone_forgets_what_is_kept_and_nothing_else() {
    let kept = SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    };
    for answer in [SyncAnswer::Known, kept, SyncAnswer::refused(SyncReason::Erased)] {
        assert!(answer.may_be_forgotten());
    }
    for reason in [
        SyncReason::TryAgain,
        SyncReason::FormNewer,
        SyncReason::Unreadable,
    ] {
        assert!(!SyncAnswer::refused(reason).may_be_forgotten());
    }
}

#[test]
fn a_visit_says_nothing_of_numbers_and_homes_and_holds_no_nonsense() {
    for field in [
        PersonField::ResidentId,
        PersonField::Phone,
        PersonField::LivingArea,
        PersonField::DisabilityCertificate,
        PersonField::Consent,
    ] {
        assert!(!is_asked(field), "{field}");
    }
    let wrong = |record: SyncRecord| {
        let found = problems(&record);
        found
            .into_iter()
            .map(|one| (one.field, one.problem))
            .collect::<Vec<_>>()
    };
    let mut told = record();
    told.answers.leads = vec![LeadTold {
        lead: domain::ids::LeadId(Uuid::nil()),
        answer: None,
    }];
    assert_eq!(wrong(told), [("confirmation".to_owned(), Problem::Required)]);
    let mut long = record();
    long.answers.note = "长".repeat(501);
    assert_eq!(wrong(long), [("note".to_owned(), Problem::TooLong)]);
    let mut sealed = record();
    sealed.edits = vec![FieldEdit {
        field: PersonField::Phone,
        base: 1,
        was: String::new(),
        now: "1".to_owned(),
    }];
    assert_eq!(wrong(sealed), [("edits".to_owned(), Problem::OutOfRange)]);
}
