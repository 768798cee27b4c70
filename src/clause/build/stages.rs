//! Limits by stage (学段): the unit that is judged is of one, or has several.

use super::*;

impl Builder<'_> {
    /// 小学不超过45人, 初中不超过50人: each stage has its own limit.
    pub(super) fn by_stage(&mut self, tests: &[Test], met: &str, unmet: &str) -> Option<ClauseRule> {
        let stage = |name: &str| {
            STAGES.iter().filter(|stage| name.starts_with(**stage)).max_by_key(|stage| stage.len()).copied()
        };
        let last = |name: &str| {
            STAGES.iter().filter(|stage| name.ends_with(**stage)).max_by_key(|stage| stage.len()).copied()
        };
        let staged: Vec<(&str, String, &Test)> = tests
            .iter()
            .filter_map(|test| match test {
                Test::Compare(name, _) => match stage(name) {
                    Some(stage) => Some((stage, name.trim_start_matches(stage).to_owned(), test)),
                    // 生均面积小学7.5平方米以上,初中10.2平方米以上.
                    None => last(name).map(|stage| (stage, name.trim_end_matches(stage).to_owned(), test)),
                },
                _ => None,
            })
            .collect();
        let plain = |rest: &str| ["", "部", "学校", "阶段", "校"].contains(&rest) || rest.starts_with('和');
        let same = staged.iter().all(|(_, rest, _)| plain(rest) || *rest == staged[0].1);
        let twice =
            staged.iter().enumerate().any(|(at, one)| staged[..at].iter().any(|other| other.0 == one.0));
        if staged.len() < 2 || !same || twice {
            return None;
        }
        let others: Vec<Test> = tests
            .iter()
            .filter(|test| !staged.iter().any(|(_, _, staged)| staged == test))
            .cloned()
            .collect();
        let others = self.all(&others);
        let defined = self.defined.last().map(|(name, _)| name.clone());
        let mut options: Vec<String> = staged.iter().map(|(stage, ..)| (*stage).to_owned()).collect();
        if defined.is_none() {
            options.push("都有".to_owned());
        }
        let ask = self.ask(&options.join("/"), "", AskKind::Choice, &options);
        let first = staged.first().filter(|(_, rest, _)| !plain(rest));
        let ended = first.filter(
            |(stage, rest, test)| matches!(test, Test::Compare(name, _) if *name == format!("{rest}{stage}")),
        );
        let topic = ended.map_or_else(|| self.item.topic.clone(), |(_, rest, _)| rest.clone());
        let ended = ended.is_some();
        let mut each = Vec::new();
        for (stage, rest, test) in &staged {
            let Test::Compare(name, bounds) = test else { continue };
            let title = match &defined {
                Some(defined) => defined.clone(),
                None if ended && !plain(rest) => format!("{topic}({stage})"),
                None if plain(rest) && !topic.is_empty() => format!("{topic}({name})"),
                None => name.clone(),
            };
            let one = self.condition(&Test::Compare(title, bounds.clone()));
            each.push(one_or_all(
                [others.clone(), one].into_iter().filter(|one| *one != Criterion::All(Vec::new())).collect(),
            ));
        }
        let (met, unmet) = (ClauseRule::Word(met.to_owned()), ClauseRule::Word(unmet.to_owned()));
        let all = when(Criterion::All(each.clone()), met.clone(), unmet.clone());
        let mut cases: Vec<(Criterion, ClauseRule)> = each
            .into_iter()
            .enumerate()
            .map(|(at, one)| (Criterion::Chosen(ask, at), when(one, met.clone(), unmet.clone())))
            .collect();
        let rest = if defined.is_some() { cases.pop().map_or(all, |(_, rule)| rule) } else { all };
        Some(ClauseRule::First(cases, Box::new(rest)))
    }
}
