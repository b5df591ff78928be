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
        ParamKey::VacancyReview => lang.pick(
            "岗位都要先审核（1 是，0 没问题的直接发）",
            "Every vacancy is reviewed first (1 yes, 0 only the doubtful ones)",
        ),
        ParamKey::HazardAgeMin => lang.pick("危险的活最小年龄", "Lowest age for dangerous work"),
        ParamKey::CandidateRemindDays => lang.pick(
            "有人想来，几天没回话就提醒单位",
            "Days until an employer is reminded of a candidate",
        ),
        ParamKey::CandidateCloseDays => lang.pick(
            "有人想来，几天没回话就结束",
            "Days until an unanswered candidate is closed",
        ),
        ParamKey::SilentContacts => lang.pick(
            "多少人想来都没回话，就不再推荐这个单位",
            "Unanswered candidates after which an employer rests",
        ),
        ParamKey::SilentMonths => lang.pick("看最近几个月的回话", "Months looked at for answers"),
        ParamKey::ContactsPerMonth => lang.pick(
            "一个单位一个月最多推荐多少人想来",
            "Candidates an employer gets in a month at most",
        ),
        ParamKey::PersonStaleDays => lang.pick(
            "多少天没联系算久没联系",
            "Days without contact until a file is stale",
        ),
        ParamKey::MinimumWage => lang.pick("最低工资", "Minimum wage"),
        ParamKey::MinimumWageHour => lang.pick("小时最低工资", "Minimum wage of an hour"),
        ParamKey::WageMonthDays => lang.pick(
            "按天的工资折成月：一个月算几天",
            "Working days of a month, to compare pay by the day",
        ),
        ParamKey::WorkAgeMin => lang.pick("最小工作年龄", "Lowest working age"),
        ParamKey::FairReachKm => lang.pick(
            "招聘会请多远以内的人来",
            "How far from a job fair people are invited",
        ),
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
        ParamKey::InstructorRenewalDays => lang.pick(
            "指导员、教师证书到期前几天提醒",
            "Days before the end of an instructor's certificate to warn",
        ),
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
        ParamKey::FollowUpReminderFirst => lang.pick(
            "回访过期几天提醒第一次",
            "Days after which a follow-up that is due is reminded of",
        ),
        ParamKey::FollowUpReminderSecond => lang.pick(
            "回访过期几天提醒第二次",
            "Days after which it is reminded of again",
        ),
        ParamKey::ClaimApplyDays => lang.pick(
            "补贴产生后几天内申请",
            "Days to apply for a subsidy after it arises",
        ),
        ParamKey::ClaimRemindDays => lang.pick(
            "补贴申请到期前几天提醒",
            "Days before the last day to apply on which somebody is reminded",
        ),
        ParamKey::ClaimBudget => lang.pick("今年补贴的预算", "Money for subsidies in the year"),
        ParamKey::ClaimNoticeDays => lang.pick("补贴公示满几天", "Full days the notice of a claim hangs"),
        ParamKey::TransitionDays => lang.pick(
            "公益性岗位到期前几天开始找下一份工作",
            "Days before a public-welfare post ends on which other work is looked for",
        ),
        ParamKey::PostAttendanceDays => lang.pick(
            "公益性岗位一个月至少来几天才发补贴",
            "Days of a month on a post for which it is paid",
        ),
        ParamKey::PostDisabledPercent => lang.pick(
            "公益性岗位里残疾人至少占多少",
            "Least share of people with a disability on public-welfare posts",
        ),
        ParamKey::TransitionLeads => lang.pick(
            "公益性岗位到期前至少找几个岗位",
            "Vacancies to be found before a public-welfare post ends",
        ),
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
        ParamKey::VisitPhotoDays => lang.pick("走访的照片留多少天", "Days a photo of a visit is kept"),
        ParamKey::FairUndoMinutes => lang.pick(
            "签错了，入口几分钟内可以撤销",
            "Minutes in which a gate undoes a check-in itself",
        ),
        ParamKey::FairResultDays => lang.pick(
            "招聘会后单位几天内填结果",
            "Days an employer has to say what came of a fair",
        ),
        ParamKey::FairWalkInDays => lang.pick(
            "招聘会现场登记的姓名电话留多少天",
            "Days names and telephones written down at a gate are kept",
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
        ParamKey::MessageReminderDays => lang.pick(
            "岗位送到几天没答复，就提醒一次",
            "Days without an answer after which one reminder is sent",
        ),
        ParamKey::MessageReminderUntilDays => lang.pick(
            "岗位送到多少天以后，不再提醒",
            "Days after which nobody is reminded of vacancies any more",
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
        ParamKey::VillageCoordinators => {
            lang.pick("每个村至少几名专职协管员", "Full-time coordinators of a village")
        }
        ParamKey::FullTimePercent => lang.pick("村级平台专职化率", "Village platforms: full-time staff"),
        ParamKey::TransferPercent => lang.pick("富余劳动力转移就业率", "Surplus labour in other work"),
        ParamKey::VillagerPensionPercent => lang.pick(
            "四有示范镇：养老保险参保率",
            "Four haves: villagers with a pension",
        ),
        ParamKey::VillagerMedicalPercent => lang.pick(
            "四有示范镇：医疗保险参保率",
            "Four haves: villagers with a medical insurance",
        ),
        ParamKey::VillagerTrainingPercent => {
            lang.pick("四有示范镇：实用技能培训率", "Four haves: villagers trained")
        }
        ParamKey::CertifiedPercent => {
            lang.pick("专职人员持协理员证书的比例", "Full-time staff with a certificate")
        }
        ParamKey::DemonstrationTowns => lang.pick("全市示范镇几个", "Demonstration towns of the city"),
        ParamKey::BaseTownsCounty => lang.pick(
            "振兴基地：县（市、区）申报几个乡镇",
            "Base: towns a county nominates",
        ),
        ParamKey::BaseTownsFunctional => lang.pick(
            "振兴基地：功能区申报几个乡镇",
            "Base: towns a functional area nominates",
        ),
        ParamKey::BaseDeadline => lang.pick("振兴基地：申报最后一天", "Base: last day of nominations"),
        ParamKey::BasePensionPercent => {
            lang.pick("振兴基地：养老保险参保率", "Base: villagers with a pension")
        }
        ParamKey::TownPlatformPercent => lang.pick("乡镇平台建成率", "Towns with a platform"),
        ParamKey::VillageStations => lang.pick("村级工作站至少几个", "Villages with a station"),
        ParamKey::StationBuildDistrict => lang.pick(
            "建站补助：区里出多少",
            "Building a station: grant of the district",
        ),
        ParamKey::StationBuildTown => {
            lang.pick("建站补助：镇里出多少", "Building a station: grant of the town")
        }
        ParamKey::StationRunDistrict => lang.pick(
            "工作站一年经费：区里出多少",
            "Running a station: grant of the district",
        ),
        ParamKey::StationRunTown => lang.pick(
            "工作站一年经费：镇里出多少",
            "Running a station: grant of the town",
        ),
        ParamKey::FundMatchPercent => lang.pick(
            "就业资金区级配套比例",
            "What the district adds to the money of the city",
        ),
        ParamKey::MarketAreaMin => lang.pick("乡镇人力资源市场面积下限", "Labour market of a town, smallest"),
        ParamKey::MarketAreaMax => lang.pick("乡镇人力资源市场面积上限", "Labour market of a town, largest"),
        ParamKey::MarketWindows => lang.pick(
            "乡镇人力资源市场窗口几个",
            "Windows of the labour market of a town",
        ),
        ParamKey::TransferGoalPercent => {
            lang.pick("农村劳动力转移就业目标", "Rural labour force in other work")
        }
        ParamKey::TrainingPersonTimes => lang.pick(
            "农民工技能培训一年多少人次",
            "Training places of migrant workers in a year",
        ),
        ParamKey::ArrearsClearedPercent => lang.pick("拖欠工资清欠率", "Wage arrears cleared"),
        ParamKey::DispatchPercent => lang.pick("劳务派遣最多占用工总量", "Dispatched workers at most"),
        ParamKey::TaxSelfEmployed => lang.pick(
            "个体经营一户一年最多减税",
            "Tax relief of a self-employed household at most",
        ),
        ParamKey::TaxSelfEmployedYears => lang.pick("个体经营减税几年", "Years of tax relief, self-employed"),
        ParamKey::TaxHire => lang.pick("招用一人一年最多减税", "Tax relief for each hire at most"),
        ParamKey::TaxHireYears => lang.pick("招用减税几年", "Years of tax relief for a hire"),
        ParamKey::TaxHireMonths => lang.pick(
            "招用减税：登记失业满几个月",
            "Tax relief for a hire: months unemployed",
        ),
        ParamKey::SmallFirmLoan => lang.pick(
            "小微企业创业担保贷款最多",
            "Guaranteed loan of a small enterprise at most",
        ),
        ParamKey::ServiceCoveragePercent => {
            lang.pick("转移就业服务覆盖率", "Towns and villages with a service")
        }
        ParamKey::ThemeMuster => lang.pick("主题日：几点前到位", "Theme day: roll call"),
        ParamKey::ThemeSetUp => lang.pick("主题日：几点前布置好", "Theme day: set up by"),
        ParamKey::ThemeOpen => lang.pick("主题日：几点开始", "Theme day: opens"),
        ParamKey::ThemeClose => lang.pick("主题日：几点结束", "Theme day: closes"),
        ParamKey::ThemeCleared => lang.pick("主题日：几点前撤场", "Theme day: cleared by"),
        ParamKey::WeekStatisticsBy => lang.pick("援助周：统计几点前上报", "Assistance week: statistics by"),
        ParamKey::VenueReception => lang.pick("主会场至少几个接待处", "Main venue: reception desks"),
        ParamKey::VenueService => lang.pick("主会场至少几个服务台", "Main venue: service desks"),
        ParamKey::VenueMaterial => lang.pick("主会场至少几个材料发放台", "Main venue: material desks"),
        ParamKey::VenuePolicy => lang.pick("主会场至少几个政策咨询台", "Main venue: policy desks"),
        ParamKey::VenueTraining => lang.pick("主会场至少几个技能培训台", "Main venue: training desks"),
        ParamKey::VenueRecruiting => lang.pick(
            "主会场至少几个公益性岗位招聘点",
            "Main venue: points for public-welfare posts",
        ),
        ParamKey::VenueStands => lang.pick("主会场至少几个企业展位", "Main venue: stands of employers"),
        ParamKey::VenueScreens => lang.pick("主会场至少几个电子大屏", "Main venue: screens"),
        ParamKey::VenueArches => lang.pick("主会场至少几个气球拱门", "Main venue: balloon arches"),
        ParamKey::PublicityPoints => lang.pick("主题日宣传点至少几处", "Publicity points of the theme day"),
        ParamKey::AllowanceExtraA => lang.pick("低保 A 类增发", "Allowance of class A: on top"),
        ParamKey::AllowanceExtraB => lang.pick("低保 B 类增发", "Allowance of class B: on top"),
        ParamKey::ExtremePovertyPercent => lang.pick(
            "特困供养标准占上年人均消费支出",
            "Support in extreme poverty, of what residents spend",
        ),
        ParamKey::MedicalAidListed => lang.pick("医疗救助：病种范围内", "Medical aid: listed disease"),
        ParamKey::MedicalAidOther => lang.pick("医疗救助：病种范围外", "Medical aid: another disease"),
        ParamKey::MedicalAidExtreme => lang.pick("医疗救助：特困人员", "Medical aid: extreme poverty"),
        ParamKey::MedicalAidLimit => lang.pick("医疗救助一年最多", "Medical aid in a year at most"),
        ParamKey::ServiceYearFirst => {
            lang.pick("创业服务年（一）：从哪天起", "Service year, first plan: begins")
        }
        ParamKey::ServiceYearSecond => {
            lang.pick("创业服务年（二）：从哪天起", "Service year, second plan: begins")
        }
        ParamKey::ServiceYearMobilised => {
            lang.pick("创业服务年：动员到哪天", "Service year: mobilising until")
        }
        ParamKey::ServiceYearImplement => {
            lang.pick("创业服务年：几月起实施", "Service year: implementing from")
        }
        ParamKey::ServiceYearEvaluate => {
            lang.pick("创业服务年：几月起总结评比", "Service year: evaluating from")
        }
        ParamKey::ServiceYearLeapDay => lang.pick(
            "创业服务年：2月29日算动员（1算，0不算）",
            "Service year: 29 February is mobilising (1 or 0)",
        ),
        ParamKey::AppraisalMobilise => {
            lang.pick("民主评议：动员从几月到几月", "Appraisal: months of mobilising")
        }
        ParamKey::AppraisalFind => {
            lang.pick("民主评议：查找问题从几月到几月", "Appraisal: months of finding")
        }
        ParamKey::AppraisalRectify => {
            lang.pick("民主评议：整改从几月到几月", "Appraisal: months of rectifying")
        }
        ParamKey::AppraisalSurvey => {
            lang.pick("民主评议：集中测评从几月到几月", "Appraisal: months of survey")
        }
        ParamKey::AppraisalSummarise => {
            lang.pick("民主评议：总结从几月到几月", "Appraisal: months of summary")
        }
        ParamKey::PensionRefundMonths => lang.pick(
            "领取职工养老金不满几个月去世可退",
            "Months of pension below which a death leads to a refund",
        ),
        ParamKey::LevyExemptMonths => lang.pick(
            "残保金：创办几个月内免缴",
            "Levy: months after founding without it",
        ),
        ParamKey::LevyExemptStaff => lang.pick(
            "残保金：不超过多少人的小微企业免缴",
            "Levy: staff of enterprises without it",
        ),
        ParamKey::LevyExemptAnyStaff => lang.pick(
            "残保金：不超过多少人的企业暂免",
            "Levy: staff of any enterprise without it for now",
        ),
        ParamKey::QuotaRatio => lang.pick(
            "按比例安排残疾人就业的比例（万分之几）",
            "Quota of staff with a disability, per ten thousand",
        ),
        ParamKey::QuotaAverageWage => {
            lang.pick("残保金：上年平均工资", "Levy: average wage of the year before")
        }
        ParamKey::SevereGrade => lang.pick("重度残疾：几级以上", "Severe disability: up to grade"),
        ParamKey::QuotaSevereCounts => {
            lang.pick("重度残疾职工一人按几人算", "A severely disabled worker counts as")
        }
        ParamKey::FreeTrainingAgeMin => {
            lang.pick("被征地：免费培训最小年龄", "Land loss: free training from age")
        }
        ParamKey::FreeTrainingAgeMax => {
            lang.pick("被征地：免费培训最大年龄", "Land loss: free training up to age")
        }
        ParamKey::LandLossPayMonths => {
            lang.pick("被征地养老：几个月内缴费", "Land loss pension: months to pay")
        }
        ParamKey::LandLossInstalmentMonths => lang.pick(
            "被征地养老：分期缴费几个月内缴清",
            "Land loss pension: months of instalments",
        ),
        ParamKey::LandLossTransferMonths => lang.pick(
            "被征地养老：政府资金几个月内到位",
            "Land loss pension: months for the government to pay in",
        ),
        ParamKey::LandLossFund => lang.pick(
            "被征地养老：每人筹资多少",
            "Land loss pension: amount for each person",
        ),
        ParamKey::LandLossDivisor => {
            lang.pick("被征地养老：计发月数", "Land loss pension: months of the account")
        }
        ParamKey::DepositYearRate => lang.pick(
            "一年期存款利率（万分之几）",
            "Interest of a year, per ten thousand",
        ),
        ParamKey::DepositDemandRate => {
            lang.pick("活期存款利率（万分之几）", "Interest on demand, per ten thousand")
        }
        ParamKey::DepositYearDays => lang.pick("计息时一年按几天算", "Days of a year of interest"),
        ParamKey::LandFundPerMu => lang.pick("被征地基金：每亩收多少", "Land loss fund: for each mu"),
        ParamKey::LandFundPercent => lang.pick(
            "被征地基金：从土地出让收入提取",
            "Land loss fund: share of the revenue of land",
        ),
        ParamKey::OutsideTrainingMost => lang.pick(
            "区外培训补贴最多",
            "Training outside the district: subsidy at most",
        ),
        ParamKey::BulkHirePeople => {
            lang.pick("招收奖励：一次至少招多少人", "Reward for hiring: people at once")
        }
        ParamKey::BulkHireReward => lang.pick("招收奖励：每人多少", "Reward for hiring: for each person"),
        ParamKey::FlexiblePensionPercent => lang.pick(
            "养老保险：灵活就业缴费比例",
            "Pension: contribution of flexible workers",
        ),
        ParamKey::EmployerPensionPercent => {
            lang.pick("养老保险：单位缴费比例", "Pension: contribution of the employer")
        }
        ParamKey::WorkerPensionPercent => {
            lang.pick("养老保险：个人缴费比例", "Pension: contribution of the worker")
        }
        ParamKey::PensionBaseTimes => lang.pick(
            "养老保险：缴费基数最多是平均工资几倍",
            "Pension: average wages contributed for at most",
        ),
        ParamKey::ProvinceAverageWage => lang.pick("全省月平均工资", "Average wage of the province"),
        ParamKey::InsuranceRefundPercent => lang.pick(
            "社保补贴：补个人缴费的",
            "Insurance subsidy: share of one's own contribution",
        ),
        ParamKey::InsuranceRefundYears => lang.pick("社保补贴：连续几年", "Insurance subsidy: years"),
        ParamKey::EmployeePensionAgeMen => lang.pick("职工养老：男几岁领取", "Employee pension: age of men"),
        ParamKey::EmployeePensionAgeWomen => {
            lang.pick("职工养老：女几岁领取", "Employee pension: age of women")
        }
        ParamKey::EmployeePensionMonths => lang.pick(
            "职工养老：累计缴费几个月",
            "Employee pension: months of contribution",
        ),
        ParamKey::StatementDue => {
            lang.pick("对账单：最晚哪天发到手", "Contribution statement: handed over by")
        }
        ParamKey::PlacementSubsidy => lang.pick("职业介绍补贴", "Subsidy for an introduction to work"),
        ParamKey::PlacementSubsidyGraduate => lang.pick(
            "职业介绍补贴：贫困家庭毕业生",
            "Subsidy for the introduction of a graduate",
        ),
        ParamKey::HomeWorkAllowance => lang.pick("居家就业补助", "Allowance for work at home"),
        ParamKey::HomeWorkMonths => lang.pick(
            "居家就业补助最多几个月",
            "Allowance for work at home: months at most",
        ),
        ParamKey::HomeWorkOrganiser => lang.pick("组织居家就业补助", "For organising work at home"),
        ParamKey::HomeWorkOrganiserMonths => lang.pick(
            "组织居家就业：稳定几个月",
            "Organising work at home: months of the post",
        ),
        ParamKey::AbsorbReward => lang.pick("企业吸纳奖励", "Reward for employing poor workers"),
        ParamKey::AbsorbMonths => {
            lang.pick("企业吸纳奖励：稳定几个月", "Reward for employing: months of work")
        }
        ParamKey::PublicPostPercent => lang.pick(
            "公益性岗位补贴占最低工资",
            "Public-welfare post: share of the minimum wage",
        ),
        ParamKey::PublicPostEmployer => {
            lang.pick("公益性岗位：给单位", "Public-welfare post: for the employer")
        }
        ParamKey::PostMonths => lang.pick("岗位补贴最多几个月", "Subsidies of a post: months at most"),
        ParamKey::PostNearRetirementMonths => lang.pick(
            "离退休不足几个月的可补到退休",
            "Subsidies of a post: until retirement when nearer than",
        ),
        ParamKey::AuxiliaryAllowance => lang.pick("辅助性岗位补贴", "Auxiliary post: for the person"),
        ParamKey::AuxiliaryEmployer => lang.pick("辅助性岗位：给单位", "Auxiliary post: for the employer"),
        ParamKey::AuxiliaryEmployerMonths => {
            lang.pick("辅助性岗位：稳定几个月", "Auxiliary post: months of employment")
        }
        ParamKey::TrainingAllowance => lang.pick("培训生活费补助", "Living allowance in training"),
        ParamKey::OrderTrainingReward => lang.pick("订单培训就业奖励", "Reward for training to order"),
        ParamKey::WorkStudyEnterprise => lang.pick("工学一体：给企业", "Work and study: for the enterprise"),
        ParamKey::WorkStudyCollege => lang.pick("工学一体：给院校", "Work and study: for the college"),
        ParamKey::WorkStudyChild => lang.pick(
            "工学一体：紧缺工种给贫困家庭子女",
            "Work and study: for the child of a poor household",
        ),
        ParamKey::PoorWorkersHelped => lang.pick("就业脱贫目标人数", "Poor workers to help"),
        ParamKey::DisabledTrained => lang.pick("残疾人培训目标", "People with a disability to train"),
        ParamKey::DisabledOutcomes => lang.pick(
            "残疾人就业增收目标",
            "People with a disability to work or earn more",
        ),
        ParamKey::DisabledCertifiedPercent => lang.pick("残疾人培训：取证率", "Skill training: certificates"),
        ParamKey::DisabledEmployedPercent => lang.pick("残疾人培训：就业率", "Skill training: employed"),
        ParamKey::DisabledCoveredPercent => lang.pick(
            "城镇残疾人培训覆盖率",
            "Urban people with a disability: training offered",
        ),
        ParamKey::DisabledFairs => lang.pick(
            "残疾人专场招聘会一年几场",
            "Fairs for people with a disability in a year",
        ),
        ParamKey::DisabledReportDay => lang.pick(
            "残疾人工作月报：次月几号前",
            "Monthly statistics: day of the next month",
        ),
        ParamKey::AppraisalSample => lang.pick("民主评议：抽样多少人", "Appraisal: people of the sample"),
        ParamKey::LandLossCollective => lang.pick(
            "被征地养老：政府补助以外，村集体出多少",
            "Land loss pension: share of the collective in the rest",
        ),
        ParamKey::LandLossAllowance => {
            lang.pick("被征地养老补助：每月多少", "Land loss allowance: amount a month")
        }
        ParamKey::LandLossPayDelay => lang.pick(
            "被征地养老：到龄后第几个月开始发",
            "Land loss pension: months from the age to the first payment",
        ),
        ParamKey::StartupVisitFirst => lang.pick(
            "创业：开业几个月第一次回访",
            "Founders: months to the first visit",
        ),
        ParamKey::StartupVisitSecond => lang.pick(
            "创业：开业几个月第二次回访",
            "Founders: months to the second visit",
        ),
        ParamKey::StartupVisitThird => lang.pick(
            "创业：开业几个月第三次回访",
            "Founders: months to the third visit",
        ),
        ParamKey::TrainingCheckFirst => lang.pick(
            "培训：结课几天后第一次问就业",
            "Training: days to the first check",
        ),
        ParamKey::TrainingCheckSecond => lang.pick(
            "培训：结课几天后第二次问就业",
            "Training: days to the second check",
        ),
        ParamKey::TrainingSpotPercent => {
            lang.pick("培训：签到抽查比例", "Training: share of trainees looked for")
        }
        ParamKey::CaseAcceptDays => lang.pick("投诉：几个工作日内决定受不受理", "Complaint: to accept it"),
        ParamKey::CaseInvestigateDays => lang.pick("投诉：调查期限", "Complaint: to look into it"),
        ParamKey::CaseExtendDays => lang.pick("投诉：调查可延长", "Complaint: lengthened once by"),
        ParamKey::ListStatementDays => lang.pick("列入名单前：单位陈述申辩", "List of firms: statement"),
        ParamKey::ListAppealDays => lang.pick("列入名单后：可以申诉", "List of firms: appeal"),
        ParamKey::BlacklistMonths => lang.pick("拖欠工资黑名单：列入多久", "Wage blacklist: how long"),
        ParamKey::BlacklistRepairMonths => lang.pick(
            "拖欠工资黑名单：修复后提前移出",
            "Wage blacklist: earlier removal after",
        ),
        ParamKey::AbnormalMonths => lang.pick("经营异常名录：列入多久", "Abnormal list: how long"),
    }
}
