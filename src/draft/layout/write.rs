//! A layout as a text.

use super::super::Json;
use super::{ColumnRole, LayoutRowIs, TableLayout, VERSION};

impl TableLayout {
    /// As [`super::read`] reads it, in one line.
    pub fn written(&self) -> String {
        let mut file = Json::default();
        file.open('{');
        file.word("version", VERSION);
        file.text_if("name", &self.name);
        if let Some(is_landscape) = self.is_landscape {
            file.word("landscape", if is_landscape { "true" } else { "false" });
        }
        file.key("columns");
        file.open('[');
        for column in &self.columns {
            file.item();
            file.open('{');
            file.text("role", column.role.word());
            if let Some(width) = column.width {
                file.word("width", &width.to_string());
            }
            file.close('}');
        }
        file.close(']');
        file.key("rows");
        file.open('[');
        for row in &self.rows {
            file.item();
            file.open('{');
            row.is.write(&mut file);
            file.key("cells");
            file.open('[');
            for cell in &row.cells {
                file.item();
                file.open('{');
                file.word("at", &cell.at.to_string());
                for (key, count) in [("rows", cell.rows), ("columns", cell.columns)] {
                    if count != 1 {
                        file.word(key, &count.to_string());
                    }
                }
                file.text_if("text", &cell.text);
                file.close('}');
            }
            file.close(']');
            file.close('}');
        }
        file.close(']');
        file.close('}');
        // Line ends inside texts are written as signs: those that stand there part values only.
        file.text.lines().map(str::trim_start).collect()
    }
}

impl ColumnRole {
    /// Its word in the file.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("other", |(_, word)| word)
    }
}

impl LayoutRowIs {
    fn write(&self, file: &mut Json) {
        let word = match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Item(_) => "item",
            Self::Sum { .. } => "sum",
            Self::Total => "total",
            Self::Note => "note",
            Self::Other => "row",
        };
        file.text("is", word);
        match self {
            Self::Item(item) => file.text("item", item),
            Self::Sum { from, to } => {
                file.text("from", from);
                file.text("to", to);
            }
            Self::Title | Self::Heading | Self::Total | Self::Note | Self::Other => {}
        }
    }
}
