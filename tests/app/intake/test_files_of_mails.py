"""What comes with a mail is kept with it and hangs on its ticket, whatever becomes of the mail."""

from email.message import EmailMessage

import pytest
from sqlalchemy import func, select

from app.core.errors import NotFound, PermissionDenied
from app.files import queries as files
from app.files import sources
from app.files.dto import Holder, Record
from app.files.tables import Attachment, Blob
from app.intake import queries, service
from app.intake.dto import Decide, IncomingFile
from app.intake.rules import Reason, State
from app.mail.parsing import parsed
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets.rules import EventType
from tests.app.intake.conftest import LI_NA

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
LIMIT = 1024**2  # bytes, so that a test need not write 25 MB


@pytest.fixture(autouse=True)
def small_limit(monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", LIMIT)


def mail(number="1", sender=LI_NA, subject="打印机又卡纸了", **heads) -> bytes:
    """A mail as programs send it: a text with a picture in it, and three files."""
    built = EmailMessage()
    built["From"], built["Subject"], built["Message-ID"] = sender, subject, f"<{number}@x>"
    for name, value in heads.items():
        built[name.replace("_", "-")] = value
    built.set_content("见附件和截图\n\n-----原始邮件-----\n发件人: 客服\n请发照片")
    built.add_alternative('<p>见附件和截图<img src="cid:shot"></p>', subtype="html")
    page = built.get_payload()[1]
    page.add_related(PNG + b"inline", "image", "png", cid="<shot>")
    built.add_attachment(PNG, "image", "png", filename="照片.png")
    sheet = EmailMessage()
    sheet["Content-Type"] = "application/octet-stream"
    sheet["Content-Disposition"] = "attachment; filename*=gbk''%B1%A8%BC%DB%B5%A5.csv"
    sheet.set_payload(b"a,b,c")
    built.attach(sheet)
    built.add_attachment(b"\x01" * (LIMIT + 1), "video", "mp4", filename="录像.mp4")
    built.add_attachment(b"", "application", "pdf", filename="空.pdf")
    return built.as_bytes()


def take(backend, raw: bytes, **fields):
    message = parsed(raw, "desk@example.cn", ("box;1", 1), **fields)
    return backend.command(service.take_in, message).result


def names_on(backend, ticket_id):
    rows = backend.query(files.attachments, Holder(Record.TICKET, ticket_id)).rows
    return sorted(row.name for row in rows)


KEPT = ["image-3.png", "报价单.csv", "照片.png"]


def test_a_mail_brings_its_files_to_its_ticket_once(world, backend):
    taken = take(backend, mail())
    assert names_on(backend, taken.ticket_id) == KEPT
    rows = backend.query(files.attachments, Holder(Record.TICKET, taken.ticket_id)).rows
    picture = next(row for row in rows if row.name == "照片.png")
    assert (backend.query(files.content, picture.id), picture.mime) == (PNG, "image/png")
    assert {row.user_name for row in rows} == {None}
    lines = [one for one in world.history(taken.ticket_id) if one.type is EventType.ATTACHED]
    assert {(one.text, one.actor_name) for one in lines} == {(name, None) for name in KEPT}
    assert not take(backend, mail()).is_new
    assert names_on(backend, taken.ticket_id) == KEPT


def test_a_file_that_cannot_be_kept_is_named_with_the_reason(world, backend):
    taken = take(backend, mail())
    text = world.detail(taken.ticket_id).description
    assert text.startswith("见附件和截图")
    assert text.endswith("\n\n✗ 录像.mp4 · 1.0 MB > 1 MB\n✗ 空.pdf · 0 KB")
    assert backend.query(queries.incoming_text, taken.id) == text


def test_an_answer_brings_its_files_to_the_ticket_it_answers(world, backend):
    first = take(backend, mail())
    answer = take(backend, mail("2", subject="回复", In_Reply_To="<1@x>"))
    assert (answer.ticket_id, answer.is_reply) == (first.ticket_id, True)
    assert names_on(backend, first.ticket_id) == sorted(KEPT * 2)
    wrote = [one for one in world.history(first.ticket_id) if one.field == "channel"]
    assert wrote[0].text.startswith("见附件和截图\n\n✗ 录像.mp4")
    assert "请发照片" not in wrote[0].text
    kept_bytes = backend.query(
        lambda read: read.session.scalar(select(func.count()).select_from(Blob))
    )
    assert kept_bytes == len(KEPT)  # of the same files only once


def test_what_lies_aside_has_its_files_until_it_is_a_ticket(world, backend):
    taken = take(backend, mail(Precedence="bulk"))
    row = backend.query(queries.incoming_page).rows[0]
    assert (taken.state, row.reason) == (State.ASIDE, Reason.BULK)
    kept = backend.query(queries.incoming_files, row.id)
    assert kept == (
        IncomingFile("image-3.png", len(PNG) + 6),
        IncomingFile("照片.png", len(PNG)),
        IncomingFile("报价单.csv", 5),
    )
    made = backend.command(service.as_ticket, Decide(row.id, row.version)).result
    assert names_on(backend, made.ticket_id) == KEPT
    assert backend.query(queries.incoming_files, row.id) == ()


def test_what_waits_has_its_files_when_it_is_taken_in(world, backend, clock):
    backend.command(settings.change, ChangeSetting("intake.hourly", 1))
    states = [take(backend, mail(number)).state for number in ("1", "2")]
    assert states == [State.TAKEN, State.WAITING]
    clock.forward(minutes=61)
    assert backend.command(service.take_waiting).result == 1
    newest = max(row.ticket_id for row in backend.query(queries.incoming_page, False).rows)
    assert names_on(backend, newest) == KEPT


def test_files_of_a_mail_that_is_no_ticket_are_reached_through_the_mail_only(world, backend):
    take(backend, mail(Precedence="bulk"))
    row = backend.query(queries.incoming_page).rows[0]
    with pytest.raises(PermissionDenied):
        world.of("赵敏").query(queries.incoming_files, row.id)
    id_ = backend.query(lambda read: read.session.scalar(select(Attachment.id).limit(1)))
    with pytest.raises(NotFound):
        backend.query(files.content, id_)
