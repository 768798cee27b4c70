//! A clause told by the kind of county (一类区县) or by the year: each has its own limits, and one of them holds.

use super::super::lexicon::{COUNTY_KINDS, OTHER_KINDS};
use super::*;

/// The kind or year in the name of a figure, and the name without it.
fn labelled(name: &str, family: &[&str]) -> Option<(String, String)> {
    const SUFFIXES: &[&str] = &[
        "(市、区)",
        "（市、区）",
        "(市,区)",
        "(区)",
        "（区）",
        "(市)",
        "（市）",
        "底前",
        "末前",
        "底",
        "末",
        "区县",
        "县区",
        "县市区",
        "地区",
        "县市",
        "县",
        "市",
        "区",
        "地",
        "的",
    ];
    let words = family.iter().chain(if family.is_empty() { &[] } else { OTHER_KINDS });
    let found = words.filter_map(|word| Some((*word, name.find(word)?))).max_by_key(|(word, _)| word.len());
    if let Some((word, at)) = found {
        let (before, after) = (&name[..at], &name[at + word.len()..]);
        let mut after = after;
        while let Some(rest) = SUFFIXES.iter().find_map(|suffix| after.strip_prefix(suffix)) {
            after = rest;
        }
        return Some((word.to_owned(), format!("{before}{after}")));
    }
    None
}

/// 2024年 in a name.
fn dated(name: &str) -> Option<(String, String)> {
    // 九年义务教育巩固率2023年: the one that is a date.
    let digits = |at: usize| name[..at].chars().rev().take_while(char::is_ascii_digit).count();
    let (at, _) = name.match_indices("年").find(|(at, _)| digits(*at) == 4)?;
    let from = at - 4;
    let label = name[from..at + "年".len()].to_owned();
    let before = name[..from].trim_end_matches(['到', '至']);
    let after = name[at + "年".len()..].trim_start_matches(['底', '末', '度', '前']);
    Some((label, format!("{before}{after}")))
}

/// 6班, 12个班 at the beginning of a name: how large what is measured is.
fn sized(name: &str) -> Option<(String, String)> {
    let rest = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == name.len() {
        return None;
    }
    let kind = ["个班规模", "班规模", "个班", "班", "轨"].iter().find(|kind| rest.starts_with(**kind))?;
    let at = name.len() - rest.len() + kind.len();
    Some((name[..at].to_owned(), name[at..].to_owned()))
}

impl ClauseItem {
    /// All conditions.
    fn tests(&self) -> impl Iterator<Item = &Test> {
        let groups = self.groups.iter();
        let changes = self.changes.iter().chain(groups.clone().flat_map(|group| &group.changes));
        groups
            .clone()
            .flat_map(|group| group.tiers.iter().flat_map(|tier| &tier.tests))
            .chain(self.groups.iter().flat_map(|group| group.zeros.iter().flatten()))
            .chain(&self.required)
            .chain(self.zeros.iter().flatten())
            .chain(changes.flat_map(|change| &change.tests))
    }

    /// 2023年底达到50%得2分,2024年底达到55%再得2分, of 4 points: each year has its own figure, and both count. The names of those that leave
    /// out what is measured are made whole.
    pub(in crate::clause) fn take_years_apart(&mut self) {
        let full = self.points.as_ref().and_then(|points| points.plain.first()).or(self.printed.as_ref());
        let awards: Option<Vec<(String, &Number)>> = self
            .groups
            .iter()
            .flat_map(|group| &group.tiers)
            .map(|award| match (award.tests.as_slice(), &award.value) {
                ([Test::Compare(name, _)], Merit::Points(amount)) => {
                    Some((dated(name)?.0, amount.plain.first().filter(|_| amount.plain.len() == 1)?))
                }
                _ => None,
            })
            .collect();
        let Some((awards, full)) = awards.zip(full).filter(|(awards, _)| awards.len() > 1) else { return };
        let sum: Number = awards.iter().map(|(_, points)| *points).sum();
        let years: std::collections::BTreeSet<&String> = awards.iter().map(|(year, _)| year).collect();
        if sum != *full || years.len() != awards.len() || !self.changes.is_empty() {
            return;
        }
        self.has_years_apart = true;
        let mut measured = String::new();
        for test in
            self.groups.iter_mut().flat_map(|group| &mut group.tiers).flat_map(|award| &mut award.tests)
        {
            let Test::Compare(name, _) = test else { continue };
            let Some((year, rest)) = dated(name) else { continue };
            if rest.is_empty() {
                *name = format!("{measured}{year}");
            } else {
                measured = rest;
            }
        }
    }

    /// The kinds of county, or the years, by which figures have their own limits; none or at least two.
    pub(in crate::clause) fn kinds(&self) -> Vec<String> {
        let names: Vec<&str> = self
            .tests()
            .filter_map(|test| match test {
                Test::Compare(name, _) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let collect = |label: &dyn Fn(&str) -> Option<(String, String)>| {
            let mut found: Vec<String> = Vec::new();
            for (kind, _) in names.iter().filter_map(|name| label(name)) {
                if !found.contains(&kind) {
                    found.push(kind);
                }
            }
            found
        };
        // 城区县98%以上、其他县95%以上.
        let pair = names.iter().find_map(|name| {
            let tail = name.strip_prefix("其他").filter(|_| OTHER_KINDS.contains(name))?;
            let named = names
                .iter()
                .find(|other| other.ends_with(tail) && *other != name && other.chars().count() <= 6)?;
            Some(vec![(*named).to_owned(), (*name).to_owned()])
        });
        if let Some(pair) = pair {
            return pair;
        }
        let families = COUNTY_KINDS.iter().map(|family| collect(&|name| labelled(name, family)));
        let years = if self.has_years_apart { Vec::new() } else { collect(&dated) };
        let mut all = families.chain([years, collect(&sized)]);
        all.find(|found| found.len() > 1).unwrap_or_default()
    }

    /// What holds for one kind.
    pub(in crate::clause) fn of_kind(&self, kind: &str, kinds: &[String]) -> Self {
        let family: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let family = family.as_slice();
        let label = |name: &str| {
            let by_family = labelled(name, family).filter(|(found, _)| kinds.contains(found));
            by_family.or_else(|| dated(name)).or_else(|| sized(name))
        };
        let mut item = self.clone();
        let mut last = self.topic.clone();
        let mut keep = |tests: &mut Vec<Test>| {
            let before = tests.len();
            tests.retain_mut(|test| {
                let Test::Compare(name, _) = test else { return true };
                let Some((found, rest)) = label(name).filter(|(found, _)| kinds.contains(found)) else {
                    return true;
                };
                // What is not named again is the figure named first.
                if !rest.is_empty() {
                    last.clone_from(&rest);
                }
                name.clone_from(&last);
                found == kind
            });
            tests.len() == before || !tests.is_empty()
        };
        for group in &mut item.groups {
            group.tiers.retain_mut(|tier| keep(&mut tier.tests));
            group.zeros.retain_mut(&mut keep);
            group.changes.retain_mut(|change| keep(&mut change.tests));
        }
        item.groups.retain(|group| !group.tiers.is_empty() || !group.changes.is_empty());
        item.changes.retain_mut(|change| keep(&mut change.tests));
        item.zeros.retain_mut(&mut keep);
        keep(&mut item.required);
        // What is named in a step or in words has not been taken apart by kind.
        let dates = kinds.iter().any(|kind| kind.ends_with('年'));
        let loud = |text: &str| {
            kinds.iter().any(|kind| text.contains(kind.as_str())) || dates && dated(text).is_some()
        };
        let changes = item.changes.iter().chain(item.groups.iter().flat_map(|group| &group.changes));
        item.unread |= changes.flat_map(|change| &change.step).any(|step| loud(&step.name))
            || item.tests().any(|test| matches!(test, Test::Flag(text) if loud(text)));
        item
    }
}
