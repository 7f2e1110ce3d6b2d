"""Import and export of files.

Reading goes one way: file → ``reading.read_workbook`` (a child process) → ``headers.find_table`` →
``columns.match`` → ``records.parse_customers``. Everything up to there is pure: no database, no
clock. A *grid* is one sheet as rows of typed cells; a *table* is the part of a grid under its
header row; a *record* is one row with every value parsed.
"""
