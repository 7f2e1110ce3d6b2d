"""What refusals say of what is done on a ticket in steps (context "Errors")."""

from app.core.mark import QT_TRANSLATE_NOOP

STEPS: dict[str, str] = {
    "invalid_transition.needs_step_listen": QT_TRANSLATE_NOOP(
        "Errors",
        "This complaint lacks the step “Listen and record”. Write down first what the customer "
        "said and wants.",
    ),
    "invalid_transition.needs_step_cause": QT_TRANSLATE_NOOP(
        "Errors",
        "This complaint lacks the step “Find the cause”. Write down first why it happened.",
    ),
    "invalid_transition.needs_step_remedy": QT_TRANSLATE_NOOP(
        "Errors",
        "This complaint lacks the step “Agree and carry out a remedy”. Write down first what was "
        "agreed and done.",
    ),
    "invalid_transition.needs_step_visit_back": QT_TRANSLATE_NOOP(
        "Errors",
        "This complaint lacks the step “Visit back and confirm”. Ask the customer first whether it "
        "is put right.",
    ),
    "invalid_transition.step_done": QT_TRANSLATE_NOOP(
        "Errors", "This step is done already. Nothing was changed; look at what was written."
    ),
    "invalid_transition.not_last_step": QT_TRANSLATE_NOOP(
        "Errors", "Only the last step that is done can be taken back. Nothing was changed."
    ),
    "invalid_transition.no_complaint": QT_TRANSLATE_NOOP(
        "Errors", "Only a complaint has these steps. Nothing was changed."
    ),
    "invalid_transition.is_ticked": QT_TRANSLATE_NOOP(
        "Errors", "This line is ticked and stays as a record. Take the tick off first."
    ),
    "invalid_transition.template_gone": QT_TRANSLATE_NOOP(
        "Errors",
        "The checklist template that goes with this reply is no longer there. Nothing was sent or "
        "changed; choose another one in the reply, or send the text alone.",
    ),
    "invalid_transition.checklist_full": QT_TRANSLATE_NOOP(
        "Errors",
        "A checklist takes 50 lines at most, so the template that goes with this reply has no room "
        "here. Nothing was sent or changed.",
    ),
    "invalid_transition.needs_major": QT_TRANSLATE_NOOP(
        "Errors", "A task force is for major problems. Set the severity to “Major” first."
    ),
    "invalid_transition.has_tasks": QT_TRANSLATE_NOOP(
        "Errors", "A task of this member is not done yet. Finish it or give it to another first."
    ),
    "invalid_transition.task_done": QT_TRANSLATE_NOOP(
        "Errors", "This task is done already. Nothing was changed."
    ),
}
