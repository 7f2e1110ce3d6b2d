"""Where files are kept: their bytes once, and what they hang on."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

import app.interactions.tables  # noqa: F401 - a foreign key leads there
from app.db.base import Base, Editable, Row, partial_index
from app.db.types import Id

_LIVE = text("deleted_at IS NULL")
_GONE = text("deleted_at IS NOT NULL")


class Blob(Row):
    """The bytes of a file, known by their hash: the same file twice is one row.

    ``used_at`` and ``used_by_id`` say who sent it last; a server lets nobody else attach it.
    """

    __tablename__ = "blob"

    sha256: Mapped[str | None] = mapped_column(Text, unique=True)  # None while it is being sent
    size: Mapped[int]  # bytes
    mime: Mapped[str] = mapped_column(Text)  # by its first bytes, whatever the name says
    used_at: Mapped[datetime] = mapped_column(index=True)
    used_by_id: Mapped[int | None] = mapped_column(Id)


class BlobChunk(Base):
    """A piece of a file: 256 KB, the last one less."""

    __tablename__ = "blob_chunk"

    blob_id: Mapped[int] = mapped_column(Id, ForeignKey("blob.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 0
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Editable):
    """A file on one record: a ticket, a customer or a conversation. ``name`` is only its label.

    What came with a mail hangs on that until the mail is a ticket; then on the ticket.
    """

    __tablename__ = "attachment"

    ticket_id: Mapped[int | None] = mapped_column(Id, ForeignKey("ticket.id"))
    customer_id: Mapped[int | None] = mapped_column(Id, ForeignKey("customer.id"))
    interaction_id: Mapped[int | None] = mapped_column(Id, ForeignKey("interaction.id"))
    incoming_id: Mapped[int | None] = mapped_column(Id)  # no key to what stands above this package
    name: Mapped[str] = mapped_column(Text)
    blob_id: Mapped[int] = mapped_column(Id, ForeignKey("blob.id"))

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        def of(column: str) -> Index:
            return partial_index(f"ix_attachment_{column}", column, "id", of=_LIVE)

        return (
            of("ticket_id"),
            of("customer_id"),
            of("interaction_id"),
            of("incoming_id"),
            Index(None, "blob_id"),
            partial_index("ix_attachment_gone", "deleted_at", of=_GONE),
        )
