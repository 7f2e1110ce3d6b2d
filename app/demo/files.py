"""Files of the demo: photos and notes that customers sent, made here so that none need ship."""

import struct
import zlib
from collections.abc import Callable, Iterator

from sqlalchemy import func, select

from app.customers.tables import Customer
from app.db.uow import UnitOfWork
from app.files.dto import AttachFile, Holder, Record
from app.files.service import attach
from app.files.sources import Bytes
from app.interactions.tables import Interaction
from app.tickets.rules import WAITING_CUSTOMER
from app.tickets.tables import Ticket

_MOST = 6  # tickets with files
_WIDTH, _HEIGHT = 240, 160
_LOG = "09:02:11 电源正常\n09:02:14 网络连接超时（10 秒）\n09:02:24 第 3 次重试失败\n"
_PAPER = "设备清单\n1. 打印机 2 台\n2. 扫描枪 4 把\n3. 交换机 1 台\n"


def files(uow: UnitOfWork) -> None:
    """Hang some on tickets that wait for the customer; on the first ticket, customer and talk."""
    photo = _png(lambda x, y: (60 + x // 3, 90 + y // 2, 150 - x // 4))
    screen = _png(lambda x, y: (230, 235, 240) if (x // 12 + y // 12) % 5 else (52, 120, 200))
    for number, ticket_id in enumerate(_tickets(uow)):
        holder = Holder(Record.TICKET, ticket_id)
        attach(uow, AttachFile(holder, Bytes("设备序列号.png", photo)))
        if number % 2 == 0:
            attach(uow, AttachFile(holder, Bytes("故障日志.txt", _LOG.encode())))
            attach(uow, AttachFile(holder, Bytes("截图 2026-11-21 14.05.33.png", screen)))
    first = uow.session.scalar(select(func.min(Customer.id)))
    talk = uow.session.scalar(select(func.min(Interaction.id)))
    if talk is not None:
        holder = Holder(Record.INTERACTION, talk)
        attach(uow, AttachFile(holder, Bytes("会议纪要.txt", _PAPER.encode())))
        attach(uow, AttachFile(holder, Bytes("白板照片.png", photo)))
    if first is not None:
        holder = Holder(Record.CUSTOMER, first)
        attach(uow, AttachFile(holder, Bytes("设备清单.txt", _PAPER.encode())))
        attach(uow, AttachFile(holder, Bytes("门店照片.png", photo)))


def _tickets(uow: UnitOfWork) -> Iterator[int]:
    waiting = select(Ticket.id).where(Ticket.status == WAITING_CUSTOMER).order_by(Ticket.id)
    first = select(func.min(Ticket.id))
    found = [uow.session.scalar(first), *uow.session.scalars(waiting.limit(_MOST - 1))]
    return (id_ for id_ in found if id_ is not None)


def _png(color: Callable[[int, int], tuple[int, int, int]]) -> bytes:
    """A small picture, each point of it by ``color``."""
    lines = (
        b"\x00" + bytes(part for x in range(_WIDTH) for part in color(x, y)) for y in range(_HEIGHT)
    )
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checked
