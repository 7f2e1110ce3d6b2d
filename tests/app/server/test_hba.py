"""The lines of pg_hba.conf: the server takes ours, and those that allow more are named."""

from pathlib import Path

import pytest

from app.access import hba
from app.access.address import ServerAddress
from app.access.hba import Rule
from app.core.permissions import Role
from app.server import setup

LOGINS = [("laike_u_li", ["laike_u_li", "laike_agent", "laike_person"]),
          ("laike_migrator", ["laike_migrator", "laike_owner"])]  # fmt: skip


def rule(text, line=1):
    """A line as the server's view gives it."""
    type_, database, user, *address, method = text.split()
    net, _, bits = address[0].partition("/") if address else ("", "", "")
    mask = None
    if bits:
        whole = 128 if ":" in net else 32
        number = (1 << whole) - (1 << (whole - int(bits)))
        kind = hba.ipaddress.IPv6Address if ":" in net else hba.ipaddress.IPv4Address
        mask = str(kind(number))
    return Rule(line, type_, [database], [user], net or None, mask, method)


@pytest.mark.parametrize(
    ("text", "is_weak"),
    [
        ("hostssl laike +laike_person 192.168.1.0/24 scram-sha-256", False),
        ("hostssl laike all 192.168.1.0/24 md5", True),
        ("hostssl all all all trust", True),
        ("host laike +laike_person 192.168.1.0/24 scram-sha-256", True),
        ("host laike laike_u_li 10.0.0.0/8 scram-sha-256", True),
        ("host laike laike_migrator samenet scram-sha-256", True),
        ("host all all 127.0.0.1/32 scram-sha-256", False),
        ("host all all ::1/128 scram-sha-256", False),
        ("host all all 127.0.0.1/32 trust", True),
        ("host laike all 0.0.0.0/0 reject", False),
        ("host other all 0.0.0.0/0 trust", False),
        ("host laike postgres 10.0.0.0/8 md5", False),
        ("host replication all 10.0.0.0/8 md5", False),
        ("local all all peer", False),
        ("local all all trust", True),
    ],
)
def test_what_lets_people_in_too_easily(text, is_weak):
    found = hba.found([rule(text, 7)], "laike", LOGINS)
    assert bool(found) is is_weak
    assert found == (f"pg_hba.conf:7 {text}",) * is_weak


def test_our_lines_make_all_later_ones_harmless():
    ours = [rule(" ".join(line.replace('"', "").split())) for line in
            hba.lines("laike", "laike", "10.0.0.0/8").splitlines()]  # fmt: skip
    later = [rule("host all all 0.0.0.0/0 md5"), rule("hostnossl all all ::/0 trust")]
    assert hba.found([*ours, *later], "laike", LOGINS) == ()
    assert len(hba.found([*ours[:2], *later, *ours[2:]], "laike", LOGINS)) == 2
    half = [line for line in ours if "::/0" not in hba.Rule.text(line)]
    assert len(hba.found([*half, *later], "laike", LOGINS)) == 1


def test_a_network_that_is_none_is_refused():
    assert "2001:db8::/32" in hba.lines("laike", "laike", "2001:db8::/32")
    with pytest.raises(ValueError, match="network"):
        hba.lines("laike", "laike", "office; trust")


def test_the_server_reads_our_lines_as_they_are_meant(installation):
    with installation.sql() as superuser:
        path = Path(superuser.execute("SHOW hba_file").fetchone()[0])
        before = path.read_text(encoding="utf-8")
        ours = hba.lines(installation.database, "laike", "10.0.0.0/8")
        try:  # it is read for the view at once, and counts only after a reload
            path.write_text(f"{ours}\n{before}", encoding="utf-8")
            asked = "SELECT type, database, user_name, auth_method, error FROM pg_hba_file_rules"
            rows = superuser.execute(asked).fetchall()
        finally:
            path.write_text(before, encoding="utf-8")
    assert [row[0] for row in rows[:4]] == ["hostssl", "hostssl", "host", "host"]
    assert [row[2] for row in rows[:2]] == [["+laike_person"], ["laike_migrator"]]
    assert [row[3] for row in rows[:4]] == ["scram-sha-256"] * 2 + ["reject"] * 2
    assert {row[4] for row in rows} <= {None, "hostssl record cannot match because SSL is disabled"}


def test_the_check_names_the_lines_or_says_that_it_may_not_look(installation):
    installation.add("李娜", Role.AGENT, "li")
    url = installation.server.url
    (weak,) = [
        one
        for one in setup.check(ServerAddress.parse(url(installation.database)))
        if one.code == hba.WEAK
    ]
    assert all(line.startswith("pg_hba.conf:") for line in weak.subjects)
    assert any("trust" in line for line in weak.subjects)
    migrator = ServerAddress.parse(url(installation.database, "laike_migrator"))
    codes = {one.code for one in setup.check(migrator)}
    assert hba.UNSEEN in codes
    assert hba.WEAK not in codes
