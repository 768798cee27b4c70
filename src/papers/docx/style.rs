//! How paragraphs look: the faces and sizes of GB/T 9704, with those that stand in where a machine lacks a face.

use super::super::xml::Xml;
use super::WORDS;
use crate::text;

/// The look of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Style {
    /// 正文: 3号仿宋, two letters further in, lines 28 points apart.
    Body,
    /// The last words: kept with what is signed, since no page may hold a signature alone (GB/T 9704, 7.3.5).
    Closing,
    /// The same without the two letters: whom it is for.
    Flush,
    /// 标题: 2号小标宋, in the middle.
    Title,
    /// 一、: 3号黑体.
    Heading,
    /// The same on a page of its own.
    NewPage,
    /// （一）: 3号楷体.
    Subheading,
    /// 落款: at the right, four letters from the edge.
    Right,
    /// The title of a table on paper: 小2号小标宋.
    TableTitle,
    /// What stands under that, and after the table.
    Small,
    /// The heads of columns: 5号黑体.
    CellHead,
    /// Text in cells: 5号仿宋.
    Cell,
    /// Figures in cells: in the middle.
    CellMiddle,
    /// A row over all columns, kept with the next one: 5号黑体.
    Group,
    /// Text in the cells of a wide table: 小5号仿宋.
    Fine,
    /// Figures there.
    FineMiddle,
    /// 署名: as what stands at the right, with room for a seal above.
    Sign,
    /// The foot of odd pages: at the right.
    FooterOdd,
    /// That of even ones: at the left.
    FooterEven,
}

/// Faces by their part in a paper.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    FangSong,
    Hei,
    Kai,
    TitleSong,
    Song,
}

/// What a style says. Sizes are in half points, distances in twentieths of a point.
struct Look {
    style: Style,
    face: Face,
    size: u32,
    align: &'static str,
    /// Hundredths of a letter by which the first line is further in.
    first: u32,
    /// Hundredths of a letter at the left and at the right.
    sides: [u32; 2],
    /// Lines are so far apart; nought for as far as the face asks.
    line: u32,
    /// Space above and below.
    around: [u32; 2],
    /// The level in the outline, from nought; 9 is text, in none; those are kept with what follows.
    outline: Option<&'static str>,
    new_page: bool,
}

const BODY: Look = Look {
    style: Style::Body,
    face: Face::FangSong,
    size: 32,
    align: "both",
    first: 200,
    sides: [0, 0],
    line: 560,
    around: [0, 0],
    outline: None,
    new_page: false,
};

const CELL: Look =
    Look { style: Style::Cell, size: 21, first: 0, line: 0, align: "left", around: [20, 20], ..BODY };

const HEADING: Look = Look { style: Style::Heading, face: Face::Hei, outline: Some("0"), ..BODY };

const FOOTER: Look = Look {
    style: Style::FooterOdd,
    face: Face::Song,
    size: 28,
    align: "right",
    first: 0,
    sides: [0, 100],
    line: 0,
    ..BODY
};

/// All of them, the one that holds where nothing is said first.
const LOOKS: [Look; 19] = [
    BODY,
    Look { style: Style::Closing, outline: Some("9"), ..BODY },
    Look { style: Style::Flush, first: 0, ..BODY },
    Look {
        style: Style::Title,
        face: Face::TitleSong,
        size: 44,
        align: "center",
        first: 0,
        line: 640,
        around: [560, 560],
        ..BODY
    },
    HEADING,
    Look { style: Style::NewPage, new_page: true, ..HEADING },
    Look { style: Style::Subheading, face: Face::Kai, outline: Some("1"), ..HEADING },
    Look { style: Style::Right, align: "right", first: 0, sides: [0, 400], ..BODY },
    Look {
        style: Style::TableTitle,
        face: Face::TitleSong,
        size: 36,
        align: "center",
        first: 0,
        line: 0,
        around: [0, 120],
        outline: Some("0"),
        ..BODY
    },
    Look { style: Style::Small, ..CELL },
    Look { style: Style::CellHead, face: Face::Hei, align: "center", ..CELL },
    CELL,
    Look { style: Style::CellMiddle, align: "center", ..CELL },
    Look { style: Style::Group, face: Face::Hei, align: "center", outline: Some("9"), ..CELL },
    Look { style: Style::Fine, size: 18, ..CELL },
    Look { style: Style::FineMiddle, size: 18, align: "center", ..CELL },
    Look {
        style: Style::Sign,
        align: "right",
        first: 0,
        sides: [0, 400],
        around: [1120, 0],
        outline: Some("9"),
        ..BODY
    },
    FOOTER,
    Look { style: Style::FooterEven, align: "left", sides: [100, 0], ..FOOTER },
];

impl Style {
    /// By which paragraphs name it. Letters that every program keeps as they are.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Body => "LzBody",
            Self::Closing => "LzClosing",
            Self::Flush => "LzFlush",
            Self::Title => "LzTitle",
            Self::Heading => "LzHeading",
            Self::NewPage => "LzNewPage",
            Self::Subheading => "LzSubheading",
            Self::Right => "LzRight",
            Self::TableTitle => "LzTableTitle",
            Self::Small => "LzSmall",
            Self::CellHead => "LzCellHead",
            Self::Cell => "LzCell",
            Self::CellMiddle => "LzCellMiddle",
            Self::Group => "LzGroup",
            Self::Fine => "LzFine",
            Self::FineMiddle => "LzFineMiddle",
            Self::Sign => "LzSign",
            Self::FooterOdd => "LzFooterOdd",
            Self::FooterEven => "LzFooterEven",
        }
    }
}

impl Face {
    /// The face asked for, and the one that stands in.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::FangSong => text::FACE_FANG_SONG,
            Self::Hei => text::FACE_HEI,
            Self::Kai => text::FACE_KAI,
            Self::TitleSong => text::FACE_TITLE_SONG,
            Self::Song => text::FACE_SONG,
        }
    }
}

/// The part that says what styles look like. Word lists them under their names as they are here.
pub(super) fn styles() -> String {
    let mut xml = Xml::part();
    xml.element("w:styles", &[WORDS], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| letters(xml, &BODY));
            xml.empty("w:pPrDefault", &[]);
        });
        let mut is_first = true;
        for look in &LOOKS {
            let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", look.style.id())];
            if is_first {
                attributes.push(("w:default", "1"));
            }
            is_first = false;
            xml.element("w:style", &attributes, |xml| {
                xml.empty("w:name", &[("w:val", look.style.id())]);
                xml.empty("w:qFormat", &[]);
                lines(xml, look);
                letters(xml, look);
            });
        }
    });
    xml.finish()
}

/// How its lines lie.
fn lines(xml: &mut Xml, look: &Look) {
    xml.element("w:pPr", &[], |xml| {
        if look.outline.is_some() {
            xml.empty("w:keepNext", &[]);
        }
        if look.new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        let [before, after] = look.around.map(|one| one.to_string());
        let (line, rule) = match look.line {
            0 => ("240".to_owned(), "auto"),
            line => (line.to_string(), "exact"),
        };
        let spacing = [("w:before", &*before), ("w:after", &after), ("w:line", &line), ("w:lineRule", rule)];
        xml.empty("w:spacing", &spacing);
        // A letter is as wide as it is high; programs that do not count in letters take the twentieths.
        let wide = |hundredths: u32| (hundredths * look.size / 10).to_string();
        let counts = [look.sides[0], look.sides[1], look.first].map(|one| one.to_string());
        let [left, right, first] = [look.sides[0], look.sides[1], look.first].map(wide);
        let indents = [
            ("w:leftChars", &*counts[0]),
            ("w:left", &*left),
            ("w:rightChars", &counts[1]),
            ("w:right", &right),
            ("w:firstLineChars", &counts[2]),
            ("w:firstLine", &first),
        ];
        xml.empty("w:ind", &indents);
        xml.empty("w:jc", &[("w:val", look.align)]);
        if let Some(level) = look.outline {
            xml.empty("w:outlineLvl", &[("w:val", level)]);
        }
    });
}

/// How its letters look: Chinese ones by the face, others by what goes with all of them.
fn letters(xml: &mut Xml, look: &Look) {
    let (face, _) = look.face.names();
    let latin = if look.face == Face::Song { face } else { "Times New Roman" };
    let size = look.size.to_string();
    xml.element("w:rPr", &[], |xml| {
        let faces =
            [("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", face), ("w:cs", "Times New Roman")];
        xml.empty("w:rFonts", &faces);
        xml.empty("w:sz", &[("w:val", &size)]);
        xml.empty("w:szCs", &[("w:val", &size)]);
        xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    });
}

/// The part that says which face stands in for one that a machine lacks.
pub(super) fn fonts() -> String {
    let mut xml = Xml::part();
    xml.element("w:fonts", &[WORDS], |xml| {
        for face in [Face::FangSong, Face::Hei, Face::Kai, Face::TitleSong, Face::Song] {
            let (name, other) = face.names();
            xml.element("w:font", &[("w:name", name)], |xml| {
                xml.empty("w:altName", &[("w:val", other)]);
                // 134 is the character set of simplified Chinese (GB 2312).
                xml.empty("w:charset", &[("w:val", "86")]);
                xml.empty("w:family", &[("w:val", "auto")]);
                xml.empty("w:pitch", &[("w:val", "variable")]);
            });
        }
    });
    xml.finish()
}
