"""What the triggers of PostgreSQL write is what the unit of work writes on SQLite."""

import json
import shutil
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, text

from app.audit.tables import AuditEvent
from app.audit.words import TABLES
from app.bootstrap import open_store
from app.core.audited import UNWATCHED
from app.core.permissions import Role
from app.customers import service
from app.customers.dto import (
    ChangeCustomer,
    DeleteCustomer,
    NewContact,
    NewCustomer,
    PointInput,
    RestoreCustomer,
)
from app.customers.queries import customer_detail
from app.customers.rules import PointKind, Status
from app.identity.dto import SavePerson
from app.identity.service import save_person
from app.settings.dto import ChangeSetting
from app.settings.service import change as change_setting
from app.tickets import service as tickets
from app.tickets.dto import SolveTicket, TakeTicket
from tests.tickets_world import SOLUTION, build


@pytest.fixture
def both(tmp_path, clock, request):
    """The same desk on a file and on a server."""
    server = request.getfixturevalue("_server")
    if server is None:
        pytest.skip("no PostgreSQL programs found")
    path = tmp_path / "both.laike"
    shutil.copy(request.getfixturevalue("_seeded_file"), path)
    name, url = server.copy_database("laike_template")
    backends = [open_store(address, clock=clock) for address in (path, url)]
    yield backends
    for backend in backends:
        backend.close()
    server.drop_database(name)


def a_busy_day(backend):
    """Commands of several features; 林涛 registers, others work."""
    world = build(backend)
    private = NewContact(
        "李华",
        position="采购",
        birthday=date(1990, 5, 1),
        wechat="lihua_90",
        points=(PointInput(PointKind.PHONE, "13800138000"),),
    )
    form = NewCustomer(
        "“晨光”\n有限公司",
        owner_id=world.people["林涛"].user_id,
        revenue_text="约 500 万",
        revenue_amount=Decimal("5000000.50"),
        expected_on=date(2026, 4, 1),
        contacts=(private,),
        tags=("老客户", "华东"),
    )
    by = world.of("林涛")
    customer_id = by.command(service.register, form).result
    detail = backend.query(customer_detail, customer_id)
    fields = {"status": Status.WON, "city": "上海", "tags": ("华东",), "revenue_text": "600 万"}
    by.command(service.change, ChangeCustomer(customer_id, detail.row.version, fields))
    by.command(service.request_reveal, customer_id)
    version = backend.query(customer_detail, customer_id).row.version
    backend.command(service.delete, DeleteCustomer(customer_id, version))
    backend.command(service.restore, RestoreCustomer(customer_id))
    ticket_id = world.report(by="陈静")
    world.do("赵敏", tickets.take, TakeTicket, ticket_id)
    world.do("赵敏", tickets.solve, SolveTicket, ticket_id, solution=SOLUTION)
    backend.command(change_setting, ChangeSetting("company.name", "来客"))
    backend.command(change_setting, ChangeSetting("company.name", "来客商行"))


def told(backend):
    """The lines since the store was made, without what differs by nature: ids and times."""
    first = backend.command(_newest).result
    a_busy_day(backend)
    statement = select(AuditEvent).where(AuditEvent.id > first).order_by(AuditEvent.id)
    return backend.query(
        lambda read: [_plain(line) for line in read.session.execute(statement).scalars()]
    )


def _newest(uow):
    found = select(AuditEvent.id).order_by(AuditEvent.id.desc()).limit(1)
    return uow.session.execute(found).scalar() or 0


def _plain(line):
    def fields(text):
        return {
            name: value is not None if name.endswith(("id", "_at")) else value
            for name, value in json.loads(text or "{}").items()
        }

    key = line.actor_id is not None, line.row_id is not None
    return line.op, line.table_name, *key, fields(line.before), fields(line.after)


def sorted_lines(lines):
    """Within one flush the unit of work orders its statements as it likes."""
    return sorted(lines, key=lambda line: json.dumps(line, ensure_ascii=False, sort_keys=True))


def test_the_same_commands_write_the_same_lines(both):
    file, server = (sorted_lines(told(backend)) for backend in both)
    assert len(file) > 30
    assert [line for line in file if line not in server] == []
    assert [line for line in server if line not in file] == []
    assert len(file) == len(server)


def test_a_change_of_noise_alone_is_no_line(backend):
    person = backend.command(save_person, SavePerson("李娜", Role.AGENT, 1)).result

    def touch(uow):
        from app.identity.tables import UserAccount

        before = _newest(uow)
        uow.get(UserAccount, person).sort_key = "zzz"
        uow.session.flush()
        return _newest(uow) - before

    assert backend.command(touch).result == 0


def test_every_table_is_watched_under_a_name_or_left_out_on_purpose(sqlite_backend):
    """A new table must say whether its rows are taken down, and how people call them."""

    def tables(read):
        found = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        return set(read.session.execute(text(found)).scalars())

    names = {name for name in sqlite_backend.query(tables) if "_fts" not in name}
    assert names - UNWATCHED == set(TABLES)
    assert UNWATCHED - names == {"permission"}, "the server's own table, or one that is no more"
