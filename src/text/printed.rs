//! What is said of files that are read as a city's scoring table, and of what was not taken from them.

use crate::blocks::{OldFormat, ReadBound, ReadError};
use crate::printed::Why;

/// Why a file cannot be read, and what to do.
pub fn read_error(error: &ReadError) -> String {
    match error {
        ReadError::Empty => "文件里没有内容".to_owned(),
        ReadError::Old(format) => old(*format).to_owned(),
        ReadError::Encrypted => "文件设有密码。请用 Excel 或 WPS 打开，取消密码后另存再导入".to_owned(),
        ReadError::Unknown => {
            "不是可读的文件。请使用 .xlsx、.docx、.html、.csv、.tsv，或复制表格后粘贴".to_owned()
        }
        ReadError::Encoding(name) => format!("文字编码是 {name}，请另存为 UTF-8 编码"),
        ReadError::Bound(bound) => bounded(*bound).to_owned(),
        ReadError::Damaged(part) => format!("文件不完整或已损坏（{part}）。请重新下载或另存后再导入"),
        ReadError::Declaration => {
            "文件里有不该有的文档类型声明，为安全起见不读。请用 Excel 或 WPS 打开后另存".to_owned()
        }
        ReadError::NotBuilt => "此处不能读 .xlsx 和 .docx。请复制表格后粘贴".to_owned(),
    }
}

fn old(format: OldFormat) -> &'static str {
    match format {
        OldFormat::Workbook => {
            "这是旧版表格（.xls、.et）。请用 Excel 或 WPS 打开，另存为 .xlsx；或选中表格复制，在此粘贴"
        }
        OldFormat::Text => {
            "这是旧版文档（.doc、.wps）。请用 Word 或 WPS 打开，另存为 .docx；或选中表格复制，在此粘贴"
        }
        OldFormat::Pdf => "这是 PDF。请打开后选中文字复制，在此粘贴；或向发文单位要 Word、Excel 文件",
        OldFormat::Rtf => "这是 RTF 文档。请用 Word 或 WPS 打开，另存为 .docx",
        OldFormat::WebArchive => "这是单个文件网页（.mht）。请用浏览器或 Word 打开，复制表格后在此粘贴",
        OldFormat::Xml2003 => "这是 2003 版 XML 文件。请用 Excel 或 Word 打开，另存为 .xlsx 或 .docx",
        OldFormat::OpenDocument => "这是 OpenDocument 文件（.ods、.odt）。请另存为 .xlsx 或 .docx",
    }
}

fn bounded(bound: ReadBound) -> &'static str {
    match bound {
        ReadBound::File => "文件超过 10 MB。请删去图片后另存，或只复制表格粘贴",
        ReadBound::Entries => "压缩包里的文件太多，不像表格或文档",
        ReadBound::Unpacked | ReadBound::Ratio => "文件展开后过大，为安全起见不读",
        ReadBound::Depth => "文件里层层嵌套太深，为安全起见不读",
        ReadBound::Cells => "单元格或文字太多，不像评分表。请只保留评分表后另存",
    }
}

/// Why text was not taken.
pub fn why_left_out(why: Why) -> &'static str {
    match why {
        Why::Total => "合计行",
        Why::Subtotal => "小计行",
        Why::Heading => "重复的表头",
        Why::Page => "页码或页眉",
        Why::ColumnNumbers => "栏次",
        Why::Signature => "签名、日期等填写处",
        Why::Hidden => "在原文件中隐藏",
        Why::Checked => "由上级填写的得分",
        Why::Points => "分值栏里没有读到数",
        Why::OtherFigures => "另一栏的数（扣分值、权重、系数等），不是项目的分值",
        Why::TitlePoints => "标题里的分值与分值栏不同，以分值栏为准",
        Why::HeadNumber => "上级指标的序号",
        Why::Column => "不知是什么的列",
        Why::OtherTable => "另外的表",
        Why::Person => "按您的指定不取",
        Why::Unclear => "看不出归属",
    }
}
