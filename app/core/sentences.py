"""What a refusal says to a person: what happened, what was kept, what to do.

One table for the window (context "Errors" of Qt) and for the command line. A ``{name}`` stands for
a parameter of the error. ``<code>.<reason>`` is tried before ``<code>``.
"""

from datetime import datetime

from app.core.errors import AppError, Invalid
from app.core.field_problems import problem
from app.core.file_sentences import FILES
from app.core.intake_sentences import INTAKE
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.server_sentences import SERVER
from app.core.step_sentences import STEPS
from app.core.words import translate

CONTEXT = "Errors"
COMMA = QT_TRANSLATE_NOOP("Errors", ", ")
SEMICOLON = QT_TRANSLATE_NOOP("Errors", "; ")

ENGLISH: dict[str, str] = {
    **SERVER,
    **INTAKE,
    **STEPS,
    **FILES,
    "error": QT_TRANSLATE_NOOP("Errors", "That did not work. Nothing was changed; try again."),
    "not_found": QT_TRANSLATE_NOOP(
        "Errors",
        "This record is not there any more: somebody deleted it or handed it on. Nothing was "
        "changed; go back to the list.",
    ),
    "permission_denied": QT_TRANSLATE_NOOP(
        "Errors", "You may not do this. Nothing was changed; ask a supervisor or manager."
    ),
    "permission_denied.too_many": QT_TRANSLATE_NOOP(
        "Errors",
        "You have looked up very many contact details within an hour. Nothing was shown; go on "
        "later or ask a manager.",
    ),
    "conflict": QT_TRANSLATE_NOOP(
        "Errors",
        "Somebody changed this record in the meantime. Nothing was overwritten and what you typed "
        "is kept; look at the new state, then save again.",
    ),
    "conflict.changed": QT_TRANSLATE_NOOP(
        "Errors",
        "{by} changed this record at {at}. Nothing was overwritten and what you typed is kept; "
        "look at the new state, then save again.",
    ),
    "conflict.taken": QT_TRANSLATE_NOOP(
        "Errors", "{by} took {number} at {at}. Nothing was changed; this is the new state."
    ),
    "invalid": QT_TRANSLATE_NOOP("Errors", "Not saved yet: {problems}."),
    "invalid_transition": QT_TRANSLATE_NOOP(
        "Errors", "This step is not possible now. Nothing was changed; look at the new state first."
    ),
    "invalid_transition.same_status": QT_TRANSLATE_NOOP(
        "Errors", "The ticket stands in this column already."
    ),
    "invalid_transition.reopen": QT_TRANSLATE_NOOP(
        "Errors", "A closed ticket is taken up again with “Reopen” and a reason."
    ),
    "invalid_transition.back_to_new": QT_TRANSLATE_NOOP(
        "Errors", "Somebody has begun with this ticket, so it is not new any more."
    ),
    "invalid_transition.needs_owner": QT_TRANSLATE_NOOP(
        "Errors", "Nobody is in charge of this ticket yet. Assign it to somebody, or take it."
    ),
    "invalid_transition.needs_solution": QT_TRANSLATE_NOOP(
        "Errors", "There is no solution yet. Write down the steps and the result first."
    ),
    "invalid_transition.needs_outcome": QT_TRANSLATE_NOOP(
        "Errors", "Say first whether the customer sees it as solved or as partly solved."
    ),
    "invalid_transition.needs_rating": QT_TRANSLATE_NOOP(
        "Errors", "Note first how content the customer is, or that nobody answered."
    ),
    "invalid_transition.is_closed": QT_TRANSLATE_NOOP(
        "Errors", "This ticket is closed. Reopen it first."
    ),
    "invalid_transition.not_closed": QT_TRANSLATE_NOOP(
        "Errors", "This ticket is not closed, so it cannot be reopened."
    ),
    "invalid_transition.merged": QT_TRANSLATE_NOOP(
        "Errors",
        "This ticket was merged into another one. Take the merge back instead of reopening it.",
    ),
    "invalid_transition.not_merged": QT_TRANSLATE_NOOP(
        "Errors", "This ticket is not merged into another one any more. Nothing was changed."
    ),
    "invalid_transition.column_full": QT_TRANSLATE_NOOP(
        "Errors",
        "This column takes {limit} tickets at most and is full. Nothing was changed; finish one of "
        "them or move it on first.",
    ),
    "invalid_transition.lane_and_column": QT_TRANSLATE_NOOP(
        "Errors",
        "A card changes its lane or its column, not both at once. Nothing was changed; drop it in "
        "the same column first, then move it on.",
    ),
    "invalid_transition.tier_lane": QT_TRANSLATE_NOOP(
        "Errors",
        "The tier belongs to the customer. Nothing was changed; change it on the customer's page.",
    ),
    "invalid_transition.no_department": QT_TRANSLATE_NOOP(
        "Errors",
        "A ticket is not left without a department. Nothing was changed; drop it in the lane of a "
        "department or person.",
    ),
    "invalid_transition.already_mine": QT_TRANSLATE_NOOP(
        "Errors", "This ticket is yours already and in work."
    ),
    "invalid_transition.finished": QT_TRANSLATE_NOOP(
        "Errors", "This follow-up is done or cancelled already. Nothing was changed."
    ),
    "invalid_transition.invitation_not_open": QT_TRANSLATE_NOOP(
        "Errors", "This survey is closed already, no answer can be entered. Nothing was changed."
    ),
    "store_error": QT_TRANSLATE_NOOP(
        "Errors", "The database cannot be used as asked. Nothing was changed; check its address."
    ),
    "store_not_empty": QT_TRANSLATE_NOOP(
        "Errors",
        "There are customers in this database already, and made-up ones never mix with them. "
        "Nothing was changed; name a new database.",
    ),
    "store_busy": QT_TRANSLATE_NOOP(
        "Errors",
        "Another program is writing to the database for too long. Nothing was saved, what you "
        "typed is kept; try again.",
    ),
    "store_full": QT_TRANSLATE_NOOP(
        "Errors",
        "The disk is full. What was saved before is safe, this was not saved and what you typed "
        "is kept; free some space, then save again.",
    ),
    "store_read_only": QT_TRANSLATE_NOOP(
        "Errors",
        "The database can only be read: its file or folder is write-protected. Nothing was "
        "changed.",
    ),
    "store_unreachable": QT_TRANSLATE_NOOP(
        "Errors",
        "The database does not answer. Nothing was lost; check the disk or the network and try "
        "again.",
    ),
    "store_unreachable.unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "The connection broke while this was being saved. What you typed is kept; save again when "
        "the connection is back, it is never saved twice.",
    ),
    "store_unreachable.denied": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} may not be opened by this user. Nothing was changed; ask whoever owns the file or "
        "choose another.",
    ),
    "store_unreachable.moved": QT_TRANSLATE_NOOP(
        "Errors",
        "The database file was moved, removed or replaced while it was open. What was saved stays "
        "in that file, this was not saved and what you typed is kept; put the file back, then save "
        "again, or restart Laike.",
    ),
    "store_unreachable.no_owner": QT_TRANSLATE_NOOP(
        "Errors",
        "Nobody owns this database yet: setting it up was broken off. Nothing was changed; open a "
        "backup or begin with a new database.",
    ),
    "store_damaged": QT_TRANSLATE_NOOP(
        "Errors",
        "The database is damaged or cut off. It was left as it is; open the newest backup instead.",
    ),
    "newer_store": QT_TRANSLATE_NOOP(
        "Errors",
        "This database belongs to a newer Laike (version {version}, this one reads {ours}). It "
        "was not touched; update Laike to open it.",
    ),
    "foreign_file": QT_TRANSLATE_NOOP(
        "Errors", "{file} is not a Laike database. It was not touched; choose another file."
    ),
    "foreign_file.empty": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is empty, so whatever it held is gone from it. It was not touched; open a backup, "
        "or delete the file to begin anew.",
    ),
    "network_path": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} lies on a network share, where a database file loses data. Nothing was made; "
        "choose a folder of this computer, or a PostgreSQL server for a team.",
    ),
    "backup_failed": QT_TRANSLATE_NOOP(
        "Errors",
        "The backup of {file} was not sound and was removed. The database is untouched; try again.",
    ),
    "cancelled": QT_TRANSLATE_NOOP("Errors", "Stopped. Nothing of it was written."),
    "cannot_write": QT_TRANSLATE_NOOP(
        "Errors",
        "{path} cannot be written ({reason}). The data is untouched; close the file in other "
        "programs or choose another folder.",
    ),
    "too_many_forms": QT_TRANSLATE_NOOP(
        "Errors",
        "That would be {count} records, and one workbook of forms holds {limit}. Nothing was "
        "written; choose a shorter period, or take the list.",
    ),
    "wrong_suffix": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} was not written: choose a name that ends in {allowed}.",
    ),
    "unknown_column": QT_TRANSLATE_NOOP("Errors", "No file can hold the column “{key}” yet."),
    "bad_filter": QT_TRANSLATE_NOOP(
        "Errors",
        "The filter {key}={value} is not understood. Nothing was written; see laike export --help.",
    ),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} cannot be read as a table. Nothing was imported; save it as .xlsx or .csv and "
        "try again.",
    ),
    "file_unreadable.missing": QT_TRANSLATE_NOOP(
        "Errors", "{file} does not exist. Nothing was imported; choose the file again."
    ),
    "file_unreadable.denied": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} may not be read by this user. Nothing was imported; copy it to a folder of your "
        "own.",
    ),
    "file_unreadable.empty": QT_TRANSLATE_NOOP(
        "Errors", "{file} is empty. Nothing was imported; choose another file."
    ),
    "file_unreadable.wrong_type": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is not an Excel or CSV file, whatever its name says. Nothing was imported; open it "
        "in the program it comes from and save it as .xlsx or .csv.",
    ),
    "file_unreadable.damaged": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is damaged or cut off. Nothing was imported; open it in Excel, save it anew and "
        "try again.",
    ),
    "file_unreadable.unsafe": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} holds parts that are not safe to read. Nothing was imported; save it anew in Excel "
        "or as CSV.",
    ),
    "file_unreadable.encoding": QT_TRANSLATE_NOOP(
        "Errors",
        "The characters of {file} cannot be told (neither UTF-8, GBK nor UTF-16). Nothing was "
        "imported; open it in Excel and save it as “CSV UTF-8” or .xlsx.",
    ),
    "file_unreadable.quotes": QT_TRANSLATE_NOOP(
        "Errors",
        "In {file} a quotation mark opened in row {row} never closes. Nothing was imported; mend "
        "that row or save the file as .xlsx.",
    ),
    "file_unreadable.reader_died": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} asked for more memory or time than is allowed. Nothing was imported; split it or "
        "save it as CSV.",
    ),
    "file_encrypted": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is protected by a password. Nothing was imported; open it in Excel, remove the "
        "password and save it.",
    ),
    "file_too_large": QT_TRANSLATE_NOOP(
        "Errors", "{file} is larger than allowed ({limit}). Nothing was imported; split it."
    ),
    "file_too_large.file_bytes": QT_TRANSLATE_NOOP(
        "Errors", "{file} is too large. Nothing was imported; split it into several files."
    ),
    "file_too_large.rows": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} has more than {max} rows. Nothing was imported; split it into several files.",
    ),
    "file_too_large.cells": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} has more than {max} cells. Nothing was imported; delete empty columns and rows "
        "beside the table, or split it.",
    ),
    "file_too_large.seconds": QT_TRANSLATE_NOOP(
        "Errors",
        "Reading {file} takes longer than {max} seconds. Nothing was imported; split it into "
        "several files.",
    ),
    "file_too_large.memory": QT_TRANSLATE_NOOP(
        "Errors",
        "Reading {file} takes more memory than is allowed. Nothing was imported; split it into "
        "several files.",
    ),
    "file_too_large.unpacked_bytes": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} unpacks to far more than a list holds. Nothing was imported; save it anew in "
        "Excel without pictures, or split it.",
    ),
    "file_too_large.ratio": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} unpacks to far more than a list holds. Nothing was imported; save it anew in "
        "Excel without pictures, or split it.",
    ),
    "file_too_large.entries": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} consists of too many parts. Nothing was imported; save it anew in Excel without "
        "pictures.",
    ),
    "no_days": QT_TRANSLATE_NOOP(
        "Errors",
        "This is no list of days. Each row needs a date (or a first and a last one), a word such "
        "as “off” or “work”, and a name.",
    ),
    "no_sheet": QT_TRANSLATE_NOOP(
        "Errors",
        "{file} has no sheet “{sheet}”. Nothing was imported; it has: {sheets}.",
    ),
    "no_header": QT_TRANSLATE_NOOP(
        "Errors",
        "No row with column names was found in sheet “{sheet}” of {file}. Nothing was imported; "
        "say which row holds them.",
    ),
    "missing_column": QT_TRANSLATE_NOOP(
        "Errors",
        "No column “{column}” was found in sheet “{sheet}” of {file}. Nothing was imported; "
        "match the columns by hand. The table has: {columns}.",
    ),
    "bad_mapping": QT_TRANSLATE_NOOP(
        "Errors",
        "The column mapping {file} cannot be used (field {field}). Nothing was imported; it is "
        "JSON of heading and field, each field once.",
    ),
    "invalid_transition.import_undone": QT_TRANSLATE_NOOP(
        "Errors", "The import of {file} was taken back before. Nothing was changed."
    ),
    "sla_cases_unreadable": QT_TRANSLATE_NOOP(
        "Errors",
        "{path} cannot be read: {detail}. Nothing was checked; it is a JSON list of cases.",
    ),
    "calendar_error": QT_TRANSLATE_NOOP(
        "Errors", "This calendar cannot be used. It was not saved; correct it first."
    ),
    "calendar_bad_hours": QT_TRANSLATE_NOOP(
        "Errors", "“{value}” is not a time, a date or a weekday; write 09:00 or 2026-10-01."
    ),
    "calendar_never_opens": QT_TRANSLATE_NOOP(
        "Errors", "This calendar never opens, so nothing would ever fall due. Add working hours."
    ),
    "calendar_overlapping_hours": QT_TRANSLATE_NOOP(
        "Errors", "The working hours {first} and {second} overlap ({day}); shorten one of them."
    ),
    "calendar_past_horizon": QT_TRANSLATE_NOOP(
        "Errors", "The time would be used up only after more than {years} years; add working hours."
    ),
    "calendar_unknown_country": QT_TRANSLATE_NOOP(
        "Errors", "The public holidays of “{country}” are not known; enter the days by hand."
    ),
    "calendar_unknown_zone": QT_TRANSLATE_NOOP(
        "Errors", "“{zone}” is not a time zone; write one such as Asia/Shanghai."
    ),
    "policy_error": QT_TRANSLATE_NOOP(
        "Errors", "These policies cannot be used. They were not saved; correct them first."
    ),
    "policy_error.no_default": QT_TRANSLATE_NOOP(
        "Errors", "The last policy must match everything."
    ),
    "policy_error.share": QT_TRANSLATE_NOOP(
        "Errors", "The warning of a policy must come after its start and before its end."
    ),
    "policy_error.levels": QT_TRANSLATE_NOOP(
        "Errors", "The steps of a policy must follow one another in time."
    ),
    "policy_error.seconds": QT_TRANSLATE_NOOP(
        "Errors", "A duration in a policy is below zero. Nothing was saved; enter 0 or more."
    ),
    "policy_error.key": QT_TRANSLATE_NOOP(
        "Errors",
        "Two policies carry the same key {policy}. Nothing was saved; give one another key.",
    ),
    "policy_error.unreadable": QT_TRANSLATE_NOOP(
        "Errors", "The policies cannot be read ({policy}). Nothing was saved; look at their form."
    ),
    "policy_error.default_not_last": QT_TRANSLATE_NOOP(
        "Errors", "A policy that matches everything must stand last."
    ),
}


def template(error: AppError) -> str:
    """The English sentence of an error, still with its ``{parameters}``."""
    reason = error.params.get("reason") or error.params.get("limit")
    return ENGLISH.get(f"{error.code}.{reason}") or ENGLISH.get(error.code) or ENGLISH["error"]


class _Known(dict[str, object]):
    """Parameters; one that the error does not carry leaves a dash, never a crash."""

    def __missing__(self, key: str) -> str:
        return "–"


def fill(text: str, error: AppError, problems: str, comma: str) -> str:
    """Put the error's parameters into the translated sentence; ``comma`` stands in lists."""
    params = {name: _joined(value, comma) for name, value in error.params.items()}
    return text.format_map(_Known({**params, "problems": problems}))


def _joined(value: object, comma: str) -> object:
    """Lists of names, and moments of today, as people read them."""
    if isinstance(value, datetime):
        return f"{value.astimezone():%H:%M}"
    if isinstance(value, list | tuple):
        return comma.join(str(item) for item in value if item != "")
    return value


def sentence(error: AppError, language: str) -> str:
    """The whole sentence, for the command line and workbooks."""

    def say(english: str) -> str:
        return translate(CONTEXT, english, language)

    problems = ""
    if isinstance(error, Invalid):
        problems = say(SEMICOLON).join(
            f"{name}: {say(problem(code))}" for name, code in error.fields.items()
        )
    return fill(say(template(error)), error, problems, say(COMMA))
