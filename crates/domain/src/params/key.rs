//! Every figure there is, with its unit.

use crate::code::codes;

codes! {
    /// Every figure a rule or the engine asks for. The unit is part of the meaning.
    pub enum ParamKey {
        /// Leads owed to a person in a calendar year (R32).
        LeadsPerYear = "lead.per_year",
        /// Share of due persons who must have all their leads, percent (R32).
        LeadCoveragePercent = "lead.coverage_percent",
        /// Youngest age due, completed years (R01).
        DueAgeMin = "due.age_min",
        /// Oldest age due, completed years (R01).
        DueAgeMax = "due.age_max",
        /// Pushes allowed per free opening.
        PushesPerOpening = "lead.pushes_per_opening",
        /// Days after which a delivered lead without an answer closes.
        AnswerDays = "lead.answer_days",
        /// Days a personal link stays valid.
        LinkDays = "lead.link_days",
        /// Days a vacancy without closing date stays open after the last touch (S15).
        VacancyFreshDays = "vacancy.fresh_days",
        /// Days after which the owner of an untouched vacancy is nudged (S15).
        VacancyNudgeDays = "vacancy.nudge_days",
        /// Whether an officer looks at every vacancy before it is shown: 1, or 0 where those without objections are shown at once.
        VacancyReview = "vacancy.review",
        /// Days after which an employer is reminded of somebody who said yes.
        CandidateRemindDays = "candidate.remind_days",
        /// Days after which a yes that nobody answered closes with neutral words (S05).
        CandidateCloseDays = "candidate.close_days",
        /// Contacts of which none was answered, after which nobody further is told of an employer.
        SilentContacts = "employer.silent_contacts",
        /// Months that are looked at for it.
        SilentMonths = "employer.silent_months",
        /// People who may say yes to one employer in a month.
        ContactsPerMonth = "employer.contacts_per_month",
        /// Days without a word about somebody after which the file counts as stale (P1b).
        PersonStaleDays = "person.stale_days",
        /// Local minimum wage, fen per month (R102).
        MinimumWage = "wage.minimum_month",
        /// Local minimum wage of an hour, fen.
        MinimumWageHour = "wage.minimum_hour",
        /// Working days of a month by which pay by the day is compared, hundredths (R102).
        WageMonthDays = "wage.month_days",
        /// Lowest age at which anybody may work, completed years.
        WorkAgeMin = "work.age_min",
        /// Lowest age for dangerous work, completed years.
        HazardAgeMin = "work.hazard_age_min",
        /// Kilometres somebody goes to work every day when nothing else is known.
        CommuteKm = "fit.commute_km",
        /// How far from a job fair people live who are invited to it, kilometres.
        FairReachKm = "fair.reach_km",
        /// Per-capita remaining farmland below which land loss counts, percent of the county's (R02).
        LandLossPercent = "land_loss.percent",
        /// First age of the land-loss training band (R03).
        LandLossTrainingAge = "land_loss.training_age",
        /// First age of the land-loss pension band (R03).
        LandLossPensionAge = "land_loss.pension_age",
        /// First age of the land-loss allowance band (R03).
        LandLossAllowanceAge = "land_loss.allowance_age",
        /// Day the land-loss document was issued, as `YYYYMMDD` (R04).
        LandLossIssued = "land_loss.issued",
        /// Day the land-loss document took effect, as `YYYYMMDD` (R04).
        LandLossEffective = "land_loss.effective",
        /// Youngest age of the training focus group (R05).
        FocusAgeMin = "focus.age_min",
        /// Oldest age of the training focus group, men (R05).
        FocusAgeMaxMen = "focus.age_max_men",
        /// Oldest age of the training focus group, women (R05).
        FocusAgeMaxWomen = "focus.age_max_women",
        /// Youngest age for the e-commerce course (R06).
        CommerceCourseAgeMin = "commerce_course.age_min",
        /// Oldest age for the e-commerce course (R06).
        CommerceCourseAgeMax = "commerce_course.age_max",
        /// Mildest-or-equal grade from which a limb disability is admitted (R06).
        CommerceCourseLimb = "commerce_course.limb",
        /// The same for hearing (R06).
        CommerceCourseHearing = "commerce_course.hearing",
        /// The same for speech (R06).
        CommerceCourseSpeech = "commerce_course.speech",
        /// The same for sight (R06).
        CommerceCourseVisual = "commerce_course.visual",
        /// Months of "one year or more" (R100).
        ContractYearMonths = "contract.year_months",
        /// Full days a public notice hangs (R14).
        NoticeDays = "notice.days",
        /// Farmland of the county in the year the row holds for, hundredths of a mu (R02).
        CountyFarmland = "county.farmland",
        /// Agricultural population of the county in the year the row holds for (R02).
        CountyAgriPopulation = "county.agri_population",
        /// The government's share of the land-loss pension, percent (R07).
        LandLossShare = "land_loss.share",
        /// The raised share, percent (R07).
        LandLossShareRaised = "land_loss.share_raised",
        /// The mildest disability grade that raises the share (R07).
        LandLossShareGrade = "land_loss.share_grade",
        /// Thirds of the representatives who must come to an assembly.
        AssemblyQuorumThirds = "assembly.quorum_thirds",
        /// Share of those present that more than must agree, percent.
        AssemblyMajorityPercent = "assembly.majority_percent",
        /// Working days of the village for its check of an application (P1d).
        VillageDays = "recognition.village_days",
        /// Working days of the township for its review (P1d).
        TownDays = "recognition.town_days",
        /// Working days of each department for its own fields.
        DepartmentDays = "recognition.department_days",
        /// Working days of the county for its decision.
        CountyDays = "recognition.county_days",
        /// Working days for looking into an objection.
        ObjectionDays = "recognition.objection_days",
        /// Days within which a refusal may be appealed.
        AppealDays = "recognition.appeal_days",
        /// Working days for the decision on an appeal.
        AppealDecisionDays = "recognition.appeal_decision_days",
        /// Months a recognition holds that is looked at again every year.
        RecognitionMonths = "recognition.months",
        /// Days before the end of a recognition on which its renewal is asked for.
        RenewalDays = "recognition.renewal_days",
        /// Days before the end on which the renewal becomes urgent.
        RenewalUrgentDays = "recognition.renewal_urgent_days",
        /// Days within which a person gets an answer about their own data.
        DataAnswerDays = "privacy.answer_days",
        /// Days after its end in which the parties of a hand-over read the names of the people in it.
        HandOverNameDays = "privacy.hand_over_name_days",
        /// Numbers an account may have shown in full in a day, calls to one's own people aside.
        RevealsPerDay = "privacy.reveals_per_day",
        /// Months a policy on trial is valid (R31).
        TrialMonths = "policy.trial_months",
        /// Retirement age of men before the reform, months of life (R99).
        RetireMenBase = "retire.men_base",
        /// Highest retirement age of men, months of life (R99).
        RetireMenCap = "retire.men_cap",
        /// First birth month of men whose retirement is put off, `YYYYMM` (R99).
        RetireMenFirstBirth = "retire.men_first_birth",
        /// Birth months of men for each month put off (R99).
        RetireMenStep = "retire.men_step",
        /// The same four for women whose age was 55 (R99).
        RetireWomen55Base = "retire.women55_base",
        /// Highest, months of life (R99).
        RetireWomen55Cap = "retire.women55_cap",
        /// First birth month, `YYYYMM` (R99).
        RetireWomen55FirstBirth = "retire.women55_first_birth",
        /// Birth months for each month put off (R99).
        RetireWomen55Step = "retire.women55_step",
        /// The same four for women whose age was 50 (R99).
        RetireWomen50Base = "retire.women50_base",
        /// Highest, months of life (R99).
        RetireWomen50Cap = "retire.women50_cap",
        /// First birth month, `YYYYMM` (R99).
        RetireWomen50FirstBirth = "retire.women50_first_birth",
        /// Birth months for each month put off (R99).
        RetireWomen50Step = "retire.women50_step",
        /// Years the file of somebody who died is kept.
        RetainDiedYears = "retain.died_years",
        /// Years the file of somebody who moved away is kept.
        RetainMovedYears = "retain.moved_years",
        /// Years the file of somebody is kept who belongs to no group any more.
        RetainNoGroupYears = "retain.no_group_years",
        /// Years a decision of recognition is kept after the file was erased.
        RetainRecognitionYears = "retain.recognition_years",
        /// Months that lines about reading are kept in the log.
        RetainLogMonths = "retain.log_months",
        /// Months a file may be held at a time.
        RetainHoldMonths = "retain.hold_months",
        /// Days a file is announced before its time is over.
        RetainNoticeDays = "retain.notice_days",
        /// Days the file of an export may be fetched.
        ExportDays = "export.days",
        /// People an export may hold that nobody else approves.
        ExportPeople = "export.people",
        /// Days a list of a department waits to be written, then it goes.
        ListWaitingDays = "list.waiting_days",
        /// Days in which a list that was written can be taken back; then what it said is forgotten.
        ListUndoDays = "list.undo_days",
        /// People an export may hold at all.
        ExportMost = "export.most",
        /// Days before a due day on which the window of a task opens (S06).
        TaskBeforeDays = "task.before_days",
        /// Days after a due day on which the window of a task closes (S06).
        TaskAfterDays = "task.after_days",
        /// Days for the first survey of somebody (P1b).
        TaskSurveyDays = "task.survey_days",
        /// Days for handing over vacancies that were chosen.
        TaskLeadDays = "task.lead_days",
        /// Days for what a visit found to be needed.
        TaskNeedDays = "task.need_days",
        /// Days after the start of work on which somebody asks first (P8).
        FollowUpFirst = "follow_up.first",
        /// The second time.
        FollowUpSecond = "follow_up.second",
        /// The third time.
        FollowUpThird = "follow_up.third",
        /// The fourth time.
        FollowUpFourth = "follow_up.fourth",
        /// The fifth time.
        FollowUpFifth = "follow_up.fifth",
        /// Days after a follow-up was due on which somebody is reminded of it (S27).
        FollowUpReminderFirst = "follow_up.reminder_first",
        /// The second time.
        FollowUpReminderSecond = "follow_up.reminder_second",
        /// Days before the planned end of a public-welfare post on which other work is looked for (P7).
        TransitionDays = "public_post.transition_days",
        /// Days of a month somebody must have come to their post for it to be paid.
        PostAttendanceDays = "post.attendance_days",
        /// Least share of people with a disability on public-welfare posts, percent (P7, X8: the documents leave it blank).
        PostDisabledPercent = "post.disabled_percent",
        /// Vacancies that are to be found then (P7).
        TransitionLeads = "public_post.transition_leads",
        /// Days after which somebody who was not at home is tried again.
        VisitRetryDays = "visit.retry_days",
        /// How often somebody who is not at home is tried again (P3).
        VisitRetries = "visit.retries",
        /// Visits of a household in thirty days that need no reason.
        VisitsPerMonth = "visit.per_month",
        /// Days after which what visitors take along leaves their phone.
        PackDays = "visit.pack_days",
        /// Share of visits that somebody else checks, percent (P3).
        SpotPercent = "visit.spot_percent",
        /// Days before the end of an instructor's certificate from which it is listed as ending.
        InstructorRenewalDays = "instructor.renewal_days",
        /// Days a photo of a visit is kept.
        VisitPhotoDays = "visit.photo_days",
        /// Minutes after which a gate no longer undoes a check-in itself.
        FairUndoMinutes = "fair.undo_minutes",
        /// Days an employer has after a fair to say what came of it (P5).
        FairResultDays = "fair.result_days",
        /// Days after a fair for which names and telephones of people without a file are kept.
        FairWalkInDays = "fair.walk_in_days",
        /// Hour of the day from which no message is sent.
        MessageQuietFrom = "message.quiet_from",
        /// Hour of the day until which no message is sent.
        MessageQuietTo = "message.quiet_to",
        /// Hours between two messages to a person on one channel (S03).
        MessagePauseHours = "message.pause_hours",
        /// Hours after which a message nothing was heard of counts as not delivered.
        MessageReceiptHours = "message.receipt_hours",
        /// How often a gateway may refuse a message before another way is taken.
        MessageTries = "message.tries",
        /// Days a channel rests for a person after nothing was heard on it.
        MessageRestDays = "message.rest_days",
        /// Days after an outreach on which somebody who has not answered is reminded once (S04).
        MessageReminderDays = "message.reminder_days",
        /// Days after an outreach from which nobody is reminded of it any more.
        MessageReminderUntilDays = "message.reminder_until_days",
        /// Hour of the day from which the daily round is due; while it is not set there is none.
        RoundHour = "round.hour",
        /// Day of the month on which the round for everybody is due; while it is not set there is none.
        RoundMonthDay = "round.month_day",
        /// Full-time coordinators a village has at least (R55).
        VillageCoordinators = "platform.village_coordinators",
        /// Share of the posts of village platforms with full-time staff, percent (R56).
        FullTimePercent = "platform.full_time_percent",
        /// Surplus labour that has moved to other work, percent (R57).
        TransferPercent = "transfer.percent",
        /// Villagers with a pension insurance, percent (R59).
        VillagerPensionPercent = "four_haves.pension_percent",
        /// Villagers with a medical insurance, percent (R60).
        VillagerMedicalPercent = "four_haves.medical_percent",
        /// Villagers trained of those who need it, percent (R61).
        VillagerTrainingPercent = "four_haves.training_percent",
        /// Full-time staff with the certificate of coordinators, percent (R62).
        CertifiedPercent = "platform.certified_percent",
        /// Demonstration towns of the city (R63).
        DemonstrationTowns = "demonstration.towns",
        /// Towns a county nominates (R66).
        BaseTownsCounty = "base.towns_county",
        /// Towns a functional area nominates (R66).
        BaseTownsFunctional = "base.towns_functional",
        /// Last day of nominations, as `YYYYMMDD` (R67).
        BaseDeadline = "base.deadline",
        /// Villagers with a pension insurance in a base, percent (R68).
        BasePensionPercent = "base.pension_percent",
        /// Towns with a platform, percent (R69).
        TownPlatformPercent = "platform.town_percent",
        /// Villages with a station (R69).
        VillageStations = "platform.stations",
        /// Grant of the district for building a station, fen (R70).
        StationBuildDistrict = "station.build_district",
        /// Grant of the town for building a station, fen (R70).
        StationBuildTown = "station.build_town",
        /// Grant of the district for running a station, fen a year (R71).
        StationRunDistrict = "station.run_district",
        /// Grant of the town for running a station, fen a year (R71).
        StationRunTown = "station.run_town",
        /// What the district adds to the employment money of the city, percent (R72).
        FundMatchPercent = "fund.match_percent",
        /// Smallest usual labour market of a town, square metres (R73).
        MarketAreaMin = "market.area_min",
        /// Largest usual labour market of a town, square metres (R73).
        MarketAreaMax = "market.area_max",
        /// Windows of the labour market of a town (R73).
        MarketWindows = "market.windows",
        /// Rural labour force that has moved to other work, percent (R74).
        TransferGoalPercent = "transfer.goal_percent",
        /// Skill training of migrant workers in a year, places taken (R75).
        TrainingPersonTimes = "training.person_times",
        /// Wage arrears that are cleared, percent of the amount (R76).
        ArrearsClearedPercent = "arrears.cleared_percent",
        /// Dispatched workers of all staff at most, percent (R77).
        DispatchPercent = "dispatch.percent",
        /// Tax relief of a self-employed household at most, fen a year (R78).
        TaxSelfEmployed = "tax.self_employed",
        /// Years of tax relief of a self-employed household (R78).
        TaxSelfEmployedYears = "tax.self_employed_years",
        /// Tax relief of an employer for each hire at most, fen a year (R79).
        TaxHire = "tax.hire",
        /// Years of tax relief for a hire (R79).
        TaxHireYears = "tax.hire_years",
        /// Months somebody was registered as unemployed before the hire (R79).
        TaxHireMonths = "tax.hire_months",
        /// Guaranteed loan of a small enterprise at most, fen (R80).
        SmallFirmLoan = "loan.small_firm",
        /// Towns and villages with a service for work elsewhere, percent (R81).
        ServiceCoveragePercent = "service.coverage_percent",
        /// Roll call of the theme day, clock time as `HHMM` (R83).
        ThemeMuster = "theme_day.muster",
        /// End of setting up, `HHMM` (R83).
        ThemeSetUp = "theme_day.set_up",
        /// Opening, `HHMM` (R83).
        ThemeOpen = "theme_day.open",
        /// End of the fair, `HHMM` (R83).
        ThemeClose = "theme_day.close",
        /// End of clearing, `HHMM` (R83).
        ThemeCleared = "theme_day.cleared",
        /// Clock time by which statistics reach the bureau, `HHMM` (R84).
        WeekStatisticsBy = "week.statistics_by",
        /// Reception desks of the main venue at least (R85).
        VenueReception = "venue.reception",
        /// Service desks of the main venue at least (R85).
        VenueService = "venue.service",
        /// Material desks of the main venue at least (R85).
        VenueMaterial = "venue.material",
        /// Policy desks of the main venue at least (R85).
        VenuePolicy = "venue.policy",
        /// Training desks of the main venue at least (R85).
        VenueTraining = "venue.training",
        /// Points for public-welfare posts of the main venue at least (R85).
        VenueRecruiting = "venue.recruiting",
        /// Stands of employers of the main venue at least (R85).
        VenueStands = "venue.stands",
        /// Screens of the main venue at least (R85).
        VenueScreens = "venue.screens",
        /// Balloon arches of the main venue at least (R85).
        VenueArches = "venue.arches",
        /// Publicity points of the theme day at least; the plan leaves it blank (R86).
        PublicityPoints = "week.publicity_points",
        /// What class A gets on top of its allowance, percent (R89).
        AllowanceExtraA = "allowance.extra_a",
        /// What class B gets on top of its allowance, percent (R89).
        AllowanceExtraB = "allowance.extra_b",
        /// Support in extreme poverty, percent of what residents spend (R90).
        ExtremePovertyPercent = "extreme_poverty.percent",
        /// Medical aid for a listed disease, percent of the rest (R91).
        MedicalAidListed = "medical_aid.listed",
        /// Medical aid for another disease, percent of the rest (R91).
        MedicalAidOther = "medical_aid.other",
        /// Medical aid in extreme poverty, percent of the rest (R91).
        MedicalAidExtreme = "medical_aid.extreme_poverty",
        /// Medical aid of a person in a year at most, fen; the document leaves it blank (R91).
        MedicalAidLimit = "medical_aid.limit",
        /// First day of the service year in the first plan, as `MMDD` (R93).
        ServiceYearFirst = "service_year.first",
        /// First day of the service year in the second plan, as `MMDD` (R93).
        ServiceYearSecond = "service_year.second",
        /// Last day of mobilising, as `MMDD` (R93).
        ServiceYearMobilised = "service_year.mobilised",
        /// First month of implementing (R93).
        ServiceYearImplement = "service_year.implement",
        /// First month of evaluating, until the end of the year (R93).
        ServiceYearEvaluate = "service_year.evaluate",
        /// 1: 29 February, which the plans forget, counts as mobilising; else as nothing (R93).
        ServiceYearLeapDay = "service_year.leap_day",
        /// First and last month of mobilising, as `MMMM` (R94).
        AppraisalMobilise = "appraisal.mobilise",
        /// First and last month of finding, as `MMMM` (R94).
        AppraisalFind = "appraisal.find",
        /// First and last month of rectifying, as `MMMM` (R94).
        AppraisalRectify = "appraisal.rectify",
        /// First and last month of survey, as `MMMM` (R94).
        AppraisalSurvey = "appraisal.survey",
        /// First and last month of summary, as `MMMM` (R94).
        AppraisalSummarise = "appraisal.summarise",
        /// Months of employee pension below which a death leads to a refund (R105).
        PensionRefundMonths = "pension.refund_months",
        /// Months after its founding in which a small enterprise pays no levy (R10).
        LevyExemptMonths = "levy.exempt_months",
        /// Staff of an enterprise that pays no levy, at most (R10).
        LevyExemptStaff = "levy.exempt_staff",
        /// Staff of any enterprise that pays no levy, at most; only as long as the country says so (R10).
        LevyExemptAnyStaff = "levy.exempt_any_staff",
        /// Share of the staff that are to have a disability, hundredths of a percent; the documents leave it blank (R11).
        QuotaRatio = "quota.ratio",
        /// Average wage of the year before, fen a year; the documents leave it blank (R11).
        QuotaAverageWage = "quota.average_wage",
        /// The mildest grade that is severe (R11, R12).
        SevereGrade = "disability.severe_grade",
        /// For how many a severely disabled worker with a contract of a year counts (R11).
        QuotaSevereCounts = "quota.severe_counts",
        /// Youngest age for free training after land loss (R13).
        FreeTrainingAgeMin = "land_loss.free_training_age_min",
        /// Oldest age for free training after land loss (R13).
        FreeTrainingAgeMax = "land_loss.free_training_age_max",
        /// Months from the notice in which the contribution is paid (R15).
        LandLossPayMonths = "land_loss.pay_months",
        /// Months in which instalments are finished (R16).
        LandLossInstalmentMonths = "land_loss.instalment_months",
        /// Months from the approval in which the government pays in (R17).
        LandLossTransferMonths = "land_loss.transfer_months",
        /// What the land-loss pension of a person takes, fen (R18).
        LandLossFund = "land_loss.fund",
        /// Months by which the account is divided (R19).
        LandLossDivisor = "land_loss.divisor",
        /// Interest of a deposit of a year, hundredths of a percent; changes with the market (R21).
        DepositYearRate = "deposit.year_rate",
        /// Interest of a deposit on demand, hundredths of a percent; changes with the market (R21).
        DepositDemandRate = "deposit.demand_rate",
        /// Days of a year of interest (R21).
        DepositYearDays = "deposit.year_days",
        /// What the land-loss fund gets for a mu, fen (R23).
        LandFundPerMu = "land_fund.per_mu",
        /// What the land-loss fund gets of the revenue of land, percent (R23).
        LandFundPercent = "land_fund.percent",
        /// Subsidy for training outside the district at most, fen (R25).
        OutsideTrainingMost = "training.outside_most",
        /// People with land loss hired at once for the reward (R26).
        BulkHirePeople = "bulk_hire.people",
        /// Reward for each of them, fen (R26).
        BulkHireReward = "bulk_hire.reward",
        /// Pension contribution of flexible workers, percent (R27, R28).
        FlexiblePensionPercent = "pension.flexible_percent",
        /// Pension contribution of the employer, percent (R27).
        EmployerPensionPercent = "pension.employer_percent",
        /// Pension contribution of the worker, percent (R27, R28).
        WorkerPensionPercent = "pension.worker_percent",
        /// Average wages up to which pension is contributed (R27).
        PensionBaseTimes = "pension.base_times",
        /// Average wage of the province, fen a month; changes every year (R27).
        ProvinceAverageWage = "wage.province_average",
        /// What is paid back of one's own contribution, percent (R28).
        InsuranceRefundPercent = "insurance_refund.percent",
        /// Years from the first insured one in which it is paid back (R28).
        InsuranceRefundYears = "insurance_refund.years",
        /// Age of the employee pension after land loss, men (R29).
        EmployeePensionAgeMen = "pension.age_men",
        /// Age of the employee pension after land loss, women (R29).
        EmployeePensionAgeWomen = "pension.age_women",
        /// Months of contribution for the employee pension (R29).
        EmployeePensionMonths = "pension.months",
        /// Last day on which the statement of the year before is handed over, as `MMDD` (R30).
        StatementDue = "statement.due",
        /// For an introduction to work in the county, fen (R34).
        PlacementSubsidy = "placement.subsidy",
        /// For the introduction of a graduate of a poor household, fen (R34).
        PlacementSubsidyGraduate = "placement.subsidy_graduate",
        /// For work at home or at the doorstep, fen a month (R35).
        HomeWorkAllowance = "home_work.allowance",
        /// Months it is paid at most (R35).
        HomeWorkMonths = "home_work.months",
        /// For the organiser of work at home, fen for each person and year (R36).
        HomeWorkOrganiser = "home_work.organiser",
        /// Months the post has lasted then (R36).
        HomeWorkOrganiserMonths = "home_work.organiser_months",
        /// For each poor worker an enterprise employs, once, fen (R37).
        AbsorbReward = "absorb.reward",
        /// Months each has been employed then (R37).
        AbsorbMonths = "absorb.months",
        /// For a person on a public-welfare post, percent of the minimum wage (R38).
        PublicPostPercent = "public_post.percent",
        /// For the employer of a public-welfare post, fen a month (R39).
        PublicPostEmployer = "public_post.employer",
        /// Months of the subsidies of a post at most (R40).
        PostMonths = "post.months",
        /// Months to retirement below which they are paid until then (R40).
        PostNearRetirementMonths = "post.near_retirement_months",
        /// For a person on an auxiliary post, fen a month (R41).
        AuxiliaryAllowance = "auxiliary.allowance",
        /// For the employer of an auxiliary post, fen for each person and year (R42).
        AuxiliaryEmployer = "auxiliary.employer",
        /// Months of stable employment then (R42).
        AuxiliaryEmployerMonths = "auxiliary.employer_months",
        /// For a poor worker in training, fen a day (R43).
        TrainingAllowance = "training.allowance",
        /// For each trainee a provider brings into an enterprise, fen (R44).
        OrderTrainingReward = "training.order_reward",
        /// Work and study: for the enterprise, fen (R45).
        WorkStudyEnterprise = "work_study.enterprise",
        /// Work and study: for the college, fen (R45).
        WorkStudyCollege = "work_study.college",
        /// Work and study in a trade that is short: for the child of a poor household, fen (R45).
        WorkStudyChild = "work_study.child",
        /// Poor workers the programme is to help (R46).
        PoorWorkersHelped = "programme.poor_workers",
        /// People with a disability to train in a year (R47).
        DisabledTrained = "disabled.trained",
        /// Of whom so many are to work or earn more (R47).
        DisabledOutcomes = "disabled.outcomes",
        /// Participants of skill training with a certificate, percent (R48).
        DisabledCertifiedPercent = "disabled.certified_percent",
        /// Participants of skill training who work, percent (R49).
        DisabledEmployedPercent = "disabled.employed_percent",
        /// Urban people with a disability who were offered training, percent (R50).
        DisabledCoveredPercent = "disabled.covered_percent",
        /// Job fairs for people with a disability in a year (R51).
        DisabledFairs = "disabled.fairs",
        /// Day of the next month on which monthly statistics are due (R52).
        DisabledReportDay = "disabled.report_day",
        /// Days from the day a subsidy arises in which it is applied for (P13).
        ClaimApplyDays = "claim.apply_days",
        /// Days before the last of them on which somebody is reminded (P13).
        ClaimRemindDays = "claim.remind_days",
        /// Full days the public notice of a claim hangs (P13).
        ClaimNoticeDays = "claim.notice_days",
        /// What a county may pay for subsidies in the year, fen; each year has its own (RP18).
        ClaimBudget = "claim.budget",
        /// People a unit names for the telephone sample (R53).
        AppraisalSample = "appraisal.sample",
        /// What the collective pays of what the government leaves of the land-loss pension, percent; the document leaves it
        /// blank (R18).
        LandLossCollective = "land_loss.collective",
        /// The land-loss allowance, fen a month; the document names a floor alone (R20).
        LandLossAllowance = "land_loss.allowance",
        /// Months from the month in which the age is reached to the first month of payment (R19).
        LandLossPayDelay = "land_loss.pay_delay",
        /// Months after the opening of a business on which it is visited first (P10).
        StartupVisitFirst = "startup.visit_first",
        /// The second time.
        StartupVisitSecond = "startup.visit_second",
        /// The third time.
        StartupVisitThird = "startup.visit_third",
        /// Days after a training class on which somebody asks what people do (P6).
        TrainingCheckFirst = "training.check_first",
        /// The second time.
        TrainingCheckSecond = "training.check_second",
        /// Of those who signed in on a day, how many of a hundred are looked for.
        TrainingSpotPercent = "training.spot_percent",
        /// Working days in which a complaint is accepted, handed on or turned away (P9).
        CaseAcceptDays = "case.accept_days",
        /// Working days for looking into one (P9).
        CaseInvestigateDays = "case.investigate_days",
        /// Working days by which that is lengthened, once (P9).
        CaseExtendDays = "case.extend_days",
        /// Working days for the statement of a firm that is to be listed (R82).
        ListStatementDays = "listing.statement_days",
        /// Days for an appeal against being listed (R82).
        ListAppealDays = "listing.appeal_days",
        /// Months on the wage blacklist (R82).
        BlacklistMonths = "listing.blacklist_months",
        /// Months on it after which repair takes a firm off (R82).
        BlacklistRepairMonths = "listing.repair_months",
        /// Months on the abnormal list.
        AbnormalMonths = "listing.abnormal_months",
    }
}
