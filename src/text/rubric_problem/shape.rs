//! What the readers of JSON and of tables say, in words. What is not known here is quoted as they say it.

use super::quoted;
use crate::rubric::source::ShapeFault;

/// Why a text is not JSON.
pub(super) fn not_json(said: &str) -> String {
    // The reader puts line and column behind its words, which the sentence says already.
    let words = said.rsplit_once(" at line ").map_or(said, |(words, _)| words);
    match words {
        "EOF while parsing a list" => "列表没有写完，缺“]”",
        "EOF while parsing an object" => "一组键没有写完，缺“}”",
        "EOF while parsing a string" => "文字没有写完，缺引号",
        "EOF while parsing a value" => "内容没有写完",
        "expected `:`" => "键之后应为“:”",
        "expected `,` or `]`" => "此处应为“,”或“]”",
        "expected `,` or `}`" => "此处应为“,”或“}”",
        "expected ident" => "此处应为 true、false 或 null",
        "expected value" => "此处应为一个值",
        "key must be a string" => "键应写在英文双引号里",
        "invalid escape" => "“\\”之后的字符不对",
        "invalid number" => "数的写法不对",
        "number out of range" => "数太大",
        "trailing comma" => "最后一项之后不应有“,”",
        "trailing characters" => "结尾之后还有多余的内容",
        "recursion limit exceeded" => "括号套得太深",
        _ if words.starts_with("control character") => "文字里不能有换行等控制字符",
        _ => return format!("原文提示“{words}”"),
    }
    .into()
}

/// How an entry differs from what such an entry is.
pub(super) fn wrong_shape(fault: &ShapeFault, said: &str) -> String {
    match fault {
        ShapeFault::MissingKey { key } => format!("缺少键 {key}，应补上"),
        ShapeFault::UnknownKey { key, known } if known.is_empty() => {
            format!("不认识的键“{key}”，应删去")
        }
        ShapeFault::UnknownKey { key, known } => {
            format!("不认识的键“{key}”，应为以下之一：{}", quoted(known))
        }
        ShapeFault::KeyTwice { key } => format!("键 {key} 写了两次，只应写一次"),
        ShapeFault::WrongType { found, wanted } => {
            format!("有一处写的是{}，应为{}", found_in_words(found), wanted_in_words(wanted))
        }
        ShapeFault::UnknownWord { written, known } => {
            format!("有一处写的是“{written}”，应为以下之一：{}", quoted(known))
        }
        ShapeFault::Other => format!("内容不合规定，原文提示“{said}”"),
    }
}

fn found_in_words(found: &str) -> String {
    let inside = |kind: &str, open: &str, close: &str| {
        found.strip_prefix(kind)?.strip_prefix(open)?.strip_suffix(close)
    };
    match found {
        "null" | "unit value" => "空值 null".into(),
        "map" => "一组键".into(),
        "sequence" => "列表".into(),
        _ => {
            let number = inside("integer ", "`", "`").or_else(|| inside("floating point ", "`", "`"));
            if let Some(number) = number {
                return format!("不加引号的数 {number}");
            }
            if let Some(text) = inside("string ", "\"", "\"") {
                return format!("文字“{text}”");
            }
            match inside("boolean ", "`", "`") {
                Some(answer) => format!("不加引号的 {answer}"),
                None => format!("“{found}”"),
            }
        }
    }
}

fn wanted_in_words(wanted: &str) -> String {
    match wanted {
        "a string" | "string or map" | "variant identifier" => "加引号的文字".into(),
        "a boolean" => "不加引号的 true 或 false".into(),
        "a sequence" => "列表".into(),
        "a map" => "一组键".into(),
        "u32" | "u64" | "usize" => "不加引号的整数".into(),
        _ if wanted.starts_with("struct ") => "一组键".into(),
        _ => format!("“{wanted}”"),
    }
}
