//! From one year to the next: what is carried over and what is not, and the year before beside the open draft.

use super::{draft, empty, play, text_of, typing};
use crate::native::support::{all, general, listed};
use lvzhi::draft::{Draft, Local, Slot};
use lvzhi::rubric::Condition;
use lvzhi::rubrics::last_years;
use lvzhi::session::{Entry, LateMsg, Model, Msg, Notice};
use lvzhi::view::{self, DataOrder, DataView, Sheet};
use std::collections::BTreeSet;
use std::rc::Rc;

fn begun(model: Model, year: &str, facts: &[(&str, &str)]) -> Model {
    let texts = |slot: Slot, text: &str| Msg::TextEntered { slot, text: text.into() };
    let model = play(
        model,
        [
            Msg::Created { id: "a".into(), rubric: listed("general") },
            texts(Slot::County, "甲县"),
            texts(Slot::Year, year),
        ],
    );
    play(model, facts.iter().map(|(id, text)| typing(id, text)))
}

fn next_year(model: Model) -> Model {
    play(model, [LateMsg::NextYearBegun { id: "a".into(), copy: "b".into() }.into()])
}

/// What is said of one's own year, and of which no fact is the last year, is not carried; nor is what is no plain figure.
#[test]
fn figures_become_last_years_and_all_else_begins_blank() {
    let model = Model { editor: "张三".into(), ..empty() };
    let facts = [
        ("budget.education", "6.5亿元"),
        ("budget.education_last", "60000"),
        ("pupils.total", "不清楚"),
        ("primary.cost", "9000"),
        ("junior.cost", "一万多"),
        ("training.spent", "483"),
        ("appropriation.amount", "不适用"),
        ("budget.total_kept", "是"),
    ];
    let model = play(begun(model, "2019年", &facts), [Msg::EditorNamed("李四".into())]);
    let reason = Slot::Points("direction.language.2".into());
    let model = play(model, [Msg::TextEntered { slot: reason, text: "1".into() }]);
    let model = next_year(model);
    assert_eq!(
        (model.open.as_deref(), &model.notice),
        (Some("b"), &Some(Notice::NextYearBegun { carried: 2 }))
    );
    let next = draft(&model);
    assert_eq!((&*next.county, &*next.year, &*next.title), ("甲县", "2020", ""));
    let held: Vec<(&str, &str)> = next.answers.facts.iter().map(|(id, raw)| (&**id, &*raw.text)).collect();
    assert_eq!(held, [("budget.education_last", "6.5亿元"), ("primary.cost_last", "9000")]);
    // Whoever gave a figure gave it then.
    assert_eq!(&*next.answers.facts.get("primary.cost_last").unwrap().by, "张三");
    assert!(next.answers.judgments.is_empty() && next.ledger.is_empty() && next.note.is_empty());
    assert_ne!(next.copy, model.library.get("a").unwrap().draft.copy);
    // The year before is as it was.
    assert_eq!(
        text_of(&play(model, [Msg::Opened("a".into())]), "budget.education_last").as_deref(),
        Some("60000")
    );
}

#[test]
fn without_a_year_nothing_is_begun() {
    for year in ["", "今年", "19"] {
        let model = begun(empty(), year, &[("primary.cost", "9000")]);
        assert!(!view::draft_rows(&model, false)[0].can_go_on_next_year, "{year}");
        assert_eq!(next_year(model).library.len(), 1, "{year}");
    }
}

/// A county that goes on with an earlier edition goes on with the newest.
#[test]
fn the_next_year_is_by_the_newest_edition() {
    let mut earlier = Draft { county: "甲县".into(), year: "2019".into(), ..Draft::default() };
    earlier.rubric = lvzhi::rubrics::RubricRef {
        edition: "2012.1".into(),
        ..lvzhi::rubrics::RubricRef::of(&listed("township"))
    };
    earlier.rubric.hash = "".into();
    let arrived =
        lvzhi::rubrics::with_earlier().into_iter().map(|one| lvzhi::rubrics::SharedRubric(Rc::new(one)));
    let model = Model::new(
        general(),
        [("a".into(), Entry::new(Rc::new(earlier), Local::default()))].into_iter().collect(),
        Rc::from([]),
    );
    let model = next_year(play(model, [Msg::RubricsArrived(arrived.collect())]));
    let newest = all().into_iter().find(|one| &*one.id == "township").unwrap();
    assert_eq!((&*draft(&model).rubric.id, &*draft(&model).rubric.edition), ("township", &*newest.edition));
}

#[test]
fn pairs_are_declared_between_facts_that_exist_and_say_the_same() {
    let facts: Vec<_> = all().iter().flat_map(|rubric| rubric.facts.clone()).collect();
    let of = |id: &str| facts.iter().find(|fact| *fact.id == *id).unwrap_or_else(|| panic!("no fact {id}"));
    let rubric = general();
    let pairs: Vec<(&str, &str)> = last_years(&rubric).collect();
    assert_eq!(pairs.len(), 12);
    for (last, this) in &pairs {
        let (last, this) = (of(last), of(this));
        assert!(
            *last.title == *format!("上年{}", this.title) || last.title.starts_with("评估年度前第"),
            "{} is no last year's {}",
            last.title,
            this.title
        );
    }
}

fn list(model: &Model, order: DataOrder) -> DataView {
    let entry = model.open_entry().unwrap();
    let sheet = Sheet::of(&general(), &entry.draft, None);
    view::data(&general(), &sheet.view, model.year_before().map(|one| &**one), order)
}

#[test]
fn the_list_has_every_fact_once_however_it_is_ordered() {
    for rubric in all() {
        let draft = Rc::new(Draft::default());
        let sheet = Sheet::of(&rubric, &draft, None);
        // What a check alone asks for is filled in nowhere.
        let is_weight = |key| {
            rubric.domains.iter().any(|domain| domain.weight.as_ref().and_then(|one| one.fact) == Some(key))
        };
        let is_event = |key| {
            rubric.gates.iter().any(|gate| matches!(gate.condition, Condition::Flag(fact, _) if fact == key))
        };
        let asked = rubric
            .facts_with_keys()
            .filter(|(key, fact)| fact.home.is_some() || is_weight(*key) || is_event(*key));
        let ids: BTreeSet<&str> = asked.map(|(_, fact)| &*fact.id).collect();
        for order in [DataOrder::Domains, DataOrder::Units] {
            let list = view::data(&rubric, &sheet.view, None, order);
            let names: Vec<&str> =
                list.groups.iter().flat_map(|group| &group.rows).map(|row| &*row.field.name).collect();
            assert_eq!(names.len(), ids.len(), "{}", rubric.id);
            assert_eq!(names.iter().copied().collect::<BTreeSet<&str>>(), ids, "{}", rubric.id);
            assert_eq!((list.all, list.left), (ids.len(), ids.len()), "{}", rubric.id);
        }
    }
}

#[test]
fn the_year_before_stands_beside_and_blanks_are_counted() {
    let model = begun(empty(), "2019", &[("primary.cost", "9000"), ("training.spent", "483")]);
    let model = next_year(model);
    let counts = list(&model, DataOrder::Domains);
    assert!(counts.has_before);
    // One fact was carried over.
    assert_eq!(counts.left, counts.all - 1);
    let before = |view: &DataView, id: &str| {
        let rows = view.groups.iter().flat_map(|group| &group.rows);
        rows.into_iter().find(|row| &*row.field.name == id).map(|row| row.before.to_string())
    };
    for (id, said) in [
        ("training.spent", "483"),
        ("primary.cost", "9000"),
        ("primary.cost_last", "9000"),
        ("junior.cost", ""),
    ] {
        assert_eq!(before(&counts, id).as_deref(), Some(said), "{id}");
    }
    // Another county's draft, a later one, and a deleted one are not the year before.
    let other = play(
        model.clone(),
        [
            Msg::Opened("a".into()),
            Msg::TextEntered { slot: Slot::County, text: "乙县".into() },
            Msg::Opened("b".into()),
        ],
    );
    assert!(other.year_before().is_none());
    let deleted = play(model.clone(), [Msg::Deleted { id: "a".into(), name: "甲县".into() }]);
    assert!(deleted.year_before().is_none());
    assert!(play(model, [Msg::Opened("a".into())]).year_before().is_none());
}
