"""What came in from outside."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable
from app.db.types import Id

_TO_DO = text("state IN ('waiting', 'aside') AND deleted_at IS NULL")


class Incoming(Editable):
    """A mail or a submission of the web form; ``app.intake.rules`` says what its codes mean.

    ``sender`` and ``phone`` go once it is a ticket: from then on they are the contact's.
    """

    __tablename__ = "incoming"

    key: Mapped[str] = mapped_column(Text)
    thread_key: Mapped[str | None] = mapped_column(Text)
    answers: Mapped[str] = mapped_column(Text, default="")  # thread keys, blanks between them
    mailbox: Mapped[str | None] = mapped_column(Text)
    mail_uid: Mapped[int | None] = mapped_column(Id)
    number: Mapped[str | None] = mapped_column(Text)  # what a visitor of the web form was told
    channel: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    sender_name: Mapped[str] = mapped_column(Text, default="")
    sender: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    left_out: Mapped[str] = mapped_column(Text, default="")  # files that are not kept, one a line
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    taken_at: Mapped[datetime | None]
    contact_id: Mapped[int | None] = mapped_column(Id, ForeignKey("contact.id"))
    ticket_id: Mapped[int | None] = mapped_column(Id, ForeignKey("ticket.id"))

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("key"),
            Index(None, "thread_key"),
            Index(None, "mailbox", "mail_uid"),
            Index(None, "contact_id", "taken_at"),
            Index(None, "taken_at"),
            Index(None, "ticket_id"),
            Index("ix_incoming_all", "received_at", "id"),
            Index(
                "ix_incoming_to_do",
                "received_at",
                "id",
                "state",
                sqlite_where=_TO_DO,
                postgresql_where=_TO_DO,
            ),
        )
