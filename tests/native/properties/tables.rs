//! Tables of schools: what is reckoned from the rows is left out wherever it stands, and no school ever is.

use super::cases;
use crate::native::support::all;
use lvzhi::facts::{LeftOutWhy, Table, counting, read_all};
use lvzhi::rubric::{Column, FactKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::rc::Rc;

thread_local! {
    /// The columns of the table of primary schools: four counts, three figures with decimals, five counts.
    static COLUMNS: Vec<Column> = {
        let rubric = all().into_iter().find(|rubric| &*rubric.id == "quality-balance").expect("优质均衡");
        let fact = rubric.fact(rubric.find_fact("schools.primary").expect("the table"));
        let FactKind::Table { columns } = &fact.kind else { panic!("a table") };
        columns.clone()
    };
}

fn read(text: &str) -> Table {
    COLUMNS.with(|columns| read_all(columns, text))
}

/// The figures of a school, in hundredths: as many as there are columns, those of counts whole.
fn school() -> impl Strategy<Value = Vec<u64>> {
    // Pupils; teachers, of whom so many are better ones; areas and the value; rooms, computers, books, teachers.
    let sizes =
        [(50, 2400), (3, 120), (1, 30), (1, 30), (20_000, 1_200_000), (30_000, 1_500_000), (1_000, 90_000)];
    let more = [(2, 60), (5, 300), (500, 40_000), (5, 130), (2, 90)];
    let figure = |(at, (least, most)): (usize, (u64, u64))| {
        let is_whole = !(4..7).contains(&at);
        (least..=most).prop_map(move |figure| if is_whole { figure * 100 } else { figure })
    };
    sizes.into_iter().chain(more).enumerate().map(figure).collect::<Vec<_>>()
}

fn shown(hundredths: u64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest if rest % 10 == 0 => format!("{}.{}", hundredths / 100, rest / 10),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

fn line(name: &str, figures: &[u64]) -> String {
    let cells: Vec<String> = figures.iter().map(|figure| shown(*figure)).collect();
    format!("{name}\t{}", cells.join("\t"))
}

/// Names of schools, of which some hold words of totals.
const STEMS: &[&str] =
    &["城关", "河西", "太平均和", "小计庄", "合计沟", "总数坝", "柳树村", "汇总", "红旗", "最高岭"];
const ENDS: &[&str] = &["小学", "中心小学", "教学点", "学校", "小学（东校区）"];

fn lines(schools: &[Vec<u64>]) -> Vec<String> {
    let name = |at: usize| format!("{}{}", STEMS[at % STEMS.len()], ENDS[at / STEMS.len() % ENDS.len()]);
    schools.iter().enumerate().map(|(at, figures)| line(&name(at), figures)).collect()
}

fn names(table: &Table) -> Vec<Rc<str>> {
    table.rows.iter().map(|row| row.name.clone()).collect()
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn no_school_is_left_out(schools in vec(school(), 1..40)) {
        let lines = lines(&schools);
        let table = read(&lines.join("\n"));
        prop_assert_eq!(&*table.left_out, &[]);
        prop_assert_eq!((table.rows.len(), table.problems.len()), (schools.len(), 0));
        // As CSV, with each cell in quotes, it says the same.
        for (tab, end) in [(",", ""), ("\",\"", "\""), ("，", "")] {
            let written: Vec<String> = lines.iter().map(|line| format!("{end}{}{end}", line.replace('\t', tab))).collect();
            prop_assert_eq!(&read(&written.join("\r\n")), &table);
        }
    }

    #[test]
    fn a_sum_is_left_out_wherever_it_stands(
        schools in vec(school(), 2..25),
        at in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
        name in select(vec!["附：各校", "城关学区", "甲县", "以上各校", "Σ所有", "河西片", "公办", "县域"]),
    ) {
        let mut lines = lines(&schools);
        let plain = read(&lines.join("\n"));
        // Of all above, of all below, or of those from some row on.
        let at = [0, lines.len()][at.index(2)];
        let from = if at == 0 { 0 } else { part.index(lines.len() - 1) };
        let sums: Vec<u64> = (0..schools[0].len()).map(|column| schools[from..].iter().map(|row| row[column]).sum()).collect();
        lines.insert(at, line(name, &sums));
        let text = lines.join("\n");
        let table = read(&text);
        prop_assert_eq!(names(&table), names(&plain));
        prop_assert_eq!(&table.left_out[0].why, &LeftOutWhy::Sum);
        // Counted all the same it is a row; taken back, the text is what it was.
        let counted = counting(&text, table.left_out[0].at);
        prop_assert_eq!(read(&counted).rows.len(), schools.len() + 1);
        prop_assert_eq!(counting(&counted, table.left_out[0].at), text);
    }

    #[test]
    fn a_mean_with_its_places_is_left_out(schools in vec(school(), 2..25), places in 0..3_usize) {
        // Schools that are all alike have no mean of their own.
        let varied = (0..schools[0].len()).filter(|column| schools.iter().any(|row| row[*column] != schools[0][*column]));
        prop_assume!(varied.count() > 3);
        let mut lines = lines(&schools);
        let count = schools.len() as u64;
        let mean = |column: usize| {
            let hundredths: u64 = schools.iter().map(|row| row[column]).sum();
            let unit = [100, 10, 1][places];
            // Half up, at so many places.
            (2 * hundredths + count * unit) / (2 * count * unit) * unit
        };
        let means: Vec<u64> = (0..schools[0].len()).map(mean).collect();
        lines.push(line("各校水平", &means));
        let table = read(&lines.join("\n"));
        prop_assert_eq!(table.rows.len(), schools.len());
        prop_assert!(matches!(table.left_out[0].why, LeftOutWhy::Mean | LeftOutWhy::Sum), "{:?}", table.left_out[0].why);
    }

    #[test]
    fn a_cell_too_few_or_too_many_never_slides(schools in vec(school(), 3..12), row in any::<prop::sample::Index>(), cell in 1..13_usize, more: bool) {
        let mut lines = lines(&schools);
        let row = row.index(lines.len());
        for parted in ["\t", " "] {
            let mut cells: Vec<&str> = lines[row].split('\t').collect();
            if more { cells.insert(cell, "7"); } else { cells.remove(cell); }
            let odd = cells.join("\t");
            let mut all = lines.clone();
            all[row] = odd;
            let table = read(&all.join("\n").replace('\t', parted));
            prop_assert_eq!(table.rows.len(), schools.len() - 1);
            let why = if more { LeftOutWhy::TooMany { extra: 1 } } else { LeftOutWhy::TooFew { missing: 1 } };
            prop_assert_eq!(&table.left_out[0].why, &why);
        }
        lines.clear();
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[甲乙小学合计注：，,\t\n\r\" 0-9.（）L—]{0,80}") {
        let table = read(&text);
        for left in &table.left_out {
            let counted = counting(&text, left.at);
            prop_assert_eq!(counting(&counted, left.at), &*text);
        }
    }
}
