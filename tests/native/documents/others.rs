//! Files that other programs wrote: openpyxl, python-docx, and LibreOffice, which opened theirs and saved them anew.

use super::{assert_nothing_lost, said};
use crate::native::support::root;
use lvzhi::blocks;
use lvzhi::printed::{self, Corrections, Printed, VetoEffect};
use std::fs;

fn read(name: &str) -> Printed {
    let bytes = fs::read(root().join("tests/native/documents/files").join(name)).expect("the file");
    let document = blocks::read(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let printed = printed::read(&document, &Corrections::default());
    assert_nothing_lost(&document, &printed);
    printed
}

fn items(printed: &Printed) -> Vec<(&str, String, &str)> {
    printed.items().map(said).collect()
}

#[test]
fn a_workbook_is_the_same_items_whoever_wrote_it() {
    for name in ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.html"] {
        let read = read(name);
        assert_eq!(
            items(&read),
            [
                ("C1 主体责任", "2".to_owned(), "满分及依次以0.1分递减计分"),
                ("C2 协同机制", "1".to_owned(), "①未建立扣0.5分；②不健全扣0.2分"),
                ("C3 管理体制", "6".to_owned(), "每发现1起扣1分，扣完为止"),
                ("C4 两个只增不减", "15".to_owned(), "达到得满分，否则不得分"),
            ],
            "{name}"
        );
        assert_eq!((read.bonus.len(), read.grades.len(), read.heads.len()), (1, 4, 2), "{name}");
        assert_eq!(read.title, "2023年县级人民政府履行教育职责督导评估要点及计分办法", "{name}");
    }
}

#[test]
fn heads_in_rows_and_shares_as_points() {
    for name in ["openpyxl-heads.xlsx", "libreoffice-heads.xlsx"] {
        let read = read(name);
        let points: Vec<String> = read.items().map(|item| said(item).1).collect();
        assert_eq!(points, ["5", "5", "20"], "{name}");
        let heads: Vec<&str> = read.heads.iter().map(|head| head.title.as_str()).collect();
        assert_eq!(heads, ["一、组织领导", "二、经费投入"], "{name}");
        assert_eq!(read.vetoes.len(), 1, "{name}");
        assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{name}: {:?}", read.sums);
    }
}

#[test]
fn a_text_is_the_same_items_whoever_wrote_it() {
    for name in ["python-docx.docx", "libreoffice.docx"] {
        let read = read(name);
        assert_eq!(
            items(&read)[..2],
            [
                (
                    "观测点1：学习贯彻重要论述",
                    "2".to_owned(),
                    "未及时传达学习扣0.2分；\n未结合实际部署扣0.3分；扣完为止。"
                ),
                ("观测点2：教育工作领导小组", "2".to_owned(), "每年研究少于2次的，每少1次扣0.2分"),
            ],
            "{name}"
        );
        let effects: Vec<&VetoEffect> = read.vetoes.iter().map(|veto| &veto.effect).collect();
        assert_eq!(
            effects,
            [&VetoEffect::Cap("良好".to_owned()), &VetoEffect::Cap("良好".to_owned())],
            "{name}"
        );
    }
}
