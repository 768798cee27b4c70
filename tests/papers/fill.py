"""Opens every workbook with openpyxl, which is stricter than office programs, types into its cells, and saves it again.

usage: fill.py FOLDER    FOLDER/changes.json: { "a.xlsx": { "to": "b.xlsx", "typed": { "ID": 5 or "text" or null } } }
"""

import json
import pathlib
import sys
import warnings

import openpyxl

# A part that openpyxl would pass over with a warning is a fault.
warnings.simplefilter("error")

ID, TYPED = 9, 4


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    for name, change in json.loads((folder / "changes.json").read_text("utf-8")).items():
        book = openpyxl.load_workbook(folder / name)
        sheet = book["数据"]
        rows = {sheet.cell(row, ID).value: row for row in range(5, sheet.max_row + 1)}
        for key, value in change["typed"].items():
            cell = sheet.cell(rows[key], TYPED)
            assert not cell.protection.locked, f"{name}: {key} cannot be typed into"
            cell.value = value
        for one in book:
            for row in one.iter_rows():
                for cell in row:
                    is_formula = cell.data_type == "f"
                    assert not is_formula or cell.protection.locked, f"{name}: {one.title}!{cell.coordinate} can be typed over"
        assert book.defined_names, f"{name}: no names"
        assert sheet.freeze_panes == "A5" and sheet.print_title_rows == "$4:$4", name
        book.save(folder / change["to"])


main()
