"""The security check in words, for the window and the command line."""

from app.access.check import Finding
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

CONTEXT = "Security check"
CLEAN = QT_TRANSLATE_NOOP("Security check", "Nothing was found.")
# What the desk's own check leaves out: it needs a right over the tables that no person has.
NOT_ASKED = QT_TRANSLATE_NOOP(
    "Security check",
    "Whether rights were changed by hand is compared by “laike server-setup --check”, with the "
    "login of the server's administrator or of the upgrades.",
)
COLON = QT_TRANSLATE_NOOP("Security check", "{what}: {where}")

ENGLISH: dict[str, str] = {
    "table_open": QT_TRANSLATE_NOOP("Security check", "Tables whose rows are open to everybody"),
    "table_without_policy": QT_TRANSLATE_NOOP(
        "Security check", "Tables without a rule, which nobody can use"
    ),
    "policy_always": QT_TRANSLATE_NOOP("Security check", "Rules that let everybody pass"),
    "policy_names_people": QT_TRANSLATE_NOOP(
        "Security check", "Rules that members of a group could drop"
    ),
    "function_path": QT_TRANSLATE_NOOP(
        "Security check", "Functions with borrowed rights that could be led astray"
    ),
    "function_public": QT_TRANSLATE_NOOP(
        "Security check", "Functions that anybody on the server may call"
    ),
    "function_owner": QT_TRANSLATE_NOOP(
        "Security check", "Functions that belong to somebody too powerful"
    ),
    "view_unprotected": QT_TRANSLATE_NOOP(
        "Security check", "Views that show what rules would hide"
    ),
    "grant_to_strangers": QT_TRANSLATE_NOOP(
        "Security check", "Rights given to somebody who is no part of this desk"
    ),
    "grant_whole": QT_TRANSLATE_NOOP("Security check", "Rights of people that reach whole tables"),
    "secret_readable": QT_TRANSLATE_NOOP(
        "Security check", "Phone numbers and the like that can be read without a record"
    ),
    "login_owns": QT_TRANSLATE_NOOP("Security check", "Tables that belong to a person's login"),
    "login_powerful": QT_TRANSLATE_NOOP("Security check", "Logins with rights over the server"),
    "login_groups": QT_TRANSLATE_NOOP("Security check", "Logins that are not in exactly one group"),
    "account_disagrees": QT_TRANSLATE_NOOP(
        "Security check", "People whose login disagrees with their role"
    ),
    "login_without_account": QT_TRANSLATE_NOOP("Security check", "Logins without a person"),
    "owner_members": QT_TRANSLATE_NOOP(
        "Security check", "Members of the roles that own everything"
    ),
    "may_create": QT_TRANSLATE_NOOP("Security check", "Who may make tables or functions here"),
    "may_use_database": QT_TRANSLATE_NOOP(
        "Security check", "Who may make temporary tables or schemas"
    ),
    "may_program": QT_TRANSLATE_NOOP("Security check", "Who may run programs inside the database"),
    "other_databases": QT_TRANSLATE_NOOP(
        "Security check", "Other databases of the server that people may enter"
    ),
    "audit_missing": QT_TRANSLATE_NOOP(
        "Security check", "Tables whose changes the audit log does not record"
    ),
    "money_estimates": QT_TRANSLATE_NOOP(
        "Security check", "Amounts whose size can be guessed from the server's plans"
    ),
    "settings_unsafe": QT_TRANSLATE_NOOP("Security check", "Unsafe settings of the server"),
    "password_weak": QT_TRANSLATE_NOOP(
        "Security check", "Logins whose password is stored in an old way"
    ),
    "server_old": QT_TRANSLATE_NOOP(
        "Security check", "The server misses updates that close known holes"
    ),
    "too_few_connections": QT_TRANSLATE_NOOP(
        "Security check", "The server allows too few connections for so many desks"
    ),
    "hba_weak": QT_TRANSLATE_NOOP(
        "Security check", "Lines that let people in without TLS, or without a proof by scram"
    ),
    "hba_unseen": QT_TRANSLATE_NOOP(
        "Security check", "Not looked at, only a superuser of the server may"
    ),
    "drift": QT_TRANSLATE_NOOP(
        "Security check", "Changed by hand, differently from what the program sets up"
    ),
}


def sentence(finding: Finding, language: str) -> str:
    """One finding as a line: what is wrong, and where."""
    what = translate(CONTEXT, ENGLISH[finding.code], language)
    return translate(CONTEXT, COLON, language).format(what=what, where=", ".join(finding.subjects))
