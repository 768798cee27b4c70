//! Documents of all kinds, read into blocks and into items. Tables are made by hand, for every layout that is known of real ones.

mod beside;
mod by_strangers;
mod city;
mod corrected;
mod drawn;
mod edition;
mod grades;
mod hostile;
mod kept_tables;
mod kinds;
mod layouts;
mod made;
mod others;
mod own_rules;
mod round;
mod scored;
mod strange;
mod writer;

use lvzhi::blocks::{self, Document, DocumentBlock};
use lvzhi::printed::{self, Corrections, Printed, PrintedItem};

/// Reads text as what it is.
#[track_caller]
fn document(text: &str) -> Document {
    blocks::read_text("table.tsv", text).unwrap_or_else(|error| panic!("{error}"))
}

/// A table of text, read and looked through: nothing in it may be lost.
#[track_caller]
fn printed(text: &str) -> Printed {
    let document = document(text);
    let printed = printed::read(&document, &Corrections::default());
    assert_nothing_lost(&document, &printed);
    printed
}

/// Title, points and clause of an item.
fn said(item: &PrintedItem) -> (&str, String, &str) {
    let points = item.points.as_ref().map_or_else(|| "-".to_owned(), lvzhi::number::Number::plain);
    (&item.title, points, &item.text)
}

/// Titles, points and clauses of all items.
fn items(printed: &Printed) -> Vec<(&str, String, &str)> {
    printed.items().map(said).collect()
}

/// Letters that carry meaning: blanks, signs between parts and brackets of points may be taken away.
fn bare(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    text.chars().filter(|letter| letter.is_alphanumeric()).map(narrow).collect()
}

/// Every text of the document stands somewhere in what was read of it, and what was read makes a rubric.
#[track_caller]
fn assert_nothing_lost(document: &Document, printed: &Printed) {
    made::assert_made(printed);
    let mut told: Vec<String> = vec![printed.title.clone()];
    for column in &printed.columns {
        told.push(column.heading.clone());
    }
    let mut title = |title: &str, points: Option<&lvzhi::number::Number>| {
        told.push(title.to_owned());
        if let Some(points) = points {
            told.extend([
                points.plain(),
                format!("{title}{}分", points.plain()),
                format!("{title}{}", points.plain()),
            ]);
            told.extend(["共", "满分", "分值"].map(|word| format!("{title}{word}{}分", points.plain())));
        }
    };
    for sum in &printed.sums {
        title(&sum.title, Some(&sum.printed));
    }
    for head in &printed.heads {
        title(&head.title, head.points.as_ref());
        for item in &head.items {
            title(&item.title, item.points.as_ref());
            for above in &item.path {
                title(above, None);
            }
        }
    }
    for extra in printed.bonus.iter().chain(&printed.deductions) {
        title(&extra.title, extra.cap.as_ref());
    }
    for item in printed.items() {
        let points = item.points.as_ref().map(lvzhi::number::Number::plain).unwrap_or_default();
        told.push(format!("{}{points}分{}", item.title, item.text));
        told.extend([&item.number, &item.text, &item.requirement, &item.remark].map(Clone::clone));
        told.extend([item.own_points.clone(), item.own_explanation.clone()]);
        told.extend([item.responsible.concat(), item.evidence.concat()]);
    }
    for extra in printed.bonus.iter().chain(&printed.deductions) {
        told.extend([extra.text.clone(), extra.responsible.concat(), extra.evidence.concat()]);
    }
    told.extend(printed.vetoes.iter().map(|veto| veto.text.clone()));
    told.extend(printed.notes.iter().map(|note| note.text.clone()));
    told.extend(printed.left_out.iter().map(|left| left.text.clone()));
    let told: Vec<String> = told.iter().map(|text| bare(text)).collect();
    let is_told = |text: &str| {
        let wanted = bare(text);
        told.iter().any(|told| told.contains(&wanted))
            || text.lines().all(|line| told.iter().any(|told| told.contains(&bare(line))))
            // 评分标准：… in text without a table is a heading and what stands under it.
            || text.split_once('：').is_some_and(|parts| {
                [parts.0, parts.1].iter().all(|part| told.iter().any(|told| told.contains(&bare(part))))
            })
            // From zero to as many points as there are: that is how every item is judged.
            || lvzhi::number::Number::from_decimal(text.trim_start_matches("0-").trim_end_matches('分'))
                .is_some_and(|number| told.contains(&bare(&number.plain())))
    };
    for block in &document.blocks {
        match block {
            DocumentBlock::Paragraph(paragraph) => {
                assert!(is_told(&paragraph.text), "lost: {}", paragraph.text);
            }
            DocumentBlock::Table(table) => {
                for cell in &table.cells {
                    let place = table.place(cell.row, cell.column);
                    assert!(is_told(&cell.text), "lost: {place} {}\n{printed:#?}", cell.text);
                }
            }
        }
    }
}
