"""How people reach what is done on a ticket in steps: complaints, checklists, task forces.

It is done by whoever works on the ticket. Being a member of its task force (a live row of
``task_force_member``) opens these and nothing else, whatever the department:

- to see the ticket with its history, clocks and steps, also a confidential one;
- with that to comment on it, as everybody does who sees a ticket;
- to say that a task of one's own is done, and to take that back;
- for its lead: what those may who work on the ticket, but only in the task force itself (members,
  tasks, meetings).
"""

from collections.abc import Mapping

from app.access.table_rule import PERSON, Change, TableRule, Whose

_OF_TICKET = Whose(parent=("ticket", "ticket_id"))
_TICKET_IS_SEEN = "EXISTS (SELECT 1 FROM laike.ticket p WHERE p.id = ticket_id)"
_MINE = "user_id = (SELECT laike.me())"
_GONE = ("deleted_at", "deleted_by_id")
# Nobody ticks in the name of somebody else.
_NOT_DONE = "done_at IS NULL AND done_by_id IS NULL"
_BY_ME = "NEW.done_by_id IS NULL OR NEW.done_by_id = (SELECT laike.me())"

# What a line of a ticket's history says was done, and the action it needs.
STEP_EVENTS: Mapping[str, tuple[str, ...]] = {
    "step_done": ("ticket.work",),
    "step_undone": ("ticket.work",),
    "checked": ("ticket.work",),
    "unchecked": ("ticket.work",),
    "joined": ("ticket.lead",),
    "left": ("ticket.lead",),
    "task_given": ("ticket.lead",),
    "task_done": ("ticket.comment",),  # whose task it is, the task's own row asks
    "task_undone": ("ticket.comment",),
    "met": ("ticket.lead",),
}

STEPS: Mapping[str, TableRule] = {
    "complaint_step": TableRule(
        see="ticket.see",
        see_check=_TICKET_IS_SEEN,
        whose=_OF_TICKET,
        insert="ticket.work",
        changes=(Change("ticket.work", _GONE),),  # what was said stays as it was said
    ),
    "checklist_line": TableRule(
        see="ticket.see",
        see_check=_TICKET_IS_SEEN,
        whose=_OF_TICKET,
        insert="ticket.work",
        insert_check=_NOT_DONE,
        changes=(
            Change("ticket.work", ("position", "text")),
            Change("ticket.work", ("done_at", "done_by_id"), _BY_ME),
        ),
        delete="ticket.work",
    ),
    "checklist_template": TableRule(  # as canned replies
        see=PERSON,
        see_check="user_id IS NULL OR user_id = (SELECT laike.me())",
        insert=PERSON,
        changes=(Change(PERSON, ("name", "lines", "user_id", "kind", "sub_kind", *_GONE)),),
        only=f"{_MINE} OR (user_id IS NULL AND (SELECT laike.my_scope('settings.change')) > 0)",
    ),
    "task_force_member": TableRule(
        see="ticket.see",
        see_check=_TICKET_IS_SEEN,
        whose=_OF_TICKET,
        insert="ticket.lead",
        changes=(Change("ticket.lead", ("part", "is_lead", *_GONE)),),
    ),
    "task_force_task": TableRule(
        see="ticket.see",
        see_check=_TICKET_IS_SEEN,
        whose=_OF_TICKET,
        insert="ticket.lead",
        insert_check=_NOT_DONE,
        changes=(
            Change("ticket.lead", ("text", "owner_id", "due_at", *_GONE)),
            Change("ticket.lead", ("done_at", "done_by_id", "result"), _BY_ME),
            Change("ticket.own_task", ("done_at", "done_by_id", "result"), _BY_ME),
        ),
    ),
    "task_force_meeting": TableRule(
        see="ticket.see",
        see_check=_TICKET_IS_SEEN,
        whose=_OF_TICKET,
        insert="ticket.lead",
        changes=(Change("ticket.lead", ("held_at", "participants", "decided", "text", *_GONE)),),
    ),
}
