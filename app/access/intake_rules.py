"""How people reach what strangers sent: who takes it in sees all of it, nobody else any."""

from collections.abc import Mapping

from app.access.table_rule import Change, TableRule

# What a line of a ticket's history says was done, and the action it needs.
INTAKE_EVENTS: Mapping[str, tuple[str, ...]] = {"customer_wrote": ("intake.take",)}

_DECIDED = (
    "state", "reason", "taken_at", "contact_id", "ticket_id", "sender", "phone", "sender_name",
    "left_out",
)  # fmt: skip

INTAKE: Mapping[str, TableRule] = {
    "incoming": TableRule(
        see="intake.take", insert="intake.take", changes=(Change("intake.take", _DECIDED),)
    ),
}
