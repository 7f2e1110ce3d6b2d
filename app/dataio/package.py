"""The zip around an .xlsx: refused before anything is unpacked if it could hurt, read as XML parts.

Parts are only ever streamed, never written to disk, so names such as ``../../x`` do nothing. A zip
that lies about its sizes is cut by ``zipfile`` at the size it declared and fails its checksum.
A DOCTYPE is refused: without one no entity can be declared, so none can be fetched or blown up.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from app.dataio.sheets import FileEncrypted, FileTooLarge, FileUnreadable, Limits

_CHUNK = 1 << 14
_SMALL = 20 << 20  # below this an extreme ratio hurts nobody


class Package:
    """An open .xlsx file.

    Raises:
        FileEncrypted: its parts have a password.
        FileTooLarge: more parts or more unpacked bytes than ``limits`` allow.
        FileUnreadable: not a zip, damaged, or unsafe XML.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        with _damage_is_refused():
            self._zip = zipfile.ZipFile(path)
        entries = self._zip.infolist()
        if len(entries) > limits.entries:
            raise FileTooLarge(limit="entries", max=limits.entries)
        unpacked = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if unpacked > limits.unpacked_bytes:
            raise FileTooLarge(limit="unpacked_bytes", max=limits.unpacked_bytes)
        if unpacked > max(_SMALL, packed * limits.ratio):
            raise FileTooLarge(limit="ratio", max=limits.ratio)
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileEncrypted()
        self._names = {entry.filename.lower(): entry.filename for entry in entries}

    def has(self, part: str) -> bool:
        """Whether the zip holds ``part`` (the letter case of part names does not count)."""
        return part.lower() in self._names

    def elements(self, part: str, *names: str) -> Iterator[Element]:
        """Yield each finished element of these names, emptied once the caller goes on.

        A part that is not there has none. Names are without namespace.
        """
        if not self.has(part):
            return
        with _damage_is_refused():
            with self._open(part) as source:
                _refuse_doctype(source)
            is_wanted: dict[str, bool] = {}
            with self._open(part) as source:
                for _, element in ElementTree.iterparse(source):
                    tag = element.tag
                    if tag not in is_wanted:
                        is_wanted[tag] = local_name(element) in names
                    if is_wanted[tag]:
                        yield element
                        element.clear()

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what ``part`` points at: id → (kind, part), kinds by their last word."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}
        for element in self.elements(
            posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship"
        ):
            if element.get("TargetMode") != "External":
                target = posixpath.join("/", folder, element.get("Target", ""))
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = kind, posixpath.normpath(target).lstrip("/")
        return found

    def _open(self, part: str) -> IO[bytes]:
        return self._zip.open(self._names[part.lower()])


def local_name(element: Element) -> str:
    """Return the name of ``element`` without its namespace."""
    return element.tag.rpartition("}")[2]


def _refuse_doctype(source: IO[bytes]) -> None:
    """Look up to the first element: a DOCTYPE can stand nowhere else."""
    has_begun = False

    def begin(*_element: object) -> None:
        nonlocal has_begun
        has_begun = True

    def refuse(*_declaration: object) -> None:
        raise FileUnreadable(reason="unsafe")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    while not has_begun and (chunk := source.read(_CHUNK)):
        parser.Parse(chunk, False)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that zipfile does not know
    ElementTree.ParseError,
    expat.ExpatError,
)


@contextmanager
def _damage_is_refused() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as err:
        raise FileUnreadable(reason="damaged") from err
