"""Labels that harm nobody, and what a file is whatever its name says."""

import pytest

from app.files.rules import NAME_LIMIT, Group, disagrees, group, kind_of, label, may_open

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
ZIP = b"PK\x03\x04\x14\x00\x00\x00"
PROGRAM = b"MZ\x90\x00\x03"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("截图 2026-11-21 14.05.33.png", "截图 2026-11-21 14.05.33.png"),
        ("..\\..\\evil.png", "evil.png"),
        ("/etc/passwd", "passwd"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("console.txt", "console.txt"),
        ("COM¹.txt", "_COM¹.txt"),
        ("a.pdf.exe", "a.pdf.exe"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("name.txt. . ", "name.txt"),
        ("", "unnamed"),
        (".", "unnamed"),
        ("..", "unnamed"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("\ud800.txt", ".txt"),
    ],
)
def test_a_label_has_no_path_and_nothing_hidden(given, shown):
    assert label(given) == shown


def test_a_long_name_keeps_its_extension():
    shown = label("很" * 300 + ".pdf")
    assert NAME_LIMIT - 3 < len(shown.encode()) <= NAME_LIMIT
    assert shown.endswith("很….pdf")


@pytest.mark.parametrize(
    ("head", "name", "mime", "is_odd", "opens"),
    [
        (PNG, "a.png", "image/png", False, True),
        (PNG, "a.jpg", "image/png", True, False),
        (PROGRAM, "a.pdf", "application/x-executable", True, False),
        (PROGRAM, "a.pdf.exe", "application/x-executable", False, False),
        (b"%PDF-1.7\n", "a.pdf", "application/pdf", False, True),
        (b"%PDF-1.7\n", "a", "application/pdf", False, False),
        ("客户来电".encode("gb18030"), "a.txt", "text/plain", False, True),
        (b"MZ and other letters", "a.txt", "text/plain", False, True),
        (b"alert(1)", "a.js", "text/plain", False, False),
        (b"  <svg onload='x'/>", "a.svg", "text/html", False, False),
        (b"<script>", "a.txt", "text/html", True, False),
        (b"[Desktop Entry]", "a.desktop", "text/plain", False, False),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "a.lnk", "application/x-ms-shortcut", False, False),
        (ZIP + b"[Content_Types].xml", "a.docm", "application/zip", False, False),
        (ZIP + b"word/document.xml", "a.zip", "application/zip", False, False),
        (ZIP, "a.xlsx", "application/zip", True, False),
        (b"\x00\x01\x02", "a.bin", "application/octet-stream", False, False),
    ],
)
def test_bytes_say_what_a_file_is(head, name, mime, is_odd, opens):
    found = kind_of(head, name)
    assert (found, disagrees(found, name), may_open(found, name)) == (mime, is_odd, opens)


def test_an_office_file_is_opened_by_its_name():
    found = kind_of(ZIP + b"[Content_Types].xml", "报价.xlsx")
    assert (group(found), may_open(found, "报价.xlsx")) == (Group.SHEET, True)
