"""What a refusal of the mailbox or of the web form says (context "Errors")."""

from app.core.mark import QT_TRANSLATE_NOOP

INTAKE: dict[str, str] = {
    "address_taken": QT_TRANSLATE_NOOP(
        "Errors",
        "The form cannot listen at {host}:{port}. Nothing was started; another program is there, "
        "or this is no address of this computer.",
    ),
    "too_many_wait": QT_TRANSLATE_NOOP(
        "Errors",
        "Too many submissions wait to be taken in. Nothing was kept; open a desk that takes them "
        "in.",
    ),
    "mailbox_unreachable": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} does not answer. What came in so far is here; the rest stays in "
        "the mailbox and is fetched later.",
    ),
    "mailbox_unreachable.sign_in": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} does not let this mailbox in. Nothing was fetched; check its name "
        "and password, at some providers a code for mail programs.",
    ),
    "mailbox_unreachable.folder": QT_TRANSLATE_NOOP(
        "Errors",
        "The folder cannot be opened on {host}. Nothing was fetched; check its name in the "
        "settings.",
    ),
    "mailbox_unreachable.certificate": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} cannot prove that it is the right one. Nothing was sent to it; "
        "check its name and the encryption.",
    ),
    "mailbox_unreachable.plain": QT_TRANSLATE_NOOP(
        "Errors",
        "Without encryption everybody in between reads the password of the mailbox. Nothing was "
        "sent to {host}; choose TLS or STARTTLS.",
    ),
    "mailbox_unreachable.off": QT_TRANSLATE_NOOP(
        "Errors", "No mailbox is switched on. Fill in the section “Mail” of the settings first."
    ),
    "mailbox_unreachable.password": QT_TRANSLATE_NOOP(
        "Errors",
        "The password of the mailbox is not known on this computer. Enter it in the section "
        "“Mail” of the settings.",
    ),
}
