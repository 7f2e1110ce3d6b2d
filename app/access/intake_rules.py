"""How people reach what strangers sent: who takes it in sees it; what landed on a ticket is read by
whoever sees that ticket, and what waits or lies aside by nobody else.
"""

from collections.abc import Mapping

from app.access.table_rule import Change, TableRule

# What a line of a ticket's history says was done, and the action it needs.
INTAKE_EVENTS: Mapping[str, tuple[str, ...]] = {"customer_wrote": ("intake.take",)}

_DECIDED = (
    "state", "reason", "taken_at", "contact_id", "ticket_id", "sender", "phone", "sender_name",
    "left_out",
)  # fmt: skip

# What was put on a ticket is for who sees that: a confidential one hides its mails, too.
_ON_A_SEEN_TICKET = "EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)"

INTAKE: Mapping[str, TableRule] = {
    "incoming": TableRule(
        see="ticket.see",
        see_check=(
            "CASE WHEN ticket_id IS NULL THEN (SELECT laike.my_scope('intake.take')) > 0"
            f" ELSE {_ON_A_SEEN_TICKET} END"
        ),
        insert="intake.take",
        insert_check=f"ticket_id IS NULL OR {_ON_A_SEEN_TICKET}",
        changes=(Change("intake.take", _DECIDED),),
    ),
}
