//! The parts of the file around its sheets: what is in it, how parts belong together, and the names for cells.

use super::super::package::Package;
use super::super::xml::Xml;
use super::{MAIN, WorkSheet, looks};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The file of some sheets, and of names for their cells.
pub(in super::super) fn file(sheets: &[WorkSheet], names: &[(String, String)], footer: &str) -> Vec<u8> {
    let mut package = Package::new();
    let part = |at: usize| format!("/xl/worksheets/sheet{}.xml", at + 1);
    let mut types = Xml::part();
    types.element(
        "Types",
        &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")],
        |xml| {
            xml.empty(
                "Default",
                &[
                    ("Extension", "rels"),
                    ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
                ],
            );
            xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
            let typed = |xml: &mut Xml, part: &str, kind: &str| {
                xml.empty("Override", &[("PartName", part), ("ContentType", &format!("{SHEET}.{kind}+xml"))]);
            };
            typed(xml, "/xl/workbook.xml", "sheet.main");
            typed(xml, "/xl/styles.xml", "styles");
            (0..sheets.len()).for_each(|at| typed(xml, &part(at), "worksheet"));
        },
    );
    package.part("[Content_Types].xml", &types.finish());
    package.part("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")]));
    package.part("xl/workbook.xml", &workbook(sheets, names));
    let targets: Vec<String> = (0..sheets.len()).map(|at| part(at)["/xl/".len()..].to_owned()).collect();
    let mut all: Vec<(&str, &str)> = targets.iter().map(|target| ("worksheet", &**target)).collect();
    all.push(("styles", "styles.xml"));
    package.part("xl/_rels/workbook.xml.rels", &relations(&all));
    package.part("xl/styles.xml", &looks::styles());
    for (at, sheet) in sheets.iter().enumerate() {
        package.part(&part(at)[1..], &sheet.write(at == 0, footer));
    }
    package.finish()
}

/// Parts that belong to a part; their ids count up from one.
fn relations(all: &[(&str, &str)]) -> String {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (at, (kind, target)) in all.iter().enumerate() {
            let (id, kind) = (format!("rId{}", at + 1), format!("{OFFICE}/{kind}"));
            xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
        }
    });
    xml.finish()
}

fn workbook(sheets: &[WorkSheet], names: &[(String, String)]) -> String {
    let mut xml = Xml::part();
    xml.element("workbook", &[("xmlns", MAIN), ("xmlns:r", OFFICE)], |xml| {
        xml.element("bookViews", &[], |xml| {
            xml.empty("workbookView", &[("activeTab", "0")]);
        });
        xml.element("sheets", &[], |xml| {
            for (at, sheet) in sheets.iter().enumerate() {
                let (number, id) = ((at + 1).to_string(), format!("rId{}", at + 1));
                xml.empty("sheet", &[("name", &*sheet.name), ("sheetId", &number), ("r:id", &id)]);
            }
        });
        xml.element("definedNames", &[], |xml| {
            for (at, sheet) in sheets.iter().enumerate() {
                sheet.names(at, xml);
            }
            for (name, place) in names {
                xml.element("definedName", &[("name", name)], |xml| {
                    xml.words(place);
                });
            }
        });
        // Everything is worked out anew as the file is opened: what was written beside a formula is for programs that only show.
        xml.empty("calcPr", &[("fullCalcOnLoad", "1")]);
    });
    xml.finish()
}
