//! How long changes have been kept in this browser only.

/// After so many days a person is reminded to export.
pub const REMIND_AFTER: i64 = 7;

/// Whole days from one local time to another, both `2026-11-22T14:03:05`; `None` where one of them is none.
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    Some(day(to)? - day(from)?)
}

/// The number of a day, counted from some day long ago (Howard Hinnant, days_from_civil).
fn day(stamp: &str) -> Option<i64> {
    let mut parts = stamp.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let days = |from, to| days_between(from, to);
        assert_eq!(days("2026-11-18T23:59:59", "2026-11-25T00:00:01"), Some(7));
        assert_eq!(days("2026-11-19T00:00:00", "2026-11-25T23:59:59"), Some(6));
        assert_eq!(days("2024-02-28T10:00:00", "2024-03-01T10:00:00"), Some(2));
        assert_eq!(days("2023-02-28T10:00:00", "2023-03-01T10:00:00"), Some(1));
        assert_eq!(days("2025-12-31T10:00:00", "2026-01-01T10:00:00"), Some(1));
        assert_eq!(days("", "2026-01-01T10:00:00"), None);
        assert_eq!(days("2026-01-01T10:00:00", "NaN-NaN-NaN"), None);
    }
}
