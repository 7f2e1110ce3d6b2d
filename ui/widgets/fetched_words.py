"""What a look into the mailbox brought, in words."""

from PySide6.QtCore import QCoreApplication

from app.mail.fetching import Fetched


def fetched_text(found: Fetched) -> str:
    """One sentence about what came in."""
    translate = QCoreApplication.translate
    if not found.is_holder:
        return translate("Fetched", "Another desk looks into the mailbox at this moment.")
    if not found.count:
        return translate("Fetched", "Nothing new in the mailbox.")
    text = translate(
        "Fetched", "New tickets: {0}. Messages on tickets: {1}. Set aside: {2}. Waiting: {3}."
    )
    return text.format(found.tickets, found.replies, found.aside, found.waiting)
