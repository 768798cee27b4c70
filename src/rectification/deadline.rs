//! 整改时限: until when a problem is to be mended, read out of what was typed. What leaves the day open is no day.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// Until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Nothing is said.
    Blank,
    /// Until the end of this day.
    On(Day),
    /// 长期坚持, 立行立改: it has no day.
    Undated,
    /// 2022年前: whether 2022 is meant with it is not said.
    Ambiguous,
    /// Something that is no day.
    Unreadable,
}

impl Day {
    /// A day, if there is such a one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let is_there = (1949..=2200).contains(&year) && (1..=12).contains(&month);
        (is_there && day >= 1 && day <= days_of(year, month)).then_some(Self { year, month, day })
    }

    /// The day of a local time, `2026-11-22T14:03:05`.
    pub fn of_stamp(stamp: &str) -> Option<Self> {
        let mut parts = stamp.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// 2026-12-31.
    pub fn plain(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The number that spreadsheets have for it: days since 30 December 1899 (Howard Hinnant, days_from_civil).
    pub fn serial(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        // 1 March 0000 lies 719,468 days before 1970, which is day 25,569.
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + 25_569
    }
}

fn days_of(year: i32, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Words that say that there is no day.
const UNDATED: [&str; 6] = ["长期", "长期坚持", "持续", "持续推进", "立行立改", "立即整改"];

/// Words that say until when, behind a day or the end of something.
const UNTIL: [&str; 3] = ["以前", "之前", "前"];

/// Until when something is to be done: 2026-12-31, 2026.12.31, 2026年12月31日前, 2026年12月, 2026年底前, 2026年6月底. A month is
/// meant to its last day, and so is a year. A day, or the end of something, with 前 is meant with that day, as 以上 is
/// with its number (《民法典》第一千二百五十九条: 届满包括本数); of 2026年前 nobody knows whether 2026 is meant with it.
pub fn deadline(text: &str) -> Deadline {
    let narrow = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let text: String = text.chars().map(narrow).filter(|letter| !letter.is_whitespace()).collect();
    if text.is_empty() {
        return Deadline::Blank;
    }
    if UNDATED.contains(&&*text) {
        return Deadline::Undated;
    }
    let until = UNTIL.into_iter().find_map(|word| text.strip_suffix(word));
    let text = until.unwrap_or(&text);
    match read(text) {
        // Until a month or a year that is not said to be over.
        Some((_, Exact::Span)) if until.is_some() => Deadline::Ambiguous,
        Some((day, _)) => Deadline::On(day),
        None => Deadline::Unreadable,
    }
}

/// Whether a day was named, or the end of something; or a month or a year as a whole.
enum Exact {
    Day,
    Span,
}

fn read(text: &str) -> Option<(Day, Exact)> {
    let ends = ["年底", "年末"].into_iter().find_map(|word| text.strip_suffix(word));
    if let Some(year) = ends {
        return Some((Day::new(number(year, 4)?, 12, 31)?, Exact::Day));
    }
    let (text, is_end) = match ["月底", "月末"].into_iter().find_map(|word| text.strip_suffix(word)) {
        Some(rest) => (format!("{rest}月"), true),
        None => (text.to_owned(), false),
    };
    let (year, rest) = match text.char_indices().nth(4) {
        None => return Some((Day::new(number(&text, 4)?, 12, 31)?, Exact::Span)),
        Some((at, _)) => text.split_at(at),
    };
    let year = number(year, 4)?;
    let sign = rest.chars().next()?;
    let rest = &rest[sign.len_utf8()..];
    let (month, day) = match sign {
        '年' if rest.is_empty() => return Some((Day::new(year, 12, 31)?, Exact::Span)),
        '年' => match rest.split_once('月')? {
            (month, "") => (month, None),
            (month, day) => (month, Some(day.strip_suffix(['日', '号']).unwrap_or(day))),
        },
        '-' | '/' | '.' => match rest.split_once(sign) {
            Some((month, day)) => (month, Some(day)),
            None => (rest, None),
        },
        _ => return None,
    };
    let month = u8::try_from(number(month, 2)?).ok()?;
    match day {
        Some(_) if is_end => None,
        Some(day) => Some((Day::new(year, month, u8::try_from(number(day, 2)?).ok()?)?, Exact::Day)),
        None => {
            let last = Day::new(year, month, 1).map(|_| days_of(year, month))?;
            Some((Day::new(year, month, last)?, if is_end { Exact::Day } else { Exact::Span }))
        }
    }
}

/// A number of so many digits at most.
fn number(digits: &str, most: usize) -> Option<i32> {
    let is_number =
        !digits.is_empty() && digits.len() <= most && digits.bytes().all(|one| one.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}
