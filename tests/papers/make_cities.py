"""Makes workbooks of the cities' tables that tests know as HTML, as a person would: merged cells, widths, a page that lies or stands.

usage: make_cities.py FOLDER TABLE.html…    FOLDER/TABLE.xlsx for each
"""

import html.parser
import pathlib
import sys

import openpyxl
from openpyxl.utils import get_column_letter


class Table(html.parser.HTMLParser):
    """The cells of a table: row, column, rows, columns, text."""

    def __init__(self) -> None:
        super().__init__()
        self.cells, self.taken, self.row, self.open = [], set(), -1, None

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.row, self.column = self.row + 1, 0
        if tag == "td":
            while (self.row, self.column) in self.taken:
                self.column += 1
            given = dict(attrs)
            rows, columns = int(given.get("rowspan", 1)), int(given.get("colspan", 1))
            self.open = [self.row, self.column, rows, columns, ""]
            self.taken |= {(self.row + y, self.column + x) for y in range(rows) for x in range(columns)}

    def handle_endtag(self, tag):
        if tag == "td":
            self.cells.append(self.open)
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.open[4] += data


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    for number, name in enumerate(sys.argv[2:]):
        table = Table()
        table.feed(pathlib.Path(name).read_text("utf-8"))
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = ["评分表", "Sheet 1"][number % 2]
        for row, column, rows, columns, text in table.cells:
            cell = sheet.cell(row + 1, column + 1)
            if text:
                cell.value = int(text) if text.isdigit() else text
                # Whatever it begins with, it is a text.
                cell.data_type = cell.data_type if text.isdigit() else "s"
            if rows * columns > 1:
                sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=row + rows, end_column=column + columns)
        for at in range(sheet.max_column):
            sheet.column_dimensions[get_column_letter(at + 1)].width = [7, 16, 18, 8, 38, 14][min(at, 5)]
        sheet.page_setup.orientation = ["landscape", "portrait"][number % 2]
        book.save(folder / (pathlib.Path(name).stem + ".xlsx"))


main()
