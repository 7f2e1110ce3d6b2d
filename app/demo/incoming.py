"""A few mails that were set aside, so that the page of what came in has something to show."""

from app.db.uow import UnitOfWork
from app.files.sources import Bytes
from app.intake.dto import Message
from app.intake.rules import Reason
from app.intake.service import set_aside
from app.tickets.rules import Channel

_MAILS = (
    (
        "李娜",
        "lina@yunfan.example.cn",
        "自动回复：外出通知",
        "我这周出差，邮件回复会慢一些，急事请打电话。",
        Reason.AUTOMATIC,
    ),
    (
        "行业资讯",
        "news@expo.example.com",
        "三月展会早鸟票开售",
        "三月的展会现在开始报名，早鸟票八折。",
        Reason.BULK,
    ),
    (
        "Anna Lindqvist",
        "anna@nordhafen.example.com",
        "Scans of all invoices of 2025",
        "",
        Reason.TOO_LARGE,
    ),
)


_FILES = {"news@expo.example.com": (Bytes("展会日程.txt", "三月十二日 开幕\n".encode()),)}


def put_aside(uow: UnitOfWork) -> None:
    """Set the mails aside."""
    for number, (name, address, subject, text, reason) in enumerate(_MAILS):
        message = Message(
            f"demo:{number}",
            Channel.EMAIL,
            subject,
            text,
            name,
            address,
            aside=reason,
            files=_FILES.get(address, ()),
        )
        set_aside(uow, message)
