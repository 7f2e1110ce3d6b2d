"""The command line under personal logins on a server: who imports, and whose list one takes out."""

import csv
import json

import pytest

from app.cli.main import main
from app.customers import queries as customers
from app.customers import service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)

FORM = """客户编号,客户名称,客户类型,电话,当前状态,负责人,年营收
1,长河贸易,企业,13800138001,意向,李专员,120万
2,张三,个人,13800138002,成交,,
3,,企业,13800138003,谈判中,,
"""
CREATED, REJECTED = 2, 1


@pytest.fixture
def run(team, capsys):
    """Run a command as somebody; gives exit code, what was printed, and what was said."""

    def run(login, *argv):
        code = main([*argv, "--db", team.address(login), "--language", "en"])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "登记表.csv"
    path.write_text(FORM, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("login", ["supervisor", "manager", "admin"])
def test_those_above_the_desk_import(run, team, form, login):
    code, out, _ = run(login, "import", "customers", form, "--json")
    counts = json.loads(out)
    assert (code, counts["created"], len(counts["rejected"])) == (0, CREATED, REJECTED)
    (row,) = team["front"].query(customers.search, "长河")
    assert (row.owner_name, row.phone_masked) == ("李专员", "***8001")
    _, out, _ = run(login, "import", "customers", form, "--json")
    assert json.loads(out)["created"] == 0


@pytest.mark.parametrize("login", ["front", "agent"])
def test_others_are_told_that_they_may_not(run, team, form, login):
    code, _, said = run(login, "import", "customers", form)
    assert code == 1
    assert said.startswith("laike: You may not do this.")
    assert team["manager"].query(customers.customer_count) == 0


@pytest.fixture
def desk_of_two(team):
    """A customer with a ticket of the agent, and of somebody in another department."""
    for login in ("agent", "stranger"):
        li = NewContact("李雷", points=(PointInput(PointKind.PHONE, "13800138000"),))
        customer = NewCustomer(f"{login} 的客户", revenue_text="百万", contacts=(li,))
        customer_id = team[login].command(service.register, customer).result
        ticket = ReportTicket(customer_id, Kind.INQUIRY, "问价格", owner_id=team.ids[login])
        team.owner.command(tickets.report, ticket)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("login", "seen"), [("agent", ["agent 的客户"]), ("manager", None)])
def test_a_list_holds_what_one_may_take_out(run, desk_of_two, tmp_path, login, seen):
    seen = seen or ["agent 的客户", "stranger 的客户"]
    out = tmp_path / "list.csv"
    assert run(login, "export", "customers", "--out", str(out))[0] == 0
    assert sorted(row["Customer name"] for row in rows(out)) == seen
    assert ("138 0013 8000" in out.read_text("utf-8-sig")) is (login == "manager")
    out = tmp_path / "tickets.csv"
    assert run(login, "export", "tickets", "--out", str(out))[0] == 0
    assert len(rows(out)) == len(seen)


@pytest.mark.parametrize("report", ["survey_results", "ticket_list", "ticket_tracking"])
def test_an_agent_makes_the_reports_of_his_own(run, desk_of_two, tmp_path, report):
    out = tmp_path / "report.xlsx"
    assert run("agent", "report", report, "--out", str(out), "--period", "2020..2030")[0] == 0
    assert out.stat().st_size > 0


@pytest.mark.parametrize("login", ["front", "admin"])
def test_who_takes_nothing_out_is_told(run, desk_of_two, tmp_path, login):
    out = tmp_path / "list.csv"
    code, _, said = run(login, "export", "customers", "--out", str(out))
    assert (code, out.exists()) == (1, False)
    assert said.startswith("laike: You may not do this.")
