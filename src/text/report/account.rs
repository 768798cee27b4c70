//! What was filled in, told fact by fact: figures as typed with their units, and what is not known.

use super::UNKNOWN_YET;
use crate::draft::{Draft, Outcome, Slot};
use crate::facts::{Answer, Figure, Reading};
use crate::number::{End, Number, Span};
use crate::rubric::{FactKey, FactKind, FactSpec, Period, Rubric};
use crate::text::{NO, YES, fact_label};
use std::rc::Rc;

/// A text with what it is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The sentences.
    pub text: String,
    /// The places of the draft that it tells of.
    pub sources: Vec<Slot>,
    /// What in it is ××.
    pub blanks: Vec<ReportBlank>,
}

/// Something that is ×× in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportBlank {
    /// Where in the report.
    pub place: Rc<str>,
    /// What is wanted.
    pub what: Rc<str>,
    /// Who knows (责任单位); may be empty.
    pub unit: Rc<str>,
    /// Where in the draft it belongs, if it belongs there.
    pub slot: Option<Slot>,
}

/// Tells of a draft, passage by passage.
#[derive(Debug)]
pub struct Account<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What was filled in.
    pub draft: &'a Draft,
    /// What came of it.
    pub outcome: &'a Outcome,
    /// Where in the report the passage stands, and who knows: said of its blanks.
    pub place: (Rc<str>, Rc<str>),
    passage: Passage,
    /// Facts whose notes were told: a note is told once.
    noted: Vec<FactKey>,
}

/// A note of more letters gets a sentence of its own.
const SHORT_NOTE: usize = 40;

impl<'a> Account<'a> {
    /// Nothing told yet.
    pub fn new(rubric: &'a Rubric, draft: &'a Draft, outcome: &'a Outcome) -> Self {
        let nowhere = (Rc::from(""), Rc::from(""));
        Self { rubric, draft, outcome, place: nowhere, passage: Passage::default(), noted: Vec::new() }
    }

    /// Adds a text.
    pub fn say(&mut self, text: impl AsRef<str>) {
        self.passage.text.push_str(text.as_ref());
    }

    /// What was told since the last time.
    pub fn passage(&mut self) -> Passage {
        std::mem::take(&mut self.passage)
    }

    /// Says that something is not known.
    pub fn blank(&mut self, what: impl AsRef<str>, slot: Option<Slot>) {
        let (place, unit) = self.place.clone();
        let blank = ReportBlank { place, what: what.as_ref().into(), unit, slot };
        if !self.passage.blanks.contains(&blank) {
            self.passage.blanks.push(blank);
        }
    }

    pub(super) fn source(&mut self, slot: Slot) {
        if !self.passage.sources.contains(&slot) {
            self.passage.sources.push(slot);
        }
    }

    /// The year assessed.
    pub(super) fn year(&self) -> Option<i32> {
        self.draft.year_number()
    }

    /// A fact with its figure and a short note: 小学在校生数40114人（含特殊教育学校318人）.
    pub fn named(&mut self, key: FactKey) -> String {
        let spec = self.rubric.fact(key);
        let (mut name, answer) = (report_name(spec), self.outcome.facts.answer(key));
        // 资助学生人次69148人次 says the unit twice.
        if let (FactKind::Number { .. }, Some(short)) = (&spec.kind, name.strip_suffix(unit_of(spec))) {
            name = short.to_owned();
        }
        let text = match (answer, &spec.kind) {
            (Answer::Figure(figure), _) => match bound_in_words(&figure.said, unit_of(spec)) {
                Some(bound) => format!("{name}{bound}"),
                None => format!("{name}{}", self.typed(key, figure)),
            },
            (Answer::Choice(at), FactKind::Choice { options }) => {
                format!("{name}为“{}”", options.get(usize::from(*at)).map_or("", |option| &**option))
            }
            (Answer::Flag(answer), _) => format!("“{name}”为“{}”", if *answer { YES } else { NO }),
            (Answer::Table(table), _) => format!("{name}共填报{}行", table.rows.len()),
            (Answer::NotApplicable, _) => format!("{name}不适用"),
            (Answer::Blank | Answer::Unknown | Answer::Unreadable(_), FactKind::Number { .. }) => {
                format!("{name}{UNKNOWN_YET}{}", unit_of(spec))
            }
            _ => format!("“{name}”为{UNKNOWN_YET}"),
        };
        self.told(key);
        text + &self.short_note(key)
    }

    /// A fact was told of, or is ××.
    pub(super) fn told(&mut self, key: FactKey) {
        let spec = self.rubric.fact(key);
        let slot = Slot::Fact(spec.id.clone());
        if self.is_known(key) {
            self.source(slot);
        } else {
            self.blank(fact_label(spec, self.year()), Some(slot));
        }
    }

    /// Whether an answer is there that says something.
    pub fn is_known(&self, key: FactKey) -> bool {
        !matches!(self.outcome.facts.answer(key), Answer::Blank | Answer::Unknown | Answer::Unreadable(_))
    }

    /// A figure as it was typed, with its unit; what had to be worked out of the text, as it was read.
    fn typed(&self, key: FactKey, figure: &Figure) -> String {
        let spec = self.rubric.fact(key);
        let unit = unit_of(spec);
        let text = self.draft.answers.facts.get(&spec.id).map_or("", |fact| fact.text.trim());
        // 80万 is a number and a word for how many of it: plain on paper, too.
        let digits = text.trim_end_matches(['万', '亿']);
        let is_plain =
            !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        match figure.reading {
            Reading::Named => text.to_owned(),
            Reading::Bare => format!("{text}{unit}"),
            Reading::Worked if is_plain => format!("{text}{unit}"),
            Reading::Worked | Reading::Difference => {
                figure.said.value().map_or_else(String::new, |value| format!("{}{unit}", value.plain()))
            }
        }
    }

    fn note(&mut self, key: FactKey) -> Option<Rc<str>> {
        let id = &self.rubric.fact(key).id;
        let note = self.draft.answers.facts.get(id).map(|fact| fact.note.clone())?;
        (!note.trim().is_empty() && !self.noted.contains(&key)).then_some(note)
    }

    /// The note, in brackets, word for word; empty where it was told or is long.
    pub(super) fn short_note(&mut self, key: FactKey) -> String {
        let is_short = |note: &Rc<str>| note.chars().count() <= SHORT_NOTE && !note.contains(['。', '\n']);
        match self.note(key).filter(is_short) {
            None => String::new(),
            Some(note) => {
                self.noted.push(key);
                self.source(Slot::FactNote(self.rubric.fact(key).id.clone()));
                format!("（{}）", note.trim())
            }
        }
    }

    /// The notes on these facts that have not been told, each a sentence.
    pub fn say_notes(&mut self, facts: &[FactKey]) {
        for key in facts {
            if let Some(note) = self.note(*key) {
                self.noted.push(*key);
                self.source(Slot::FactNote(self.rubric.fact(*key).id.clone()));
                let name = report_name(self.rubric.fact(*key));
                self.say(format!("{name}的说明：{}", ended(&note)));
            }
        }
    }
}

/// What a person wrote, with a full stop where it has no end.
pub(super) fn ended(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['。', '！', '？', '；', '.', '…']) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}

/// The name of a fact in running text.
pub(super) fn report_name(spec: &FactSpec) -> String {
    let title = spec.title.trim_end_matches("（自报）");
    match spec.period {
        Period::LastYear => format!("上年{}", title.trim_start_matches("上年")),
        Period::Year | Period::SchoolYear | Period::YearEnd | Period::ThreeYears => title.to_owned(),
    }
}

/// The unit of a fact; empty where it has none, or where it only says that there is none.
pub(super) fn unit_of(spec: &FactSpec) -> &str {
    match &spec.kind {
        FactKind::Number { unit, .. } => shown_unit(unit.name()),
        FactKind::Flag | FactKind::Choice { .. } | FactKind::Table { .. } => "",
    }
}

/// 比值 is no unit in running text.
pub(super) fn shown_unit(name: &str) -> &str {
    if name == "比值" { "" } else { name }
}

/// A figure that is only a bound: 为负增长, 不低于1.5%.
pub(super) fn bound_in_words(said: &Span, unit: &str) -> Option<String> {
    if said.value().is_some() {
        return None;
    }
    let is_zero = |end: &End| matches!(end, End::Open(number) if number.is_zero());
    let with = |word: &str, number: &Number| format!("{word}{}{unit}", number.plain());
    Some(match (&said.low, &said.high) {
        (_, high) if is_zero(high) => "为负增长".to_owned(),
        (low, End::None) if is_zero(low) => "为正数".to_owned(),
        (End::Closed(low), End::None) => with("不低于", low),
        (End::Open(low), End::None) => with("高于", low),
        (End::None, End::Closed(high)) => with("不高于", high),
        (End::None, End::Open(high)) => with("低于", high),
        (End::Closed(low) | End::Open(low), End::Closed(high) | End::Open(high)) => {
            format!("在{}{unit}至{}{unit}之间", low.plain(), high.plain())
        }
        (End::None, End::None) => "不定".to_owned(),
    })
}
