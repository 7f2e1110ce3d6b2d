"""``laike audit`` as an administrator asks."""

import json

import pytest

from app.bootstrap import open_store
from app.cli.main import main
from app.customers import service
from app.customers.dto import ChangeCustomer
from app.customers.queries import customer_detail
from tests.tickets_world import build


@pytest.fixture
def filled(store, clock):
    """The address of a store in which 吴倩 moved a customer to 上海 two days later."""
    backend = open_store(store, clock=clock)
    world = build(backend)
    clock.forward(days=2)
    version = backend.query(customer_detail, world.customer_id).row.version
    cmd = ChangeCustomer(world.customer_id, version, {"city": "上海"})
    world.of("吴倩").command(service.change, cmd)
    backend.close()
    return str(store)


def run(capsys, store, *argv):
    code = main(["audit", "--db", store, *argv])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_line_is_said_in_words(capsys, filled):
    argv = ("--record", "C-000001", "--limit", "1", "--language", "zh_CN")
    code, out, err = run(capsys, filled, *argv)
    first, more = out.splitlines()
    assert (code, err) == (0, "")
    assert first.split("  ")[1:] == ["吴倩", "修改", "客户 C-000001", "城市：– → 上海"]
    assert more == "还有更多，可用 --limit 显示。"


def test_the_search_is_narrowed_and_printed_as_json(capsys, filled):
    argv = ("--person", "吴倩", "--table", "customer", "--json")
    code, out, _ = run(capsys, filled, *argv)
    (line,) = json.loads(out)
    assert code == 0
    assert (line["operation"], line["record"], line["after"]) == (
        "update",
        "C-000001",
        {"city": "上海"},
    )


def test_days_are_the_companys(capsys, filled):
    days = ("--table", "customer", "--json", "--since")
    assert json.loads(run(capsys, filled, *days, "2026-03-04")[1])[0]["person"] == "吴倩"
    assert json.loads(run(capsys, filled, *days, "2026-03-05")[1]) == []
    before = json.loads(run(capsys, filled, "--json", "--until", "2026-03-03")[1])
    assert before
    assert "吴倩" not in {line["person"] for line in before}


def test_what_finds_nothing_says_so(capsys, filled):
    code, out, _ = run(capsys, filled, "--record", "C-999999", "--language", "en")
    assert (code, out) == (0, "No line of the audit log fits.\n")
    code, out, _ = run(capsys, filled, "--person", "没有这个人", "--language", "en")
    assert (code, out) == (1, "Nobody is called 没有这个人.\n")
