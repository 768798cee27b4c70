//! A city's table goes back in the columns it came in: read, made a rubric, filled in, written, and read again.

use super::support::judged;
use lvzhi::blocks::{self, Document, DocumentTable};
use lvzhi::draft::layout::{self, ColumnRole, LayoutRowIs, TableLayout};
use lvzhi::draft::{Book, Draft, RubricRef, Side, merged};
use lvzhi::facts::RawFact;
use lvzhi::papers::{PaperColumns, filled, table_docx, table_xlsx};
use lvzhi::printed::{self, Corrections, MadeRubric, Particulars, Printed, Scorings};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics;
use lvzhi::text;
use lvzhi::view::Sheet;
use std::rc::Rc;

const TWO_HEADINGS: &str = include_str!("../papers/cities/two_headings.html");
const NO_SCORE_COLUMN: &str = include_str!("../papers/cities/no_score_column.html");

/// A table as it was read, with its rubric and a draft for it.
struct City {
    printed: Printed,
    made: MadeRubric,
    rubric: Rc<Rubric>,
    draft: Draft,
}

fn printed_of(document: &Document) -> Printed {
    printed::read(document, &Corrections::default())
}

impl City {
    fn of(document: &Document) -> Self {
        let printed = printed_of(document);
        let readings = printed::readings(&printed, &Scorings::default());
        let particulars = Particulars::of(&printed);
        let made = printed::rubric(&printed, &particulars, &readings, &text::RUBRIC_WORDS).expect("a rubric");
        let rubric = rubrics::own(&made.json, &rubrics::shelf()).expect("accepted").rubric.0;
        let source = Some(made.json.as_str().into());
        let named = RubricRef {
            id: rubric.id.clone(),
            edition: rubric.edition.clone(),
            source,
            ..RubricRef::default()
        };
        let draft = Draft {
            county: "某县".into(),
            year: "2025".into(),
            rubric: named,
            copy: "one".into(),
            ..Draft::default()
        };
        Self { printed, made, rubric, draft }
    }

    fn html(html: &str) -> Self {
        Self::of(&blocks::read_text("a.html", html).expect("a document"))
    }

    fn layout(&self) -> TableLayout {
        layout::of(&self.draft.rubric).expect("no fault").expect("a layout")
    }

    /// Types what an item is judged at, or the figure that it asks for.
    fn fill(&mut self, title: &str, typed: &str) {
        let key = self.rubric.indicators_with_keys().find(|(_, one)| &*one.title == title).expect(title).0;
        let indicator = self.rubric.indicator(key);
        match indicator.inputs.first() {
            Some(fact) => {
                let fact = self.rubric.fact(*fact).id.clone();
                self.draft.answers.facts.insert(fact, RawFact { text: typed.into(), ..RawFact::default() });
            }
            None => {
                self.draft.answers.judgments.insert(indicator.id.clone(), judged(typed));
            }
        }
    }

    fn sheet(&self) -> Sheet {
        Sheet::of(&self.rubric, &Rc::new(self.draft.clone()), None)
    }

    fn workbook(&self) -> Document {
        blocks::read("a.xlsx", &table_xlsx(&self.rubric, &self.sheet())).expect("a workbook")
    }
}

/// What stands at a place of the first sheet, such as `G6`.
fn at<'d>(document: &'d Document, place: &str) -> &'d str {
    cell(document.tables().next().expect("a sheet"), place)
}

fn cell<'t>(table: &'t DocumentTable, place: &str) -> &'t str {
    let wanted = format!("{}!{place}", table.name);
    let cell = table.cells.iter().find(|cell| table.place(cell.row, cell.column) == wanted);
    cell.map_or("", |cell| &cell.text)
}

/// 3.5 of 4 judged; 80 % are 5 points below 85: 6 − 2.5 = 3.5; 2 judged: 9 of 12. 5 and 3 − 1 = 2: 7 of 8. In all 16.
fn filled_in() -> City {
    let mut city = City::html(TWO_HEADINGS);
    for (title, typed) in [
        ("党的领导", "3.5"),
        ("普惠性幼儿园", "80"),
        ("=1+1 规划", "2"),
        ("生均公用经费", "5"),
        ("校车安全", "1"),
    ] {
        city.fill(title, typed);
    }
    city
}

#[test]
fn the_layout_says_what_each_row_and_column_is() {
    let city = City::html(TWO_HEADINGS);
    let layout = city.layout();
    let roles: Vec<ColumnRole> = layout.columns.iter().map(|column| column.role).collect();
    assert_eq!(
        roles,
        [
            ColumnRole::Number,
            ColumnRole::Title,
            ColumnRole::Title,
            ColumnRole::Points,
            ColumnRole::Clause,
            ColumnRole::Responsible,
            ColumnRole::OwnPoints,
            ColumnRole::OwnExplanation,
            ColumnRole::Checked,
        ]
    );
    let id = |at: usize| Rc::from(&*city.printed.items().nth(at).expect("an item").id);
    let sum = |from: usize, to: usize| LayoutRowIs::Sum { from: id(from), to: id(to) };
    let rows: Vec<LayoutRowIs> = layout.rows.iter().map(|row| row.is.clone()).collect();
    assert_eq!(
        rows,
        [
            LayoutRowIs::Title,
            LayoutRowIs::Title,
            LayoutRowIs::Heading,
            LayoutRowIs::Heading,
            LayoutRowIs::Item(id(0)),
            LayoutRowIs::Item(id(1)),
            LayoutRowIs::Item(id(2)),
            sum(0, 2),
            LayoutRowIs::Item(id(3)),
            LayoutRowIs::Item(id(4)),
            sum(3, 4),
            LayoutRowIs::Total,
            LayoutRowIs::Note,
        ]
    );
    let merged: Vec<(usize, usize)> =
        layout.rows[2].cells.iter().map(|cell| (cell.rows, cell.columns)).collect();
    assert_eq!(merged, [(2, 1), (1, 2), (2, 1), (2, 1), (2, 1), (1, 2), (2, 1)]);
}

#[test]
fn the_table_goes_out_in_its_columns_filled_in() {
    let city = filled_in();
    let out = city.workbook();
    assert_eq!(at(&out, "A1"), "某市2025年县级政府履行教育职责评价自评表");
    assert_eq!((at(&out, "G4"), at(&out, "I3")), ("自评得分", "复核得分"));
    let scores: Vec<&str> =
        (5..=12).map(|row| at(&out, &format!("G{row}")).to_owned()).map(|text| text.leak() as &str).collect();
    assert_eq!(scores, ["3.5", "3.5", "2", "9", "5", "2", "7", "16"]);
    assert_eq!(city.sheet().view.result.total.as_ref(), "16", "as on the screen");
    assert!(at(&out, "H6").contains("失2.5分"), "{}", at(&out, "H6"));
    assert_eq!((at(&out, "I5"), at(&out, "D12")), ("", "20"), "what others fill in stays blank");
    // Texts of all signs that begin a formula are texts.
    assert_eq!(
        (at(&out, "C7"), at(&out, "E7"), at(&out, "F7")),
        ("=1+1 规划", "@规划科学合理，酌情计分。", "-发改局")
    );
    assert_eq!(PaperColumns::of(&city.draft), PaperColumns::City { is_added: false });
}

#[test]
fn an_open_score_is_blank_and_its_sums_are_ranges() {
    let mut city = filled_in();
    city.draft.answers.judgments = Default::default();
    let out = city.workbook();
    // Without the three judgements of 4, 2 and 5 points: 3.5 to 9.5, 2 to 7, in all 5.5 to 16.5.
    let scores: Vec<String> = (5..=12).map(|row| at(&out, &format!("G{row}")).to_owned()).collect();
    assert_eq!(scores, ["", "3.5", "", "3.5–9.5", "", "2", "2–7", "5.5–16.5"]);
}

#[test]
fn a_table_that_went_out_is_read_as_the_same_items() {
    for html in [TWO_HEADINGS, NO_SCORE_COLUMN] {
        let city = City::html(html);
        let again = City::of(&city.workbook());
        let said = |printed: &Printed| -> Vec<String> {
            let items = printed.items();
            items
                .map(|item| {
                    format!(
                        "{} {:?} {} {:?} {} {:?}",
                        item.id, item.path, item.title, item.points, item.text, item.responsible
                    )
                })
                .collect()
        };
        assert_eq!(said(&city.printed), said(&again.printed));
        assert_eq!(city.printed.printed_total, again.printed.printed_total);
        let rows = |city: &City| city.layout().rows.iter().map(|row| row.is.clone()).collect::<Vec<_>>();
        assert_eq!(rows(&city), rows(&again));
        let third = City::of(&again.workbook());
        assert_eq!(again.layout(), third.layout(), "what went out once goes out the same");
    }
}

#[test]
fn where_no_column_is_for_the_score_one_is_added_and_said() {
    let mut city = City::html(NO_SCORE_COLUMN);
    city.fill("教师培训", "1.2");
    city.fill("师德师风", "4");
    let key =
        city.rubric.indicators.iter().find(|one| &*one.title == "教师培训").expect("an item").id.clone();
    let have = [("培训经费决算表", text::EVIDENCE_HAVE), ("名单", text::EVIDENCE_LACK)];
    let said = have.map(|(name, state)| (Rc::from(name), Rc::from(state)));
    city.draft.books[Book::Evidence].insert(key, said.into_iter().collect());
    let out = city.workbook();
    // 1.2 is three tenths below 1.5: 5 − 3 = 2. With 4: 6 of 10, the others open: 6 to 16.
    assert_eq!(
        (at(&out, "H2"), at(&out, "H3"), at(&out, "H4"), at(&out, "H5")),
        (text::OWN_POINTS_COLUMN, "2", "4", "")
    );
    assert_eq!((at(&out, "D7"), at(&out, "H7")), ("20", "6–16"));
    // 佐证 that came blank is filled in with what is at hand; what came stays.
    assert_eq!(
        (at(&out, "F3"), at(&out, "F4"), at(&out, "G4")),
        ("培训经费决算表", "师德考核材料", "+市里定")
    );
    let columns = PaperColumns::of(&city.draft);
    assert_eq!(columns, PaperColumns::City { is_added: true });
    assert!(columns.said().contains("已在最后加一栏"), "{}", columns.said());
}

#[test]
fn the_text_document_has_the_same_columns_and_digits() {
    let city = filled_in();
    let out = blocks::read("a.docx", &table_docx(&city.rubric, &city.sheet())).expect("a document");
    let table = out.tables().next().expect("a table");
    // Title lines stand before the table.
    let scores: Vec<&str> = (3..=10).map(|row| cell(table, &format!("G{row}"))).collect();
    assert_eq!(scores, ["3.5", "3.5", "2", "9", "5", "2", "7", "16"]);
    let head = table.cells.iter().find(|cell| cell.text.starts_with("一、组织保障")).expect("a head");
    assert_eq!((head.row, head.column, head.rows), (2, 1, 3));
    let again = printed_of(&out);
    let said = |printed: &Printed| {
        printed.items().map(|item| (item.id.clone(), item.text.clone())).collect::<Vec<_>>()
    };
    assert_eq!(said(&city.printed), said(&again));
    assert_eq!(
        again.items().map(|item| &*item.own_points).collect::<Vec<_>>(),
        ["3.5", "3.5", "2", "5", "2"]
    );
}

#[test]
fn the_layout_changes_no_digest_and_is_carried_by_a_key_that_pages_before_it_take() {
    let city = City::html(TWO_HEADINGS);
    let mut file = city.made.file.clone();
    let layout = file.source.pop().expect("documents");
    assert_eq!(layout.key, layout::LAYOUT_KEY);
    let without = lvzhi::rubric::source::write_own(&file);
    let shelf = rubrics::shelf();
    let hash = |json: &str| rubrics::own(json, &shelf).expect("accepted").hash;
    assert_eq!(hash(&without), hash(&city.made.json));
    // Each key of the file is one that was there before the layout.
    let value: serde_json::Value = serde_json::from_str(&city.made.json).expect("JSON");
    let mut keys: Vec<&String> = value["source"][2].as_object().expect("a document").keys().collect();
    keys.sort();
    assert_eq!(keys, ["issuer", "key", "number", "title", "year"]);
}

#[test]
fn a_layout_that_cannot_be_used_costs_no_score_and_is_told() {
    let city = filled_in();
    let spoilt = city.made.json.replace("\\\"version\\\": 1,", "\\\"version\\\": 9,");
    assert_ne!(spoilt, city.made.json);
    let mut draft = city.draft.clone();
    draft.rubric.source = Some(spoilt.as_str().into());
    assert!(PaperColumns::of(&draft).said().contains("更新版本"), "{}", PaperColumns::of(&draft).said());
    let sheet = Sheet::of(&city.rubric, &Rc::new(draft.clone()), None);
    let out = blocks::read("a.xlsx", &table_xlsx(&city.rubric, &sheet)).expect("a workbook");
    assert_eq!(out.tables().next().expect("a sheet").name, "自评表");
    draft.rubric.source = None;
    assert_eq!(PaperColumns::of(&draft), PaperColumns::Ours);
}

#[test]
fn what_is_written_over_in_the_city_s_columns_comes_back() {
    let city = filled_in();
    let bytes = table_xlsx(&city.rubric, &city.sheet());
    let back = |typed: &[(&str, &str)]| {
        let bytes = super::papers::typed_over(&bytes, "xl/worksheets/sheet1.xml", typed);
        let table = filled("a.xlsx", &bytes).unwrap_or_else(|error| panic!("{}", error.said()));
        let brought = table.held_against(&city.rubric, &city.draft);
        let draft = merged(&city.draft, &brought.draft, |_| Side::Ours, &"a.xlsx".into(), &"".into());
        (draft, brought.computed)
    };
    let (same, computed) = back(&[]);
    assert_eq!((&same.answers, computed.len()), (&city.draft.answers, 0));
    let id = |at: usize| city.printed.items().nth(at).expect("an item").id.clone();
    let (draft, computed) = back(&[("G5", "3"), ("H5", "领导小组未专题研究"), ("G6", "6"), ("G9", "5.0")]);
    let first = draft.answers.judgments.get(&id(0)).expect("judged");
    assert_eq!((&*first.points, &*first.reason), ("3", "领导小组未专题研究"));
    assert_eq!(
        draft.answers.judgments.get(&id(3)),
        city.draft.answers.judgments.get(&id(3)),
        "the same number"
    );
    assert_eq!(computed.iter().map(|title| &**title).collect::<Vec<_>>(), ["普惠性幼儿园"]);
    assert_eq!(draft.answers.facts, city.draft.answers.facts);
}
