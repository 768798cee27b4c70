//! 第1名得10分,第2名得9分,以此类推: the places between, one by one.

use crate::number::Number;

/// How the rest is said to go on.
const SO_ON: [&str; 6] = ["以此类推", "依此类推", "依次类推", "以次类推", "依序类推", "以下类推"];

/// More places are no ladder.
const MOST: usize = 40;

/// The text with each place named; `None` where nothing is to go on, or not by the same each time.
pub(super) fn one_by_one(text: &str) -> Option<String> {
    let (before, behind) = SO_ON.iter().find_map(|word| text.split_once(word))?;
    let before = before.trim_end_matches([',', '，', ';', '；', '、']);
    let named = places(before);
    let [.., one, two] = named.as_slice() else { return None };
    let each = &one.1 - &two.1;
    let is_even = named.windows(2).all(|pair| match pair {
        [one, two] => two.0 == one.0 + 1 && &one.1 - &two.1 == each,
        _ => false,
    });
    if !is_even || each <= Number::zero() {
        return None;
    }
    let last = places(behind).first().map(|place| place.0);
    let rest = behind.trim_start_matches([',', '，', ';', '；', '。']);
    let mut said = before.to_owned();
    match last {
        Some(last) if last > two.0 && last - two.0 < MOST => {
            let mut points = two.1.clone();
            for place in two.0 + 1..last {
                points = &points - &each;
                if points.is_negative() {
                    return None;
                }
                said.push_str(&format!("，第{place}名得{}分", points.plain()));
            }
            said.push('，');
        }
        Some(_) => return None,
        None => {
            said.push_str(&format!("，之后每下降一个名次扣{}分", each.plain()));
            said.push_str(if rest.is_empty() { "。" } else { "，" });
        }
    }
    said.push_str(rest);
    Some(said)
}

/// 第1名得10分: each place that is named by itself, with its points.
fn places(text: &str) -> Vec<(usize, Number)> {
    let mut all = Vec::new();
    for (at, _) in text.match_indices('第') {
        let rest = &text[at + '第'.len_utf8()..];
        let Some((place, rest)) = rest.split_once(['名', '位']) else { continue };
        let words = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        let place =
            place.parse().ok().or_else(|| words.iter().position(|word| *word == place).map(|at| at + 1));
        let Some(place) = place else { continue };
        let rest = rest
            .trim_start_matches("及以后")
            .trim_start_matches("以后")
            .trim_start_matches("的")
            .trim_start_matches(['均', '各']);
        let points = ["得", "计", "记", "赋", ""].iter().find_map(|verb| {
            let (points, _) = rest.strip_prefix(verb)?.split_once('分')?;
            Number::from_decimal(points)
        });
        if let Some(points) = points {
            all.push((place, points));
        }
    }
    all
}
