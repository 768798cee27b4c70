//! 一页汇报单 as a page of HTML that is printed on one A4. It holds no script and fetches nothing.

use crate::draft::Draft;
use crate::rubric::Rubric;
use crate::text;
use crate::view::Sheet;
use crate::view::brief::{BriefHead, BriefView, brief};
use quick_xml::escape::escape;

/// How it looks: ink on white, colours that differ in grey as well, and words beside each of them.
const LOOK: &str = "@page{size:A4;margin:16mm}*{box-sizing:border-box}\
body{margin:0 auto;max-width:178mm;padding:6mm 0;color:#1b2333;background:#fff;font:11pt/1.5 \"Noto Sans CJK SC\",\"Microsoft YaHei\",\"PingFang SC\",sans-serif}\
h1{margin:0;text-align:center;font-size:19pt}h2{margin:5mm 0 2mm;font-size:13pt}p{margin:0 0 1.5mm}\
.from{margin:1mm 0 4mm;text-align:center;color:#56607a;font-size:9pt}\
.tiles{display:flex;gap:3mm;margin:0 0 4mm;padding:0;list-style:none}\
.tiles li{flex:1;border:1px solid #c9d0df;border-radius:2mm;padding:2.5mm 3.5mm}\
.tiles span{display:block;color:#56607a;font-size:9.5pt}.tiles b{font-size:17pt;line-height:1.3}\
table{width:100%;border-collapse:collapse;font-size:10pt}th,td{border:1px solid #c9d0df;padding:1.2mm 2mm;text-align:left;vertical-align:top}\
th{background:#f3f5fa}.gain{white-space:nowrap;font-weight:bold}\
.heads{margin:0;padding:0;list-style:none}.heads li{display:flex;align-items:center;gap:3mm;padding:.9mm 0;break-inside:avoid}\
.heads .name{flex:0 0 52mm}.heads .of{flex:0 0 30mm;text-align:right;font-weight:bold;font-variant-numeric:tabular-nums}\
.heads .was{flex:0 0 24mm;color:#56607a;font-size:9pt;text-align:right}\
.bar,.key{-webkit-print-color-adjust:exact;print-color-adjust:exact}.bar{flex:1;display:flex;height:4mm;background:#f0b3ac}\
.won{background:#25794c}.open{background:repeating-linear-gradient(45deg,#d5dae6 0 1mm,#fff 1mm 2mm)}\
.legend{color:#56607a;font-size:9pt}.key{display:inline-block;width:4mm;height:2.6mm;margin:0 1mm 0 3mm}.lost{background:#f0b3ac}\
ul.care{margin:0;padding-left:5mm;font-size:10pt}";

/// The page.
pub fn brief_html(rubric: &Rubric, sheet: &Sheet, before: Option<&Draft>) -> String {
    let view = brief(rubric, sheet, before);
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    html.push_str(&escape(&*view.title));
    html.push_str("</title><style>");
    html.push_str(LOOK);
    html.push_str("</style></head><body>");
    put(&mut html, "h1", "", &view.title);
    put(&mut html, "p", "from", &view.rubric);
    if let Some(seal) = &view.seal {
        put(&mut html, "p", "from", seal);
    }
    html.push_str("<ul class=\"tiles\">");
    for (label, value) in &view.tiles {
        html.push_str("<li>");
        put(&mut html, "span", "", label);
        put(&mut html, "b", "", value);
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    for line in view.lead.iter().chain(&view.before) {
        put(&mut html, "p", "", line);
    }
    deeds(&mut html, &view);
    put(&mut html, "h2", "", text::BRIEF_HEADS);
    html.push_str("<ul class=\"heads\">");
    for head in &view.heads {
        bar(&mut html, head);
    }
    html.push_str("</ul><p class=\"legend\">");
    for (class, word) in ["won", "open", "lost"].iter().zip(text::BRIEF_LEGEND) {
        put(&mut html, "span", &format!("key {class}"), "");
        html.push_str(word);
    }
    html.push_str("</p>");
    put(&mut html, "h2", "", text::BRIEF_CAUTIONS);
    if view.cautions.is_empty() {
        put(&mut html, "p", "", text::BRIEF_NO_CAUTIONS);
    } else {
        html.push_str("<ul class=\"care\">");
        for one in &view.cautions {
            put(&mut html, "li", "", one);
        }
        html.push_str("</ul>");
    }
    html.push_str("</body></html>\n");
    html
}

/// An element with a text in it.
fn put(html: &mut String, tag: &str, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    html.push_str(&format!("<{tag}{class}>{}</{tag}>", escape(text)));
}

fn deeds(html: &mut String, view: &BriefView) {
    put(html, "h2", "", text::brief_deeds(view.deeds.len()));
    if view.deeds.is_empty() {
        put(html, "p", "", text::BRIEF_NO_DEEDS);
        return;
    }
    html.push_str("<table><thead><tr>");
    for head in text::BRIEF_DEED_COLUMNS {
        put(html, "th", "", head);
    }
    html.push_str("</tr></thead><tbody>");
    for deed in &view.deeds {
        html.push_str("<tr>");
        let cells = [("", &deed.what), ("", &deed.unit), ("gain", &deed.gain), ("", &deed.indicator)];
        for (class, text) in cells {
            put(html, "td", class, text);
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
}

fn bar(html: &mut String, one: &BriefHead) {
    let head = &one.head;
    html.push_str("<li>");
    put(html, "span", "name", &text::sentences_beside(&[&head.ordinal, &head.short_title]));
    // Lengths are hundredths of a per cent.
    let part = |class: &str, long: u16| {
        format!("<span class=\"{class}\" style=\"width:{}.{:02}%\"></span>", long / 100, long % 100)
    };
    html.push_str(&format!(
        "<span class=\"bar\">{}{}</span>",
        part("won", head.bar.won),
        part("open", head.bar.open)
    ));
    put(html, "span", "of", &text::brief_of(&head.points, &head.full));
    if !one.before.is_empty() {
        put(html, "span", "was", &one.before);
    }
    html.push_str("</li>");
}
