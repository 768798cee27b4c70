//! A table of schools as it is pasted, scored by the rubric that asks for it: what is no school changes no coefficient.
//!
//! The five schools published with the method of 差异系数, whose coefficient is 0.515257 (see `seeds`); the other columns are made
//! up. Without 小学戊 (55, 402) it is 0.5841: mean 1511 / 247 = 6.117409, and Σ xᵢ² / nᵢ = 279²/45 + 137²/37 + 935²/89 + 160²/76 =
//! 1729.8 + 507.27027 + 9822.752809 + 336.842105 = 12396.665184, so the variance is 12396.665184 / 247 − 37.422692 = 12.766236, and
//! its root 3.572987 / 6.117409 = 0.584069.

use super::support::{all, answers, indicator, outcome, part_line, word};
use lvzhi::draft::{Draft, Outcome};
use lvzhi::facts::counting;
use lvzhi::rubric::Rubric;
use lvzhi::view::{self, Shown};

const SCHOOLS: [&str; 5] = [
    "小学甲\t45\t279\t1\t1\t300\t400\t20\t3\t15\t700\t7\t4",
    "小学乙\t37\t137\t1\t2\t310\t380\t18\t2\t14\t650\t6\t3",
    "小学丙\t89\t935\t4\t3\t700\t900\t55\t6\t33\t1500\t14\t8",
    "小学丁\t76\t160\t3\t2\t640\t820\t41\t5\t28\t1300\t12\t7",
    "小学戊\t55\t402\t2\t2\t400\t500\t30\t4\t20\t900\t9\t5",
];

/// 45 + 37 + 89 + 76 + 55 = 302, 279 + 137 + 935 + 160 + 402 = 1913, and so on, column by column.
const SUMS: &str = "302\t1913\t11\t10\t2350\t3000\t164\t20\t110\t5050\t48\t27";

fn rubric() -> Rubric {
    all().into_iter().find(|rubric| &*rubric.id == "quality-balance").expect("优质均衡")
}

/// The coefficient of the first indicator, as it is told, and its verdict.
#[track_caller]
fn assert_coefficient(rubric: &Rubric, table: &str, coefficient: &str) {
    let outcome = outcome(rubric, &[("schools.primary", table)]);
    let line = part_line(rubric, &outcome, "qb.r1", 0);
    assert!(line.contains(coefficient), "{table:?}: {line}");
    assert_eq!(word(indicator(rubric, &outcome, "qb.r1").verdict), "unmet", "{table:?}");
}

#[test]
fn what_is_no_school_changes_no_coefficient() {
    let rubric = rubric();
    let schools = SCHOOLS.join("\n");
    assert_coefficient(&rubric, &schools, "0.5153");
    for line in [
        &*format!("汇总\t{SUMS}"),
        &*format!("附：全县\t{SUMS}"),
        &*format!("全县总数\t{SUMS}"),
        &*format!("五校\t{SUMS}"),
        "注：数据截至2019年9月1日",
        "\t55\t402\t2\t2\t400\t500\t30\t4\t20\t900\t9\t5",
        SCHOOLS[2],
    ] {
        assert_coefficient(&rubric, &format!("{schools}\n{line}"), "0.5153");
    }
    for line in ["甲\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12", "栏次\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12"]
    {
        assert_coefficient(&rubric, &format!("{line}\n{schools}"), "0.5153");
    }
}

#[test]
fn a_school_is_one_whatever_its_name_holds_or_is_written_in() {
    let rubric = rubric();
    let schools = SCHOOLS.join("\n");
    for name in ["太平均和小学", "小计庄小学", "\"城关\n一小\"", "\"城关,一小\""] {
        assert_coefficient(&rubric, &schools.replace("小学戊", name), "0.5153");
    }
    assert_coefficient(&rubric, &schools.replace('\t', ","), "0.5153");
    assert_coefficient(&rubric, &schools.replace('\t', " "), "0.5153");
}

#[test]
fn a_row_that_is_not_aligned_is_not_counted() {
    let rubric = rubric();
    let schools = SCHOOLS[..4].join("\n");
    for row in [
        "小学戊 55  2 2 400 500 30 4 20 900 9 5",
        "小学戊\t55\t2\t2\t400\t500\t30\t4\t20\t900\t9\t5",
        "小学戊\t55\t402\t2\t2\t400\t500\t30\t4\t20\t900\t9\t5\t1",
    ] {
        assert_coefficient(&rubric, &format!("{schools}\n{row}"), "0.5841");
    }
}

/// What is left out stands below the table, also where nothing else is left.
#[test]
fn what_is_left_out_is_shown_with_its_reason() {
    let rubric = rubric();
    let fact = rubric.find_fact("schools.primary").expect("the table");
    let drawn = |typed: &str| {
        let draft =
            Draft { answers: answers(&[("schools.primary", typed)]), ..super::support::blank(&rubric) };
        let outcome = Outcome::of(&rubric, &draft.answers, None);
        view::field(Shown { rubric: &rubric, draft: &draft, outcome: &outcome }, fact, false)
    };
    let short = "小学戊 55  2 2 400 500 30 4 20 900 9 5";
    let field = drawn(short);
    assert!(field.problem.expect("a problem").contains("没有读到数据行"));
    let table = field.table.expect("a table");
    assert_eq!(table.rows.len(), 0);
    let told: Vec<(&str, bool)> = table.left_out.iter().map(|left| (&*left.said, left.counted)).collect();
    let said = "第 1 行“小学戊”少一格，看不出各数属于哪一列（空的格请填“不清楚”），没有计入";
    assert_eq!(told, [(said, false)]);
    let table = drawn(&counting(short, table.left_out[0].at)).table.expect("a table");
    assert_eq!((table.rows.len(), table.left_out.len(), table.left_out[0].counted), (1, 1, true));
    assert_eq!((&*table.rows[0][0], &*table.rows[0][1]), ("小学戊", "55"));
    // So many lines are told one by one, and how many more there are.
    let table = drawn(&["合计\t1"; 70].join("\n")).table.expect("a table");
    assert_eq!((table.left_out.len(), &*table.more), (60, "另有 10 行没有计入"));
}
