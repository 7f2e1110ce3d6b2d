"""Which action of the permission table opens which table, for what, and by whose row.

One entry per table. What has no entry is reached by nobody but through a narrow function.
"""

from collections.abc import Mapping

from app.access.file_rules import FILE_EVENTS, FILES
from app.access.intake_rules import INTAKE, INTAKE_EVENTS
from app.access.step_rules import STEP_EVENTS, STEPS
from app.access.table_rule import PERSON as _PERSON
from app.access.table_rule import Change, TableRule, Whose

_OF_CUSTOMER = Whose(parent=("customer", "customer_id"))
_CUSTOMER = Whose(owner="owner_id", department="department_id", maker="created_by_id")
_TICKET = Whose(owner="owner_id", department="department_id", maker="created_by_id")
_OF_TICKET = Whose(parent=("ticket", "ticket_id"))
_SEEN_BOTH = (
    "EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)"
    " AND EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = {other})"
)
_MINE = "user_id = (SELECT laike.me())"

_FORM = (
    "external_no", "external_source", "kind", "name", "sort_key", "search_text", "industry",
    "staff_size", "main_business", "source", "first_contact_at", "expected_on", "status",
    "priority", "lifecycle", "need_pain", "need_goal", "need_keywords", "remark", "city",
    "address", "website", "gender", "occupation", "won_on", "contact_name", "phone_masked",
    "email_masked", "completeness",
)  # fmt: skip
_CONTACT = (
    "customer_id", "name", "sort_key", "position", "is_primary", "is_decision_maker",
    "preferred_channel", "left_on", "phone_masked", "email_masked", "deleted_at", "deleted_by_id",
)  # fmt: skip
_PLACE = ("status", "category", "department_id", "assigned_at", "accepted_at")
_WORK = (
    *_PLACE, "title", "description", "search_text", "contact_id", "channel", "priority",
    "priority_rank", "is_confidential", "occurred_at", "wanted_by", "progress", "progress_at",
    "feedback", "solution", "outcome", "rating", "improvement", "root_cause", "solved_at",
    "closed_at",
)  # fmt: skip
_REPLY = (
    "name", "text", "user_id", "status", "priority", "takes", "template_id", "deleted_at",
    "deleted_by_id",
)  # fmt: skip
_ROUTING = (
    "position", "kind", "sub_kind", "tier", "channel", "words", "way", "department_id",
    "person_id", "severity", "deleted_at", "deleted_by_id",
)  # fmt: skip

# What a line of a ticket's history says was done, and the action it needs.
EVENT_ACTIONS: Mapping[str, tuple[str, ...]] = {
    "reported": ("ticket.report",),
    "routed": ("ticket.assign", "ticket.work"),
    "took": ("ticket.work", "ticket.assign"),
    "moved": ("ticket.work",),
    "undone": ("ticket.undo",),
    "changed": ("ticket.work",),
    "classified": ("ticket.classify", "customer.set_tier"),
    "commented": ("ticket.comment",),
    "told_customer": ("ticket.comment",),
    **INTAKE_EVENTS,
    "plan_filed": ("ticket.work",),
    "due_by_hand": ("ticket.set_due",),
    "solved": ("ticket.work",),
    "closed": ("ticket.work",),
    "reopened": ("ticket.reopen", "ticket.work"),
    **STEP_EVENTS,
    **FILE_EVENTS,
    "withdrawn": ("ticket.work",),
    "merged": ("ticket.merge",),
    "unmerged": ("ticket.merge",),
    "linked": ("ticket.comment",),  # on both tickets; the link itself asks for more
    "unlinked": ("ticket.comment",),
}

RULES: Mapping[str, TableRule] = {
    # People, places and lists of choices
    "department": TableRule(
        see=_PERSON,
        insert="people.change",
        changes=(
            Change("people.change", ("key", "name", "position", "supervisor_id", "is_retired")),
        ),
    ),
    "user_account": TableRule(
        see=_PERSON,
        # A name from an imported file; who can sign in is made by a function.
        insert="import.run",
        insert_check="login IS NULL AND NOT is_active AND role = 'agent'",
        changes=(
            Change("people.change", ("name", "sort_key", "department_id", "superior_id", "email")),
        ),
    ),
    "tier": TableRule(
        see=_PERSON, changes=(Change("settings.change", ("name", "position", "contact_days")),)
    ),
    "ticket_status": TableRule(
        see=_PERSON,
        insert="settings.change",
        changes=(Change("settings.change", ("name", "category", "position", "limit")),),
    ),
    "setting": TableRule(
        see=_PERSON,
        see_check="user_id IN (0, (SELECT laike.me()))",
        insert=_PERSON,
        changes=(Change(_PERSON, ("value",)),),
        only=f"{_MINE} OR (user_id = 0 AND (SELECT laike.my_scope('settings.change')) > 0)",
    ),
    "draft": TableRule(
        see=_PERSON,
        insert=_PERSON,
        changes=(Change(_PERSON, ("body", "saved_at")),),
        delete=_PERSON,
        only=_MINE,
    ),
    "presence": TableRule(  # everybody sees who looks at a record, and speaks for himself
        see=_PERSON,
        see_check="TRUE",
        insert=_PERSON,
        changes=(Change(_PERSON, ("until",)),),
        delete=_PERSON,
        only=_MINE,
    ),
    "receipt": TableRule(see=_PERSON, insert=_PERSON, delete=_PERSON, only=_MINE),
    "notice": TableRule(  # written by a function: nobody makes up news for others
        see=_PERSON,
        changes=(Change(_PERSON, ("shown_at", "read_at", "snoozed_until")),),
        only=_MINE,
    ),
    "ticket_mute": TableRule(  # the desk that looks at the clocks asks who muted what
        see=_PERSON,
        see_check=f"{_MINE} OR EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)",
        insert=_PERSON,
        delete=_PERSON,
        only=_MINE,
    ),
    # Customers
    "customer": TableRule(
        see="customer.see",
        whose=_CUSTOMER,
        insert="customer.register",
        insert_check=(
            "(owner_id IS NOT DISTINCT FROM (SELECT laike.me())"
            " OR (SELECT laike.my_scope('customer.name_owner')) > 0)"
            " AND (tier = 'ordinary' OR (SELECT laike.my_scope('customer.set_tier')) > 0)"
        ),
        changes=(
            Change("customer.change", _FORM),
            Change("customer.change_owner", ("owner_id", "account_manager_id", "department_id")),
            Change("customer.set_tier", ("tier",)),
            Change("customer.delete", ("deleted_at", "deleted_by_id")),
            Change("customer.slip", ("deleted_at", "deleted_by_id")),
        ),
    ),
    "customer_private": TableRule(
        see="customer.see_revenue",
        whose=_OF_CUSTOMER,
        insert="customer.see_revenue",
        changes=(Change("customer.see_revenue", ("revenue_text", "revenue_amount", "currency")),),
    ),
    "customer_stats": TableRule(see="customer.see"),
    "tag": TableRule(see="customer.see", insert="customer.register"),
    "customer_tag": TableRule(
        see="customer.see",
        whose=_OF_CUSTOMER,
        insert="customer.change",
        delete="customer.change",
    ),
    "contact": TableRule(
        see="customer.see",
        whose=_OF_CUSTOMER,
        insert="customer.change",
        changes=(Change("customer.change", _CONTACT),),
    ),
    # Conversations and promises
    "interaction": TableRule(
        see="interaction.see",
        whose=Whose(owner="user_id", department_of=("customer", "customer_id")),
        insert="interaction.write",
        insert_check=_MINE,
        changes=(Change("interaction.write", ("deleted_at", "deleted_by_id")),),
    ),
    "follow_up": TableRule(
        see="followup.see",
        whose=Whose(
            owner="owner_id",
            maker="created_by_id",
            department_of=("customer", "customer_id"),
            owner_may_be_nobody=True,
        ),
        insert="followup.write",
        changes=(
            Change(
                "followup.write",
                (
                    "owner_id",
                    "due_at",
                    "state",
                    "note",
                    "result",
                    "done_at",
                    "done_by_id",
                    "deleted_at",
                    "deleted_by_id",
                ),
            ),
        ),
    ),
    # Tickets
    "ticket": TableRule(
        see="ticket.see",
        confidential="ticket.see_confidential",
        let_in="id = ANY ((SELECT laike.my_forces())::bigint[])",
        whose=_TICKET,
        insert="ticket.report",
        changes=(
            Change("ticket.work", _WORK),
            # Who works on a ticket may take it; giving it to others is assigning it.
            Change("ticket.work", ("owner_id",), "NEW.owner_id = (SELECT laike.me())"),
            Change("ticket.undo", ("owner_id", *_PLACE)),
            Change("ticket.assign", ("owner_id", *_PLACE)),
            Change("ticket.classify", ("kind", "sub_kind", "severity")),
            Change("ticket.reopen", ("owner_id", *_WORK, "reopen_count")),
            Change("ticket.merge", ("status", "category", "outcome", "closed_at")),
            Change("ticket.comment", ("next_due_at", "next_due_kind", "accepted_at")),
        ),
    ),
    "ticket_event": TableRule(
        see="ticket.see",
        see_check="EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)",
        whose=_OF_TICKET,
        insert="ticket.comment",
        insert_by_type=EVENT_ACTIONS,
    ),
    **STEPS,
    "ticket_link": TableRule(
        see="ticket.see",
        see_check=_SEEN_BOTH.format(other="other_id"),
        whose=_OF_TICKET,
        insert="ticket.work",
        insert_check=_SEEN_BOTH.format(other="other_id"),
        delete="ticket.work",
    ),
    "ticket_merge": TableRule(
        see="ticket.see",
        see_check=_SEEN_BOTH.format(other="into_id"),
        whose=_OF_TICKET,
        insert="ticket.merge",
        # Who may not merge the other ticket, too, has no such line in its history.
        insert_check=(
            "EXISTS (SELECT 1 FROM laike.ticket_event e WHERE e.ticket_id = into_id"
            " AND e.type = 'merged' AND e.at = now() AND e.actor_id = (SELECT laike.me()))"
        ),
        delete="ticket.merge",
    ),
    "canned_reply": TableRule(  # everybody's own, and those for all by whoever may set up things
        see=_PERSON,
        see_check="user_id IS NULL OR user_id = (SELECT laike.me())",
        insert=_PERSON,
        changes=(Change(_PERSON, _REPLY),),
        only=f"{_MINE} OR (user_id IS NULL AND (SELECT laike.my_scope('settings.change')) > 0)",
    ),
    "routing_rule": TableRule(
        see=_PERSON,
        insert="policy.change",
        changes=(Change("policy.change", _ROUTING),),
    ),
    **INTAKE,
    "sla_rules": TableRule(see=_PERSON, insert="policy.change"),
    "sla_clock": TableRule(  # those of a confidential ticket are for who sees it
        see="ticket.see",
        see_check=(
            "CASE record_type"
            " WHEN 'ticket' THEN EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = record_id)"
            " WHEN 'task' THEN"
            " EXISTS (SELECT 1 FROM laike.task_force_task p WHERE p.id = record_id)"
            " ELSE true END"
        ),
    ),
    "sla_step": TableRule(
        see="ticket.see",
        see_check="EXISTS (SELECT 1 FROM laike.sla_clock p WHERE p.id = clock_id)",
    ),
    **FILES,
    # Surveys
    "questionnaire": TableRule(
        see=_PERSON,
        insert="survey.design",
        changes=(Change("survey.design", ("name", "is_anonymous", "is_current")),),
    ),
    "question": TableRule(
        see=_PERSON,
        insert="survey.design",
        changes=(Change("survey.design", ("text", "position", "is_required")),),
    ),
    "invitation": TableRule(
        see="survey.enter",
        insert="survey.enter",
        changes=(Change("survey.enter", ("state", "remind_at")),),
    ),
    "response": TableRule(
        see="survey.answers", whose=Whose(owner="owner_id", department="department_id")
    ),
    "answer": TableRule(see="survey.answers", whose=Whose(parent=("response", "response_id"))),
    # Imports
    "import_batch": TableRule(
        see="import.run",
        insert="import.run",
        insert_check=_MINE,
        changes=(Change("import.run", ("created", "updated", "log", "undone_at")),),
    ),
    "import_mapping": TableRule(
        see="import.run",
        insert="import.run",
        changes=(Change("import.run", ("mapping",)),),
    ),
    "batch_change": TableRule(
        see="import.run",
        # What was private before an import is private in its log too; of the imports of others
        # one reads what one sees anyhow.
        see_check=(
            "(SELECT laike.my_scope('customer.see')) > 0"
            " AND table_name NOT IN ('contact_private', 'customer_private')"
            " OR (SELECT laike.my_scope('contact.clear_in_lists')) = 4"
            " OR EXISTS (SELECT 1 FROM laike.import_batch b"
            " WHERE b.id = batch_id AND b.user_id = (SELECT laike.me()))"
        ),
        insert="import.run",
        # Who undoes an import writes what its log says: nobody adds to that of somebody else.
        insert_check=(
            "batch_id = ANY (ARRAY("
            "SELECT b.id FROM laike.import_batch b WHERE b.user_id = (SELECT laike.me())))"
        ),
    ),
    # The store itself
    "audit_event": TableRule(see="audit.read"),
    "permission": TableRule(see=_PERSON),
    "alembic_version": TableRule(see=_PERSON),
}

# Reached by functions only: no grant for anybody.
FUNCTION_ONLY = frozenset(
    {"contact_private", "contact_point", "contact_point_token", "contact_reveal",
     "number_counter", "lease"}
)  # fmt: skip

_ALL = "SELECT, INSERT, UPDATE, DELETE"
# What the owners of narrow functions may touch; nobody logs in as one of them.
DEFINERS: Mapping[str, Mapping[str, str]] = {
    "desk": {
        "answer": "SELECT, INSERT",
        "attachment": "SELECT, UPDATE, DELETE",
        "blob": _ALL,
        "blob_chunk": "SELECT, INSERT, DELETE",
        "contact": "SELECT, INSERT, UPDATE",
        "contact_point": _ALL,
        "contact_point_token": _ALL,
        "contact_private": _ALL,
        "contact_reveal": "SELECT, INSERT",
        # A new customer of an import takes the number of one in the recycle bin.
        "customer": "SELECT, INSERT, UPDATE (external_no, version, updated_at, updated_by_id)",
        "customer_private": "SELECT, INSERT",
        "customer_stats": _ALL,
        "customer_tag": "INSERT",
        "department": "SELECT",
        "incoming": "SELECT, INSERT",
        "invitation": "SELECT, UPDATE",
        "lease": _ALL,
        "notice": _ALL,
        "number_counter": _ALL,
        "response": "SELECT, INSERT",
        "setting": "SELECT",
        "sla_clock": _ALL,
        "sla_step": "SELECT, INSERT",
        "tag": "SELECT, INSERT",
        "task_force_task": "SELECT",
        "ticket": "SELECT, UPDATE",
        "ticket_event": "SELECT, INSERT",
        "user_account": "SELECT",
    },
    "audit": {
        "audit_event": "SELECT, INSERT, DELETE",
        "questionnaire": "SELECT",  # an answer to an anonymous one leaves no line
        "setting": "SELECT",
    },
    "people": {
        "department": "SELECT",
        "notice": "INSERT",
        "user_account": "SELECT, INSERT, UPDATE",
    },
}
