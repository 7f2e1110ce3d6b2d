"""How people reach what strangers sent: who takes it in sees it, nobody else any."""

from collections.abc import Mapping

from app.access.table_rule import Change, TableRule

# What a line of a ticket's history says was done, and the action it needs.
INTAKE_EVENTS: Mapping[str, tuple[str, ...]] = {"customer_wrote": ("intake.take",)}

_DECIDED = (
    "state", "reason", "taken_at", "contact_id", "ticket_id", "sender", "phone", "sender_name",
    "left_out",
)  # fmt: skip

# What was put on a confidential ticket is for who sees that.
_SEEN_IF_ANY = "ticket_id IS NULL OR EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)"

INTAKE: Mapping[str, TableRule] = {
    "incoming": TableRule(
        see="intake.take",
        see_check=_SEEN_IF_ANY,
        insert="intake.take",
        insert_check=_SEEN_IF_ANY,
        changes=(Change("intake.take", _DECIDED),),
    ),
}
