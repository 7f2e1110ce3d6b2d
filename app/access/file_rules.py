"""How people reach files: as the record they hang on; bytes only through an attachment one sees."""

from collections.abc import Mapping

from app.access.table_rule import Change, TableRule, Whose

# What a line of a ticket's history says was done, and the action it needs.
FILE_EVENTS: Mapping[str, tuple[str, ...]] = {
    "attached": ("ticket.comment",),
    "detached": ("ticket.comment",),
}
_BIN = ("deleted_at", "deleted_by_id")
_LABEL = ("name", *_BIN)
# What a file hangs on, if the asking person sees it and it is not in the recycle bin.
_HOLDERS = " OR ".join(
    f"EXISTS (SELECT 1 FROM laike.{table} p WHERE p.id = attachment.{table}_id"
    " AND p.deleted_at IS NULL)"
    for table in ("ticket", "customer", "interaction")
)
# What came with a mail is for who takes it in, until a function hands it on to the ticket.
_CAME = "incoming_id IS NOT NULL AND (SELECT laike.my_scope('intake.take')) > 0"


def _of(table: str) -> Whose:
    return Whose(parent=(table, f"{table}_id"))


FILES: Mapping[str, TableRule] = {
    "attachment": TableRule(
        see="ticket.see",
        see_check=f"{_HOLDERS} OR {_CAME}",
        insert="ticket.comment",
        insert_check=(
            "num_nonnulls(ticket_id, customer_id, interaction_id, incoming_id) = 1"
            f" AND ({_HOLDERS} OR {_CAME})"
            " AND laike.sent_just_now(blob_id)"
        ),
        changes=(
            Change("file.own", _LABEL, whose=Whose(maker="created_by_id")),
            Change("ticket.work", _LABEL, whose=_of("ticket")),
            Change("customer.change", _LABEL, whose=_of("customer")),
            Change("interaction.write", _LABEL, whose=_of("interaction")),
            Change("intake.take", _BIN, "NEW.incoming_id IS NOT NULL"),  # of spam
        ),
    ),
    "blob": TableRule(
        see="ticket.see",
        see_check=(
            "EXISTS (SELECT 1 FROM laike.attachment a"
            " WHERE a.blob_id = blob.id AND a.deleted_at IS NULL)"
        ),
    ),
    "blob_chunk": TableRule(
        see="ticket.see",
        see_check="EXISTS (SELECT 1 FROM laike.blob b WHERE b.id = blob_chunk.blob_id)",
    ),
}
