//! The points of the seed reports, indicator by indicator. What is not listed is open from zero to full.

use super::{Report, report};
use crate::native::support::{ends, word};
use lvzhi::rubric::Rule;
use std::collections::BTreeMap;

/// An indicator that is not simply open: its verdict and its points.
type Row = (&'static str, &'static str, &'static str, &'static str);

impl Report {
    /// Total, domains in order, and every indicator that is not simply open.
    #[track_caller]
    fn earns(&self, total: [&str; 2], domains: [[&str; 2]; 6], rows: &[Row]) {
        let assessment = &self.outcome.assessment;
        let pair = |[low, high]: [&str; 2]| (low.to_owned(), high.to_owned());
        let rows: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.0, row)).collect();
        let mut seen = 0;
        for (indicator, result) in self.rubric.indicators.iter().zip(&assessment.indicators) {
            let found = (word(result.verdict), ends(&result.points));
            let expected = match rows.get(&*indicator.id) {
                Some((_, verdict, low, high)) => (*verdict, pair([low, high])),
                None => {
                    let only_judged = indicator.parts.iter().all(|part| matches!(part.rule, Rule::Judged(_)));
                    let verdict = if only_judged { "judgment" } else { "missing" };
                    (verdict, pair(["0", &indicator.points.plain()]))
                }
            };
            seen += usize::from(rows.contains_key(&*indicator.id));
            assert_eq!(found, expected, "{}", indicator.id);
        }
        assert_eq!(seen, rows.len(), "every row is an indicator");
        let found: Vec<_> = assessment.domains.iter().map(|domain| ends(&domain.points)).collect();
        assert_eq!(found, domains.map(pair));
        assert_eq!(ends(&assessment.total), pair(total));
        let title = |at: usize| &*self.rubric.grades[at].title;
        assert_eq!((title(assessment.grade.low), title(assessment.grade.high)), ("不合格", "优秀"));
    }
}

#[test]
fn the_first_report_earns_its_growth() {
    // 3 + 3 + 0.7 = 6.7 are certain; 2 are lost with the training share: 100 − 2 = 98.
    report(1).earns(
        ["6.7", "98"],
        [["0", "14"], ["0", "10"], ["0", "26"], ["0", "10"], ["6.7", "28"], ["0", "10"]],
        &[
            ("funding.appropriation", "met", "3", "3"),
            // All four rates are above zero: 3.17, 9.41, 0.95, 2.02 %.
            ("funding.per_pupil", "met", "3", "3"),
            ("funding.training", "unmet", "0", "0"),
            // 配套 was declared paid: 0.7 of 2.
            ("funding.sources", "missing", "0.7", "2"),
        ],
    );
}

#[test]
fn the_second_report_earns_its_schools() {
    // Certain: 1.5 + 1.2 + 1 + 0.7 = 4.4. Lost: 2 + 0.5 + 0.8 + 0.3 = 3.6.
    report(2).earns(
        ["4.4", "96.4"],
        [["0", "14"], ["0", "10"], ["2.7", "22.7"], ["0", "10"], ["1.7", "29.7"], ["0", "10"]],
        &[
            // 37 % is 48 points below 85 %, at 0.1 each: nothing left.
            ("preschool.enrolment", "unmet", "0", "0"),
            // 136 / 4 = 34 children a teacher, above 15: 0.5 of 1.5 lost.
            ("preschool.supply", "unmet", "0", "1"),
            // 96.7 % in three years earns 1, no dropout 0.5; the other two are blank.
            ("compulsory.retention", "missing", "1.5", "3"),
            // 91 % is 4 points below 95 %, at 0.2 each.
            ("special.enrolment", "unmet", "1.2", "1.2"),
            // 49.2 and 34.4 ㎡ a pupil, above 20 and 25.
            ("school.site", "met", "1", "1"),
            // (4403 + 1110) / 352 = 15.7 and 5200 / 204 = 25.5 books: 0.25 each; 2 of 5 schools twice: 0.1 each.
            ("school.equipment", "unmet", "0.7", "0.7"),
        ],
    );
}

#[test]
fn reports_without_figures_leave_everything_open() {
    for number in [3, 5] {
        report(number).earns(
            ["0", "100"],
            [["0", "14"], ["0", "10"], ["0", "26"], ["0", "10"], ["0", "30"], ["0", "10"]],
            &[],
        );
    }
}

#[test]
fn the_fourth_report_earns_what_it_gives_figures_for() {
    // Lost for certain: 0.27 + 0.2 = 0.47.
    report(4).earns(
        ["16.43", "99.53"],
        [["0.73", "13.73"], ["0", "10"], ["1.5", "26"], ["3", "10"], ["8.2", "29.8"], ["3", "10"]],
        &[
            // 73.33 % of 1 point is 0.7333; with the judged point 1.7333.
            ("direction.language", "unmet", "0.73", "1.73"),
            ("preschool.supply", "missing", "0.5", "1.5"),
            ("aid.students", "met", "1", "1"),
            ("leadership.plan", "judgment", "1", "3"),
            ("layout.schools", "missing", "1", "3"),
            // 40 hours 0.5, budgeted 0.5.
            ("supervision.system", "missing", "1", "3"),
            ("funding.never_less", "met", "4", "4"),
            // 1535 ≥ 720: 1; kindergarten 1535 ≥ 500: 0.5; senior 1735 ≥ 1000: 0.5; small schools 0.4.
            ("funding.quota", "missing", "2.4", "4"),
            // 5 % is exactly on the line: 0.5.
            ("teacher.staff", "missing", "0.5", "2"),
            // None over 65: 0.5; 2.6 % over 55, in the second band: 0.3 of 0.5.
            ("class.size", "unmet", "0.8", "1.8"),
            // 22 machines for a hundred: 0.5.
            ("school.information", "judgment", "0.5", "1"),
            ("conduct.direction", "judgment", "1", "3"),
            ("conduct.admission", "missing", "0.5", "2.5"),
            // No accident 1, short sight down by 5.78 points 0.5.
            ("conduct.safety", "missing", "1.5", "2.5"),
        ],
    );
}

#[test]
fn the_sixth_report_earns_most_of_its_stages() {
    // Certain: 1; 2+2+2+0.5+2+1+1+2+1+1+1 = 15.5; 1+0.5; 4+1.4+2 = 7.4; 1+1: 27.4. Lost: 0.5 + 0.5 with the quotas.
    report(6).earns(
        ["27.4", "99"],
        [["0", "14"], ["1", "10"], ["15.5", "26"], ["1.5", "10"], ["7.4", "29"], ["2", "10"]],
        &[
            ("law.implementation", "judgment", "1", "4"),
            ("preschool.enrolment", "met", "2", "2"),
            ("preschool.inclusive", "met", "2", "2"),
            // 8728 / 15447 = 56.5 %, full from 50 %.
            ("preschool.public", "met", "2", "2"),
            ("preschool.supply", "missing", "0.5", "1.5"),
            ("compulsory.enrolment", "met", "2", "2"),
            // Nine-year retention earns 1; the other three are blank.
            ("compulsory.retention", "missing", "1", "3"),
            // 3248 / (3248 + 3516) = 48.0 %, at least 45 %.
            ("vocational.development", "judgment", "1", "2"),
            ("special.enrolment", "met", "2", "2"),
            ("aid.students", "met", "1", "1"),
            ("aid.nutrition", "met", "1", "1"),
            // 353 / 338 teachers.
            ("aid.resettlement", "met", "1", "1"),
            ("leadership.plan", "judgment", "1", "3"),
            ("supervision.system", "missing", "0.5", "3"),
            ("funding.never_less", "met", "4", "4"),
            // 200 < 500 and 700 < 1000: 0.5 each lost of 4.
            ("funding.quota", "unmet", "0", "3"),
            ("funding.sources", "missing", "1.4", "2"),
            // 10.91 ≥ 10, 20 ≥ 20.
            ("teacher.rotation", "met", "2", "2"),
            ("conduct.direction", "judgment", "1", "3"),
            ("conduct.admission", "missing", "1", "2.5"),
        ],
    );
}
