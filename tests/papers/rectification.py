"""Reads the ledger of problems (.xlsx) and the report on it (.docx) with programs that others wrote: openpyxl and python-docx.

usage: rectification.py read FOLDER    FOLDER/expected.json: { "NAME": { "cells": [[…]], "said": […] } } beside NAME.xlsx and NAME.docx;
                                       writes FOLDER/edges.xlsx, whose deadlines lie around the day it is
       rectification.py late FOLDER    what LibreOffice worked out of edges.xlsx, saved as FOLDER/saved/edges.xlsx
"""

import datetime
import json
import pathlib
import sys
import warnings

import docx
import openpyxl
from docx.shared import Mm

# A part that openpyxl would pass over with a warning is a fault.
warnings.simplefilter("error")

FIRST, DEADLINE, STATE, LATE, BEFORE, DAY = 4, 10, 12, 14, 15, 16
OVERDUE, UNSAID = "已超期", "时限已过，请填状态"


def serial(day):
    return (day - datetime.date(1899, 12, 30)).days


def workbook(folder, name, cells):
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    sheet = book["整改台账"]
    assert sheet.freeze_panes == "A4" and sheet.print_title_rows == "$2:$3", name
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, name
    assert sheet.max_row == FIRST - 1 + len(cells), f"{name}: {sheet.max_row} rows"
    for at, texts in enumerate(cells):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(FIRST + at, column)
            assert cell.data_type != "f", f"{name}: {cell.coordinate} would run"
            assert (cell.value or "") == text, f"{name}: {cell.coordinate} is {cell.value!r}, not {text!r}"
            assert cell.quotePrefix and (column == 1 or not cell.protection.locked), f"{name}: {cell.coordinate}"
        assert sheet.cell(FIRST + at, LATE).data_type == "f", name
    assert all(sheet.column_dimensions[column].hidden for column in "OPQ"), f"{name}: what is for formulas only is hidden"
    if cells:
        [states] = [one for one in sheet.data_validations.dataValidation if f"L{FIRST}" in one.sqref]
        assert states.formula1 == '"未整改,整改中,已完成,经验收,反弹"', states.formula1


def document(folder, name, said):
    report = docx.Document(str(folder / f"{name}.docx"))
    [section] = report.sections
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    for is_there, wanted in zip(margins, [37, 35, 28, 26]):
        assert abs(is_there - Mm(wanted)) < Mm(0.2), f"{name}: margins of GB/T 9704"
    texts = [paragraph.text for paragraph in report.paragraphs]
    at = -1
    for text in said:
        at = next((n for n in range(at + 1, len(texts)) if text in texts[n]), None)
        assert at is not None, f"{name}: {text!r} is not in its place"


def edges(folder, name):
    """Five rows: late, due today, due tomorrow, done long ago, late without a state; the sixth has a deadline typed anew."""
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    sheet = book["整改台账"]
    today = datetime.date.today()
    days = [today - datetime.timedelta(1), today, today + datetime.timedelta(1), datetime.date(2000, 1, 1), datetime.date(2000, 1, 1)]
    for at, (day, state) in enumerate(zip(days, ["整改中", "未整改", "反弹", "经验收", ""])):
        row = FIRST + at
        sheet.cell(row, DAY).value = serial(day)
        # The same text in both: what was typed has not changed since.
        sheet.cell(row, DEADLINE).value = sheet.cell(row, BEFORE).value = "某日"
        sheet.cell(row, STATE).value = state
    row = FIRST + len(days)
    sheet.cell(row, DEADLINE).value, sheet.cell(row, STATE).value = "2001-02-03", "整改中"
    book.save(folder / "edges.xlsx")


def read(folder):
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    for name, of in expected.items():
        workbook(folder, name, of["cells"])
        document(folder, name, of["said"])
    edges(folder, max(expected, key=lambda name: len(expected[name]["cells"])))


def late(folder):
    sheet = openpyxl.load_workbook(folder / "saved" / "edges.xlsx", data_only=True)["整改台账"]
    found = [sheet.cell(FIRST + at, LATE).value or "" for at in range(6)]
    # The day of the deadline is not late; what is done is not; what nobody has said the state of is asked for.
    assert found == [OVERDUE, "", "", "", UNSAID, OVERDUE], found


{"read": read, "late": late}[sys.argv[1]](pathlib.Path(sys.argv[2]))
