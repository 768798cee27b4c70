//! How cells look: fonts, fills, borders, and which of them may be typed into.

use super::super::xml::Xml;
use super::MAIN;

macro_rules! looks {
    ($($(#[$doc:meta])* $name:ident = $font:literal $fill:literal $border:literal $format:literal $across:literal $down:literal $wrap:literal $free:literal $quoted:literal;)*) => {
        /// The look of a cell.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) enum Look {
            $($(#[$doc])* $name,)*
        }

        const ALL: &[LookSpec] = &[$(LookSpec {
            font: $font, fill: $fill, border: $border, format: $format, across: $across, down: $down,
            wrap: $wrap, free: $free, quoted: $quoted,
        },)*];
    };
}

/// What a look is made of: places in the lists of fonts, fills and borders, a number format that every program knows (0 常规, 49
/// text), where the text stands, whether it is wrapped, whether it may be typed over, and whether what stands in it stays a text
/// when a person edits it, whatever it begins with.
struct LookSpec {
    font: u8,
    fill: u8,
    border: u8,
    format: u8,
    across: &'static str,
    down: &'static str,
    wrap: bool,
    free: bool,
    quoted: bool,
}

looks! {
    /// Plain; of what is hidden.
    Plain = 0 0 0 0 "general" "center" false false false;
    /// The title.
    Title = 1 0 0 0 "center" "center" true false true;
    /// The line under the title.
    Lead = 2 0 0 0 "center" "center" true false true;
    /// The heading of a column.
    Heading = 3 2 1 0 "center" "center" true false true;
    /// What rows have in common.
    Group = 3 3 1 0 "left" "center" true false true;
    /// A text in the table.
    Body = 0 0 1 0 "left" "top" true false true;
    /// A text in the table that a person may rewrite.
    BodyFree = 0 0 1 0 "left" "top" true true true;
    /// A text in the table that a formula comes to.
    Remark = 2 0 1 0 "left" "top" true false false;
    /// A figure in the table.
    Figure = 0 0 1 0 "center" "top" true false false;
    /// Whether something holds: 1, 0, or 0.5 while that is open.
    Truth = 0 0 1 164 "center" "top" false false false;
    /// The name of a sum.
    SumName = 3 0 1 0 "left" "center" true false true;
    /// A sum.
    Sum = 3 0 1 0 "center" "center" true false false;
    /// Where a person types: whatever it is stays as it is typed, be it 1/2, 3-5 or =1.
    Typed = 0 4 1 49 "right" "center" true true false;
    /// Where a person types points.
    Points = 0 4 1 0 "right" "center" false true false;
    /// Where a person types words.
    Words = 0 0 1 0 "left" "center" true true true;
    /// A text in a list of figures.
    Item = 0 0 1 0 "left" "center" true false true;
    /// What is worked out in a list of figures.
    Worked = 2 5 1 0 "right" "center" false false false;
    /// A line outside of any table.
    Line = 0 0 0 0 "left" "top" true false true;
    /// A heading outside of any table.
    LineHeading = 3 0 0 0 "left" "center" true false true;
    /// A figure, or a word or two, that a person may rewrite.
    FigureFree = 0 0 1 0 "center" "center" true true true;
}

impl Look {
    /// Whether a long text takes several lines.
    pub(super) fn is_wrapped(self) -> bool {
        ALL[self.place()].wrap
    }

    /// Its place among the looks of the file.
    pub(super) fn place(self) -> usize {
        self as usize
    }
}

/// How a truth is shown.
const TRUTH: &str = "[=1]\"是\";[=0]\"否\";\"未定\"";

/// Size in points, bold, and colour of each font.
const FONTS: [(&str, bool, &str); 4] = [
    ("10.5", false, "FF000000"),
    ("16", true, "FF000000"),
    ("9.5", false, "FF404040"),
    ("10.5", true, "FF000000"),
];

/// Colours of the fills after the two that every file has.
const FILLS: [&str; 4] = ["FFE7E6E6", "FFF2F2F2", "FFFFF9DB", "FFF7F7F7"];

/// The part that says all looks.
pub(super) fn styles() -> String {
    let mut xml = Xml::part();
    xml.element("styleSheet", &[("xmlns", MAIN)], |xml| {
        xml.element("numFmts", &[("count", "1")], |xml| {
            xml.empty("numFmt", &[("numFmtId", "164"), ("formatCode", TRUTH)]);
        });
        xml.element("fonts", &[("count", &FONTS.len().to_string())], |xml| {
            for (size, bold, colour) in FONTS {
                xml.element("font", &[], |xml| {
                    if bold {
                        xml.empty("b", &[]);
                    }
                    xml.empty("sz", &[("val", size)]).empty("color", &[("rgb", colour)]);
                    xml.empty("name", &[("val", "宋体")]).empty("charset", &[("val", "134")]);
                });
            }
        });
        xml.element("fills", &[("count", &(FILLS.len() + 2).to_string())], |xml| {
            for pattern in ["none", "gray125"] {
                xml.element("fill", &[], |xml| {
                    xml.empty("patternFill", &[("patternType", pattern)]);
                });
            }
            for colour in FILLS {
                xml.element("fill", &[], |xml| {
                    xml.element("patternFill", &[("patternType", "solid")], |xml| {
                        xml.empty("fgColor", &[("rgb", colour)]).empty("bgColor", &[("indexed", "64")]);
                    });
                });
            }
        });
        xml.element("borders", &[("count", "2")], |xml| {
            for style in ["", "thin"] {
                xml.element("border", &[], |xml| {
                    for side in ["left", "right", "top", "bottom", "diagonal"] {
                        if style.is_empty() || side == "diagonal" {
                            xml.empty(side, &[]);
                        } else {
                            xml.element(side, &[("style", style)], |xml| {
                                xml.empty("color", &[("rgb", "FF7F7F7F")]);
                            });
                        }
                    }
                });
            }
        });
        xml.element("cellStyleXfs", &[("count", "1")], |xml| {
            xml.empty("xf", &[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]);
        });
        xml.element("cellXfs", &[("count", &ALL.len().to_string())], |xml| {
            ALL.iter().for_each(|look| look.write(xml));
        });
        xml.element("cellStyles", &[("count", "1")], |xml| {
            xml.empty("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]);
        });
    });
    xml.finish()
}

impl LookSpec {
    fn write(&self, xml: &mut Xml) {
        let is = |yes: bool| if yes { "1" } else { "0" };
        let [font, fill, border, format] =
            [self.font, self.fill, self.border, self.format].map(|one| one.to_string());
        let all = [
            ("numFmtId", &*format),
            ("fontId", &font),
            ("fillId", &fill),
            ("borderId", &border),
            ("xfId", "0"),
            ("quotePrefix", is(self.quoted)),
            ("applyNumberFormat", "1"),
            ("applyFont", "1"),
            ("applyFill", "1"),
            ("applyBorder", "1"),
            ("applyAlignment", "1"),
            ("applyProtection", "1"),
        ];
        xml.element("xf", &all, |xml| {
            let alignment =
                [("horizontal", self.across), ("vertical", self.down), ("wrapText", is(self.wrap))];
            xml.empty("alignment", &alignment).empty("protection", &[("locked", is(!self.free))]);
        });
    }
}
