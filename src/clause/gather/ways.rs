//! Words that say how several conditions go together, and of whom a formula is.

use super::*;

/// The formula for whoever does not do what was said before: what stands behind 达不到的按.
pub(super) fn of_the_rest(text: &str) -> Option<&str> {
    let formula = text.strip_prefix("得分=").unwrap_or(text);
    let mut ways = ELSE.iter().filter_map(|word| {
        let behind = formula.strip_prefix(word)?;
        let behind = behind.strip_prefix('的').unwrap_or(behind);
        let behind = behind.trim_start_matches([',', '，']);
        behind.strip_prefix("按照").or_else(|| behind.strip_prefix('按'))
    });
    ways.next()
}

/// That each of what was named is met.
pub(super) const EACH_MET: [&str; 6] =
    ["每项达标", "每项达到", "每一项达标", "每达到一项", "每达标一项", "每有一项达标"];

/// 小学辍学率超过0.5%,初中超过2%的,一票否决; 发生甲的,发生乙的,以及丙的,不得分: each of them is enough.
pub(super) fn are_alternatives(marks: &Marks, place: Stretch, tests: &[Test]) -> bool {
    const TOGETHER: &[&str] = &["且", "并", "同时", "均", "都", "或", "又", "仍", "虽", "但"];
    if tests.len() < 2 || marks.has_any(place.from, place.to, TOGETHER) {
        return false;
    }
    let place = phrase::trim(marks, place);
    let ended = (place.from..place.to)
        .filter(|at| marks.eat_any(*at, &["的,", "的;", "的以及"]).is_some_and(|end| end < place.to))
        .count();
    let mut names: Vec<&str> = Vec::new();
    let figures = tests.iter().all(|test| match test {
        Test::Compare(name, _) if !name.is_empty() && !names.contains(&name.as_str()) => {
            names.push(name);
            true
        }
        _ => false,
    });
    figures
        || ended + 1 >= tests.len()
            && tests.iter().all(|test| matches!(test, Test::Flag(_) | Test::Compare(..)))
}

/// 存在体罚学生的,存在有偿补课: two states that were told as one.
pub(super) fn one_by_one(tests: Vec<Test>) -> Vec<Test> {
    let each = |test: Test| match test {
        Test::Flag(text) => {
            text.replace("的，", "的,").split("的,").map(|part| Test::Flag(part.to_owned())).collect()
        }
        test => vec![test],
    };
    tests.into_iter().flat_map(each).collect()
}

/// How many figures with a limit there are.
pub(super) fn figures(tests: &[Test]) -> usize {
    tests.iter().filter(|test| matches!(test, Test::Compare(..))).count()
}
