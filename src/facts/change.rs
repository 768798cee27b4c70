//! Figures of a change in words, as reports print them: 同比增长22.29%, 减少6.29%, 比上年下降5.78个百分点, 负增长.

/// Words for what a change is measured against.
pub(super) const AGAINST: [&str; 11] =
    ["同比", "比", "较", "与", "上年度", "上年", "去年", "同期", "相比", "年均", "平均"];

/// Words for a change, with the way it goes, longer ones first.
const WORDS: [(&str, i8); 24] = [
    ("正增长", 1),
    ("净增长", 1),
    ("净增", 1),
    ("新增", 1),
    ("增长", 1),
    ("增加", 1),
    ("提高", 1),
    ("提升", 1),
    ("上升", 1),
    ("上涨", 1),
    ("增幅", 1),
    ("增速", 1),
    ("增", 1),
    ("升", 1),
    ("负增长", -1),
    ("净减少", -1),
    ("下降", -1),
    ("减少", -1),
    ("降低", -1),
    ("下滑", -1),
    ("降幅", -1),
    ("减幅", -1),
    ("降", -1),
    ("减", -1),
];

/// Words between that and the figure.
const BETWEEN: [&str; 7] = ["率", "幅度", "了", "为", "是", "达", ":"];

/// A change in words: which way it goes, and the rest, which says by how much. `None` where a text does not begin so.
pub(super) fn change(text: &str) -> Option<(i8, &str)> {
    let text = without(text, &AGAINST);
    let (way, rest) = WORDS.iter().find_map(|(word, way)| Some((*way, text.strip_prefix(word)?)))?;
    Some((way, without(rest, &BETWEEN)))
}

/// Text without the words at its head.
pub(super) fn without<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}
