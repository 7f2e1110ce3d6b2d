"""Who may do what: the one table that services, menus and later the database's grants read.

A row of the table gives, for one action, how far it reaches for each role. The built-in role
``owner`` (a single user without login) may do everything.
"""

from enum import IntEnum, StrEnum


class Role(StrEnum):
    """A person has exactly one role."""

    OWNER = "owner"
    FRONT = "front"
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMIN = "admin"


class Scope(IntEnum):
    """How far an action reaches; a higher value includes the lower ones.

    ``OWN``: mine or made by me; ``UNOWNED``: also what nobody owns yet.
    """

    NONE = 0
    OWN = 1
    UNOWNED = 2
    DEPARTMENT = 3
    ALL = 4


TEAM = (Role.FRONT, Role.AGENT, Role.SUPERVISOR, Role.MANAGER, Role.ADMIN)
_LETTERS = {
    "-": Scope.NONE,
    "o": Scope.OWN,
    "u": Scope.UNOWNED,
    "d": Scope.DEPARTMENT,
    "a": Scope.ALL,
}

# action: scopes of front, agent, supervisor, manager, admin in this order.
_TABLE: dict[str, str] = {
    "customer.see": "aaaa-",
    "customer.register": "aaaa-",
    "customer.name_owner": "a-aa-",  # an agent registers for himself
    "customer.change": "aoda-",
    "customer.change_owner": "--da-",
    "customer.delete": "--da-",
    "customer.set_tier": "---a-",
    "contact.reveal": "aaaa-",
    "contact.clear_in_lists": "--da-",
    "customer.see_revenue": "ooda-",
    "interaction.see": "aaaa-",
    "interaction.write": "ooda-",
    "followup.see": "aaaa-",
    "followup.write": "ooda-",
    "ticket.see": "aaaa-",
    "ticket.report": "aaaa-",
    "ticket.comment": "aaaa-",
    "ticket.work": "uuda-",  # take, move, solve
    "ticket.assign": "u-da-",
    "ticket.classify": "-oda-",
    "ticket.set_due": "--da-",
    "ticket.reopen": "--da-",
    "ticket.merge": "--da-",
    "ticket.see_confidential": "ooda-",
    "intake.take": "a-aa-",  # mails and web forms: what strangers send is everybody's at the desk
    "survey.enter": "aaaa-",
    "survey.dashboard": "-oda-",
    "survey.answers": "-oda-",
    "survey.design": "---a-",
    "figures.see": "ooda-",  # of tickets: service levels, times, backlog
    "report.export": "-oda-",
    "import.run": "--aaa",
    "policy.change": "---aa",
    "settings.change": "---aa",
    "people.see": "--daa",
    "people.change": "----a",
    "audit.read": "---aa",
    "backup.run": "----a",
}

ACTIONS = frozenset(_TABLE)


def scope_of(role: Role, action: str) -> Scope:
    """How far ``action`` reaches for ``role``.

    Raises:
        KeyError: no such action; a misspelt permission must never pass.
    """
    letters = _TABLE[action]
    if role is Role.OWNER:
        return Scope.ALL
    return _LETTERS[letters[TEAM.index(role)]]
