"""Refusals a person can act on. Anything else is a bug and must reach the crash dialog.

An error carries a stable code and parameters; ``ui/errors`` and the command line own the wording.
"""

from typing import ClassVar


class AppError(Exception):
    """A refusal: nothing was written.

    Attributes:
        code: stable name of the sentence to show.
        params: what the sentence names (file, row, field, limit ...).
    """

    code: ClassVar[str] = "error"

    def __init__(self, **params: object) -> None:
        super().__init__(f"{self.code} {params}" if params else self.code)
        self.params = params


class NotFound(AppError):
    """The record does not exist, was deleted, or may not be seen."""

    code = "not_found"


class PermissionDenied(AppError):
    """The actor may not do this; ``action`` names the entry of the permission table."""

    code = "permission_denied"


class Conflict(AppError):
    """Somebody changed the record since the actor read it."""

    code = "conflict"


class Invalid(AppError):
    """One or more fields are not acceptable.

    ``fields`` maps a field name to a problem code; the form shows each beside its field.
    """

    code = "invalid"

    def __init__(self, fields: dict[str, str], **params: object) -> None:
        super().__init__(fields=fields, **params)
        self.fields = fields


class InvalidTransition(AppError):
    """The rules forbid this move; ``reason`` says which rule."""

    code = "invalid_transition"


class StoreError(AppError):
    """The database cannot be opened or used as asked."""

    code = "store_error"


class StoreBusy(StoreError):
    """Another program holds the file for longer than we wait."""

    code = "store_busy"


class StoreFull(StoreError):
    """The disk is full: earlier saves are safe, this one was not made."""

    code = "store_full"


class StoreReadOnly(StoreError):
    """The file or its folder may only be read."""

    code = "store_read_only"


class StoreUnreachable(StoreError):
    """The file or the server does not answer."""

    code = "store_unreachable"


class StoreDamaged(StoreError):
    """The file is cut off or broken inside; a backup helps."""

    code = "store_damaged"


class NewerStore(StoreError):
    """The file was written by a newer Laike; it was left untouched."""

    code = "newer_store"


class ForeignFile(StoreError):
    """The file is not a Laike database; it was left untouched."""

    code = "foreign_file"


class AddressRefused(StoreError):
    """The address of a server cannot be used; ``reason`` names the part that is wrong."""

    code = "address_refused"


class SignInRefused(StoreError):
    """The server answers and does not let this person in; ``reason`` says why."""

    code = "sign_in_refused"


class NotPrepared(StoreError):
    """The database on the server was not set up for Laike yet."""

    code = "not_prepared"


class OlderStore(StoreError):
    """The server's schema is older than this program; an administrator must upgrade it."""

    code = "older_store"


class ServerUnfit(StoreError):
    """The server cannot be prepared as it is; nothing was made. ``reason`` says why."""

    code = "server_unfit"


class NetworkPath(StoreError):
    """SQLite on a network share loses data; a team takes PostgreSQL."""

    code = "network_path"


class Cancelled(AppError):
    """The person stopped a long job; nothing was kept of it."""

    code = "cancelled"
