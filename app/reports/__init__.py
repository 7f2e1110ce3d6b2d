"""Files that leave Laike for other people: workbooks and CSV.

Words of this feature:

* **column**: a title and a kind; the kind decides how its values look (`columns.py`).
* **list**: rows as a screen shows them, of any length, written in constant memory
  (`workbook.write_list`, `csvfile.write_csv`).
* **book**: a form or a report of moderate length with tables and native charts
  (`book.Book`).

Nothing else in Laike writes a cell. Text stays text here, whatever it begins with.
"""
