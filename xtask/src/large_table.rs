//! A city's scoring table of 200 items as a workbook, for measuring how long one takes to read.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// How many items it has.
pub const ITEMS: usize = 200;

/// Items under one head, whose cell is merged over them.
const UNDER_ONE: usize = 20;

const HEADINGS: [&str; 6] = ["一级指标", "二级指标", "分值", "评分标准", "责任单位", "佐证材料"];

/// The workbook: 10 heads of 20 items of 5 points each, and a 合计 of 1000.
///
/// # Errors
///
/// When memory cannot be written to, which does not happen.
pub fn workbook() -> Result<Vec<u8>> {
    let mut rows = row(1, &HEADINGS.map(str::to_owned));
    let mut merged = String::new();
    for item in 0..ITEMS {
        let at = item + 2;
        let head = if item % UNDER_ONE == 0 {
            merged += &format!("<mergeCell ref=\"A{at}:A{}\"/>", at + UNDER_ONE - 1);
            format!("重点工作{}", item / UNDER_ONE + 1)
        } else {
            String::new()
        };
        rows += &row(
            at,
            &[
                head,
                format!("{}.落实第{}项重点工作任务", item + 1, item + 1),
                "5".to_owned(),
                "建立健全工作机制并有效运行的得2分，未建立的不得分；年度任务完成率达到95%以上的得3分，\
                 每低1个百分点扣0.5分，扣完为止；弄虚作假的本项不得分。"
                    .to_owned(),
                "县教育局、县财政局".to_owned(),
                "文件、会议记录、统计报表".to_owned(),
            ],
        );
    }
    rows += &row(ITEMS + 2, &["合计".to_owned(), String::new(), (ITEMS * 5).to_string()]);
    let sheet =
        format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>");
    zipped(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"评分细则\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/styles.xml", "<styleSheet/>"),
    ])
}

fn row(at: usize, texts: &[String]) -> String {
    let cell = |(letter, text): (char, &String)| {
        format!("<c r=\"{letter}{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let cells: String = ('A'..).zip(texts).filter(|(_, text)| !text.is_empty()).map(cell).collect();
    format!("<row r=\"{at}\">{cells}</row>")
}

/// Files in a zip (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
fn zipped(files: &[(&str, &str)]) -> Result<Vec<u8>> {
    const DEFLATED: u16 = 8;
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes())?;
        let packed = encoder.finish()?;
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        let length = |length: usize| u32::try_from(length).context("too long");
        // Version, flags, method, time and date; what they share of both headers.
        let mut shared: Vec<u8> =
            [20, 0, DEFLATED, 0, 0x21].iter().flat_map(|field: &u16| field.to_le_bytes()).collect();
        for field in [crc.sum(), length(packed.len())?, length(text.len())?] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend(u16::try_from(name.len())?.to_le_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&shared);
        // No extra field, no comment, disk and attributes of zero.
        directory.extend([0; 12]);
        directory.extend(length(zip.len())?.to_le_bytes());
        directory.extend(name.as_bytes());
        zip.extend(b"PK\x03\x04");
        zip.extend(&shared);
        zip.extend([0; 2]);
        zip.extend(name.as_bytes());
        zip.extend(packed);
    }
    let (start, count) = (u32::try_from(zip.len())?, u16::try_from(files.len())?);
    let size = u32::try_from(directory.len())?;
    zip.extend(directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    zip.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
    zip.extend([0; 2]);
    Ok(zip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lvzhi::blocks;
    use lvzhi::printed::{self, Corrections};

    /// 200 items of 5 points are 1000.
    #[test]
    fn it_is_read_as_all_of_its_items() {
        let document = blocks::read("表.xlsx", &workbook().expect("a workbook")).expect("a document");
        let read = printed::read(&document, &Corrections::default());
        assert_eq!((read.items().count(), read.heads.len()), (ITEMS, ITEMS / UNDER_ONE));
        assert_eq!(read.total.plain(), "1000");
        assert!(read.sums.iter().all(|sum| sum.printed == sum.counted) && !read.sums.is_empty());
    }
}
