//! What can be claimed: the rule it rests on, who is paid, how often, and which papers are needed.

use crate::code::codes;

codes! {
    /// What can be claimed.
    pub enum ClaimKind {
        /// 区外培训补贴 (R25).
        OutsideTraining = "outside_training",
        /// 一次性招收补贴 (R26).
        BulkHire = "bulk_hire",
        /// 社会保险补贴 (R28).
        InsuranceRefund = "insurance_refund",
        /// 职业介绍补贴 (R34).
        PlacementService = "placement_service",
        /// 居家就业补助 (R35).
        HomeWork = "home_work",
        /// 组织居家就业补助 (R36).
        HomeOrganiser = "home_organiser",
        /// 企业吸纳奖励 (R37).
        Absorb = "absorb",
        /// 公益性岗位补贴 (R38).
        PublicPost = "public_post",
        /// 公益性岗位单位补贴 (R39).
        PublicEmployer = "public_employer",
        /// 辅助性岗位补贴 (R41).
        Auxiliary = "auxiliary",
        /// 辅助性岗位单位补贴 (R42).
        AuxiliaryEmployer = "auxiliary_employer",
        /// 培训生活费补助 (R43).
        TrainingAllowance = "training_allowance",
        /// 订单培训就业奖励 (R44).
        ProviderReward = "provider_reward",
        /// 工学一体补助, 企业 (R45).
        WorkStudyEnterprise = "work_study_enterprise",
        /// 工学一体补助, 院校 (R45).
        WorkStudyCollege = "work_study_college",
        /// 工学一体补助, 学员 (R45).
        WorkStudyChild = "work_study_child",
    }
}

codes! {
    /// Who is paid.
    pub enum PayeeKind {
        /// 本人.
        Person = "person",
        /// 用人单位.
        Employer = "employer",
        /// 职业中介机构或劳务经纪人.
        Agency = "agency",
        /// 培训机构.
        Provider = "provider",
        /// 院校.
        College = "college",
    }
}

codes! {
    /// How often a rule pays.
    pub enum Turn {
        /// Once for a person and payee.
        Once = "once",
        /// Once in a calendar year.
        Yearly = "yearly",
        /// For every completed month.
        Monthly = "monthly",
    }
}

codes! {
    /// A paper a claim rests on.
    pub enum ClaimDocument {
        /// 申请表 (S1c 认定表及复印件).
        Form = "form",
        /// 身份证复印件 (S1c).
        IdCopy = "id_copy",
        /// 户口簿复印件 (S1c).
        HouseholdBook = "household_book",
        /// 缴费票据或对账单 (S1c 缴费票据).
        InsuranceReceipt = "insurance_receipt",
        /// 劳动合同、劳务协议或就业证明 (S1i).
        Contract = "contract",
        /// 工资发放证明 (design).
        WageSlips = "wage_slips",
        /// 考勤或在岗证明 (design).
        Attendance = "attendance",
        /// 培训费票据 (S1c).
        TrainingReceipt = "training_receipt",
        /// 《就业培训和社会保障手册》 (S1c).
        Handbook = "handbook",
        /// 培训签到册 (S1i).
        SignInSheet = "sign_in_sheet",
        /// 人员花名册 (design).
        Roster = "roster",
        /// 营业执照或办学许可证复印件 (design).
        Licence = "licence",
        /// 收款账户 (design).
        BankAccount = "bank_account",
    }
}

impl ClaimKind {
    /// What follows from classes (R25, R43–R45).
    pub const TRAINING: [Self; 6] = [
        Self::OutsideTraining,
        Self::TrainingAllowance,
        Self::ProviderReward,
        Self::WorkStudyEnterprise,
        Self::WorkStudyCollege,
        Self::WorkStudyChild,
    ];

    /// The number of the rule.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::OutsideTraining => "R25",
            Self::BulkHire => "R26",
            Self::InsuranceRefund => "R28",
            Self::PlacementService => "R34",
            Self::HomeWork => "R35",
            Self::HomeOrganiser => "R36",
            Self::Absorb => "R37",
            Self::PublicPost => "R38",
            Self::PublicEmployer => "R39",
            Self::Auxiliary => "R41",
            Self::AuxiliaryEmployer => "R42",
            Self::TrainingAllowance => "R43",
            Self::ProviderReward => "R44",
            Self::WorkStudyEnterprise | Self::WorkStudyCollege | Self::WorkStudyChild => "R45",
        }
    }

    /// Who is paid.
    pub const fn payee(self) -> PayeeKind {
        match self {
            Self::OutsideTraining
            | Self::InsuranceRefund
            | Self::HomeWork
            | Self::PublicPost
            | Self::Auxiliary
            | Self::TrainingAllowance
            | Self::WorkStudyChild => PayeeKind::Person,
            Self::BulkHire
            | Self::HomeOrganiser
            | Self::Absorb
            | Self::PublicEmployer
            | Self::AuxiliaryEmployer
            | Self::WorkStudyEnterprise => PayeeKind::Employer,
            Self::PlacementService => PayeeKind::Agency,
            Self::ProviderReward => PayeeKind::Provider,
            Self::WorkStudyCollege => PayeeKind::College,
        }
    }

    /// How often.
    pub const fn turn(self) -> Turn {
        match self {
            Self::HomeWork | Self::PublicPost | Self::PublicEmployer | Self::Auxiliary => Turn::Monthly,
            Self::InsuranceRefund | Self::HomeOrganiser | Self::AuxiliaryEmployer => Turn::Yearly,
            _ => Turn::Once,
        }
    }

    /// Whether it is one of the three of which a month of a person bears one alone (X7).
    pub const fn is_exclusive(self) -> bool {
        matches!(self, Self::HomeWork | Self::PublicPost | Self::Auxiliary)
    }

    /// Whether it is found from placements on record, and never entered. What follows from classes is found where the class
    /// is on record, and is entered by hand where it is not.
    pub const fn is_found(self) -> bool {
        !matches!(
            self,
            Self::OutsideTraining
                | Self::TrainingAllowance
                | Self::ProviderReward
                | Self::WorkStudyEnterprise
                | Self::WorkStudyCollege
                | Self::WorkStudyChild
        )
    }

    /// Which part of the rule's answer is the amount, where it has several.
    pub const fn part(self) -> Option<&'static str> {
        match self {
            Self::WorkStudyEnterprise => Some("enterprise_fen"),
            Self::WorkStudyCollege => Some("college_fen"),
            Self::WorkStudyChild => Some("child_fen"),
            _ => None,
        }
    }

    /// The papers it needs.
    pub const fn documents(self) -> &'static [ClaimDocument] {
        use ClaimDocument as D;
        match self {
            Self::OutsideTraining => &[
                D::Form,
                D::IdCopy,
                D::Handbook,
                D::TrainingReceipt,
                D::BankAccount,
            ],
            Self::InsuranceRefund => &[
                D::Form,
                D::IdCopy,
                D::HouseholdBook,
                D::InsuranceReceipt,
                D::BankAccount,
            ],
            Self::PlacementService => &[D::Form, D::Contract, D::Licence, D::BankAccount],
            Self::HomeWork | Self::Auxiliary => {
                &[D::Form, D::IdCopy, D::Contract, D::Attendance, D::BankAccount]
            }
            Self::PublicPost => &[
                D::Form,
                D::IdCopy,
                D::Contract,
                D::InsuranceReceipt,
                D::Attendance,
                D::BankAccount,
            ],
            Self::BulkHire | Self::PublicEmployer => &[
                D::Form,
                D::Contract,
                D::InsuranceReceipt,
                D::Roster,
                D::Licence,
                D::BankAccount,
            ],
            Self::HomeOrganiser | Self::Absorb | Self::AuxiliaryEmployer => &[
                D::Form,
                D::Contract,
                D::WageSlips,
                D::Roster,
                D::Licence,
                D::BankAccount,
            ],
            Self::TrainingAllowance => &[D::Form, D::IdCopy, D::SignInSheet, D::BankAccount],
            Self::ProviderReward => &[
                D::Form,
                D::Contract,
                D::SignInSheet,
                D::Roster,
                D::Licence,
                D::BankAccount,
            ],
            Self::WorkStudyEnterprise | Self::WorkStudyCollege => {
                &[D::Form, D::Contract, D::Roster, D::Licence, D::BankAccount]
            }
            Self::WorkStudyChild => &[D::Form, D::IdCopy, D::HouseholdBook, D::Contract, D::BankAccount],
        }
    }
}
