//! The six seed reports as built-in examples: exactly the contradictions their figures hold, and the points they earn.
//!
//! The findings were recomputed by hand from the printed figures; the points were summed by hand from the rubric files
//! and agree with an independent scorer written with fractions in another language.

mod points;

use super::support::{all, general, outcome, part_line};
use lvzhi::checks::{ClaimedFound, Found};
use lvzhi::draft::{Draft, Outcome};
use lvzhi::engine::formula::evaluate;
use lvzhi::rubric::{ColumnKey, Expression, FactKey, FactKind, Rubric, Severity};
use lvzhi::{examples, text};
use std::rc::Rc;

/// A report: its example, what is computed from it, and the rubric.
struct Report {
    rubric: Rc<Rubric>,
    draft: Rc<Draft>,
    outcome: Outcome,
}

/// The seed report with this number, counted from one as in the seed material.
fn report(number: usize) -> Report {
    let rubric = general();
    let draft = examples::example(number - 1);
    let outcome = Outcome::of(&rubric, &draft.answers, draft.year_number());
    Report { rubric, draft, outcome }
}

impl Report {
    /// Each finding: its check, how grave it is, and its sentences.
    fn findings(&self) -> Vec<(String, Severity, String)> {
        let findings = &self.outcome.checked.findings;
        findings
            .iter()
            .map(|found| (found.id.to_string(), found.severity, text::finding(&self.rubric, found)))
            .collect()
    }

    /// Exactly these findings, in this order, each with its words; and so many checks that had all their figures.
    #[track_caller]
    fn finds(&self, expected: &[(&str, Severity, &[&str])], run: usize) {
        let found = self.findings();
        let short: Vec<(&str, Severity)> = found.iter().map(|(id, severity, _)| (&**id, *severity)).collect();
        let wanted: Vec<(&str, Severity)> =
            expected.iter().map(|(id, severity, _)| (*id, *severity)).collect();
        assert_eq!(short, wanted);
        for ((id, _, words), (.., sentence)) in expected.iter().zip(&found) {
            for word in *words {
                assert!(sentence.contains(word), "{id} lacks “{word}”: {sentence}");
            }
        }
        assert_eq!(self.outcome.checked.run, run, "checks that had all their figures");
    }

    fn id(&self, fact: FactKey) -> &str {
        &self.rubric.fact(fact).id
    }
}

use Severity::{Error, Note, Warning};

#[test]
fn the_first_report_claims_a_training_share_it_does_not_reach() {
    let report = report(1);
    // 483 / 36414 = 1.3264 %; 55 / 2726 = 2.0176 %; 17 / 1786 = 0.9518 %. The sums of 配套 and of schools agree.
    report.finds(
        &[
            ("training-share", Error, &["≥1.5", "1.3264"]),
            ("primary-public-growth", Warning, &["0.94", "0.9518"]),
            ("junior-public-growth", Warning, &["2.04", "2.0176"]),
        ],
        // 7 that compare or add up; 培训经费 against 工资总额; and 13 parts: 5 kinds of schools and 教学点, 公用经费 of 教育事业费
        // twice, 5 of 配套资金.
        7 + 1 + 13,
    );
    // A bound is no figure that another denominator could explain.
    let Found::Claimed(ClaimedFound { fits: None, implied: None, .. }) =
        &report.outcome.checked.findings[0].found
    else {
        panic!("{:?}", report.outcome.checked.findings[0]);
    };
    let sentence = &report.findings()[0].2;
    assert!(!sentence.contains("分母") && !sentence.contains("配套"), "{sentence}");
    // 1.5 % of 36414 is 546.21; 546.21 − 483 = 63.21.
    let line = part_line(&report.rubric, &report.outcome, "funding.training", 0);
    for words in ["483", "36,414", "1.3264%", "1.5%", "546.21", "63.21"] {
        assert!(line.contains(words), "{words}: {line}");
    }
    let key = report.rubric.find_indicator("funding.training").unwrap();
    let gap = report.outcome.assessment.indicator(key).parts[0].gap.as_ref().unwrap();
    assert_eq!(report.id(gap.fact), "training.spent");
    assert_eq!((gap.needed.plain(), gap.difference.plain()), ("546.21".into(), "63.21".into()));
}

#[test]
fn the_first_report_grows_faster_than_a_falling_revenue() {
    let report = report(1);
    let line = part_line(&report.rubric, &report.outcome, "funding.appropriation", 0);
    assert!(line.contains("2.8%") && line.contains("负增长"), "{line}");
}

#[test]
fn the_second_report_divides_by_another_head_count() {
    let report = report(2);
    // 17334 / 352 = 49.2443, 17334 / 382 = 45.38; 3154 / 352 = 8.9602, 3154 / 382 = 8.26; 7009 / 204 = 34.3578.
    report.finds(
        &[
            ("primary-land-per-pupil", Warning, &["45.4", "49.2443", "小学学年初在校生数"]),
            ("primary-building-per-pupil", Warning, &["8.3", "8.9602", "小学学年初在校生数"]),
            ("junior-land-per-pupil", Warning, &["34.7", "34.3578", "202"]),
        ],
        // 20 that compare or add up, and 13 parts: 3 of the population and 2 of the kindergartens', 3 of those who went on, 4 of
        // disabled children, … each once, whatever it is part of.
        20 + 13,
    );
    let fits: Vec<Option<&str>> = report
        .outcome
        .checked
        .findings
        .iter()
        .map(|finding| match &finding.found {
            Found::Claimed(found) => found.fits.map(|fact| report.id(fact)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(fits, [Some("primary.pupils_start"), Some("primary.pupils_start"), None]);
    let Found::Claimed(ClaimedFound { implied: Some((_, implied)), .. }) =
        &report.outcome.checked.findings[2].found
    else {
        panic!("no denominator is implied");
    };
    // 7009 / 34.7 = 201.98…
    assert_eq!(implied.fixed(1), "202.0");
    assert_eq!(&*report.draft.answers.facts.get("primary.pupils_start").unwrap().text, "382");
}

#[test]
fn the_third_and_the_fifth_report_have_no_figures_to_contradict() {
    report(3).finds(&[], 0);
    report(5).finds(&[], 0);
    assert!(report(3).draft.answers.facts.is_empty());
    assert!(report(5).draft.answers.facts.is_empty());
    assert_eq!(report(5).draft.answers.judgments.len(), 4, "four problems, each noted at its indicator");
    assert!(report(5).draft.answers.judgments.values().all(|judgment| judgment.points.is_empty()));
}

#[test]
fn the_fourth_report_implies_what_it_does_not_say() {
    let report = report(4);
    // 215 / 65.75 % = 326.996; 53 × (1 + 1 / 120.45 %) = 97.0017; 7048 / 0.41 = 17190.2. 97.0017 / 326.996 = 29.66 %,
    // which is the 30 % reported.
    report.finds(
        &[
            ("implied-kindergartens", Note, &["327"]),
            ("implied-public-kindergartens", Note, &["97"]),
            ("implied-vocational-pupils", Note, &["17,190"]),
        ],
        // 3 parts: 新增公办园, the share of 公办园 in that of 普惠园, 教学终端.
        8 + 3,
    );
}

#[test]
fn the_sixth_report_only_has_a_rate_above_all() {
    let report = report(6);
    // 15 that compare or add up, and 34 parts: of pupils, of schools, of those on resettlement sites, …
    report.finds(&[("nine-year-retention-over-100", Warning, &["109.74%", "100%", "口径"])], 15 + 34);
    // 20 % is exactly on the inclusive line.
    let key = report.rubric.find_indicator("teacher.rotation").unwrap();
    assert!(report.outcome.assessment.indicator(key).points.is_settled());
    // 普高 700 against 1000, 学前 200 against 500: both short, with their sources on the card.
    for (part, words) in [(3, ["200", "500"]), (4, ["700", "1,000"])] {
        let line = part_line(&report.rubric, &report.outcome, "funding.quota", part);
        assert!(words.iter().all(|words| line.contains(words)), "{line}");
    }
    let quota = report.rubric.find_indicator("funding.quota").unwrap();
    let sources: Vec<String> =
        text::bases(report.rubric.indicator(quota)).into_iter().map(text::citation).collect();
    assert!(sources.iter().any(|source| source.contains("普通高中")), "{sources:?}");
    assert!(sources.iter().any(|source| source.contains("公办园")), "{sources:?}");
}

/// The example published with the method: five schools' books. Mean 1913 ÷ 302 = 6.334437, variance 10.652787, root 3.263861.
/// Not weighted by pupils it would be 0.4888 and pass.
#[test]
fn the_published_dispersion_is_weighted_by_pupils() {
    let rubric = all().into_iter().find(|rubric| &*rubric.id == "basic-balance").expect("基本均衡");
    // 学生数 first, 图书册数 second to last but two; the other columns are blank.
    let row = |name: &str, pupils: u32, books: u32| format!("{name}\t{pupils}\t\t\t\t\t\t\t\t\t{books}\t\t");
    let rows =
        [("小学1", 45, 279), ("小学2", 37, 137), ("小学3", 89, 935), ("小学4", 76, 160), ("小学5", 55, 402)];
    let table: Vec<String> = rows.iter().map(|(name, pupils, books)| row(name, *pupils, *books)).collect();
    let outcome = outcome(&rubric, &[("schools.primary", &table.join("\n"))]);
    let table = rubric.find_fact("schools.primary").expect("the table");
    let column = |id: &str| {
        let FactKind::Table { columns } = &rubric.fact(table).kind else { panic!("a table") };
        let place = columns.iter().position(|column| &*column.id == id).expect("a column");
        ColumnKey { table, column: u16::try_from(place).expect("few columns") }
    };
    let coefficient = Expression::Dispersion(column("books"), column("pupils"));
    let value = evaluate(&coefficient, &rubric, &outcome.facts).expect("pupils are counted");
    let value = value.value().expect("every cell it needs is given");
    assert_eq!((value.fixed(6), value.fixed(2)), ("0.515257".to_owned(), "0.52".to_owned()));
}

/// The same figures against every rubric: what contradicts in a report contradicts there, too, as far as the rubric asks for
/// the figures; and what the seed material calls consistent raises no alarm anywhere.
#[test]
fn no_rubric_raises_a_false_alarm() {
    let per_pupil = ["junior-land-per-pupil", "primary-building-per-pupil", "primary-land-per-pupil"];
    let growth = ["junior-public-growth", "primary-public-growth", "training-share"];
    let kindergartens = ["implied-kindergartens", "implied-public-kindergartens"];
    let implied = ["implied-kindergartens", "implied-public-kindergartens", "implied-vocational-pupils"];
    let retention = ["nine-year-retention-over-100"];
    let expected: [(usize, &str, &[&str]); 16] = [
        (1, "general", &growth),
        (1, "jiangxi", &growth),
        (1, "duties-37", &["training-share"]),
        (2, "general", &per_pupil),
        (2, "jiangxi", &per_pupil),
        (2, "township", &per_pupil),
        (4, "general", &implied),
        (4, "duties-37", &implied),
        (4, "preschool", &kindergartens),
        (6, "general", &retention),
        (6, "basic-balance", &retention),
        (6, "duties-37", &retention),
        (6, "jiangxi", &retention),
        (6, "norms", &retention),
        // Nothing is said of these at all.
        (3, "general", &[]),
        (5, "general", &[]),
    ];
    for number in 1..=examples::COUNT {
        let draft = examples::example(number - 1);
        for rubric in all() {
            let outcome = Outcome::of(&rubric, &draft.answers, draft.year_number());
            let mut found: Vec<&str> = outcome.checked.findings.iter().map(|finding| &*finding.id).collect();
            found.sort_unstable();
            let wanted = expected.iter().find(|(n, id, _)| (*n, *id) == (number, &*rubric.id));
            assert_eq!(found, wanted.map_or(&[][..], |(_, _, ids)| *ids), "report {number} in {}", rubric.id);
        }
    }
}

/// 8728 ÷ 15447 = 56.5029…%. 56.5 may be up to 56.55, 56.4 no more than 56.45.
#[test]
fn a_share_rounded_as_printed_contradicts_nothing() {
    for rubric in all().iter().filter(|rubric| ["general", "preschool"].contains(&&*rubric.id)) {
        for (coverage, fires) in [("56.5", false), ("56.4", true)] {
            let figures = [
                ("kindergarten.public_pupils", "8728"),
                ("kindergarten.pupils", "15447"),
                ("kindergarten.inclusive_coverage", coverage),
            ];
            let findings = outcome(rubric, &figures).checked.findings;
            let found = findings.iter().any(|found| &*found.id == "public-within-inclusive");
            assert_eq!(found, fires, "{coverage} in {}", rubric.id);
        }
    }
}

#[test]
fn a_blank_in_a_report_is_a_blank_in_the_draft() {
    for number in 1..=examples::COUNT {
        let report = report(number);
        for (id, fact) in report.draft.answers.facts.iter() {
            let written = fact.text.to_lowercase();
            assert!(!written.contains("xx"), "{number}: {id} says {written:?}");
        }
        assert!(report.draft.answers.judgments.values().all(|judgment| judgment.points.trim().is_empty()));
    }
}
