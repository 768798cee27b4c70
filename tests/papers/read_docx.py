"""Reads the .docx papers and the page for the head with programs that others wrote: python-docx, and LibreOffice by way of PDF.

usage: read_docx.py FOLDER

FOLDER holds, for each draft NAME, the files NAME-table.docx, NAME-report.docx, NAME-evidence.docx and NAME-brief.html beside
NAME.json. What is not as it should be is told, and the exit code is 1.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

TROUBLES = []


def check(holds, what):
    if not holds:
        TROUBLES.append(what)


def near(length, millimetres):
    return abs(length - Mm(millimetres)) < Mm(0.2)


def all_text(document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            texts.extend(cell.text for cell in row.cells)
    return texts


def page(document, name, landscape):
    section = document.sections[0]
    check(len(document.sections) == 1, f"{name}: sections")
    sizes = (297, 210) if landscape else (210, 297)
    check(near(section.page_width, sizes[0]) and near(section.page_height, sizes[1]), f"{name}: not A4")
    check((section.orientation == WD_ORIENT.LANDSCAPE) == landscape, f"{name}: orientation")
    if not landscape:
        margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
        check(all(near(*one) for one in zip(margins, [37, 35, 28, 26])), f"{name}: margins of GB/T 9704")
    check(document.settings.odd_and_even_pages_header_footer, f"{name}: odd and even pages have one foot")
    for foot in [section.footer, section.even_page_footer]:
        check("PAGE" in foot._element.xml and "—" in foot.paragraphs[0].text, f"{name}: no page number")


def tables(document, name, columns):
    widest = max(document.tables, key=lambda table: len(table.rows))
    head = widest.rows[0]
    check(len(widest.columns) == columns, f"{name}: {len(widest.columns)} columns")
    check(head._tr.trPr.find(qn("w:tblHeader")) is not None, f"{name}: the head is not repeated")
    for table in document.tables:
        whole = sum(column.width for column in table.columns)
        section = document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        check(whole <= room, f"{name}: a table is wider than the page")
        for row in table.rows:
            check(row._tr.trPr.find(qn("w:cantSplit")) is not None, f"{name}: a row may be cut")
            # python-docx gives a merged cell once for each column it covers.
            check(len(row.cells) == len(table.columns), f"{name}: a row of {len(row.cells)} cells")


def styled(document, name):
    known = {style.style_id for style in document.styles}
    for paragraph in document.element.iter(qn("w:pStyle")):
        check(paragraph.get(qn("w:val")) in known, f"{name}: unknown style")
    names = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    check(len(names) == len(set(names)) and all(len(one) <= 40 for one in names), f"{name}: bookmarks")


def pdf(path, folder):
    # Each call has a profile of its own, so that a LibreOffice that is open elsewhere is no hindrance.
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, str(path)], check=True, capture_output=True, timeout=180)
    made = Path(folder) / f"{path.stem}.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True).stdout.decode()
    return text


def squeezed(text):
    return re.sub(r"\s", "", text)


class Words(HTMLParser):
    """The text of a page, and what it would fetch or run."""

    def __init__(self):
        super().__init__()
        self.words, self.wrong, self.open = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta",):
            self.open.append(tag)
        if tag in ("script", "img", "link", "iframe") or any(name in ("src", "href") for name, _ in attributes):
            self.wrong.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def draft(path, folder):
    said = json.loads(path.read_text(encoding="utf-8"))
    name, county = path.stem, str(said.get("county", "")).strip()
    files = {kind: path.with_name(f"{name}-{kind}.docx") for kind in ["table", "report", "evidence"]}
    opened = {kind: docx.Document(file) for kind, file in files.items()}
    for kind, columns in [("table", 5), ("report", 4), ("evidence", 6)]:
        what = f"{name}-{kind}"
        page(opened[kind], what, kind != "report")
        tables(opened[kind], what, columns)
        styled(opened[kind], what)
    title = (county or "××县") + (str(said.get("year", "")).strip() or "××") + "年度"
    for kind, document in opened.items():
        check(title in squeezed("".join(all_text(document))), f"{name}-{kind}: its title lacks {title}")
        printed = squeezed(pdf(files[kind], folder))
        check(title in printed and "—1—" in printed, f"{name}-{kind}: the printed pages lack {title} or a number")
        # Heads that are repeated and page numbers stand between lines; what is in one paragraph is mostly on one page.
        lines = [squeezed(line) for text in all_text(document) for line in text.split("\n")]
        shown = [line[:8] in printed for line in lines if line]
        check(sum(shown) >= 0.97 * len(shown), f"{name}-{kind}: {shown.count(False)} of {len(shown)} texts are not printed")
    report = squeezed("".join(all_text(opened["report"])))
    order = ["一、基本情况", "二、履行职责情况", "三、自评结果", "四、存在问题", "五、整改措施", "特此报告", "待补充事项"]
    places = [report.find(one) for one in order]
    check(places == sorted(places) and places[0] > 0, f"{name}-report: sections out of order")
    words = Words()
    words.feed(path.with_name(f"{name}-brief.html").read_text(encoding="utf-8"))
    check(not words.wrong and not words.open, f"{name}-brief: {words.wrong} {words.open}")
    check(title in "".join(words.words), f"{name}-brief: its title lacks {title}")


def main():
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        sys.exit("soffice and pdftotext are needed")
    drafts = sorted(Path(sys.argv[1]).glob("*.json"))
    if not drafts:
        sys.exit(f"no drafts in {sys.argv[1]}")
    with tempfile.TemporaryDirectory() as folder:
        for path in drafts:
            draft(path, folder)
    for trouble in TROUBLES:
        print(trouble)
    print(f"{len(drafts)} drafts, {len(TROUBLES)} troubles")
    sys.exit(1 if TROUBLES else 0)


main()
