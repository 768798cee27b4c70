//! The page: A4 with its margins, and its number at the foot.

use super::super::xml::Xml;
use super::{REFERENCES, Style, WORDS, paragraph_of};

/// A page. Lengths are in twentieths of a point; a millimetre is 56.69 of them.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Page {
    width: u32,
    height: u32,
    /// Above, right, below, left.
    margins: [u32; 4],
    /// From the edge of the paper to the page number's foot.
    footer: u32,
}

/// A4 as GB/T 9704 has it: 37 mm above, 26 right, 35 below, 28 left; the page number 7 mm below the text.
pub(in super::super) const PORTRAIT: Page =
    Page { width: 11906, height: 16838, margins: [2098, 1474, 1984, 1587], footer: 1247 };

/// A4 on its side for wide tables: 20 mm above and below, 15 at the sides.
pub(in super::super) const LANDSCAPE: Page =
    Page { width: 16838, height: 11906, margins: [1134, 850, 1134, 850], footer: 567 };

impl Page {
    /// How wide the text is.
    pub(in super::super) fn text_width(self) -> u32 {
        self.width - self.margins[1] - self.margins[3]
    }
}

/// Odd pages and even ones have feet of their own; punctuation is pressed together as is usual in Chinese.
pub(super) const SETTINGS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"420\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/>",
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>",
    "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>",
    "</w:settings>",
);

/// The end of the body: what its pages are like.
pub(super) fn section(xml: &mut Xml, page: Page) {
    let [above, right, below, left] = page.margins.map(|one| one.to_string());
    let (width, height) = (page.width.to_string(), page.height.to_string());
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", "rId5")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId4")]);
        let mut size = vec![("w:w", &*width), ("w:h", &*height)];
        if page.width > page.height {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        let margins = [
            ("w:top", &*above),
            ("w:right", &right),
            ("w:bottom", &below),
            ("w:left", &left),
            ("w:header", "851"),
            ("w:footer", &page.footer.to_string()),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}

/// The foot of a page: its number between two dashes (GB/T 9704, 7.5).
pub(super) fn footer(style: Style) -> String {
    let mut xml = Xml::part();
    xml.element("w:ftr", &[WORDS, REFERENCES], |xml| {
        paragraph_of(xml, style, |xml| {
            super::run(xml, "— ", false);
            for kind in ["begin", "", "separate", "1", "end"] {
                xml.element("w:r", &[], |xml| {
                    match kind {
                        "" => xml.element("w:instrText", &[("xml:space", "preserve")], |xml| {
                            xml.words(" PAGE ");
                        }),
                        "1" => xml.element("w:t", &[], |xml| {
                            xml.words("1");
                        }),
                        _ => xml.empty("w:fldChar", &[("w:fldCharType", kind)]),
                    };
                });
            }
            super::run(xml, " —", false);
        });
    });
    xml.finish()
}
