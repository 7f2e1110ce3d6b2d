"""Mails: a few that were set aside, and those that the tickets by e-mail were made of."""

from sqlalchemy import select

from app.customers.tables import Contact, Customer
from app.db.uow import UnitOfWork
from app.files.sources import Bytes
from app.intake.dto import Message
from app.intake.rules import Reason, State
from app.intake.service import set_aside
from app.intake.tables import Incoming
from app.tickets.rules import Channel
from app.tickets.tables import Ticket

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


_MAILBOX = "service@laike.example.cn@imap.example.cn/INBOX;1"
_WHOLE = """您好：

{text}

此致
敬礼

{who}

------------------ 原始邮件 ------------------
发件人: 客户服务部 <service@laike.example.cn>
主题: 您的反馈我们已经收到

您好，您来信反映的情况我们已经登记，会尽快安排同事与您联系。
如有照片或录屏，请直接回复本邮件附上。
"""
_WHOLE_ENGLISH = """Hello,

{text}

Best regards
{who}

-----Original Message-----
From: Customer service <service@laike.example.cn>
Subject: We have received your message

Thank you for writing to us. A colleague will get back to you soon.
If you have pictures of it, just answer this mail.
"""


def behind_tickets(uow: UnitOfWork) -> None:
    """Put behind the tickets that came by e-mail the whole mails they were made of."""
    found = (
        select(
            Ticket.id,
            Ticket.uid,
            Ticket.reported_at,
            Ticket.title,
            Ticket.description,
            Ticket.contact_id,
            Customer.name,
            Contact.name,
        )
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .where(Ticket.channel == Channel.EMAIL)
        .order_by(Ticket.id)
    )
    for id_, uid, at, title, text, contact_id, customer, contact in uow.session.execute(found):
        who = dict.fromkeys((contact or customer, customer))
        whole = _WHOLE_ENGLISH if text.isascii() else _WHOLE
        uow.session.add(
            Incoming(
                uid=uid,
                key=f"demo:ticket:{id_}",
                mailbox=_MAILBOX,
                mail_uid=id_,
                channel=Channel.EMAIL,
                kind="inquiry",
                sender_name=contact or customer,
                subject=title,
                text=whole.format(text=text, who="\n".join(who)),
                received_at=at,
                taken_at=at,
                created_at=at,
                updated_at=at,
                state=State.TAKEN,
                contact_id=contact_id,
                ticket_id=id_,
            )
        )
