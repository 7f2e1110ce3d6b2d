"""``pg_hba.conf``, by which the server decides who may connect how: our lines, a look at others.

Only a superuser may read the server's lines.
"""

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.access import roles

OWN_NET = "samenet"  # the networks that the server itself is in
WEAK, UNSEEN = "hba_weak", "hba_unseen"
FILE = "pg_hba.conf"

_SAFE = frozenset({"scram-sha-256", "cert", "reject"})
_NETWORKS = {4: "0.0.0.0/0", 6: "::/0"}
_MAY_LOOK = (
    "SELECT has_table_privilege('pg_catalog.pg_hba_file_rules', 'SELECT') "
    "AND has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE')"
)
_RULES = (
    "SELECT line_number, type, database, user_name, address, netmask, auth_method "
    "FROM pg_catalog.pg_hba_file_rules WHERE error IS NULL ORDER BY line_number"
)
_LOGINS = (
    "SELECT r.rolname, ARRAY(SELECT g.rolname::text FROM pg_catalog.pg_roles g "
    "WHERE pg_has_role(r.oid, g.oid, 'MEMBER')) FROM pg_catalog.pg_roles r "
    "WHERE r.rolcanlogin AND (starts_with(r.rolname, %(people)s) OR r.rolname = %(migrator)s)"
)


@dataclass(frozen=True)
class Rule:
    """One line of the file as the server reads it."""

    line: int
    type: str
    databases: Sequence[str]
    users: Sequence[str]
    address: str | None
    netmask: str | None
    method: str

    def text(self) -> str:
        """The line, named for a person."""
        net = self.network()
        where = str(net) if net is not None else self.address or ""
        parts = (self.type, ",".join(self.databases), ",".join(self.users), where, self.method)
        return f"{FILE}:{self.line} {' '.join(part for part in parts if part)}"

    def network(self) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
        """The addresses it is for; None where they are named otherwise."""
        try:
            return ipaddress.ip_network(f"{self.address}/{_bits(self.netmask)}", strict=False)
        except ValueError:
            return None

    def is_for_database(self, name: str) -> bool:
        """Whether it may decide about this database; what cannot be told counts."""
        others = {"replication", "sameuser"}
        return any(
            word in ("all", name, "samerole", "samegroup") or word.startswith("/")
            for word in self.databases
            if word not in others
        )

    def is_for_one_of(self, logins: Iterable[tuple[str, Sequence[str]]]) -> bool:
        """Whether it may decide about one of these (login, its groups)."""
        return any(
            word in ("all", login)
            or word.startswith("/")
            or (word.startswith("+") and word[1:] in groups)
            for login, groups in logins
            for word in self.users
        )

    def families(self) -> set[int]:
        """Kinds of internet addresses, 4 and 6, that it is for."""
        network = self.network()
        if self.type == "local":
            return set()
        return {network.version} if network is not None else {4, 6}

    def ends(self) -> set[int]:
        """For which kinds of addresses no later line counts: it takes everybody from anywhere."""
        if self.type != "host" or "all" not in self.users:
            return set()
        if self.address == "all":
            return {4, 6}
        network = self.network()
        return {network.version} if network is not None and network.prefixlen == 0 else set()

    def is_weak(self) -> bool:
        """Whether it lets somebody in without a proof by scram, or over the network without TLS."""
        if self.method == "reject":
            return False
        if self.type == "local":
            return self.method in ("trust", "password")
        network = self.network()
        is_here = self.address == "samehost" or (network is not None and network.is_loopback)
        return self.method not in _SAFE or not (is_here or self.type == "hostssl")


def lines(database: str, prefix: str, network: str = OWN_NET) -> str:
    """What ``pg_hba.conf`` needs for a store, to stand above its other lines.

    Args:
        network: of the office, such as 192.168.1.0/24.

    Raises:
        ValueError: it is no network.
    """
    where = network if network == OWN_NET else str(ipaddress.ip_network(network))
    people, migrator = f"+{prefix}_person", roles.migrator(prefix)
    width = max(len(people), len(migrator))
    let_in = [
        f'hostssl "{database}" {who:<{width}} {where} scram-sha-256' for who in (people, migrator)
    ]
    keep_out = [f'host    "{database}" {"all":<{width}} {net} reject' for net in _NETWORKS.values()]
    return "\n".join((*let_in, *keep_out))


def may_look(cursor: Any) -> bool:
    """Whether the asking login may read the server's lines."""
    return bool(cursor.execute(_MAY_LOOK).fetchone()[0])


def weak(cursor: Any, prefix: str) -> tuple[str, ...]:
    """The lines that let people of this store in without TLS or scram.

    Args:
        cursor: of psycopg, in the database, of a login that ``may_look``.
    """
    given = {"people": f"{prefix}_u_", "migrator": roles.migrator(prefix)}
    logins = cursor.execute(_LOGINS, given).fetchall()
    database = cursor.execute("SELECT current_database()").fetchone()[0]
    rules = [Rule(*row) for row in cursor.execute(_RULES).fetchall()]
    return found(rules, database, logins)


def found(
    rules: Iterable[Rule], database: str, logins: Sequence[tuple[str, Sequence[str]]]
) -> tuple[str, ...]:
    """The weak ones among rules in their order, without those that nobody reaches."""
    weak_ones: list[str] = []
    ended: set[int] = set()
    for rule in rules:
        if not rule.is_for_database(database) or not rule.is_for_one_of(logins):
            continue
        is_reached = rule.type == "local" or bool(rule.families() - ended)
        if is_reached and rule.is_weak():
            weak_ones.append(rule.text())
        ended |= rule.ends()
    return tuple(weak_ones)


def _bits(netmask: str | None) -> str:
    """A mask as the part behind the slash; IPv6 masks are written as addresses, too."""
    if netmask is None:
        return ""
    return str(bin(int(ipaddress.ip_address(netmask))).count("1"))
