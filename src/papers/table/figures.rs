//! The sheet of figures (数据): a row a fact or a judgement, as it was typed and as formulas reckon with it.
//!
//! What a row holds beside that is hidden: its id, what was typed when the file was made, and what that came to. As long as nothing
//! is typed over it, a figure is what the page has read; what is typed anew is read here only where it is a plain number, 是 or 否,
//! an option, or 不适用, and stays open otherwise.

use super::super::workbook::{Content, Look, Now, Validation, WorkSheet, decimal};
pub(in super::super) use super::entry::column;
use super::entry::{EntryKind, FigureEntry, MOST_OPTIONS};
use super::typed::{figure_or_text, number_formula, options_area, points_allowed, value_formula};
use crate::facts::{Answer, Judgment};
use crate::rubric::{Asked, FactKey, FactKind, FactSpec, Indicator, JudgmentKey};
use crate::text;
use crate::view::Shown;
use std::rc::Rc;

/// The sheet's name; formulas name it.
pub(in super::super) const SHEET: &str = "数据";

/// Stands in the hidden part of the first row: what this is, and of which shape.
pub(in super::super) const MARK: &str = "lvzhi-table 1";

/// Stands before the id of a judgement.
pub(in super::super) const JUDGED: &str = "judgment:";

/// The figures, and where they stand.
pub(super) struct Figures<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) sheet: WorkSheet,
    /// The row of each fact; nothing where it is not listed.
    facts: Vec<Option<usize>>,
    judgments: Vec<Option<usize>>,
    /// Names for the values, and their cells.
    pub(super) names: Vec<(String, String)>,
}

impl<'a> Figures<'a> {
    /// Writes the sheet.
    pub(super) fn of(shown: Shown<'a>) -> Self {
        let rubric = shown.rubric;
        let shades = [false; 8].into_iter().chain([true; column::OPTIONS + MOST_OPTIONS - 8]);
        let widths =
            [28, 40, 9, 16, 14, 12, 10, 26].into_iter().chain([10; column::OPTIONS + MOST_OPTIONS - 8]);
        let columns: Vec<(u32, bool)> = widths.zip(shades).collect();
        let mut figures = Self {
            shown,
            sheet: WorkSheet::new(SHEET, &columns),
            facts: vec![None; rubric.facts.len()],
            judgments: vec![None; rubric.judgments.len()],
            names: Vec::new(),
        };
        figures.head();
        let is_own = |indicator: &Indicator| {
            shown.draft.part.is_empty() || indicator.responsible.contains(&shown.draft.part)
        };
        for (key, indicator) in rubric.indicators_with_keys().filter(|(_, indicator)| is_own(indicator)) {
            let group: Rc<str> = format!("{} {}", indicator.number, indicator.title).into();
            // What is asked for at another card that is none of this part's has no other row.
            for fact in indicator.inputs.iter().chain(&indicator.related) {
                let home = rubric.fact(*fact).home;
                if home == Some(key) || home.is_none_or(|home| !is_own(rubric.indicator(home))) {
                    figures.fact(*fact, &group);
                }
            }
            for (judgment, spec) in rubric.judgments_with_keys() {
                if spec.indicator == key {
                    figures.judgment(judgment, &group);
                }
            }
        }
        if shown.draft.part.is_empty() {
            for (key, _) in rubric.facts_with_keys() {
                figures.fact(key, &text::GATES.into());
            }
        }
        let typed = column::TYPED;
        let area =
            |column: usize, to: usize| format!("{0}5:{0}{to}", super::super::workbook::column_name(column));
        let last = figures.sheet.last_row().max(5);
        figures.sheet.typed = Some(area(typed, last));
        figures.sheet.frozen = 4;
        figures.sheet.repeated = Some((4, 4));
        figures.sheet.printed = 8;
        figures
    }

    fn head(&mut self) {
        let draft = self.shown.draft;
        let sheet = &mut self.sheet;
        sheet.row(Some(28));
        sheet.text(0, Look::Title, &text::FIGURES_TITLE.into());
        sheet.merge(0, 7, Look::Title);
        for (at, text) in [MARK.into(), draft.copy.clone(), draft.part.clone()].iter().enumerate() {
            sheet.text(column::ID + at, Look::Plain, text);
        }
        sheet.row(Some(18));
        sheet.text(0, Look::Lead, &text::paper_head(&draft.county, &draft.year, self.shown.rubric).into());
        sheet.merge(0, 7, Look::Lead);
        for (at, text) in [draft.county.clone(), draft.year.clone()].iter().enumerate() {
            sheet.text(column::ID + at, Look::Plain, text);
        }
        sheet.row(Some(46));
        sheet.text(0, Look::Line, &text::FIGURES_LEAD.into());
        sheet.merge(0, 7, Look::Line);
        let rubric = &draft.rubric;
        for (at, text) in [rubric.id.clone(), rubric.edition.clone(), rubric.hash.clone()].iter().enumerate()
        {
            sheet.text(column::ID + at, Look::Plain, text);
        }
        sheet.row(Some(32));
        for (at, heading) in text::FIGURES_COLUMNS.into_iter().enumerate() {
            sheet.text(at, Look::Heading, &heading.into());
        }
    }

    fn fact(&mut self, key: FactKey, group: &Rc<str>) {
        let place = usize::from(key.0);
        if self.facts[place].is_some() {
            return;
        }
        let Shown { rubric, draft, outcome } = self.shown;
        let spec = rubric.fact(key);
        let raw = draft.answers.facts.get(&spec.id).cloned().unwrap_or_default();
        let (kind, unit) = kind_of(spec);
        let answer = outcome.facts.answer(key);
        let value = match (answer, &spec.kind) {
            (Answer::Figure(figure), FactKind::Number { unit, .. }) => {
                figure.span.value().map_or_else(open, |value| Now::Figure(decimal(&unit.to_base(value))))
            }
            (Answer::Flag(answer), _) => Now::Figure(u8::from(*answer).to_string()),
            (Answer::Choice(option), _) => Now::Figure(option.to_string()),
            (Answer::NotApplicable, _) => Now::Text(text::NOT_APPLICABLE.into()),
            _ => open(),
        };
        let entry = FigureEntry {
            group: group.clone(),
            name: spec.title.clone(),
            unit,
            when: text::period(spec.period, draft.year_number()).into(),
            id: spec.id.to_string(),
            typed: raw.text,
            by: raw.by,
            note: raw.note,
            value,
            kind,
        };
        let row = self.entry(&entry);
        self.facts[place] = Some(row);
        let name: String = spec
            .id
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '_' })
            .collect();
        // A name must not look like a cell's, which one with a point or an underscore in it never does.
        let name = if name.contains('.') { name } else { format!("_{name}") };
        if self.names.iter().all(|(other, _)| *other != name) {
            self.names.push((name, cell(column::VALUE, row)));
        }
    }

    fn judgment(&mut self, key: JudgmentKey, group: &Rc<str>) {
        let Shown { rubric, draft, outcome } = self.shown;
        let spec = rubric.judgment(key);
        let part = rubric.judged_part(key);
        let Some(asked) = part.rule.asked() else { return };
        let question = match asked {
            Asked::Judged(rule) => &rule.question,
            Asked::Docked(rule) => &rule.question,
        };
        let raw = draft.answers.judgments.get(&spec.id).cloned().unwrap_or_default();
        let value = match outcome.facts.judgment(key) {
            Judgment::Points(points) => Now::Figure(decimal(points)),
            Judgment::NotApplicable => Now::Text(text::NOT_APPLICABLE.into()),
            Judgment::Blank | Judgment::Unreadable(_) => open(),
        };
        let entry = FigureEntry {
            group: group.clone(),
            name: if question.is_empty() { group.clone() } else { question.clone() },
            unit: text::UNIT_POINTS.into(),
            when: match asked {
                Asked::Judged(_) => text::LABEL_JUDGED_POINTS,
                Asked::Docked(_) => text::LABEL_DEDUCTED_POINTS,
            }
            .into(),
            id: format!("{JUDGED}{}", spec.id),
            typed: raw.points,
            by: raw.by,
            note: raw.reason,
            value,
            kind: EntryKind::Points {
                asked,
                may_not_apply: rubric.indicator(spec.indicator).not_applicable.is_some(),
            },
        };
        let row = self.entry(&entry);
        self.judgments[usize::from(key.0)] = Some(row);
    }

    fn entry(&mut self, entry: &FigureEntry<'_>) -> usize {
        let row = self.sheet.row(None);
        let here = |column: usize| super::super::workbook::cell_name(column, row);
        let sheet = &mut self.sheet;
        for (column, text) in [(0, &entry.group), (1, &entry.name), (2, &entry.unit)] {
            sheet.text(column, Look::Item, text);
        }
        let is_points = matches!(entry.kind, EntryKind::Points { .. });
        let is_table = matches!(entry.kind, EntryKind::Table);
        let is_figure = is_points || matches!(entry.kind, EntryKind::Number { .. });
        let look = if is_points {
            Look::Points
        } else if is_table {
            Look::Item
        } else {
            Look::Typed
        };
        let typed =
            || if is_figure { figure_or_text(&entry.typed) } else { Content::Text(entry.typed.clone()) };
        sheet.put(
            column::TYPED,
            look,
            if is_table { Content::Text(text::FIGURES_TABLE.into()) } else { typed() },
        );
        let formula = value_formula(entry, &here);
        match formula {
            Some(formula) => sheet.formula(column::VALUE, Look::Worked, formula, entry.value.clone()),
            None => sheet.put(column::VALUE, Look::Worked, Content::Blank),
        }
        for (column, look, text) in [
            (5, Look::Item, &entry.when),
            (column::BY, Look::Words, &entry.by),
            (column::NOTE, Look::Words, &entry.note),
            (column::ID, Look::Plain, &Rc::from(&*entry.id)),
        ] {
            sheet.text(column, look, text);
        }
        if !is_table {
            sheet.put(column::TYPED_BEFORE, Look::Plain, typed());
            let value = match &entry.value {
                Now::Figure(figure) => Content::Figure(figure.clone()),
                Now::Text(text) => Content::Text(text.clone()),
                Now::Unsaid => Content::Blank,
            };
            sheet.put(column::VALUE_BEFORE, Look::Plain, value);
        }
        let [typed, before] = [column::TYPED, column::TYPED_BEFORE].map(here);
        // A blank equals 0 in a spreadsheet; here an emptied cell is not the nought that stood there, nor a nought the blank.
        let same = if is_table {
            "1".to_owned()
        } else {
            format!(
                "IF(OR({typed}=\"\",{before}=\"\"),--AND({typed}=\"\",{before}=\"\"),--({typed}={before}))"
            )
        };
        sheet.formula(column::SAME, Look::Plain, same, Now::Figure("1".to_owned()));
        sheet.text(column::NOTE_BEFORE, Look::Plain, &entry.note);
        if is_figure {
            let is_percent = matches!(entry.kind, EntryKind::Number { unit, .. } if unit.is_percent());
            sheet.formula(column::NUMBER, Look::Plain, number_formula(&typed, is_percent), Now::Unsaid);
        }
        if let EntryKind::Choice(options) = entry.kind {
            for (at, option) in options.iter().take(MOST_OPTIONS).enumerate() {
                sheet.text(column::OPTIONS + at, Look::Plain, option);
            }
        }
        self.allow(entry, &here);
        row
    }

    fn allow(&mut self, entry: &FigureEntry<'_>, here: &dyn Fn(usize) -> String) {
        let (formula, is_list, says) = match &entry.kind {
            EntryKind::Flag => (
                format!("\"{},{}\"", text::FLAG_WORDS.join(","), text::NOT_APPLICABLE),
                true,
                text::FIGURES_FLAG.to_owned(),
            ),
            EntryKind::Choice(options) => {
                (options_area(options, here, true), true, text::FIGURES_CHOICE.to_owned())
            }
            EntryKind::Points { asked, may_not_apply } => (
                points_allowed(*asked, *may_not_apply, &here(column::TYPED)),
                false,
                text::points_to_type(*asked),
            ),
            EntryKind::Number { .. } | EntryKind::Table => return,
        };
        self.sheet.allow(Validation { cell: here(column::TYPED), is_list, formula, says: says.into() });
    }

    /// The cell of a fact's value, in base units.
    pub(super) fn value(&self, fact: FactKey) -> Option<String> {
        let is_table = matches!(self.shown.rubric.fact(fact).kind, FactKind::Table { .. });
        self.facts[usize::from(fact.0)].filter(|_| !is_table).map(|row| cell(column::VALUE, row))
    }

    /// The cell that says whether a fact is what it was when the file was made.
    pub(super) fn is_same(&self, fact: FactKey) -> Option<String> {
        self.facts[usize::from(fact.0)].map(|row| cell(column::SAME, row))
    }

    /// The cell of a judgement's points.
    pub(super) fn points(&self, judgment: JudgmentKey) -> Option<String> {
        self.judgments[usize::from(judgment.0)].map(|row| cell(column::VALUE, row))
    }

    /// The cell that says whether a judgement is what it was.
    pub(super) fn is_same_judgment(&self, judgment: JudgmentKey) -> Option<String> {
        self.judgments[usize::from(judgment.0)].map(|row| cell(column::SAME, row))
    }

    /// Whether nothing at all was typed since.
    pub(super) fn is_all_same(&self) -> String {
        format!(
            "MIN({}:{})",
            cell(column::SAME, 5),
            &cell(column::SAME, self.sheet.last_row().max(5))[SHEET.len() + 1..]
        )
    }
}

fn open() -> Now {
    Now::Text("".into())
}

/// A cell as formulas on any sheet name it.
fn cell(column: usize, row: usize) -> String {
    format!("{SHEET}!${}${row}", super::super::workbook::column_name(column))
}

fn kind_of(spec: &FactSpec) -> (EntryKind<'_>, Rc<str>) {
    match &spec.kind {
        FactKind::Number { unit, bounds, whole } => {
            (EntryKind::Number { unit, bounds, whole: *whole }, unit.name().clone())
        }
        FactKind::Flag => (EntryKind::Flag, "".into()),
        FactKind::Choice { options } => (EntryKind::Choice(options), "".into()),
        FactKind::Table { .. } => (EntryKind::Table, "".into()),
    }
}
