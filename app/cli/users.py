"""``laike user``: add people, give them roles, lock them out, change passwords."""

import argparse
import json
from dataclasses import replace
from typing import Any

from app.access import passwords as rules
from app.access import roles
from app.backend import Backend
from app.cli.main import store_address
from app.cli.passwords import given, open_asking, typed, typed_twice
from app.core.errors import Invalid, NotFound, SignInRefused
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.permissions import TEAM, Role
from app.core.words import say, translate
from app.identity import logins, service
from app.identity.dto import PersonRow, ResetPassword, SavePerson
from app.identity.queries import departments, people

CONTEXT = "Command line"
NEW, PRESENT = "LAIKE_NEW_PASSWORD", "LAIKE_PASSWORD"
_ROLES = tuple(role.value for role in TEAM)

_ASK_FIRST = QT_TRANSLATE_NOOP("Command line", "First password of {login} (empty: make one up): ")
_ASK_NEW = QT_TRANSLATE_NOOP("Command line", "New password: ")
_ASK_PRESENT = QT_TRANSLATE_NOOP("Command line", "Present password: ")
_FIRST = QT_TRANSLATE_NOOP(
    "Command line", "{name}: the first password is {password}; it must be changed soon."
)
_DONE = QT_TRANSLATE_NOOP("Command line", "{name}: {role}, {state}")
_ACTIVE = QT_TRANSLATE_NOOP("Command line", "active")
_LEFT = QT_TRANSLATE_NOOP("Command line", "left")
_CHANGED = QT_TRANSLATE_NOOP("Command line", "The password was changed.")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the commands."""
    group = subparsers.add_parser("user", help="people and their logins")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    secret = f"Passwords are typed, or come from {NEW} (a new one) and {PRESENT} (the present one)."

    new = commands.add_parser("add", parents=[common], help="add a person", epilog=secret)
    new.add_argument("login", help="short name for signing in, such as li_na")
    new.add_argument("--name", required=True, help="as others see it")
    new.add_argument("--role", required=True, choices=_ROLES)
    new.add_argument("--department", help="key or name of the department")
    new.add_argument("--email", default="")
    new.set_defaults(run=_add)

    role = commands.add_parser("role", parents=[common], help="give a person another role")
    role.add_argument("login")
    role.add_argument("role", choices=_ROLES)
    role.set_defaults(run=_set_role)

    for name, is_active, text in (
        ("disable", False, "lock a person out; open sessions end"),
        ("enable", True, "let a person back in with a new first password"),
    ):
        lock = commands.add_parser(name, parents=[common], help=text, epilog=secret)
        lock.add_argument("login")
        lock.set_defaults(run=_set_active, is_active=is_active)

    password = commands.add_parser(
        "password", parents=[common], help="change one's own password, or reset LOGIN's",
        epilog=secret,
    )  # fmt: skip
    password.add_argument("login", nargs="?")
    password.set_defaults(run=_password)

    shown = commands.add_parser("list", parents=[common], help="everybody, with role and login")
    shown.set_defaults(run=_list)


def _add(args: argparse.Namespace) -> int:
    with _Desk(args) as desk:
        password, is_made_up = desk.first_password(args.login) if desk.is_shared else ("", False)
        command = SavePerson(
            args.name,
            Role(args.role),
            desk.department(args.department),
            args.email,
            login=args.login if desk.is_shared else "",
            password=password,
        )
        person_id = desk.backend.command(service.save_person, command).result
        return desk.say_person(desk.person_with(person_id), password if is_made_up else "")


def _set_role(args: argparse.Namespace) -> int:
    with _Desk(args) as desk:
        row = desk.person(args.login)
        desk.save(row, role=Role(args.role))
        return desk.say_person(desk.person_with(row.id))


def _set_active(args: argparse.Namespace) -> int:
    with _Desk(args) as desk:
        row = desk.person(args.login)
        password, is_made_up = "", False
        if args.is_active and row.login:
            password, is_made_up = desk.first_password(args.login)
        desk.save(row, is_active=args.is_active, password=password)
        return desk.say_person(desk.person_with(row.id), password if is_made_up else "")


def _password(args: argparse.Namespace) -> int:
    if args.login is None:
        return _own_password(args)
    with _Desk(args) as desk:
        row = desk.person(args.login)
        password, is_made_up = desk.first_password(args.login)
        desk.backend.command(logins.reset_password, ResetPassword(row.id, password))
        return desk.say_person(row, password if is_made_up else "")


def _own_password(args: argparse.Namespace) -> int:
    from app.server.passwords import change_password

    with _Desk(args) as desk:
        present = given(PRESENT) or typed(translate(CONTEXT, _ASK_PRESENT, args.language))
        new = given(NEW) or typed_twice(translate(CONTEXT, _ASK_NEW, args.language), args.language)
        if not (desk.is_shared and present and new):
            raise SignInRefused(reason="password_needed")
        change_password(desk.backend, present, new)
        print(translate(CONTEXT, _CHANGED, args.language))
    return 0


def _list(args: argparse.Namespace) -> int:
    with _Desk(args) as desk:
        rows = desk.backend.query(people, with_inactive=True)
        if args.json:
            print(json.dumps([_data(row) for row in rows], ensure_ascii=False))
            return 0
        for row in rows:
            print("  ".join((roles.short_name(row.login or "–"), desk.described(row))))
    return 0


class _Desk:
    """The store of a command, closed at its end, and what the commands share."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self.backend: Backend = open_asking(store_address(args), args.language)
        self.is_shared = self.backend.is_shared

    def __enter__(self) -> "_Desk":
        return self

    def __exit__(self, *_error: object) -> None:
        self.backend.close()

    def person(self, login: str) -> PersonRow:
        """Who signs in as ``login``; on a file, whose name it is."""
        rows = self.backend.query(people, with_inactive=True)
        found = [row for row in rows if login in (roles.short_name(row.login or ""), row.login)]
        if not found and not self.is_shared:
            found = [row for row in rows if row.name == login]
        if len(found) != 1:
            raise NotFound(entity="user_account")
        return found[0]

    def person_with(self, person_id: int) -> PersonRow:
        """The person as the store has it now."""
        rows = self.backend.query(people, with_inactive=True)
        return next(row for row in rows if row.id == person_id)

    def department(self, named: str | None) -> int | None:
        """The id of a department by its key or its own or default name."""
        if named is None:
            return None
        for row in self.backend.query(departments):
            if named in (row.key, row.name, say(f"department.{row.key}", self._args.language)):
                return row.id
        raise Invalid({"department": "unknown"})

    def first_password(self, login: str) -> tuple[str, bool]:
        """A password for somebody else, and whether it was made up here."""
        question = translate(CONTEXT, _ASK_FIRST, self._args.language).format(login=login)
        password = given(NEW) or typed_twice(question, self._args.language)
        return (password, False) if password else (rules.first_password(), True)

    def save(self, row: PersonRow, **changes: Any) -> None:
        """Change a person's role or whether he is here; the rest stays."""
        command = SavePerson(
            row.name,
            row.role,
            row.department_id,
            row.email or "",
            row.is_active,
            row.id,
            row.version,
        )
        wanted = replace(command, **changes)
        self.backend.command(service.save_person, wanted)
        if not wanted.is_active:
            self.backend.command(logins.cut_sessions, row.id)

    def described(self, row: PersonRow) -> str:
        """Name, role and state in words."""
        language = self._args.language
        return translate(CONTEXT, _DONE, language).format(
            name=row.name,
            role=say(f"role.{row.role}", language),
            state=translate(CONTEXT, _ACTIVE if row.is_active else _LEFT, language),
        )

    def say_person(self, row: PersonRow, password: str = "") -> int:
        """Print what became of a person, and a password that was made up."""
        if self._args.json:
            told = _data(row) | ({"first_password": password} if password else {})
            print(json.dumps(told, ensure_ascii=False))
            return 0
        print(self.described(row))
        if password:
            text = translate(CONTEXT, _FIRST, self._args.language)
            print(text.format(name=row.name, password=password))
        return 0


def _data(row: PersonRow) -> dict[str, object]:
    return {
        "id": row.id,
        "login": row.login,
        "name": row.name,
        "role": row.role.value,
        "department_id": row.department_id,
        "email": row.email,
        "is_active": row.is_active,
    }
