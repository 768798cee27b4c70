//! What the first cell of a row says of it: the name of a school, of a total, a remark, or the number of a column.

use super::super::narrow;

/// How names of schools end. What is left of the name says which school it is.
const ENDS: &[&str] = &[
    "小学",
    "中学",
    "学校",
    "教学点",
    "幼儿园",
    "幼儿班",
    "初中",
    "高中",
    "完中",
    "职中",
    "职高",
    "特校",
    "分校",
    "完校",
    "村校",
    "中心校",
    "校区",
    "校部",
    "本部",
    "分部",
    "小学部",
    "初中部",
    "高中部",
    "学部",
    "学堂",
    "书院",
];

/// 一小, 附中: a number or one of these before 小 or 中.
const BEFORE_SHORT: &[char] = &['实', '附', '完', '村', '镇', '乡'];

/// One to ten.
const COUNTING: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The signs of columns that are no figures.
const STEMS: &[char] = &['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// What names several schools, not one.
const COLLECTIVES: &[&str] = &[
    "",
    "中",
    "全",
    "各",
    "所有",
    "城区",
    "镇区",
    "城镇",
    "县城",
    "乡镇",
    "乡村",
    "农村",
    "县直",
    "公办",
    "民办",
    "义务教育",
];

const WHOLE: &[&str] = &["全县", "全区", "全市", "全乡", "全镇", "全旗", "全州"];

/// Words of totals and other statistics, wherever they stand in a name that is no school's.
const STATISTICS: &[&str] = &[
    "合计",
    "总计",
    "共计",
    "小计",
    "汇总",
    "总数",
    "总和",
    "总值",
    "总体",
    "累计",
    "求和",
    "相加",
    "加总",
    "平均",
    "均值",
    "均数",
    "标准差",
    "系数",
    "方差",
    "极差",
    "最大",
    "最小",
    "最高",
    "最低",
    "最多",
    "最少",
    "中位数",
    "达标率",
    "總計",
    "匯總",
];

/// The same in English, as spreadsheets write them.
const ENGLISH: &[&str] = &["total", "grandtotal", "subtotal", "sum", "average", "avg", "mean", "max", "min"];

const REMARKS: &[&str] = &["注", "附注", "备注", "说明", "注释", "数据来源", "资料来源"];

/// Letters and digits outside brackets; those inside where there are no others.
fn base(name: &str) -> String {
    // 二、乡村学校 is the second of something.
    let is_number =
        |head: &str| head.chars().all(|letter| letter.is_ascii_digit() || COUNTING.contains(&letter));
    let name = match name.split_once(['、', '.', '．']) {
        Some((head, rest)) if is_number(head.trim()) => rest,
        _ => name,
    };
    let mut depth = 0_usize;
    let outside = |letter: &char| {
        match letter {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphanumeric()
    };
    let base: String = name.chars().filter(outside).collect();
    if base.is_empty() { letters(name) } else { base }
}

/// Letters and digits, by which names are compared.
pub(super) fn letters(name: &str) -> String {
    narrow::narrow(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether it ends as the name of one school.
pub(super) fn ends_as_school(name: &str) -> bool {
    // A sentence may end with 学校, too.
    if name.contains([':', '：', '；', '。']) || begins_as_remark(name) {
        return false;
    }
    let base = base(name);
    let base = base.trim_end_matches(|letter: char| !letter.is_alphabetic());
    let is_one = |stem: &str| {
        let stem = WHOLE.iter().find_map(|all| stem.strip_prefix(all)).unwrap_or(stem);
        !COLLECTIVES.contains(&stem)
    };
    let mut last = base.chars().rev();
    ENDS.iter().filter_map(|end| base.strip_suffix(end)).any(is_one)
        || last.next().is_some_and(|letter| matches!(letter, '小' | '中'))
            && last.next().is_some_and(|letter| BEFORE_SHORT.contains(&letter) || COUNTING.contains(&letter))
}

/// Whether it looks like the name of one school: 小学丙 does, too.
pub(super) fn is_school(name: &str) -> bool {
    let base = base(name);
    let is_sign = |letter: char| {
        letter.is_ascii_alphanumeric() || STEMS.contains(&letter) || COUNTING.contains(&letter)
    };
    let mut begins = ["小学", "中学", "初中", "学校", "校"].iter().filter_map(|word| base.strip_prefix(word));
    ends_as_school(name) || begins.any(|rest| !rest.is_empty() && rest.chars().all(is_sign))
}

/// Whether it is the name of a total, a mean or another statistic.
pub(super) fn is_total(name: &str) -> bool {
    if ends_as_school(name) {
        return false;
    }
    let (base, all) = (base(name), letters(name));
    let whole = WHOLE.iter().find_map(|whole| base.strip_prefix(whole));
    STATISTICS.iter().any(|word| all.contains(word))
        || base.starts_with("其中")
        || ["均", "计", "計", "标准"].iter().any(|end| base.ends_with(end))
        || ENGLISH.contains(&&*all.to_ascii_lowercase())
        || whole.is_some_and(|rest| {
            COLLECTIVES.contains(&rest)
                || ENDS.iter().filter_map(|end| rest.strip_suffix(end)).any(str::is_empty)
        })
}

/// Whether it begins as a remark under a table does.
pub(super) fn begins_as_remark(name: &str) -> bool {
    let name = name.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is_remark = |word: &&str| {
        name.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || word.len() > 3)
    };
    REMARKS.iter().any(is_remark)
}

/// A number that counts columns: 1, (2), L3, ④, 5=3+4; or the letter in its place: 甲, B. With the kind of sign.
fn ordinal(cell: &str) -> Option<(u8, u32)> {
    let cell = narrow::narrow(cell);
    let cell = cell.split('=').next()?;
    let cell = cell.trim_matches(|letter: char| "()[]【】第列栏Ll.".contains(letter));
    if !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((0, cell.parse().ok()?));
    }
    let mut letters = cell.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let place = |all: &[char]| u32::try_from(all.iter().position(|one| *one == letter)? + 1).ok();
    match letter {
        '①'..='⑳' => Some((1, u32::from(letter) - 0x245f)),
        'A'..='Z' => Some((2, u32::from(letter) - 0x40)),
        _ => place(STEMS).map(|at| (3, at)).or_else(|| Some((4, place(COUNTING)?))),
    }
}

/// Whether the cells number the columns (栏次), one after the other.
pub(super) fn numbers_columns(cells: &[String]) -> bool {
    let Some((name, cells)) = cells.split_first() else { return false };
    let filled = || cells.iter().filter(|cell| cell.contains(char::is_alphanumeric));
    let count = filled().count();
    // Of two columns 甲, 1, 2 may be a school with few pupils, unless the name says what the row is.
    let is_marked =
        ordinal(name).is_some() || name.contains(['栏', '列']) || !name.contains(char::is_alphanumeric);
    if is_school(name) || count < if is_marked { 2 } else { 3 } {
        return false;
    }
    let mut before = None;
    filled().all(|cell| {
        let Some((kind, number)) = ordinal(cell) else { return false };
        let follows = match before {
            Some((same, last)) if same == kind => number == last + 1,
            Some(_) => number == 1,
            None => number == 1 || number == 2,
        };
        before = Some((kind, number));
        follows
    })
}
