//! One rule with its calculator: what it asks, what it answers, and the figures the answer rests on. No script is needed.

use crate::asked::{Asker, Flash, lang};
use crate::components::{Icon, Sign, Tab, public_page};
use crate::forms::Pairs;
use crate::pages::{path_part, query_value, query_values, when};
use crate::routes;
use crate::text::{Lang, policies as words, refusal};
use domain::policy::{self, EvalProblem, Evaluated, Input, Kind, Rule};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::AreaCode;
use leptos::prelude::*;

/// Items of a list that are shown.
const ROWS: usize = 3;

/// `/policies/{code}?…`.
#[component]
pub fn Policy() -> impl IntoView {
    let code = path_part::<String>("code");
    let area = query_value::<AreaCode>("area");
    let rule = code.and_then(|code| policy::find(&code).map_err(|_| Refusal::NotFound));
    let typed = Pairs(
        rule.as_ref()
            .map(|rule| typed(rule.inputs, ""))
            .unwrap_or_default(),
    );
    when(
        move |Asker { ports, actor, .. }| async move {
            let rule = rule?;
            if typed.0.is_empty() {
                return Ok((rule, typed, None));
            }
            let answer = match typed.rule_inputs(rule.inputs) {
                Err(Refusal::Fields(problems)) => Told::Wrong(problems),
                Err(refusal) => return Err(refusal),
                Ok(inputs) => match ports.policies.put(&actor, rule, inputs, area).await? {
                    Ok(answer) => Told::Answer(Box::new(answer)),
                    Err(problem) => Told::of(problem),
                },
            };
            Ok((rule, typed, Some(answer)))
        },
        move |(rule, typed, told)| show(rule, &typed, told.as_ref(), area),
    )
}

/// What became of the question.
enum Told {
    Answer(Box<Evaluated>),
    Wrong(Vec<FieldProblem>),
    Cannot(EvalProblem),
}

impl Told {
    /// What is wrong with one fact stands beside its field.
    fn of(problem: EvalProblem) -> Self {
        let (name, wrong) = match &problem {
            EvalProblem::Missing { name, .. } => (name.clone(), Problem::Required),
            EvalProblem::WrongType { name, .. } => (name.clone(), Problem::Unreadable),
            EvalProblem::OutOfRange { name, .. } => (name.clone(), Problem::OutOfRange),
            EvalProblem::Contradiction { name, .. } => ((*name).to_owned(), Problem::Wrong),
            _ => return Self::Cannot(problem),
        };
        Self::Wrong(vec![FieldProblem {
            field: name.replace('[', ".").replace(']', ""),
            problem: wrong,
        }])
    }

    fn problem(&self, field: &str) -> Option<Problem> {
        match self {
            Self::Wrong(problems) => problems
                .iter()
                .find(|one| one.field == field)
                .map(|one| one.problem),
            _ => None,
        }
    }
}

/// Everything that was typed for some facts.
fn typed(inputs: &[Input], before: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for input in inputs {
        let name = format!("{before}{}", input.name);
        if let Kind::List(fields) = input.kind {
            pairs.extend((0..ROWS).flat_map(|at| typed(fields, &format!("{name}.{at}."))));
        } else {
            pairs.extend(query_values(&name).into_iter().map(|text| (name.clone(), text)));
        }
    }
    pairs
}

fn show(rule: &'static Rule, typed: &Pairs, told: Option<&Told>, area: Option<AreaCode>) -> AnyView {
    let lang = lang();
    let title = lang.pick(rule.title_zh, rule.title_en);
    let answer = told.map(|told| answer(rule, told, lang));
    let problem_of = |name: &str| told.and_then(|told| told.problem(name));
    let form = Form {
        typed,
        problem_of: &problem_of,
        lang,
    };
    let fields = rule
        .inputs
        .iter()
        .map(|input| form.field(input, ""))
        .collect_view();
    let area = area.map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    public_page(
        title,
        Tab::Help,
        view! {
            <p><a href="/policies">{words::title(lang)}</a></p>
            <h1>{title} " " <small>{rule.code}</small></h1>
            <p>{words::source(lang)} " " {words::source_of(rule.source, lang)}</p>
            {answer}
            <form class="form" id="calculator" action=routes::policy(rule.code)>
                <h2>{words::calculator(lang)}</h2>
                <p>{words::calculator_do(lang)}</p>
                {area}
                {fields}
                <button class="button act">{words::calculate(lang)}</button>
            </form>
        },
    )
}

fn answer(rule: &Rule, told: &Told, lang: Lang) -> AnyView {
    match told {
        Told::Answer(answer) => answered(rule, answer, lang),
        Told::Wrong(_) => view! {
            <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::look_below(lang)}</p>
        }
        .into_any(),
        Told::Cannot(EvalProblem::NotSet { key, .. }) => view! {
            <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::name(*key, lang)} " " {words::not_set(lang)}</p>
        }
        .into_any(),
        Told::Cannot(_) => view! {
            <p class="flash bad" role="alert"><Sign icon=Icon::Warning/>{words::no_answer(lang)}</p>
        }
        .into_any(),
    }
}

fn answered(rule: &Rule, answer: &Evaluated, lang: Lang) -> AnyView {
    let is_money = answer.parts.contains_key("yuan");
    let said = words::answer_told(&answer.result, &answer.text, is_money, lang);
    let figures = words::figures_told(&answer.version.figures, lang)
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    let based = (!rule.figures.is_empty()).then(|| {
        view! { <h3>{words::used(lang)}</h3> <ul class="plain">{figures}</ul> }
    });
    view! {
        <section class="notice" id="result" role="status">
            <h2>{words::result(lang)} " " <b>{said}</b></h2>
            {based}
            <p class="quiet">{words::no_promise(lang)}</p>
        </section>
    }
    .into_any()
}

/// The form made from the facts a rule asks for.
struct Form<'a> {
    typed: &'a Pairs,
    problem_of: &'a dyn Fn(&str) -> Option<Problem>,
    lang: Lang,
}

/// The fields of a rule in another form, with what was typed and what is wrong.
pub fn facts_form(rule: &Rule, sent: &Flash, lang: Lang) -> AnyView {
    let typed = Pairs(sent.typed.clone());
    let form = Form {
        typed: &typed,
        problem_of: &|name| sent.problem(name),
        lang,
    };
    rule.inputs
        .iter()
        .map(|input| form.field(input, ""))
        .collect_view()
        .into_any()
}

impl Form<'_> {
    fn field(&self, input: &Input, before: &str) -> AnyView {
        let name = format!("{before}{}", input.name);
        let label = words::input_name(input.name, self.lang);
        match input.kind {
            Kind::List(fields) => self.list(fields, &name, &label),
            Kind::YesNo => self.choice(
                (&name, label),
                &[
                    ("yes", words::yes(self.lang).to_owned()),
                    ("no", words::no(self.lang).to_owned()),
                ],
            ),
            Kind::Code(codes) => {
                let options: Vec<_> = codes
                    .iter()
                    .map(|code| (*code, words::code_name(code, self.lang)))
                    .collect();
                self.choice((&name, label), &options)
            }
            _ => self.text(input, &name, label),
        }
    }

    fn list(&self, fields: &[Input], name: &str, label: &str) -> AnyView {
        let rows = (0..ROWS)
            .map(|at| {
                let before = format!("{name}.{at}.");
                let fields = fields
                    .iter()
                    .map(|field| self.field(field, &before))
                    .collect_view();
                view! { <fieldset><legend>{label.to_owned()} " " {at + 1}</legend>{fields}</fieldset> }
            })
            .collect_view();
        view! { {self.wrong(name)} {rows} }.into_any()
    }

    fn value(&self, name: &str) -> String {
        self.typed.all(name)
    }

    fn wrong(&self, name: &str) -> Option<AnyView> {
        let problem = (self.problem_of)(name)?;
        let id = format!("{name}-problem");
        Some(
            view! { <strong class="problem" id=id>{refusal::problem(problem, self.lang)}</strong> }
                .into_any(),
        )
    }

    fn text(&self, input: &Input, name: &str, label: String) -> AnyView {
        let kind = if matches!(input.kind, Kind::Date) {
            "date"
        } else {
            "text"
        };
        let keys = match input.kind {
            Kind::Whole(..) => Some("numeric"),
            Kind::Money | Kind::Hundredths => Some("decimal"),
            _ => None,
        };
        let how = words::input_how(input, self.lang);
        let how = if how.is_empty() {
            how
        } else {
            format!("（{how}）")
        };
        let free = (!input.required).then(|| words::may_stay_empty(self.lang));
        let problem = self.wrong(name);
        let described = problem.is_some().then(|| format!("{name}-problem"));
        view! {
            <label for=name.to_owned()>{label} {how} " " {free}</label>
            {problem}
            <input id=name.to_owned() name=name.to_owned() type=kind inputmode=keys autocomplete="off"
                value=self.value(name) aria-describedby=described/>
        }
        .into_any()
    }

    fn choice(&self, (name, label): (&str, String), options: &[(&'static str, String)]) -> AnyView {
        let chosen = self.value(name);
        let options = options
            .iter()
            .map(|(code, text)| {
                view! { <option value=*code selected=*code == chosen>{text.clone()}</option> }
            })
            .collect_view();
        view! {
            <label for=name.to_owned()>{label}</label>
            {self.wrong(name)}
            <select id=name.to_owned() name=name.to_owned()><option value="">{words::not_said(self.lang)}</option>{options}</select>
        }
        .into_any()
    }
}
