//! Levels that a person chooses between, as clauses name them.

use lvzhi::clause::{self, JudgedLevel, Status};
use lvzhi::number::Number;

/// The levels of a clause, each as its name and its points; empty where a person gives any points, or figures score.
fn levels(text: &str, points: &str) -> Vec<(String, String)> {
    let points = Number::from_decimal(points).expect("points");
    let reading = clause::read(text, Some(&points), &[]);
    let told = |level: &JudgedLevel| {
        let (low, high) = (level.low.plain(), level.high.plain());
        (level.title.clone(), if low == high { high } else { format!("{low}-{high}") })
    };
    let levels: Vec<_> = reading.judged.iter().flat_map(|judged| &judged.levels).map(told).collect();
    assert!(levels.is_empty() || reading.status == Status::Judged, "{text}");
    levels
}

#[track_caller]
fn has(text: &str, points: &str, expected: &[(&str, &str)]) {
    let found = levels(text, points);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(name, points)| (name.as_str(), points.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn levels_by_words_of_quality() {
    has(
        "落实情况好得10分,较好得8分,一般得5分,差不得分",
        "10",
        &[("好", "10"), ("较好", "8"), ("一般", "5"), ("差", "0")],
    );
    has(
        "好的得8-10分,较好的得5-7分,一般的得1-4分,差的不得分",
        "10",
        &[("好", "8-10"), ("较好", "5-7"), ("一般", "1-4"), ("差", "0")],
    );
    has(
        "领导重视、措施得力、成效显著得5分,成效较好得3分,成效一般得1分",
        "5",
        &[("显著", "5"), ("较好", "3"), ("一般", "1")],
    );
}

#[test]
fn levels_by_a_list_of_points() {
    has("落实情况按15、10、5、0分四档计分", "15", &[("", "15"), ("", "10"), ("", "5"), ("", "0")]);
    has("根据完成情况分别记4分、2分、0分", "4", &[("", "4"), ("", "2"), ("", "0")]);
    has(
        "按优、良、中、差四个等级分别赋4、3、2、1分",
        "4",
        &[("优", "4"), ("良", "3"), ("中", "2"), ("差", "1")],
    );
    has("视工作开展情况按A、B、C三等分别记6、4、2分", "6", &[("A", "6"), ("B", "4"), ("C", "2")]);
}

/// What is no list of levels, or not all of one, leaves all points open to a person; what figures score is scored.
#[test]
fn what_names_no_levels_has_none() {
    for (text, points) in [
        ("酌情给1至3分", "3"),
        // The best is not all there is.
        ("好得4分,较好得3分,一般得2分", "5"),
        // Points that are given besides.
        ("按15、10、5分三档计分,另有特色的加2分", "15"),
        // Ranks and assessments of others are facts.
        ("按排名分别得8、6、4分", "8"),
        ("考核结果为优秀、良好、合格的分别得6、4、2分", "6"),
        ("小学、初中、高中分别得3、2、1分", "6"),
    ] {
        has(text, points, &[]);
    }
}
