"""What is said when a server refuses: part of the table of ``app.core.sentences``."""

from app.core.mark import QT_TRANSLATE_NOOP

SERVER: dict[str, str] = {
    "store_read_only.newer": QT_TRANSLATE_NOOP(
        "Errors",
        "The server's records belong to a newer Laike now. They can be read but not changed until "
        "this computer has Laike {version} or newer. Nothing was saved.",
    ),
    "store_busy.upgrade": QT_TRANSLATE_NOOP(
        "Errors",
        "Somebody else is upgrading this database right now. Nothing was changed; try again in a "
        "minute.",
    ),
    "store_busy.check": QT_TRANSLATE_NOOP(
        "Errors",
        "People are saving at this moment, and the check needs the tables for itself for a second. "
        "Nothing was changed; try again when the desks are quieter.",
    ),
    "store_unreachable.too_many": QT_TRANSLATE_NOOP(
        "Errors",
        "The server has no connection free. Nothing was lost; try again in a minute, and tell the "
        "administrator if it happens often.",
    ),
    "store_unreachable.starting": QT_TRANSLATE_NOOP(
        "Errors", "The server is starting or stopping. Nothing was lost; try again in a minute."
    ),
    "store_unreachable.no_database": QT_TRANSLATE_NOOP(
        "Errors",
        "The server has no database of this name. Nothing was changed; check the name, or ask the "
        "administrator.",
    ),
    "store_unreachable.certificate": QT_TRANSLATE_NOOP(
        "Errors",
        "The server could not prove that it is the right one: its certificate is expired, for "
        "another name, or from an authority this computer does not know. The password was not "
        "sent; ask the administrator for the certificate file.",
    ),
    "store_unreachable.no_encryption": QT_TRANSLATE_NOOP(
        "Errors",
        "The server does not encrypt its connections, so others could listen in. The password was "
        "not sent; the administrator must switch TLS on.",
    ),
    "store_unreachable.weak_proof": QT_TRANSLATE_NOOP(
        "Errors",
        "The server asked for the password in a way that would give it away. It was not sent; "
        "tell the administrator, it may be a false server.",
    ),
    "sign_in_refused": QT_TRANSLATE_NOOP(
        "Errors",
        "The server does not accept this name and password: one of them is wrong, or the login "
        "has expired or was locked. Nothing was changed; try again or ask the administrator.",
    ),
    "sign_in_refused.password_needed": QT_TRANSLATE_NOOP(
        "Errors", "The server asks for a password. Enter it to sign in."
    ),
    "sign_in_refused.must_change": QT_TRANSLATE_NOOP(
        "Errors",
        "The administrator knows this password. Choose one of your own to go on: at least ten "
        "characters.",
    ),
    "sign_in_refused.no_person": QT_TRANSLATE_NOOP(
        "Errors",
        "This login is nobody at this desk, or the person has left. Nothing was changed; ask the "
        "administrator to add the person.",
    ),
    "sign_in_refused.wrong_password": QT_TRANSLATE_NOOP(
        "Errors", "This is not the right password. The desk stays locked; try again."
    ),
    "sign_in_refused.old_password": QT_TRANSLATE_NOOP(
        "Errors", "The present password is not right. The password was not changed; try again."
    ),
    "not_prepared": QT_TRANSLATE_NOOP(
        "Errors",
        "This database was not set up for Laike yet. Nothing was changed; an administrator "
        "prepares it with laike server-setup.",
    ),
    "not_prepared.no_admin": QT_TRANSLATE_NOOP(
        "Errors",
        "The store is still empty. Name its first administrator with --first-admin.",
    ),
    "older_store": QT_TRANSLATE_NOOP(
        "Errors",
        "The server's records are of an older Laike (version {version}, this one needs {ours}). "
        "Nothing was changed; an administrator upgrades them with laike server-setup --upgrade.",
    ),
    "address_refused": QT_TRANSLATE_NOOP(
        "Errors",
        "This address of a server cannot be used. Write postgresql://name@server/database.",
    ),
    "address_refused.password": QT_TRANSLATE_NOOP(
        "Errors",
        "A password does not belong into the address, where others can read it. Leave it out; it "
        "is asked for.",
    ),
    "address_refused.parameter": QT_TRANSLATE_NOOP(
        "Errors", "The address says “{name}”, which is not taken from an address. Leave it out."
    ),
    "address_refused.sslmode": QT_TRANSLATE_NOOP(
        "Errors",
        "The address asks for a connection without full encryption. That is allowed on this "
        "computer only, not for {host}; leave “sslmode” out.",
    ),
    "address_refused.channel_binding": QT_TRANSLATE_NOOP(
        "Errors",
        "The address drops the proof that nobody stands between here and the server. That is "
        "allowed on this computer only, not for {host}; leave “channel_binding” out.",
    ),
    "address_refused.require_auth": QT_TRANSLATE_NOOP(
        "Errors",
        "The address lets a server ask for the password itself. That is allowed on this computer "
        "only, not for {host}; leave “require_auth” out.",
    ),
    "server_unfit": QT_TRANSLATE_NOOP(
        "Errors", "This server cannot be set up as it is. Nothing was made."
    ),
    "server_unfit.version": QT_TRANSLATE_NOOP(
        "Errors",
        "The server is PostgreSQL {version}, which has known holes. Nothing was made; update it "
        "to {oldest} or newer.",
    ),
    "server_unfit.not_superuser": QT_TRANSLATE_NOOP(
        "Errors",
        "This login is not the server's administrator. Nothing was made; use that login once, or "
        "print the commands with --print-script and have them run.",
    ),
    "server_unfit.locale": QT_TRANSLATE_NOOP(
        "Errors",
        "The server does not know the locale C.UTF-8, without which Chinese is not found. Nothing "
        "was made; run the server on a system that has it.",
    ),
    "server_unfit.encoding": QT_TRANSLATE_NOOP(
        "Errors",
        "There is a database {database} already, with {encoding} instead of UTF8 and C.UTF-8. It "
        "was not touched; name another.",
    ),
    "server_unfit.taken": QT_TRANSLATE_NOOP(
        "Errors",
        "The database {database} belongs to something else. It was not touched; name another.",
    ),
    "server_unfit.name": QT_TRANSLATE_NOOP(
        "Errors",
        "“{name}” cannot be a name on the server. Nothing was made; use up to 20 small letters, "
        "digits and underscores, with a letter first.",
    ),
    "server_unfit.login": QT_TRANSLATE_NOOP(
        "Errors",
        "“{name}” cannot be a login. Nothing was made; use small letters, digits and underscores.",
    ),
}
