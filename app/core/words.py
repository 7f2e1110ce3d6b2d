"""Names of the things that have codes, in English, and their translation without Qt.

The window translates ``ENGLISH[key]`` through Qt (context "Words"); workbooks and the command
line use ``say``, which reads the same translations from a JSON file made by the build step of
``resources/i18n``.
"""

from functools import cache

import resources
from app.core.mark import QT_TRANSLATE_NOOP

ENGLISH: dict[str, str] = {
    # roles
    "role.owner": QT_TRANSLATE_NOOP("Words", "Owner"),
    "role.front": QT_TRANSLATE_NOOP("Words", "Front desk"),
    "role.agent": QT_TRANSLATE_NOOP("Words", "Agent"),
    "role.supervisor": QT_TRANSLATE_NOOP("Words", "Supervisor"),
    "role.manager": QT_TRANSLATE_NOOP("Words", "Manager"),
    "role.admin": QT_TRANSLATE_NOOP("Words", "Administrator"),
    # what managers are told was done to a person
    "people_change.added": QT_TRANSLATE_NOOP("Words", "is new here"),
    "people_change.login": QT_TRANSLATE_NOOP("Words", "was given a login"),
    "people_change.enabled": QT_TRANSLATE_NOOP("Words", "was let in again"),
    "people_change.disabled": QT_TRANSLATE_NOOP("Words", "was locked out"),
    "people_change.role": QT_TRANSLATE_NOOP("Words", "has this role now"),
    "people_change.department": QT_TRANSLATE_NOOP("Words", "is in another department"),
    "people_change.details": QT_TRANSLATE_NOOP("Words", "has another name or e-mail"),
    "people_change.password": QT_TRANSLATE_NOOP("Words", "was given a new password"),
    # departments
    "department.sales": QT_TRANSLATE_NOOP("Words", "Sales"),
    "department.support": QT_TRANSLATE_NOOP("Words", "Technical support"),
    "department.service": QT_TRANSLATE_NOOP("Words", "Customer service"),
    # choices of settings
    "setting.ui.language.system": QT_TRANSLATE_NOOP("Words", "As the system"),
    "setting.ui.language.zh_CN": QT_TRANSLATE_NOOP("Words", "中文"),
    "setting.ui.language.en": QT_TRANSLATE_NOOP("Words", "English"),
    "setting.ui.theme.system": QT_TRANSLATE_NOOP("Words", "As the system"),
    "setting.ui.theme.light": QT_TRANSLATE_NOOP("Words", "Light"),
    "setting.ui.theme.dark": QT_TRANSLATE_NOOP("Words", "Dark"),
    "setting.mail.security.tls": QT_TRANSLATE_NOOP("Words", "TLS"),
    "setting.mail.security.starttls": QT_TRANSLATE_NOOP("Words", "STARTTLS"),
    "setting.mail.security.none": QT_TRANSLATE_NOOP("Words", "None (this computer only)"),
    # customers
    "customer.kind.company": QT_TRANSLATE_NOOP("Words", "Company"),
    "customer.kind.individual": QT_TRANSLATE_NOOP("Words", "Individual"),
    "customer.status.potential": QT_TRANSLATE_NOOP("Words", "Potential"),
    "customer.status.intent": QT_TRANSLATE_NOOP("Words", "Intent"),
    "customer.status.won": QT_TRANSLATE_NOOP("Words", "Won"),
    "customer.status.lost": QT_TRANSLATE_NOOP("Words", "Lost"),
    "customer.priority.high": QT_TRANSLATE_NOOP("Words", "High"),
    "customer.priority.middle": QT_TRANSLATE_NOOP("Words", "Medium"),
    "customer.priority.low": QT_TRANSLATE_NOOP("Words", "Low"),
    "tier.vip": QT_TRANSLATE_NOOP("Words", "VIP"),
    "tier.key": QT_TRANSLATE_NOOP("Words", "Key"),
    "tier.ordinary": QT_TRANSLATE_NOOP("Words", "Ordinary"),
    "lifecycle.new": QT_TRANSLATE_NOOP("Words", "New customer"),
    "lifecycle.active": QT_TRANSLATE_NOOP("Words", "Active"),
    "lifecycle.potential": QT_TRANSLATE_NOOP("Words", "With potential"),
    "lifecycle.sleeping": QT_TRANSLATE_NOOP("Words", "Sleeping"),
    "lifecycle.lost": QT_TRANSLATE_NOOP("Words", "Lost"),
    "source.phone": QT_TRANSLATE_NOOP("Words", "Phone"),
    "source.email": QT_TRANSLATE_NOOP("Words", "E-mail"),
    "source.website": QT_TRANSLATE_NOOP("Words", "Website form"),
    "source.referral": QT_TRANSLATE_NOOP("Words", "Partner referral"),
    "source.social": QT_TRANSLATE_NOOP("Words", "Social media"),
    "source.event": QT_TRANSLATE_NOOP("Words", "Event"),
    "source.walk_in": QT_TRANSLATE_NOOP("Words", "Walk-in"),
    "source.research": QT_TRANSLATE_NOOP("Words", "Market survey"),
    "gender.male": QT_TRANSLATE_NOOP("Words", "Male"),
    "gender.female": QT_TRANSLATE_NOOP("Words", "Female"),
    # files, by their bytes
    "file.picture": QT_TRANSLATE_NOOP("Words", "Picture"),
    "file.pdf": QT_TRANSLATE_NOOP("Words", "PDF"),
    "file.text": QT_TRANSLATE_NOOP("Words", "Text"),
    "file.document": QT_TRANSLATE_NOOP("Words", "Document"),
    "file.sheet": QT_TRANSLATE_NOOP("Words", "Workbook"),
    "file.slides": QT_TRANSLATE_NOOP("Words", "Slides"),
    "file.archive": QT_TRANSLATE_NOOP("Words", "Archive"),
    "file.sound": QT_TRANSLATE_NOOP("Words", "Sound"),
    "file.film": QT_TRANSLATE_NOOP("Words", "Video"),
    "file.program": QT_TRANSLATE_NOOP("Words", "Program"),
    "file.page": QT_TRANSLATE_NOOP("Words", "Web page"),
    "file.office": QT_TRANSLATE_NOOP("Words", "Office file"),
    "file.other": QT_TRANSLATE_NOOP("Words", "Other file"),
    # tickets
    "ticket.status.new": QT_TRANSLATE_NOOP("Words", "New"),
    "ticket.status.assigned": QT_TRANSLATE_NOOP("Words", "Assigned"),
    "ticket.status.in_progress": QT_TRANSLATE_NOOP("Words", "In progress"),
    "ticket.status.waiting_customer": QT_TRANSLATE_NOOP("Words", "With customer"),
    "ticket.status.to_confirm": QT_TRANSLATE_NOOP("Words", "To confirm"),
    "ticket.status.closed": QT_TRANSLATE_NOOP("Words", "Closed"),
    "ticket.category.open": QT_TRANSLATE_NOOP("Words", "Open"),
    "ticket.category.waiting": QT_TRANSLATE_NOOP("Words", "Waiting"),
    "ticket.category.solved": QT_TRANSLATE_NOOP("Words", "Solved"),
    "ticket.category.closed": QT_TRANSLATE_NOOP("Words", "Closed"),
    "complaint.step.listen": QT_TRANSLATE_NOOP("Words", "Listen and record"),
    "complaint.step.cause": QT_TRANSLATE_NOOP("Words", "Find the cause"),
    "complaint.step.remedy": QT_TRANSLATE_NOOP("Words", "Agree and carry out a remedy"),
    "complaint.step.visit_back": QT_TRANSLATE_NOOP("Words", "Visit back and confirm"),
    "ticket.kind.inquiry": QT_TRANSLATE_NOOP("Words", "Inquiry"),
    "ticket.kind.technical": QT_TRANSLATE_NOOP("Words", "Technical"),
    "ticket.kind.complaint": QT_TRANSLATE_NOOP("Words", "Complaint"),
    "ticket.kind.suggestion": QT_TRANSLATE_NOOP("Words", "Suggestion"),
    "ticket.kind.praise": QT_TRANSLATE_NOOP("Words", "Praise"),
    "ticket.severity.regular": QT_TRANSLATE_NOOP("Words", "Regular"),
    "ticket.severity.complex": QT_TRANSLATE_NOOP("Words", "Complex"),
    "ticket.severity.major": QT_TRANSLATE_NOOP("Words", "Major"),
    "ticket.priority.low": QT_TRANSLATE_NOOP("Words", "Low"),
    "ticket.priority.normal": QT_TRANSLATE_NOOP("Words", "Normal"),
    "ticket.priority.high": QT_TRANSLATE_NOOP("Words", "High"),
    "ticket.priority.urgent": QT_TRANSLATE_NOOP("Words", "Urgent"),
    "ticket.outcome.solved": QT_TRANSLATE_NOOP("Words", "Solved"),
    "ticket.outcome.partly": QT_TRANSLATE_NOOP("Words", "Partly solved"),
    "ticket.outcome.duplicate": QT_TRANSLATE_NOOP("Words", "Duplicate"),
    "ticket.outcome.spam": QT_TRANSLATE_NOOP("Words", "Spam"),
    "ticket.outcome.merged": QT_TRANSLATE_NOOP("Words", "Merged"),
    # what one ticket is to another; ".back" is said of the other one
    "ticket.link.duplicate_of": QT_TRANSLATE_NOOP("Words", "Duplicate of"),
    "ticket.link.duplicate_of.back": QT_TRANSLATE_NOOP("Words", "Has a duplicate"),
    "ticket.link.caused_by": QT_TRANSLATE_NOOP("Words", "Caused by"),
    "ticket.link.caused_by.back": QT_TRANSLATE_NOOP("Words", "Cause of"),
    "ticket.link.related": QT_TRANSLATE_NOOP("Words", "Related to"),
    "ticket.link.merged": QT_TRANSLATE_NOOP("Words", "Merged into"),
    "ticket.link.merged.back": QT_TRANSLATE_NOOP("Words", "Merged into this one"),
    "ticket.rating.content": QT_TRANSLATE_NOOP("Words", "Content"),
    "ticket.rating.mostly": QT_TRANSLATE_NOOP("Words", "Mostly content"),
    "ticket.rating.not": QT_TRANSLATE_NOOP("Words", "Not content"),
    "ticket.rating.no_answer": QT_TRANSLATE_NOOP("Words", "Customer did not answer"),
    "routing.way.department": QT_TRANSLATE_NOOP("Words", "whoever of them takes it"),
    "routing.way.person": QT_TRANSLATE_NOOP("Words", "this person"),
    "routing.way.least_load": QT_TRANSLATE_NOOP("Words", "who has the fewest open tickets"),
    "routing.way.round_robin": QT_TRANSLATE_NOOP("Words", "each in turn"),
    "routing.way.account_manager": QT_TRANSLATE_NOOP("Words", "the customer's account manager"),
    # channels of tickets, interactions and surveys
    "channel.hotline": QT_TRANSLATE_NOOP("Words", "Hotline"),
    "channel.phone": QT_TRANSLATE_NOOP("Words", "Phone"),
    "channel.email": QT_TRANSLATE_NOOP("Words", "E-mail"),
    "channel.chat": QT_TRANSLATE_NOOP("Words", "Online chat"),
    "channel.web": QT_TRANSLATE_NOOP("Words", "Web form"),
    "channel.suggestion_box": QT_TRANSLATE_NOOP("Words", "Suggestion box"),
    "channel.visit": QT_TRANSLATE_NOOP("Words", "Visit"),
    "channel.social": QT_TRANSLATE_NOOP("Words", "WeChat or social media"),
    "channel.meeting": QT_TRANSLATE_NOOP("Words", "Meeting"),
    "channel.letter": QT_TRANSLATE_NOOP("Words", "Letter"),
    "channel.event": QT_TRANSLATE_NOOP("Words", "Event"),
    "channel.import": QT_TRANSLATE_NOOP("Words", "Import"),
    "direction.in": QT_TRANSLATE_NOOP("Words", "From the customer"),
    "direction.out": QT_TRANSLATE_NOOP("Words", "To the customer"),
    # what comes in by mail and web form
    "incoming.state.waiting": QT_TRANSLATE_NOOP("Words", "Waits"),
    "incoming.state.taken": QT_TRANSLATE_NOOP("Words", "Taken in"),
    "incoming.state.aside": QT_TRANSLATE_NOOP("Words", "Set aside"),
    "incoming.state.spam": QT_TRANSLATE_NOOP("Words", "Spam"),
    "incoming.reason.automatic": QT_TRANSLATE_NOOP("Words", "an automatic answer"),
    "incoming.reason.bulk": QT_TRANSLATE_NOOP("Words", "a newsletter or mailing list"),
    "incoming.reason.own": QT_TRANSLATE_NOOP("Words", "from our own mailbox"),
    "incoming.reason.no_sender": QT_TRANSLATE_NOOP("Words", "nobody is known to have sent it"),
    "incoming.reason.too_large": QT_TRANSLATE_NOOP("Words", "too large; it lies in the mailbox"),
    "incoming.reason.unreadable": QT_TRANSLATE_NOOP(
        "Words", "could not be read; it lies in the mailbox"
    ),
    "incoming.reason.busy_sender": QT_TRANSLATE_NOOP(
        "Words", "this sender wrote very much within an hour"
    ),
    "incoming.reason.confidential": QT_TRANSLATE_NOOP(
        "Words", "about a confidential ticket that this desk does not see"
    ),
    "incoming.reason.refused": QT_TRANSLATE_NOOP("Words", "it can be no ticket as it is"),
    # service levels
    "sla.kind.accept": QT_TRANSLATE_NOOP("Words", "Accept"),
    "sla.kind.solve": QT_TRANSLATE_NOOP("Words", "Solve"),
    "sla.kind.plan": QT_TRANSLATE_NOOP("Words", "First plan"),
    "sla.kind.progress": QT_TRANSLATE_NOOP("Words", "Progress report"),
    "sla.kind.callback": QT_TRANSLATE_NOOP("Words", "Callback"),
    "sla.kind.answer": QT_TRANSLATE_NOOP("Words", "Answer to rating"),
    "sla.action.notify": QT_TRANSLATE_NOOP("Words", "Tell"),
    "sla.action.reassign": QT_TRANSLATE_NOOP("Words", "Hand over to"),
    "sla.action.raise_priority": QT_TRANSLATE_NOOP("Words", "Raise the priority, tell"),
    "sla.whom.in_charge": QT_TRANSLATE_NOOP("Words", "the person in charge"),
    "sla.whom.supervisor": QT_TRANSLATE_NOOP("Words", "the supervisor"),
    "sla.whom.manager": QT_TRANSLATE_NOOP("Words", "the manager"),
    "sla.state.running": QT_TRANSLATE_NOOP("Words", "Running"),
    "sla.state.paused": QT_TRANSLATE_NOOP("Words", "Paused"),
    "sla.state.met": QT_TRANSLATE_NOOP("Words", "Met"),
    "sla.state.missed": QT_TRANSLATE_NOOP("Words", "Missed"),
    "sla.state.stopped": QT_TRANSLATE_NOOP("Words", "Stopped"),
    "weekday.0": QT_TRANSLATE_NOOP("Words", "Mon"),
    "weekday.1": QT_TRANSLATE_NOOP("Words", "Tue"),
    "weekday.2": QT_TRANSLATE_NOOP("Words", "Wed"),
    "weekday.3": QT_TRANSLATE_NOOP("Words", "Thu"),
    "weekday.4": QT_TRANSLATE_NOOP("Words", "Fri"),
    "weekday.5": QT_TRANSLATE_NOOP("Words", "Sat"),
    "weekday.6": QT_TRANSLATE_NOOP("Words", "Sun"),
    # follow-ups
    "followup.kind.first_callback": QT_TRANSLATE_NOOP("Words", "First callback"),
    "followup.kind.first_visit_back": QT_TRANSLATE_NOOP("Words", "First visit-back"),
    "followup.kind.next_step": QT_TRANSLATE_NOOP("Words", "Agreed next step"),
    "followup.kind.partly_solved": QT_TRANSLATE_NOOP("Words", "Partly solved ticket"),
    "followup.kind.low_rating": QT_TRANSLATE_NOOP("Words", "Low rating"),
    "followup.kind.survey_reminder": QT_TRANSLATE_NOOP("Words", "Survey reminder"),
    "followup.state.open": QT_TRANSLATE_NOOP("Words", "Open"),
    "followup.state.done": QT_TRANSLATE_NOOP("Words", "Done"),
    "followup.state.cancelled": QT_TRANSLATE_NOOP("Words", "Cancelled"),
    # surveys
    "survey.dimension.response_speed": QT_TRANSLATE_NOOP("Words", "Response speed"),
    "survey.dimension.problem_solving": QT_TRANSLATE_NOOP("Words", "Problem solving"),
    "survey.dimension.professionalism": QT_TRANSLATE_NOOP("Words", "Professionalism"),
    "survey.dimension.product_fit": QT_TRANSLATE_NOOP("Words", "Product fit"),
    "survey.dimension.recommend": QT_TRANSLATE_NOOP("Words", "Would you recommend us"),
    "survey.dimension.comment": QT_TRANSLATE_NOOP("Words", "Comment"),
    "survey.state.open": QT_TRANSLATE_NOOP("Words", "Waiting for answer"),
    "survey.state.answered": QT_TRANSLATE_NOOP("Words", "Answered"),
    "survey.state.closed": QT_TRANSLATE_NOOP("Words", "Closed without answer"),
    "survey.state.declined": QT_TRANSLATE_NOOP("Words", "Declined"),
    "survey.state.unreachable": QT_TRANSLATE_NOOP("Words", "Not reached"),
    "survey.score.1": QT_TRANSLATE_NOOP("Words", "Not at all content"),
    "survey.score.2": QT_TRANSLATE_NOOP("Words", "Rather not content"),
    "survey.score.3": QT_TRANSLATE_NOOP("Words", "So-so"),
    "survey.score.4": QT_TRANSLATE_NOOP("Words", "Rather content"),
    "survey.score.5": QT_TRANSLATE_NOOP("Words", "Fully content"),
    "survey.recommend.1": QT_TRANSLATE_NOOP("Words", "Not at all"),
    "survey.recommend.2": QT_TRANSLATE_NOOP("Words", "Rather not"),
    "survey.recommend.3": QT_TRANSLATE_NOOP("Words", "Perhaps"),
    "survey.recommend.4": QT_TRANSLATE_NOOP("Words", "Probably"),
    "survey.recommend.5": QT_TRANSLATE_NOOP("Words", "Certainly"),
    "survey.occasion.ticket": QT_TRANSLATE_NOOP("Words", "After a ticket"),
    "survey.occasion.regular": QT_TRANSLATE_NOOP("Words", "At intervals"),
    # imports; what stands in braces is filled in after translating
    "import.created": QT_TRANSLATE_NOOP("Words", "created {count}"),
    "import.updated": QT_TRANSLATE_NOOP("Words", "updated {count}"),
    "import.skipped": QT_TRANSLATE_NOOP("Words", "skipped {count}"),
    "import.rejected": QT_TRANSLATE_NOOP("Words", "rejected {count}"),
    "import.dry_run": QT_TRANSLATE_NOOP("Words", "Nothing was written; it would have been:"),
    "import.row": QT_TRANSLATE_NOOP("Words", "sheet “{sheet}”, row {row}: {reason}"),
    "import.problem": QT_TRANSLATE_NOOP("Words", "{column} “{raw}”: {problem}"),
    "import.problem.empty": QT_TRANSLATE_NOOP("Words", "{column}: {problem}"),
    "import.warning": QT_TRANSLATE_NOOP("Words", "Note on"),
    "import.refused": QT_TRANSLATE_NOOP("Words", "Rejected:"),
    "import.rejects.title": QT_TRANSLATE_NOOP("Words", "Rejected rows"),
    "import.rejects.row": QT_TRANSLATE_NOOP("Words", "Row"),
    "import.rejects.reason": QT_TRANSLATE_NOOP("Words", "Why not imported"),
    "import.rejects.column": QT_TRANSLATE_NOOP("Words", "Column {count}"),
    "import.remark.person_unknown": QT_TRANSLATE_NOOP(
        "Words", "“{text}” is no user. Customers left without a person in charge: {count}."
    ),
    "import.remark.person_created": QT_TRANSLATE_NOOP(
        "Words", "“{text}” becomes a user who cannot sign in. Customers they get: {count}."
    ),
    "import.customers": QT_TRANSLATE_NOOP("Words", "customers registered {count}"),
    "import.left_out": QT_TRANSLATE_NOOP("Words", "Columns that were not taken: {names}"),
    "import.remark.people_unknown": QT_TRANSLATE_NOOP(
        "Words", "Not known here as persons in charge: {text}; rows without one: {count}"
    ),
    "import.remark.departments_unknown": QT_TRANSLATE_NOOP(
        "Words", "Not known here as departments: {text}; rows without one: {count}"
    ),
    "import.remark.number_taken": QT_TRANSLATE_NOOP(
        "Words", "Number {text} is another customer's; it was left out in row {rows}."
    ),
    "import.remark.not_yours": QT_TRANSLATE_NOOP(
        "Words", "{text} is not yours to change; row {rows} was skipped."
    ),
    "import.remark.tier_left_out": QT_TRANSLATE_NOOP(
        "Words", "Tiers are set by a manager; they were left out in {count} rows."
    ),
    "risk.high": QT_TRANSLATE_NOOP("Words", "High risk"),
    "risk.middle": QT_TRANSLATE_NOOP("Words", "Some risk"),
    "risk.low": QT_TRANSLATE_NOOP("Words", "Low risk"),
    "undo.import": QT_TRANSLATE_NOOP("Words", "Customers imported"),
    "undo.customer.registered": QT_TRANSLATE_NOOP("Words", "Customer registered"),
    "undo.customer.changed": QT_TRANSLATE_NOOP("Words", "Customer changed"),
    "undo.customer.deleted": QT_TRANSLATE_NOOP("Words", "Customer deleted"),
    "undo.contact.added": QT_TRANSLATE_NOOP("Words", "Contact added"),
    "undo.contact.changed": QT_TRANSLATE_NOOP("Words", "Contact changed"),
    "undo.contact.deleted": QT_TRANSLATE_NOOP("Words", "Contact deleted"),
    "undo.followup.done": QT_TRANSLATE_NOOP("Words", "Follow-up done"),
    "undo.followup.postponed": QT_TRANSLATE_NOOP("Words", "Follow-up postponed"),
    "undo.followup.handed_over": QT_TRANSLATE_NOOP("Words", "Follow-up handed over"),
    "undo.followup.cancelled": QT_TRANSLATE_NOOP("Words", "Follow-up cancelled"),
    "undo.interaction.logged": QT_TRANSLATE_NOOP("Words", "Interaction logged"),
    "undo.interaction.deleted": QT_TRANSLATE_NOOP("Words", "Interaction deleted"),
    "undo.file.attached": QT_TRANSLATE_NOOP("Words", "File attached"),
    "undo.files.attached": QT_TRANSLATE_NOOP("Words", "Files attached"),
    "undo.files.removed": QT_TRANSLATE_NOOP("Words", "Files removed"),
    "undo.file.renamed": QT_TRANSLATE_NOOP("Words", "File renamed"),
    "undo.file.removed": QT_TRANSLATE_NOOP("Words", "File removed"),
    # what can be taken back on tickets
    "undo.ticket.moved": QT_TRANSLATE_NOOP("Words", "Ticket moved"),
    "undo.ticket.taken": QT_TRANSLATE_NOOP("Words", "Ticket taken"),
    "undo.ticket.assigned": QT_TRANSLATE_NOOP("Words", "Ticket assigned"),
    "undo.ticket.priority": QT_TRANSLATE_NOOP("Words", "Priority set"),
    "undo.ticket.classified": QT_TRANSLATE_NOOP("Words", "Ticket classified"),
    "undo.ticket.linked": QT_TRANSLATE_NOOP("Words", "Tickets linked"),
    "undo.ticket.unlinked": QT_TRANSLATE_NOOP("Words", "Link removed"),
    "undo.ticket.duplicate": QT_TRANSLATE_NOOP("Words", "Closed as a duplicate"),
    "undo.ticket.spam": QT_TRANSLATE_NOOP("Words", "Closed as spam"),
    "undo.ticket.merged": QT_TRANSLATE_NOOP("Words", "Tickets merged"),
    "undo.ticket.reply": QT_TRANSLATE_NOOP(
        "Words", "Customers told, tickets changed; only the changes can be taken back"
    ),
    "undo.ticket.limit": QT_TRANSLATE_NOOP("Words", "Limit of the column set"),
    "undo.ticket.step": QT_TRANSLATE_NOOP("Words", "Step done"),
    "undo.ticket.step_taken_back": QT_TRANSLATE_NOOP("Words", "Step taken back"),
    "undo.ticket.lines_added": QT_TRANSLATE_NOOP("Words", "Checklist lengthened"),
    "undo.ticket.line_renamed": QT_TRANSLATE_NOOP("Words", "Line changed"),
    "undo.ticket.line_moved": QT_TRANSLATE_NOOP("Words", "Line moved"),
    "undo.ticket.lines_removed": QT_TRANSLATE_NOOP("Words", "Line removed"),
    "undo.ticket.joined": QT_TRANSLATE_NOOP("Words", "Member added"),
    "undo.ticket.left": QT_TRANSLATE_NOOP("Words", "Member removed"),
    "undo.ticket.task_given": QT_TRANSLATE_NOOP("Words", "Task given"),
    "undo.ticket.task_changed": QT_TRANSLATE_NOOP("Words", "Task changed"),
    "undo.ticket.task_done": QT_TRANSLATE_NOOP("Words", "Task done"),
    "undo.ticket.task_removed": QT_TRANSLATE_NOOP("Words", "Task removed"),
    "undo.ticket.meeting_removed": QT_TRANSLATE_NOOP("Words", "Record of the meeting removed"),
    "undo.template.removed": QT_TRANSLATE_NOOP("Words", "Template removed"),
    "undo.ticket.bulk": QT_TRANSLATE_NOOP("Words", "Tickets changed"),
    "undo.handed_over": QT_TRANSLATE_NOOP("Words", "Handed over"),
    "undo.reply.removed": QT_TRANSLATE_NOOP("Words", "Canned reply removed"),
    "undo.incoming.spam": QT_TRANSLATE_NOOP("Words", "Marked as spam"),
    "undo.routing.removed": QT_TRANSLATE_NOOP("Words", "Routing rule removed"),
}


@cache
def _translations(language: str) -> dict[str, dict[str, str]]:
    file = resources.path("i18n", f"{language}.json")
    if not file.is_file():
        return {}
    import json  # the window asks for translations only after its first paint

    loaded: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def translate(context: str, text: str, language: str) -> str:
    """``text`` in ``language`` ("zh_CN"); English where there is no translation."""
    return _translations(language).get(context, {}).get(text, text)


def say(key: str, language: str = "en") -> str:
    """The name of a coded thing; a code without a name stands for itself (own statuses)."""
    english = ENGLISH.get(key)
    if english is None:
        return key.rsplit(".", 1)[-1]
    return translate("Words", english, language)
