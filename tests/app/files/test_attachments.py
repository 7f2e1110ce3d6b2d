"""Files on records: stored once, whole, read back as they were, and gone with their record."""

import os
import sys
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select, update

from app.core.errors import Cancelled, Conflict, NotFound, StoreFull
from app.core.progress import Progress
from app.customers import service as customers
from app.customers.dto import DeleteCustomer, NewCustomer
from app.files import adding, copying, queries, service
from app.files.dto import (
    AttachFile,
    FileDamaged,
    Holder,
    Record,
    RemoveAttachment,
    RenameAttachment,
)
from app.files.rules import LARGEST, PIECE
from app.files.sources import Bytes, DiskFile, FileRefused
from app.files.tables import Attachment, Blob, BlobChunk
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import ReportTicket
from app.tickets.rules import EventType, Kind
from app.workflows.housekeeping import tidy

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture
def customer(backend):
    return backend.command(customers.register, NewCustomer("晨光")).result


@pytest.fixture
def ticket(backend, customer):
    cmd = ReportTicket(customer, Kind.TECHNICAL, "打印机卡纸")
    return Holder(Record.TICKET, backend.command(ticket_service.report, cmd).result)


def attach(backend, holder, source, progress=None):
    args = (progress,) if progress else ()
    return backend.command(service.attach, AttachFile(holder, source), *args).result


def stored(backend, table=Blob):
    return backend.query(lambda read: read.session.scalar(select(func.count()).select_from(table)))


def names(backend, holder):
    return [row.name for row in backend.query(queries.attachments, holder).rows]


def test_a_file_of_several_pieces_is_read_back_as_it_was(backend, ticket, tmp_path):
    data = os.urandom(2 * PIECE + 7)
    (tmp_path / "数据.bin").write_bytes(data)
    told = []
    progress = Progress(lambda done, total: told.append((done, total)))
    id_ = attach(backend, ticket, DiskFile(tmp_path / "数据.bin"), progress)
    assert told[0] == (0, len(data))
    assert told[-1] == (len(data), len(data))
    row = backend.query(queries.attachment, id_)
    assert (row.name, row.size, row.sha256) == ("数据.bin", len(data), sha256(data).hexdigest())
    copy = copying.write_copy(backend, Progress(), id_, tmp_path / "copy.bin")
    assert copy.read_bytes() == data


def test_every_record_has_its_own_files_and_the_ticket_tells_of_them(backend, ticket, customer):
    logged = LogInteraction(
        customer, InteractionChannel.PHONE, Direction.IN, "客户询问 A4 纸的价格，已报 25 元一包"
    )
    talk = Holder(Record.INTERACTION, backend.command(interactions.log, logged).result)
    whole = Holder(Record.CUSTOMER, customer)
    for holder in (ticket, whole, talk):
        attach(backend, holder, Bytes(f"{holder.record}.png", PNG))
    for holder in (ticket, whole, talk):
        assert names(backend, holder) == [f"{holder.record}.png"]
        assert backend.query(queries.attachment_count, holder) == 1
    (kept,) = backend.query(queries.attachments, ticket).rows
    lines = backend.query(tickets.history, ticket.id).rows
    line = next(line for line in lines if line.type is EventType.ATTACHED)
    assert (line.text, line.after) == ("ticket.png", str(kept.id))


def test_the_same_file_is_stored_once(backend, ticket, customer):
    whole = Holder(Record.CUSTOMER, customer)
    for number in range(20):
        attach(backend, whole if number % 2 else ticket, Bytes(f"{number}.png", PNG))
    assert (stored(backend), stored(backend, BlobChunk), stored(backend, Attachment)) == (1, 1, 20)


def test_of_several_files_only_the_bad_one_is_refused(backend, ticket):
    sources = [Bytes("a.png", PNG), Bytes("empty.txt", b""), Bytes("b.txt", b"more")]
    outcome = adding.attach_all(backend, Progress(), ticket, sources)
    assert names(backend, ticket) == ["b.txt", "a.png"]
    assert [error.params["name"] for error in outcome.result.refusals] == ["empty.txt"]
    back = backend.command(outcome.undo.command, *outcome.undo.args)
    assert names(backend, ticket) == []
    backend.command(back.undo.command, *back.undo.args)
    assert names(backend, ticket) == ["b.txt", "a.png"]
    with pytest.raises(FileRefused):
        adding.attach_all(backend, Progress(), ticket, sources[1:2])
    both = [sources[1], Bytes("blank.txt", b"")]
    told = adding.attach_all(backend, Progress(), ticket, both).refusals
    assert [error.params["name"] for error in told] == ["empty.txt", "blank.txt"]


def test_what_was_changed_in_the_store_is_told_and_not_given_out(backend, ticket, tmp_path):
    id_ = attach(backend, ticket, Bytes("a.txt", b"hello world"))
    spoil = update(BlobChunk).values(data=b"hello wOrld")
    backend.command(lambda uow: uow.session.connection().execute(spoil) and None)
    with pytest.raises(FileDamaged):
        copying.write_copy(backend, Progress(), id_, tmp_path / "a.txt")
    assert list(tmp_path.glob("*.txt")) == []
    lose = BlobChunk.__table__.delete()
    backend.command(lambda uow: uow.session.connection().execute(lose) and None)
    with pytest.raises(FileDamaged):
        backend.query(queries.content, id_)


def test_a_label_from_another_hand_is_no_path(backend, ticket):
    id_ = attach(backend, ticket, Bytes("a.txt", b"hello"))
    forged = update(Attachment.__table__).values(name="../../\u202e.bashrc")
    backend.command(lambda uow: uow.session.connection().execute(forged) and None)
    assert backend.query(queries.attachment, id_).name == ".bashrc"
    assert names(backend, ticket) == [".bashrc"]


def test_stopping_leaves_nothing(backend, ticket, tmp_path):
    def stop(done, _total):
        if done:
            raise Cancelled()

    with pytest.raises(Cancelled):
        attach(backend, ticket, Bytes("a.bin", b"x" * (PIECE + 1)), Progress(stop))
    assert (stored(backend), stored(backend, BlobChunk), names(backend, ticket)) == (0, 0, [])
    id_ = attach(backend, ticket, Bytes("a.bin", b"x" * (PIECE + 1)))
    with pytest.raises(Cancelled):
        copying.write_copy(backend, Progress(stop), id_, tmp_path / "a.bin")
    assert list(tmp_path.glob("*.bin")) == []


class _Breaking:
    """A disk that is full in the middle."""

    name = "a.bin"

    def size(self):
        return 2 * PIECE

    def pieces(self):
        yield b"x" * PIECE
        raise OSError("no space left on device")


def test_a_failure_in_the_middle_leaves_no_row_without_its_bytes(backend, ticket):
    with pytest.raises(OSError, match="no space"):
        attach(backend, ticket, _Breaking())
    assert [stored(backend, table) for table in (Attachment, Blob, BlobChunk)] == [0, 0, 0]


def test_a_full_disk_keeps_no_row_without_its_bytes(sqlite_backend):
    form = NewCustomer("晨光")
    holder = Holder(Record.CUSTOMER, sqlite_backend.command(customers.register, form).result)

    def limit(more: int) -> None:
        with sqlite_backend.engines.writes.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + more}")

    photo = Bytes("a.png", PNG + os.urandom(3 * PIECE))
    limit(100)  # room for the first piece
    with pytest.raises(StoreFull):
        attach(sqlite_backend, holder, photo)
    assert [stored(sqlite_backend, table) for table in (Attachment, Blob, BlobChunk)] == [0, 0, 0]
    limit(1000)
    attach(sqlite_backend, holder, photo)
    assert names(sqlite_backend, holder) == ["a.png"]


def _growing(path):
    class Growing(DiskFile):
        def _read(self, file, expected):
            with path.open("ab") as more:
                more.write(b"more")
            yield from super()._read(file, expected)

    path.write_bytes(b"begun")
    return Growing(path)


def _special(tmp_path, kind):
    path = tmp_path / "given"
    match kind:
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()
        case "no_file":
            os.mkfifo(path)
        case "unreadable":
            pass  # it went away
        case "too_large":
            with path.open("wb") as file:
                file.truncate(2 * 1024**3)
        case "changing":
            return _growing(path)
    return DiskFile(path)


@pytest.mark.parametrize(
    "kind", ["empty", "folder", "no_file", "unreadable", "too_large", "changing"]
)
@pytest.mark.skipif(sys.platform == "win32", reason="pipes with names are of other systems")
def test_what_is_no_file_to_keep_is_refused(backend, ticket, tmp_path, kind):
    with pytest.raises(FileRefused) as refused:
        attach(backend, ticket, _special(tmp_path, kind))
    assert refused.value.params["reason"] == kind
    assert stored(backend) == 0


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a device of Unix")
def test_a_device_is_refused(backend, ticket, tmp_path):
    (tmp_path / "link").symlink_to("/dev/zero")
    for path in ("/dev/zero", tmp_path / "link"):
        with pytest.raises(FileRefused):
            attach(backend, ticket, DiskFile(type(tmp_path)(path)))


def test_the_largest_file_goes_in_and_a_byte_more_does_not(backend, ticket):
    attach(backend, ticket, Bytes("a.bin", bytes(LARGEST)))
    with pytest.raises(FileRefused):
        attach(backend, ticket, Bytes("b.bin", bytes(LARGEST + 1)))


def test_a_removed_file_comes_back_and_another_label_is_taken_back(backend, ticket):
    id_ = attach(backend, ticket, Bytes("a.png", PNG))
    renamed = backend.command(service.rename, RenameAttachment(id_, "../主板.png", 1))
    assert names(backend, ticket) == ["主板.png"]
    with pytest.raises(Conflict):
        backend.command(service.remove, RemoveAttachment(id_, 1))
    removed = backend.command(service.remove, RemoveAttachment(id_, 2))
    assert names(backend, ticket) == []
    with pytest.raises(NotFound):
        backend.query(queries.piece, id_, 0)
    backend.command(removed.undo.command, *removed.undo.args)
    assert names(backend, ticket) == ["主板.png"]
    assert renamed.undo is not None


def test_a_month_after_its_removal_a_file_is_gone_for_good(backend, clock, ticket, customer):
    kept = attach(backend, Holder(Record.CUSTOMER, customer), Bytes("a.png", PNG))
    again = attach(backend, ticket, Bytes("a.png", PNG))
    alone = attach(backend, ticket, Bytes("b.txt", b"alone"))
    removed = [backend.command(service.remove, RemoveAttachment(id_, 1)) for id_ in (again, alone)]
    clock.now += timedelta(days=29)
    backend.command(tidy)
    assert stored(backend) == 2
    clock.now += timedelta(days=2)
    backend.command(tidy)
    assert (stored(backend), stored(backend, BlobChunk), stored(backend, Attachment)) == (1, 1, 1)
    assert backend.query(queries.content, kept) == PNG
    with pytest.raises(NotFound):
        backend.command(removed[1].undo.command, *removed[1].undo.args)


def test_files_of_a_deleted_customer_are_hidden_with_him(backend, customer):
    holder = Holder(Record.CUSTOMER, customer)
    id_ = attach(backend, holder, Bytes("a.png", PNG))
    deleted = backend.command(customers.delete, DeleteCustomer(customer, 1))
    for query, asked in ((queries.attachments, holder), (queries.attachment, id_)):
        with pytest.raises(NotFound):
            backend.query(query, asked)
    backend.command(deleted.undo.command, *deleted.undo.args)
    assert names(backend, holder) == ["a.png"]


def test_files_come_in_pages(backend, ticket):
    for number in range(5):
        attach(backend, ticket, Bytes(f"{number}.png", PNG))
    first = backend.query(queries.attachments, ticket, None, 3)
    second = backend.query(queries.attachments, ticket, first.next_cursor, 3)
    assert [row.name[0] for row in (*first.rows, *second.rows)] == list("43210")
    assert second.next_cursor is None
