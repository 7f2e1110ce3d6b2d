"""The desk that tests about incoming mail work at: a customer whose contact has an address."""

import pytest

from app.customers import contacts, queries
from app.customers.dto import PointInput, SaveContact
from app.customers.rules import PointKind
from app.intake import service
from app.intake.dto import Message, Taken
from app.tickets.rules import Channel
from tests.tickets_world import build

LI_NA = "lina@yunfan.example.cn"


@pytest.fixture
def world(backend):
    world = build(backend)
    contact = backend.query(queries.customer_detail, world.customer_id).contacts[0]
    backend.command(
        contacts.save_contact,
        SaveContact(
            world.customer_id,
            {"name": contact.name},
            (PointInput(PointKind.EMAIL, LI_NA),),
            contact.id,
            contact.version,
        ),
    )
    return world


@pytest.fixture
def came(backend):
    """Take in a mail; what is not said of it is that of a new one by the customer."""

    def come(key: str = "1", **fields) -> Taken:
        fields = {"subject": "打印机又卡纸了", "text": "上午开始的", "sender": LI_NA, **fields}
        message = Message(key=key, channel=Channel.EMAIL, sender_name="李娜", **fields)
        return backend.command(service.take_in, message).result

    return come
