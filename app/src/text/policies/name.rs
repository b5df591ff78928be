//! What each figure is called.

use crate::text::Lang;
use domain::params::ParamKey;

/// What a figure means.
#[expect(clippy::too_many_lines, reason = "one line for each figure")]
pub const fn name(key: ParamKey, lang: Lang) -> &'static str {
    match key {
        ParamKey::LeadsPerYear => lang.pick("每人每年至少送几个岗位", "Vacancies owed to a person in a year"),
        ParamKey::LeadCoveragePercent => lang.pick("送够岗位的人应占", "Share who must have all of them"),
        ParamKey::DueAgeMin => lang.pick("送岗对象最小年龄", "Youngest age due"),
        ParamKey::DueAgeMax => lang.pick("送岗对象最大年龄", "Oldest age due"),
        ParamKey::PushesPerOpening => lang.pick("一个空位最多告诉几个人", "People told per opening"),
        ParamKey::AnswerDays => lang.pick("送到后等回答的天数", "Days to wait for an answer"),
        ParamKey::LinkDays => lang.pick("个人链接有效天数", "Days a personal link is valid"),
        ParamKey::VacancyFreshDays => lang.pick("岗位多少天没确认就下架", "Days a vacancy stays fresh"),
        ParamKey::VacancyNudgeDays => lang.pick("岗位多少天没确认就提醒", "Days until the owner is reminded"),
        ParamKey::PersonStaleDays => lang.pick(
            "多少天没联系算久没联系",
            "Days without contact until a file is stale",
        ),
        ParamKey::MinimumWage => lang.pick("最低工资", "Minimum wage"),
        ParamKey::WorkAgeMin => lang.pick("最小工作年龄", "Lowest working age"),
        ParamKey::CommuteKm => lang.pick("没问过时按每天走多远算", "Daily reach when not asked"),
        ParamKey::LandLossPercent => {
            lang.pick("被征地：人均剩余耕地低于", "Land loss: remaining farmland below")
        }
        ParamKey::LandLossTrainingAge => lang.pick("被征地：培训从几岁起", "Land loss: training from age"),
        ParamKey::LandLossPensionAge => lang.pick("被征地：养老保障从几岁起", "Land loss: pension from age"),
        ParamKey::LandLossAllowanceAge => {
            lang.pick("被征地：养老补助从几岁起", "Land loss: allowance from age")
        }
        ParamKey::LandLossIssued => lang.pick("被征地办法发布日", "Land loss rules issued"),
        ParamKey::LandLossEffective => lang.pick("被征地办法施行日", "Land loss rules in effect"),
        ParamKey::FocusAgeMin => lang.pick("重点培训最小年龄", "Training focus from age"),
        ParamKey::FocusAgeMaxMen => lang.pick("重点培训最大年龄（男）", "Training focus, men up to"),
        ParamKey::FocusAgeMaxWomen => lang.pick("重点培训最大年龄（女）", "Training focus, women up to"),
        ParamKey::CommerceCourseAgeMin => lang.pick("电商班最小年龄", "E-commerce course from age"),
        ParamKey::CommerceCourseAgeMax => lang.pick("电商班最大年龄", "E-commerce course, up to age"),
        ParamKey::CommerceCourseLimb => {
            lang.pick("电商班：肢体几级及以下", "E-commerce course: limb grade from")
        }
        ParamKey::CommerceCourseHearing => {
            lang.pick("电商班：听力几级及以下", "E-commerce course: hearing grade from")
        }
        ParamKey::CommerceCourseSpeech => {
            lang.pick("电商班：言语几级及以下", "E-commerce course: speech grade from")
        }
        ParamKey::CommerceCourseVisual => {
            lang.pick("电商班：视力几级及以下", "E-commerce course: sight grade from")
        }
        ParamKey::ContractYearMonths => lang.pick("“一年以上合同”按几个月算", "Months of “a year or more”"),
        ParamKey::NoticeDays => lang.pick("公示几天", "Days a public notice hangs"),
        ParamKey::HandOverNameDays => lang.pick(
            "交接办完后几天内还能看到名单",
            "Days after a hand-over in which its names are shown",
        ),
        ParamKey::DataAnswerDays => lang.pick(
            "本人请求改、删资料，几天内答复",
            "Days to answer a request about one's own data",
        ),
        ParamKey::RevealsPerDay => lang.pick(
            "一个账号一天最多看几次完整号码",
            "Numbers shown in full, per account and day",
        ),
        ParamKey::TrialMonths => lang.pick("试行办法有效几个月", "Months a trial policy is valid"),
        ParamKey::CountyFarmland => lang.pick("全县耕地面积", "Farmland of the county"),
        ParamKey::CountyAgriPopulation => lang.pick("全县农业人口", "Agricultural population of the county"),
        ParamKey::LandLossShare => {
            lang.pick("被征地养老：政府出资比例", "Land loss pension: government share")
        }
        ParamKey::LandLossShareRaised => lang.pick(
            "被征地养老：提高后的政府出资比例",
            "Land loss pension: raised government share",
        ),
        ParamKey::LandLossShareGrade => lang.pick(
            "被征地养老：残疾几级以上提高比例",
            "Land loss pension: share raised up to disability grade",
        ),
        ParamKey::AssemblyQuorumThirds => lang.pick(
            "村民代表会议到会人数要占几个三分之一",
            "Assembly: thirds of members who must come",
        ),
        ParamKey::AssemblyMajorityPercent => lang.pick(
            "村民代表会议同意的要超过",
            "Assembly: more than this share must agree",
        ),
        ParamKey::VillageDays => lang.pick(
            "认定：村里审查几个工作日",
            "Recognition: working days of the village",
        ),
        ParamKey::TownDays => lang.pick(
            "认定：乡镇审核几个工作日",
            "Recognition: working days of the township",
        ),
        ParamKey::DepartmentDays => lang.pick(
            "认定：部门审核几个工作日",
            "Recognition: working days of departments",
        ),
        ParamKey::CountyDays => lang.pick(
            "认定：县里决定几个工作日",
            "Recognition: working days of the county",
        ),
        ParamKey::ObjectionDays => lang.pick("异议几个工作日内答复", "Working days to answer an objection"),
        ParamKey::AppealDays => lang.pick("不予认定后几天内可以申诉", "Days to appeal a refusal"),
        ParamKey::AppealDecisionDays => lang.pick("申诉几个工作日内决定", "Working days to decide an appeal"),
        ParamKey::RecognitionMonths => {
            lang.pick("每年复核的认定有效几个月", "Months a yearly recognition holds")
        }
        ParamKey::RenewalDays => {
            lang.pick("认定到期前几天提醒续办", "Days before the end to ask for renewal")
        }
        ParamKey::RenewalUrgentDays => {
            lang.pick("认定到期前几天算加急", "Days before the end it becomes urgent")
        }
        ParamKey::RetainDiedYears => lang.pick(
            "去世的人，档案保存几年",
            "Years to keep the file of somebody who died",
        ),
        ParamKey::RetainMovedYears => lang.pick(
            "搬出本县的人，档案保存几年",
            "Years to keep the file of somebody who moved away",
        ),
        ParamKey::RetainNoGroupYears => lang.pick(
            "不再属于任何类别的人，档案保存几年",
            "Years to keep the file of somebody who belongs to no group any more",
        ),
        ParamKey::RetainRecognitionYears => lang.pick(
            "档案删除后，认定的决定还要保存几年",
            "Years to keep decisions of recognition after a file is erased",
        ),
        ParamKey::RetainLogMonths => lang.pick(
            "查看记录保存几个月（法律规定不少于六个月）",
            "Months to keep the log of reading (six at least by law)",
        ),
        ParamKey::RetainHoldMonths => {
            lang.pick("一次最多暂缓删除几个月", "Months a file may be held at a time")
        }
        ParamKey::RetainNoticeDays => {
            lang.pick("档案到期删除前几天告知", "Days of notice before a file is erased")
        }
        ParamKey::ExportDays => lang.pick("导出的文件几天内可以下载", "Days an export may be fetched"),
        ParamKey::ExportPeople => lang.pick(
            "导出几个人以内不用别人批准",
            "People an export may hold without approval",
        ),
        ParamKey::ListWaitingDays => lang.pick(
            "部门名单传上来不办，几天后删除",
            "Days a list of a department waits before it is deleted",
        ),
        ParamKey::ListUndoDays => lang.pick(
            "部门名单写进档案后几天内可以整份撤销",
            "Days in which a written list can be taken back",
        ),
        ParamKey::ExportMost => lang.pick("一次最多导出几个人", "People an export may hold at most"),
        ParamKey::TaskBeforeDays => lang.pick(
            "任务到期前几天可以开始做",
            "Days before a due day on which a task may be done",
        ),
        ParamKey::TaskAfterDays => lang.pick(
            "任务到期后几天算没做成",
            "Days after a due day on which a task has failed",
        ),
        ParamKey::TaskSurveyDays => lang.pick(
            "新登记的人几天内第一次入户",
            "Days for the first visit of somebody new",
        ),
        ParamKey::TaskLeadDays => lang.pick("选好的岗位几天内送到", "Days to hand chosen vacancies over"),
        ParamKey::TaskNeedDays => {
            lang.pick("走访发现的事几天内办", "Days for what a visit found to be needed")
        }
        ParamKey::FollowUpFirst => lang.pick("上岗后第几天第一次回访", "First follow-up, day of work"),
        ParamKey::FollowUpSecond => lang.pick("上岗后第几天第二次回访", "Second follow-up, day of work"),
        ParamKey::FollowUpThird => lang.pick("上岗后第几天第三次回访", "Third follow-up, day of work"),
        ParamKey::FollowUpFourth => lang.pick("上岗后第几天第四次回访", "Fourth follow-up, day of work"),
        ParamKey::FollowUpFifth => lang.pick("上岗后第几天第五次回访", "Fifth follow-up, day of work"),
        ParamKey::VisitRetryDays => lang.pick(
            "没人在家，几天后再去",
            "Days after which nobody-at-home is tried again",
        ),
        ParamKey::VisitRetries => lang.pick("没人在家，最多再去几次", "Tries when nobody is at home"),
        ParamKey::VisitsPerMonth => lang.pick(
            "一户三十天内走访几次以内不用说明原因",
            "Visits of a household in thirty days that need no reason",
        ),
        ParamKey::PackDays => lang.pick(
            "走访名单在手机里最多留几天",
            "Days a list for visits stays on a phone",
        ),
        ParamKey::SpotPercent => lang.pick("走访抽查比例", "Share of visits that are checked"),
        ParamKey::MessageQuietFrom => lang.pick("晚上几点以后不发消息", "No message from this hour on"),
        ParamKey::MessageQuietTo => lang.pick("早上几点以前不发消息", "No message until this hour"),
        ParamKey::MessagePauseHours => lang.pick(
            "同一个人同一种方式，两条消息至少隔几小时",
            "Hours between two messages to a person on one channel",
        ),
        ParamKey::MessageReceiptHours => lang.pick(
            "消息几小时没有回执，就算没送到",
            "Hours after which a message without a receipt counts as not delivered",
        ),
        ParamKey::MessageTries => lang.pick(
            "网关几次不收，就换一种方式",
            "Refusals of a gateway before another way is taken",
        ),
        ParamKey::MessageRestDays => lang.pick(
            "没有回音的方式，停用几天再试",
            "Days a way rests after nothing was heard on it",
        ),
        ParamKey::RoundHour => lang.pick(
            "每天几点以后自动匹配（不设就不自动）",
            "Hour from which the daily round is due (none while not set)",
        ),
        ParamKey::RoundMonthDay => lang.pick(
            "每月几号给所有人匹配（不设就不自动）",
            "Day of the month of the round for everybody (none while not set)",
        ),
        ParamKey::RetireMenBase => lang.pick("男职工原退休年龄", "Men: retirement age before the reform"),
        ParamKey::RetireMenCap => lang.pick("男职工最高退休年龄", "Men: highest retirement age"),
        ParamKey::RetireMenFirstBirth => {
            lang.pick("男职工从哪个月出生的人起延迟", "Men: put off from birth month")
        }
        ParamKey::RetireMenStep => lang.pick(
            "男职工每几个月延迟 1 个月",
            "Men: months of birth per month put off",
        ),
        ParamKey::RetireWomen55Base => {
            lang.pick("女职工原 55 岁退休：原年龄", "Women (55): age before the reform")
        }
        ParamKey::RetireWomen55Cap => lang.pick("女职工原 55 岁退休：最高年龄", "Women (55): highest age"),
        ParamKey::RetireWomen55FirstBirth => lang.pick(
            "女职工原 55 岁退休：从哪个月出生起延迟",
            "Women (55): put off from birth month",
        ),
        ParamKey::RetireWomen55Step => lang.pick(
            "女职工原 55 岁退休：每几个月延迟 1 个月",
            "Women (55): months of birth per month put off",
        ),
        ParamKey::RetireWomen50Base => {
            lang.pick("女职工原 50 岁退休：原年龄", "Women (50): age before the reform")
        }
        ParamKey::RetireWomen50Cap => lang.pick("女职工原 50 岁退休：最高年龄", "Women (50): highest age"),
        ParamKey::RetireWomen50FirstBirth => lang.pick(
            "女职工原 50 岁退休：从哪个月出生起延迟",
            "Women (50): put off from birth month",
        ),
        ParamKey::RetireWomen50Step => lang.pick(
            "女职工原 50 岁退休：每几个月延迟 1 个月",
            "Women (50): months of birth per month put off",
        ),
    }
}
