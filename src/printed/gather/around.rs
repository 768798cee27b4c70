//! Text around the items: title, grades, events, bonus lines, and all else as notes.

use super::super::lines::{self, Special};
use super::super::walk::beginning;
use super::super::{ExtraItem, Note, PrintedItem, grades, numbering};
use super::Gathered;

/// Longer texts are no titles of tables.
const LONGEST_TITLE: usize = 80;

/// A title of so few letters may be the second half of one: 考核评分细则.
const SHORTEST_TITLE: usize = 10;

impl Gathered {
    /// What an item of a block has besides its text is told as notes.
    pub(super) fn beside(&mut self, item: &PrintedItem) {
        let more = [&item.requirement, &item.remark, &item.own_points, &item.own_explanation];
        let more = more.into_iter().filter(|text| !text.is_empty()).cloned();
        let lists = [item.responsible.join("、"), item.evidence.join("、")];
        for text in more.chain(lists.into_iter().filter(|text| !text.is_empty())) {
            self.printed.notes.push(Note { text, place: item.place.clone() });
        }
    }

    /// Each numbered line is an event; a line that leads to them says what they do.
    pub(super) fn veto_lines(&mut self, text: &str, place: &str) {
        let parts = lines::parts(text);
        let is_list = parts.iter().filter(|part| numbering::of(part).is_some()).count() > 1;
        if !is_list {
            self.vetoes.push(Note { text: text.to_owned(), place: place.to_owned() });
            return;
        }
        for part in parts {
            self.vetoes.push(Note { text: part.to_owned(), place: place.to_owned() });
        }
    }

    /// A line of a block that gives or takes points beside the items.
    fn extra(&mut self, kind: Special, text: &str, place: &str) {
        let (title, cap) = (beginning(text).title, lines::cap(text));
        let extra =
            ExtraItem { title, text: text.to_owned(), cap, place: place.to_owned(), ..ExtraItem::default() };
        if kind == Special::Bonus {
            self.printed.bonus.push(extra);
        } else {
            self.printed.deductions.push(extra);
        }
    }

    /// A line of a block, numbered or not.
    pub(super) fn block_line(&mut self, kind: Special, note: Note) {
        if lines::block(&note.text).is_none() && !lines::is_note(&note.text) {
            match kind {
                Special::Veto => self.vetoes.push(note.clone()),
                Special::Bonus | Special::Deduction => self.extra(kind, &note.text, &note.place),
            }
        }
        self.printed.notes.push(note);
    }

    /// What follows a block's title in the same text.
    fn block_text(&mut self, kind: Special, text: &str, place: &str) {
        match kind {
            Special::Veto => self.veto_lines(text, place),
            Special::Bonus | Special::Deduction => {
                for part in lines::parts(text).into_iter().filter(|part| !lines::is_note(part)) {
                    self.extra(kind, part, place);
                }
            }
        }
    }

    /// （一）优秀：90分及以上 in a line, （二）合格：60分—89分 in the next; or a sentence of grades that a page's end has cut.
    pub(super) fn grades_by_line(&mut self) {
        const MOST: usize = 8;
        let notes = &self.printed.notes;
        for from in 0..notes.len() {
            let mut text = String::new();
            for note in notes[from..].iter().take(MOST) {
                if !grades::is_part(&note.text) {
                    break;
                }
                if text.ends_with(['；', ';', '。', '，', ',']) {
                    text.push('\n');
                }
                text.push_str(&note.text);
            }
            let found = grades::grades(&text);
            if found.len() > self.printed.grades.len()
                && self.printed.grades.iter().all(|grade| found.contains(grade))
            {
                self.printed.grades = found;
                return;
            }
        }
    }

    /// 加分累计不超过3分, said with one line of a block, holds for all of it.
    pub(super) fn shared_caps(&mut self) {
        let Some((at, most)) = self
            .printed
            .bonus
            .iter()
            .enumerate()
            .find_map(|(at, extra)| Some((at, lines::joint_cap(&extra.text)?)))
            .filter(|_| self.printed.bonus.len() > 1)
        else {
            return;
        };
        if self.printed.bonus[at].cap.as_ref() == Some(&most) {
            self.printed.bonus[at].cap = None;
        }
        for extra in &mut self.printed.bonus {
            extra.within.get_or_insert_with(|| most.clone());
        }
    }

    pub(super) fn note(&mut self, note: Note) {
        let text = note.text.as_str();
        let is_numbered = numbering::of(text).is_some();
        if self.printed.grades.is_empty() {
            self.printed.grades = grades::grades(text);
        }
        if self.printed.printed_total.is_none() && self.items.is_empty() {
            self.printed.printed_total = lines::whole(text);
        }
        // 六、考核等次 after 五、一票否决.
        let kind = numbering::of(text).map(|(kind, _)| kind);
        if kind.is_some() && kind == self.open_kind {
            (self.open, self.open_kind) = (None, None);
        }
        let short = text.lines().next().unwrap_or_default().trim_end_matches(['：', ':']);
        // 加分项：获国家级表彰…… says in one line what it is about, and what that is.
        let led =
            text.split_once(['：', ':']).and_then(|(about, rest)| Some((lines::block(about)?, rest.trim())));
        if let Some((kind, rest)) = led.filter(|(_, rest)| !rest.is_empty()) {
            (self.open, self.open_kind) = (Some(kind), numbering::of(text).map(|(kind, _)| kind));
            self.block_text(kind, rest, &note.place);
        } else if let Some(kind) = lines::block(short) {
            (self.open, self.open_kind) = (Some(kind), numbering::of(text).map(|(kind, _)| kind));
            let rest: Vec<&str> = text.lines().skip(1).collect();
            if !rest.is_empty() {
                self.block_text(kind, &rest.join("\n"), &note.place);
            }
        } else if let Some(kind) = self.open.filter(|_| is_numbered) {
            // 3.有下列情形之一的，直接评定为“差”, in a list of 加分.
            match if says_event(text) { Special::Veto } else { kind } {
                Special::Veto => self.vetoes.push(note.clone()),
                Special::Bonus | Special::Deduction => self.extra(kind, text, &note.place),
            }
        } else {
            self.open = None;
            let is_event =
                ["否决", "不得评为", "不能评为", "不得评定", "等次"].iter().any(|word| text.contains(word))
                    || says_event(text);
            let has_grades = !grades::grades(text).is_empty();
            if is_event && !has_grades && lines::effect(text, &[]).is_some() {
                if text.trim_end().ends_with(['：', ':']) {
                    self.open = Some(Special::Veto);
                }
                self.vetoes.push(note.clone());
            } else if has_grades {
                // 90分以上为优秀……。发生重大安全事故的，实行“一票否决”: each sentence for itself.
                for sentence in text.split(['。', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
                    let is_event = says_event(sentence) || sentence.contains("否决");
                    if is_event
                        && grades::grades(sentence).is_empty()
                        && lines::effect(sentence, &[]).is_some()
                    {
                        self.vetoes.push(Note { text: sentence.to_owned(), place: note.place.clone() });
                    }
                }
            }
        }
        // 附件：, and the title in the next line of the same paragraph.
        let lines = text.lines().skip_while(|line| line.trim_start().starts_with("附件"));
        let named = lines.collect::<Vec<_>>().join("\n");
        let named = if named.is_empty() { text } else { named.as_str() };
        let is_better = self.printed.title.is_empty() || is_letter(&self.printed.title) && !is_letter(named);
        if !(is_better && is_title(named) && self.items.is_empty()) {
            self.printed.notes.push(note);
            return;
        }
        let before = std::mem::take(&mut self.printed.title);
        if !before.is_empty() {
            self.printed.notes.push(Note { text: before, place: note.place.clone() });
        }
        self.printed.title = named.replace('\n', "");
        // 某县2022年度安全生产工作, and in the next line 考核细则: one title over two lines.
        if named.chars().count() <= SHORTEST_TITLE
            && let Some(last) = self.printed.notes.last().filter(|last| begins_title(&last.text))
        {
            self.printed.title.insert_str(0, last.text.trim());
            self.printed.notes.pop();
        }
    }
}

/// Whether a text says of what happens that it decides the grade, whatever the points are.
fn says_event(text: &str) -> bool {
    const SAYS: [&str; 6] = ["直接定为", "直接评定", "直接确定", "直接评为", "定为不合", "不得评奖"];
    SAYS.iter().any(|word| text.contains(word))
}

/// Whether a line speaks of the letter that a table comes with, rather than of the table.
fn is_letter(text: &str) -> bool {
    let text = text.trim_end();
    ["的通知", "的函", "的意见", "的通报", "的公告"].iter().any(|word| text.ends_with(word))
        || text.trim_start().starts_with("现将")
        || text.contains("印发给")
}

/// Whether a line may be the first half of a title: a name that ends without a sign.
fn begins_title(text: &str) -> bool {
    let text = text.trim();
    (6..=40).contains(&text.chars().count())
        && !text.starts_with("附件")
        && numbering::of(text).is_none()
        && !text.contains(['。', '：', ':', '；', '，', '（', '(', '《', '》'])
        && ["工作", "年度", "教育", "建设", "学校", "政府", "职责", "发展", "管理"]
            .iter()
            .any(|word| text.ends_with(word))
}

fn is_title(text: &str) -> bool {
    let words = [
        "细则",
        "指标",
        "评分",
        "评价",
        "考核",
        "督导",
        "评估",
        "标准",
        "办法",
        "打分",
        "自评",
        "方案",
        "目标责任",
    ];
    // 评分表（百分制） is a title with its brackets.
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    bare.chars().count() <= LONGEST_TITLE
        && words.iter().any(|word| bare.contains(word))
        && numbering::of(text).is_none()
        && !lines::is_note(text)
        && !bare.starts_with("附件")
        && !bare.ends_with(['。', '：', ':'])
        && !text.trim_end().ends_with(['：', ':'])
}
