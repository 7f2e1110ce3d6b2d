"""What is wrong with one field, in a few words that stand beside it (context "Errors")."""

from app.core.mark import QT_TRANSLATE_NOOP

PROBLEMS: dict[str, str] = {
    "required": QT_TRANSLATE_NOOP("Errors", "please fill this in"),
    "wrong_type": QT_TRANSLATE_NOOP("Errors", "this value does not fit here"),
    "not_a_choice": QT_TRANSLATE_NOOP("Errors", "please choose one from the list"),
    "choice": QT_TRANSLATE_NOOP("Errors", "please choose one from the list"),
    "kind": QT_TRANSLATE_NOOP("Errors", "this value does not fit here"),
    "range": QT_TRANSLATE_NOOP("Errors", "this number is outside the allowed range"),
    "out_of_range": QT_TRANSLATE_NOOP("Errors", "this number is outside the allowed range"),
    "too_long": QT_TRANSLATE_NOOP("Errors", "this text is too long"),
    "empty": QT_TRANSLATE_NOOP("Errors", "please answer at least one question"),
    "unknown": QT_TRANSLATE_NOOP("Errors", "this is not known here"),
    "unknown_zone": QT_TRANSLATE_NOOP("Errors", "this is not a time zone, try Asia/Shanghai"),
    "quiet_hours": QT_TRANSLATE_NOOP("Errors", "write two times of day, such as 22:00-08:00"),
    "owner_stays": QT_TRANSLATE_NOOP("Errors", "the owner keeps this role"),
    "vague": QT_TRANSLATE_NOOP(
        "Errors", "please say what was discussed, with whom, and what comes next"
    ),
    "inactive": QT_TRANSLATE_NOOP("Errors", "this person does not work here any more"),
    "in_the_past": QT_TRANSLATE_NOOP("Errors", "this moment has passed"),
    "before_report": QT_TRANSLATE_NOOP("Errors", "this is earlier than the report"),
    "too_many_lines": QT_TRANSLATE_NOOP("Errors", "a checklist takes 50 lines at most"),
    "own_template": QT_TRANSLATE_NOOP(
        "Errors", "this template is yours alone, a reply for everybody needs one for everybody"
    ),
    "itself": QT_TRANSLATE_NOOP("Errors", "this is the ticket itself, please choose another one"),
    "withdrawn": QT_TRANSLATE_NOOP(
        "Errors", "this one is closed as a duplicate or spam, please choose the one it repeats"
    ),
    "other_customer": QT_TRANSLATE_NOOP("Errors", "this ticket is another customer's"),
    "no_clock": QT_TRANSLATE_NOOP("Errors", "this service level does not run now"),
    "ip_address": QT_TRANSLATE_NOOP("Errors", "this is not an address such as 192.168.1.20"),
    "contact": QT_TRANSLATE_NOOP("Errors", "this is neither a phone number nor an e-mail address"),
    "phone": QT_TRANSLATE_NOOP("Errors", "this is not a phone number"),
    "email": QT_TRANSLATE_NOOP("Errors", "this is not an e-mail address"),
    "website": QT_TRANSLATE_NOOP("Errors", "this is not a web address, try www.example.com"),
    "in_future": QT_TRANSLATE_NOOP("Errors", "this moment is still to come"),
    "in_past": QT_TRANSLATE_NOOP("Errors", "this moment has passed already"),
    "only_himself": QT_TRANSLATE_NOOP("Errors", "an individual customer has only himself here"),
    "taken": QT_TRANSLATE_NOOP("Errors", "another record has this already"),
    "not_changeable": QT_TRANSLATE_NOOP("Errors", "this cannot be changed here"),
    # people who sign in to a server
    "login": QT_TRANSLATE_NOOP("Errors", "small letters, digits and underscores only"),
    "password_short": QT_TRANSLATE_NOOP("Errors", "at least ten characters, please"),
    "password_simple": QT_TRANSLATE_NOOP("Errors", "this is too easy to guess"),
    "password_differs": QT_TRANSLATE_NOOP("Errors", "the two passwords differ"),
    "last_admin": QT_TRANSLATE_NOOP("Errors", "the last administrator stays one"),
    "own_role": QT_TRANSLATE_NOOP("Errors", "another administrator must change this"),
    # cells of imported files
    "cell.missing": QT_TRANSLATE_NOOP("Errors", "nothing is filled in"),
    "cell.date": QT_TRANSLATE_NOOP("Errors", "there is no such date"),
    "cell.date_ambiguous": QT_TRANSLATE_NOOP(
        "Errors", "day and month cannot be told apart, write 2025-09-30"
    ),
    "cell.choice": QT_TRANSLATE_NOOP("Errors", "this value is not known here"),
    "cell.phone": QT_TRANSLATE_NOOP("Errors", "this is not a complete phone number"),
    "cell.phone_rounded": QT_TRANSLATE_NOOP(
        "Errors", "Excel rounded this number, its last digits are lost"
    ),
    "cell.email": QT_TRANSLATE_NOOP("Errors", "this is not an e-mail address"),
    "cell.formula": QT_TRANSLATE_NOOP(
        "Errors", "the file does not hold the result of this formula, save it in Excel"
    ),
    "cell.too_long": QT_TRANSLATE_NOOP("Errors", "this text is too long"),
    "cell.before_report": QT_TRANSLATE_NOOP("Errors", "this is earlier than the report"),
    "cell.end_unknown": QT_TRANSLATE_NOOP(
        "Errors", "it is said to be done, but no column says since when"
    ),
    "cell.customer_unknown": QT_TRANSLATE_NOOP(
        "Errors", "this customer is not stored here; --create-customers registers the unknown"
    ),
    "cell.customer_ambiguous": QT_TRANSLATE_NOOP(
        "Errors", "several customers have this name; a column with their numbers decides"
    ),
    "cell.website": QT_TRANSLATE_NOOP("Errors", "this is not a web address"),
}


def problem(code: str) -> str:
    """The English words for one field's problem."""
    return PROBLEMS.get(code, PROBLEMS["wrong_type"])
