//! Money asked from applicants: fees, deposits, documents kept, training loans.

use super::{has, places, whole};
use crate::import::parse::age::{head, tail};
use std::ops::Range;

/// Fees that only an applicant could be asked for.
const FEES: [&str; 17] = [
    "报名费",
    "服装费",
    "工装费",
    "工服费",
    "中介费",
    "介绍费",
    "体检费",
    "建档费",
    "入职费",
    "上岗费",
    "办证费",
    "资料费",
    "培训费",
    "材料费",
    "押证费",
    "面试费",
    "信息费",
];

/// Words that ask for the money.
const ASKED: [&str; 14] = [
    "收取", "收", "交", "缴", "支付", "付", "自理", "自付", "自费", "自备", "扣", "需", "须", "元",
];

/// Words that say nobody pays, or that the employer does.
const FREE: [&str; 28] = [
    "不收",
    "不以",
    "不交",
    "不缴",
    "不需",
    "不用",
    "不向",
    "不会",
    "不得",
    "无需",
    "无须",
    "无任何",
    "无报名",
    "无中介",
    "免",
    "没有",
    "零",
    "绝无",
    "公司承担",
    "公司出",
    "公司付",
    "报销",
    "返还",
    "由公司",
    "公司支付",
    "公司提供",
    "投入",
    "补贴",
];

/// Clauses that warn of such things, or speak of the duties of an accountant.
const WARNING: [&str; 15] = [
    "凡是", "凡", "如有", "谨防", "防骗", "举报", "警惕", "骗", "投诉", "预算", "核算", "审核", "客户",
    "报账", "结算",
];

/// Fees asked from applicants in a clause.
pub(super) fn fees(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &WARNING) {
        return Vec::new();
    }
    let asked = |span: &Range<usize>| {
        let near = [tail(&clause[..span.start], 14), head(&clause[span.end..], 10)].concat();
        !has(&near, &FREE) && (has(&near, &ASKED) || near.contains(|c: char| c.is_ascii_digit()))
    };
    let named = FEES.iter().any(|fee| places(clause, fee).iter().any(asked));
    let general = has(
        clause,
        &[
            "求职者",
            "应聘者",
            "入职前",
            "上岗前",
            "面试时",
            "入职需",
            "入职时",
        ],
    ) && has(clause, &["收取", "缴纳", "交纳", "交费", "需交"])
        && clause.contains('费')
        && !has(clause, &FREE);
    if named || general {
        vec![whole(clause)]
    } else {
        Vec::new()
    }
}

/// Deposits, and documents kept as one, in a clause.
pub(super) fn deposits(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &WARNING) {
        return Vec::new();
    }
    let of_trade = has(
        clause,
        &[
            "房",
            "租",
            "商户",
            "会员",
            "投标",
            "履约",
            "供应商",
            "合同",
            "施工",
        ],
    );
    let money = places(clause, "押金")
        .into_iter()
        .any(|span| !negated(clause, &span))
        && !of_trade;
    let bond = places(clause, "保证金")
        .into_iter()
        .any(|span| !negated(clause, &span))
        && has(clause, &["入职", "上岗", "离职", "入厂", "工作保证金", "员工"])
        && !of_trade;
    let papers = [
        "扣押身份证",
        "扣押证件",
        "扣身份证",
        "押身份证",
        "抵押身份证",
        "收取身份证",
        "保管身份证",
        "身份证抵押",
        "压身份证",
        "押证件",
        "抵押证件",
    ];
    let kept = papers
        .iter()
        .any(|word| places(clause, word).iter().any(|span| !negated(clause, span)));
    if money || bond || kept {
        vec![whole(clause)]
    } else {
        Vec::new()
    }
}

fn negated(clause: &str, span: &Range<usize>) -> bool {
    let before = tail(&clause[..span.start], 12);
    // 0押金 is free, 500元押金 is not.
    let zero = before.ends_with('0')
        && !before
            .trim_end_matches('0')
            .ends_with(|c: char| c.is_ascii_digit());
    zero || has(before, &["不", "无", "免", "没有", "零", "勿"])
        || head(&clause[span.end..], 6).starts_with("全免")
}

/// Training loans in a clause.
pub(super) fn training_loans(clause: &str) -> Vec<Range<usize>> {
    const WORDS: [&str; 11] = [
        "培训贷",
        "贷款培训",
        "培训分期",
        "学费贷款",
        "分期学费",
        "学费分期",
        "先学后付",
        "先学习后付款",
        "先就业后付款",
        "零首付学习",
        "贷款缴纳培训",
    ];
    let hit = WORDS.iter().any(|word| {
        places(clause, word).iter().any(|span| {
            !has(
                tail(&clause[..span.start], 6),
                &["不", "无", "非", "拒", "没有", "零"],
            )
        })
    });
    if hit && !has(clause, &WARNING) {
        vec![whole(clause)]
    } else {
        Vec::new()
    }
}
