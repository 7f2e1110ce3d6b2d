"""An address of a server is read strictly; only this computer may ask for less safety."""

import platform

import pytest

from app.access.address import ServerAddress, program_name
from app.core.errors import AddressRefused
from app.core.version import VERSION

REMOTE = "postgresql://laike_u_li@db.example.cn/laike"
STRICT = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
    "gssencmode": "disable",
}


def test_another_computer_is_spoken_to_safely():
    told = ServerAddress.parse(REMOTE).connection("secret")
    assert STRICT.items() <= told.items()
    assert told["sslrootcert"] == "system"
    assert told["password"] == "secret"
    assert told["application_name"] == program_name()
    assert {"connect_timeout", "keepalives_idle", "tcp_user_timeout"} <= told.keys()


def test_the_company_s_authority_is_named_by_its_file():
    address = ServerAddress.parse(f"{REMOTE}?sslrootcert=/etc/laike/ca.crt")
    assert address.connection(None)["sslrootcert"] == "/etc/laike/ca.crt"
    assert "password" not in address.connection(None)


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        ("sslmode=disable", "sslmode"),
        ("sslmode=require", "sslmode"),
        ("sslmode=verify-ca", "sslmode"),
        ("sslmode=verify-full&channel_binding=prefer", "channel_binding"),
        ("require_auth=password", "require_auth"),
        ("require_auth=", "require_auth"),
        ("gssencmode=prefer", "parameter"),
        ("hostaddr=10.0.0.9", "parameter"),
        ("service=other", "parameter"),
        ("options=-c%20role%3Dx", "parameter"),
        ("password=secret", "parameter"),
        ("host=db.evil.cn,db.example.cn", None),
    ],
)
def test_an_address_that_lowers_safety_is_refused(option, reason):
    """N-17."""
    with pytest.raises(AddressRefused) as refused:
        ServerAddress.parse(f"{REMOTE}?{option}")
    assert refused.value.params.get("reason") == reason


def test_strict_options_may_be_written_out():
    address = ServerAddress.parse(f"{REMOTE}?sslmode=verify-full&channel_binding=require")
    assert STRICT.items() <= address.connection(None).items()


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "", "%2Ftmp%2Fsocket"]
)
def test_this_computer_needs_no_encryption(host):
    address = ServerAddress.parse(f"postgresql://laike@{host}/laike?sslmode=disable")
    assert address.is_local
    assert address.connection(None)["sslmode"] == "disable"


@pytest.mark.parametrize("host", ["192.168.1.9", "localhost.evil.cn", "128.0.0.1", "db", "[::2]"])
def test_anything_else_is_another_computer(host):
    with pytest.raises(AddressRefused):
        ServerAddress.parse(f"postgresql://laike@{host}/laike?sslmode=disable")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("postgresql://li:secret@db.example.cn/laike", "password"),
        ("postgresql://li:@db.example.cn/laike", "password"),
        ("postgresql://li@db.example.cn", None),
        ("postgresql://li@db.example.cn/", None),
        ("postgresql://li@db.example.cn:port/laike", None),
        ("postgresql://li@one,two/laike", None),
        ("mysql://li@db.example.cn/laike", None),
        ("laike", None),
    ],
)
def test_what_is_no_address_is_refused(text, reason):
    with pytest.raises(AddressRefused) as refused:
        ServerAddress.parse(text)
    assert refused.value.params.get("reason") == reason


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://li@db.example.cn:5433/laike?sslrootcert=/etc/ca.crt",
        "postgresql://li@[fe80::1]/laike",
        "postgresql://%E6%9D%8E@db.example.cn/%E6%9D%A5",
        "postgresql://laike@/laike?host=/tmp/socket",
    ],
)
def test_an_address_is_kept_as_it_was_read(text):
    address = ServerAddress.parse(text)
    assert ServerAddress.parse(address.text) == address


def test_no_password_stands_in_an_address():
    assert "secret" not in ServerAddress.parse(REMOTE).text


@pytest.mark.parametrize(
    ("computer", "said"),
    [
        ("FRONT-2.example.cn", f"laike/{VERSION} FRONT-2.example.cn"),
        ("前台-PC1", f"laike/{VERSION} -PC1"),
        ("a\tb\x00c", f"laike/{VERSION} abc"),
        ("", f"laike/{VERSION}"),
        ("x" * 99, f"laike/{VERSION} ".ljust(63, "x")),
    ],
)
def test_the_program_says_on_which_computer_it_runs(monkeypatch, computer, said):
    monkeypatch.setattr(platform, "node", lambda: computer)
    assert program_name() == said
