//! No figure of the report is from nowhere: each is typed, computed by the engine, or part of the rubric.

use super::{blank, examples, general, report, sheet_of};
use lvzhi::draft::{Draft, Outcome};
use lvzhi::number::Number;
use lvzhi::rubric::Rubric;
use lvzhi::text;
use lvzhi::whatif::{Change, needs};
use std::collections::BTreeSet;

/// The numbers in a text, without separators of thousands.
fn numbers(text: &str) -> BTreeSet<String> {
    let text = text.replace(',', "");
    let mut found = BTreeSet::new();
    for piece in text.split(|letter: char| !letter.is_ascii_digit() && letter != '.') {
        let piece = piece.trim_matches('.');
        if !piece.is_empty() {
            found.insert(piece.to_owned());
        }
    }
    found
}

/// Every number that may stand in the report.
fn known(rubric: &Rubric, draft: &Draft, outcome: &Outcome) -> BTreeSet<String> {
    let mut all = String::new();
    let mut add = |text: &str| {
        all.push_str(text);
        all.push('\n');
    };
    for text in [&draft.county, &draft.year, &rubric.title, &rubric.edition] {
        add(text);
    }
    for (_, fact) in draft.answers.facts.iter() {
        add(&fact.text);
        add(&fact.note);
    }
    for (_, judgment) in draft.answers.judgments.iter() {
        add(&judgment.points);
        add(&judgment.reason);
    }
    for fact in &rubric.facts {
        add(&fact.title);
    }
    for gate in &rubric.gates {
        add(&gate.title);
    }
    for (key, indicator) in rubric.indicators_with_keys() {
        let result = outcome.assessment.indicator(key);
        add(&indicator.number);
        add(&indicator.title);
        add(&text::range(&result.points));
        add(&text::points(&(&indicator.points - &result.points.high)));
        for (part, one) in indicator.parts.iter().zip(&result.parts) {
            add(&part.title);
            add(&text::part_rule(rubric, part));
            add(&text::points(&(&part.points - &one.points.low)));
        }
        for line in text::trace(rubric, outcome, key, draft.year_number()) {
            add(&line);
        }
        for need in needs(rubric, &outcome.facts, key) {
            add(&text::whatif::change_line(rubric, &outcome.facts, &need.change));
            assert!(matches!(need.change, Change::Fact(..) | Change::Judgment(..)));
        }
        add(&text::points(&indicator.points));
        // A sum below a fraction line is told beside its terms.
        let figures = indicator.inputs.iter().filter_map(|fact| outcome.facts.figure(*fact)?.span.value());
        let figures: Vec<&Number> = figures.collect();
        for one in &figures {
            for other in &figures {
                add(&(*one + *other).plain());
            }
        }
    }
    for domain in &outcome.assessment.domains {
        add(&text::range(&domain.points));
        add(&text::points(&domain.full));
    }
    let total = &outcome.assessment.total;
    for text in [
        text::range(total),
        text::points(&(&total.high - &total.low)),
        text::points(&outcome.assessment.full),
    ] {
        add(&text);
    }
    for found in &outcome.checked.findings {
        add(&text::finding(rubric, found));
    }
    numbers(&all)
}

fn assert_all_known(rubric: &Rubric, draft: &Draft) {
    let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
    let known = known(rubric, draft, &outcome);
    for item in report(rubric, &sheet_of(rubric, draft)).items {
        let rows = item.rows.iter().flatten().map(|cell| &**cell).collect::<Vec<_>>().join("\n");
        let text = [&*item.lead, "\n", &*item.text, "\n", &rows].concat();
        // How many there are of something is counted in 项, and a list has numbers before its points.
        let counted: String = text
            .split_inclusive('项')
            .map(|piece| match piece.strip_suffix('项') {
                Some(piece) => piece.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned(),
                None => piece.to_owned(),
            })
            .collect();
        let listed = counted.lines().map(|line| {
            let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.strip_prefix('．').unwrap_or(line)
        });
        for number in numbers(&listed.collect::<Vec<_>>().join("\n")) {
            assert!(known.contains(&number), "{number} is from nowhere in {}: {text}", item.id);
        }
    }
}

#[test]
fn no_figure_is_from_nowhere() {
    let rubric = general();
    for at in [super::HENAN, super::ZHENGAN, 1, 3] {
        assert_all_known(&rubric, &examples::example(at));
    }
    assert_all_known(&rubric, &blank());
}

#[test]
fn numbers_are_seen_in_a_text() {
    let seen: Vec<String> = numbers("占36,414万元的1.3264%，差63.21万元。5.5 2019年").into_iter().collect();
    assert_eq!(seen, ["1.3264", "2019", "36414", "5.5", "63.21"]);
}
