//! Short names for what the wasm takes from the bindings: wasm-bindgen's hold hashes, which do not deflate at all.

use anyhow::{Result, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

/// The wasm with short names for what it imports from the bindings, and the bindings with the same.
///
/// # Errors
///
/// When a name is not to be found just once in the bindings, and there as the name of what is given to the wasm.
pub(super) fn named_shortly(wasm: &[u8], bindings: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut out = Module::new();
    reencode::utils::parse_core_module(&mut names, &mut out, Parser::new(0), wasm)?;
    ensure!(!names.0.is_empty(), "the wasm imports nothing from {MODULE}");
    let mut bindings = bindings.to_owned();
    for (at, name) in names.0.iter().enumerate() {
        let given = format!("\n        {name}: ");
        ensure!(
            bindings.matches(&given).count() == 1 && words(&bindings, name) == 1,
            "the bindings do not give {name} to the wasm just once and name it nowhere else; has wasm-bindgen changed?"
        );
        bindings = bindings.replace(&given, &format!("\n        {}: ", short(at)));
    }
    Ok((out.finish(), bindings))
}

/// Where wasm-bindgen says that its imports are.
const MODULE: &str = "./page_bg.js";

/// A name of few letters.
fn short(at: usize) -> String {
    format!("_{at:x}")
}

/// How often a name stands by itself in a text, and not within a longer one.
pub(super) fn words(text: &str, name: &str) -> usize {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let alone = |(at, _): &(usize, &str)| {
        !text[..*at].ends_with(is_of_name) && !text[at + name.len()..].starts_with(is_of_name)
    };
    text.match_indices(name).filter(alone).count()
}

/// What is imported from the bindings, in order.
#[derive(Default)]
struct Names(Vec<String>);

impl Reencode for Names {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        section: &mut ImportSection,
        imports: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        for import in imports.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            if import.module != MODULE {
                section.import(import.module, import.name, ty);
                continue;
            }
            let known = self.0.iter().position(|name| name == import.name);
            let at = known.unwrap_or(self.0.len());
            if known.is_none() {
                self.0.push(import.name.to_owned());
            }
            section.import(import.module, &short(at), ty);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasmparser::Payload;

    use super::*;

    fn wasm(text: &str) -> Vec<u8> {
        wat::parse_str(text).expect("a module")
    }

    const IMPORTING: &str = r#"(module
        (import "./page_bg.js" "__wbg_log_0123456789abcdef" (func $log (param i32)))
        (func (export "calls") (param i32) (call $log (local.get 0))))"#;

    const BINDINGS: &str =
        "const import0 = {\n        __wbg_log_0123456789abcdef: function(arg0) {\n        },\n    };";

    #[test]
    fn imports_have_short_names_on_both_sides() {
        let (renamed, bindings) = named_shortly(&wasm(IMPORTING), BINDINGS).expect("renamed");
        assert_eq!(bindings, "const import0 = {\n        _0: function(arg0) {\n        },\n    };");
        let names: Vec<String> = Parser::new(0)
            .parse_all(&renamed)
            .filter_map(|payload| match payload.expect("a section") {
                Payload::ImportSection(imports) => Some(imports.into_imports()),
                _ => None,
            })
            .flatten()
            .map(|import| import.expect("an import").name.to_owned())
            .collect();
        assert_eq!(names, ["_0"]);
    }

    #[test]
    fn a_name_that_is_not_just_where_it_is_expected_stops_the_build() {
        let module = wasm(IMPORTING);
        let twice = BINDINGS.repeat(2);
        let elsewhere = format!("{BINDINGS}\nobject.__wbg_log_0123456789abcdef()");
        let otherwise = BINDINGS.replace(": function", " = function");
        for wrong in ["", &*twice, &*elsewhere, &*otherwise] {
            let said = named_shortly(&module, wrong).expect_err("refused").to_string();
            assert!(said.contains("__wbg_log_0123456789abcdef"), "{said}");
        }
        // A longer name that begins like it is another.
        let longer = format!("{BINDINGS}\nobject.__wbg_log_0123456789abcdef0()");
        assert!(named_shortly(&module, &longer).is_ok());
        assert!(named_shortly(&wasm("(module)"), BINDINGS).is_err());
    }
}
