"""Files made to hurt: refused by name or read whole, never a hang, a crash or a silent loss."""

import sys
import zipfile
from pathlib import Path

import pytest

from app.dataio.reading import read_workbook
from app.dataio.sheets import FileEncrypted, FileTooLarge, FileUnreadable, Limits

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def limit(path: Path, limits: Limits | None = None) -> tuple[object, object]:
    with pytest.raises(FileTooLarge) as refused:
        read_workbook(path, limits=limits)
    return refused.value.params["limit"], refused.value.params.get("max")


@pytest.mark.parametrize("doctype", [ENTITIES, EXTERNAL])
def test_entities_are_refused(make_raw, doctype):
    path = make_raw('<row><c t="inlineStr"><is><t>&a;</t></is></c></row>', doctype=doctype)
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    assert refused.value.params["reason"] == "unsafe"


def test_entities_in_the_shared_texts_are_refused_too(make_raw):
    text = f"{EXTERNAL}<sst><si><t>&a;</t></si></sst>"
    path = make_raw('<row><c t="s"><v>0</v></c></row>', extra={"xl/sharedStrings.xml": text})
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    assert refused.value.params["reason"] == "unsafe"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(make_raw):
    path = make_raw(" " * (60 << 20))
    assert path.stat().st_size < 1 << 20
    assert limit(path) == ("ratio", Limits().ratio)


def test_unpacked_size_and_number_of_entries_are_limited(make_raw):
    path = make_raw("", extra={f"x{number}": "" for number in range(20)})
    assert limit(path, Limits(entries=20)) == ("entries", 20)
    assert limit(path, Limits(unpacked_bytes=10)) == ("unpacked_bytes", 10)


def test_a_dimension_that_lies_loses_no_row(make_raw):
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(200_002))
    path = make_raw(rows, before='<dimension ref="A1:B2"/>')
    (grid,) = read_workbook(path).grids
    assert len(grid.rows) == 200_002
    assert grid.rows[-1].cells == (200_001,)


def test_a_cell_in_the_last_corner_costs_one_row(make_raw):
    near, far = (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    )
    (grid,) = read_workbook(make_raw(near + far)).grids
    assert [row.number for row in grid.rows] == [1, 1_048_576]
    assert grid.rows[1].cells[-1] == 2
    assert len(grid.rows[1].cells) == 16_384


def test_a_cell_outside_any_sheet_is_damage(make_raw):
    path = make_raw('<row r="3"><c r="ZZZ3"><v>2</v></c></row>')
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    assert refused.value.params == {"reason": "damaged", "sheet": "S", "row": 3, "file": "raw.xlsx"}


def test_giant_merges_are_not_laid_out(make_raw):
    merges = '<mergeCells><mergeCell ref="A1:CV1000000"/></mergeCells>'
    (grid,) = read_workbook(make_raw("<row><c><v>1</v></c></row>", after=merges)).grids
    assert [row.cells for row in grid.rows] == [(1,)]


def test_entries_that_climb_out_of_the_folder_are_never_written(make_raw, tmp_path):
    path = make_raw("<row><c><v>1</v></c></row>", extra={"../../evil": "x"})
    assert len(read_workbook(path).grids[0].rows) == 1
    assert not list(tmp_path.parent.parent.rglob("evil"))


def test_too_many_rows_or_cells_are_refused_with_the_limit(make_raw):
    path = make_raw('<row r="1"><c r="J1"><v>1</v></c></row><row><c r="J2"><v>1</v></c></row>')
    assert limit(path, Limits(rows=1)) == ("rows", 1)
    assert limit(path, Limits(cells=19)) == ("cells", 19)
    assert len(read_workbook(path, limits=Limits(rows=2, cells=20)).grids[0].rows) == 2


def test_a_large_file_is_not_even_opened(make_raw):
    assert limit(make_raw(""), Limits(file_bytes=10)) == ("file_bytes", 10)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux caps a process's address space")
def test_memory_is_capped_in_the_reading_process(make_raw):
    texts = "".join(f"<si><t>{number}{'字' * 500}</t></si>" for number in range(50_000))
    path = make_raw("<row/>", extra={"xl/sharedStrings.xml": f"<sst>{texts}</sst>"})
    assert limit(path, Limits(memory=60 << 20, ratio=10_000)) == ("memory", None)


def test_a_zip_with_a_password_says_so(make_raw):
    path = make_raw("<row/>")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.start_dir
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1  # the flag "encrypted" of each entry
        start += 4
    path.write_bytes(data)
    with pytest.raises(FileEncrypted):
        read_workbook(path)


def test_another_office_file_is_refused(tmp_path):
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path)
    assert refused.value.params["reason"] == "wrong_type"
