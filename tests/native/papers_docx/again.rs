//! A report that is made again: what a person wrote stays, what was written by the program follows the figures.

use super::written::{part, texts};
use super::{Draft, examples, general, sheet_of, typed};
use lvzhi::papers::{self, AgainError, MadeAgain};
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn henan() -> Draft {
    Draft::clone(&examples::example(super::HENAN))
}

fn made(draft: &Draft) -> Vec<u8> {
    let rubric = general();
    papers::report_docx(&rubric, &sheet_of(&rubric, draft))
}

fn again(old: &[u8], draft: &Draft) -> Result<MadeAgain, AgainError> {
    let rubric = general();
    papers::report_again(old, &rubric, &sheet_of(&rubric, draft))
}

/// The file with its text changed, and a picture of the person's.
fn edited(bytes: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    let document = change(part(bytes, "word/document.xml"));
    let mut old = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut entry = old.by_index(at).expect("a part");
        let (name, mut bytes) = (entry.name().expect("a name").into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).expect("its bytes");
        zip.start_file(&*name, SimpleFileOptions::default()).expect("a part");
        let is_document = name == "word/document.xml";
        zip.write_all(if is_document { document.as_bytes() } else { &bytes }).expect("written");
    }
    zip.start_file("word/media/image1.png", SimpleFileOptions::default()).expect("a part");
    zip.write_all(b"picture").expect("written");
    zip.finish().expect("a zip").into_inner()
}

#[track_caller]
fn replaced(document: &str, old: &str, new: &str) -> String {
    assert_eq!(document.matches(old).count(), 1, "{old}");
    document.replacen(old, new, 1)
}

/// 500 万元 in place of 483: 500 ÷ 36,414 is 1.37309…%, and 546.21 − 500 = 46.21.
fn with_500() -> Draft {
    let mut draft = henan();
    draft.answers.facts.insert("training.spent".into(), typed("500"));
    draft
}

#[test]
fn a_report_nobody_touched_becomes_the_new_one() {
    let found = again(&made(&henan()), &with_500()).expect("made again");
    assert_eq!(texts(&found.bytes), texts(&made(&with_500())));
    assert_eq!((found.kept, found.outdated.len()), (0, 0));
    assert!(texts(&found.bytes).iter().any(|text| {
        text.contains("教师培训经费500万元，占教师工资总额36414万元的1.3731%，低于1.5%的要求，差46.21万元。")
    }));
    let twice = again(&found.bytes, &with_500()).expect("made again");
    assert_eq!(texts(&twice.bytes), texts(&found.bytes));
}

#[test]
fn a_persons_own_paragraph_stays_behind_the_one_it_followed() {
    let own = "<w:p><w:r><w:t>本县 &lt;2014&gt; 年另行安排，见附件 &amp; 图</w:t></w:r></w:p>";
    let old = edited(&made(&henan()), |document| {
        let (before, after) = document.split_once("教师培训经费483万元").expect("the paragraph");
        let (rest, after) = after.split_once("</w:p>").expect("its end");
        format!("{before}教师培训经费483万元{rest}</w:p>{own}{after}")
    });
    let found = again(&old, &with_500()).expect("made again");
    let texts = texts(&found.bytes);
    let at = texts.iter().position(|text| text.contains("教师培训经费500万元，占")).expect("the new one");
    assert_eq!(texts[at + 1], "本县 <2014> 年另行安排，见附件 & 图");
    assert_eq!(texts.len(), super::written::texts(&made(&with_500())).len() + 1, "nothing else came or went");
    assert_eq!((found.kept, found.outdated.len()), (1, 0));
    assert_eq!(part(&found.bytes, "word/media/image1.png"), "picture", "other parts are copied");
    assert!(part(&found.bytes, "word/document.xml").contains(own), "with whatever it holds");
}

#[test]
fn a_paragraph_that_a_person_changed_stays_and_new_figures_are_told() {
    let old = edited(&made(&henan()), |document| {
        replaced(&document, "差63.21万元。本项", "差63.21万元，已报县政府。本项")
    });
    let same = again(&old, &henan()).expect("made again");
    assert_eq!((same.kept, same.outdated.len()), (1, 0), "the figures are those it was written with");
    let found = again(&old, &with_500()).expect("made again");
    let texts = texts(&found.bytes);
    assert!(texts.iter().any(|text| text.contains("差63.21万元，已报县政府。本项")));
    assert_eq!(found.outdated.len(), 1);
    let told = texts.iter().find(|text| text.starts_with("须核对1．")).expect("told on the last page");
    assert!(told.contains("教师培训经费500万元"), "{told}");
    let third = again(&found.bytes, &with_500()).expect("made again");
    assert_eq!(super::written::texts(&third.bytes), texts, "what was told is told once");
}

#[test]
fn two_paragraphs_that_were_made_one_stay_one() {
    let old = edited(&made(&henan()), |document| {
        let (before, after) = document.split_once("教师培训经费483万元").expect("the paragraph");
        let (rest, after) = after.split_once("</w:p><w:p>").expect("its end");
        let (_, after) = after.split_once("</w:pPr>").expect("the next one's look");
        format!("{before}教师培训经费483万元{rest}{after}")
    });
    let found = again(&old, &with_500()).expect("made again");
    let texts = texts(&found.bytes);
    let joined = texts.iter().filter(|text| text.contains("5.6 教育费附加")).collect::<Vec<_>>();
    let told = joined.iter().filter(|text| !text.starts_with("须核对"));
    // The list on the last page names the indicator, too.
    assert_eq!(told.filter(|text| text.contains("本项分值")).count(), 1, "{joined:?}");
}

#[test]
fn what_is_no_report_of_ours_is_refused() {
    assert!(matches!(again(b"PK", &henan()), Err(AgainError::Unreadable(_))));
    let bare = edited(&made(&henan()), |document| document.replace("w:name=\"_Lz", "w:name=\"x"));
    assert_eq!(again(&bare, &henan()), Err(AgainError::NotOurs));
    let cut = edited(&made(&henan()), |document| document[..document.len() / 2].chars().collect());
    assert!(matches!(again(&cut, &henan()), Err(AgainError::Unreadable(_))));
    let declared =
        edited(&made(&henan()), |document| document.replacen("<w:document", "<!DOCTYPE a><w:document", 1));
    assert!(matches!(again(&declared, &henan()), Err(AgainError::Unreadable(_))));
}
