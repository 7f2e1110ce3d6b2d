"""A column of the board as an item model: drags carry versions, drops only ask."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt

from app.core.paging import Page
from app.tickets.dto import MoveTicket, TicketRow
from app.tickets.rules import Category, Kind, Priority, Severity
from tests.conftest import NOW
from ui.qtmodels.board_model import CARDS_MIME, LaneModel, dragged_cards
from ui.qtmodels.roles import Role

ROOT = QModelIndex()
MOVE = Qt.DropAction.MoveAction


def row(id_: int, **fields: object) -> TicketRow:
    given = {
        "id": id_, "number": f"T-20260302-{id_:04d}", "title": f"title {id_}", "customer_id": 1,
        "customer_name": "张伟", "tier": "vip", "contact_name": None, "kind": Kind.COMPLAINT,
        "sub_kind": None, "severity": Severity.REGULAR, "priority": Priority.HIGH, "status": "new",
        "category": Category.OPEN, "is_confidential": False, "owner_id": None, "owner_name": None,
        "department_id": None, "progress": 0, "reported_at": NOW, "closed_at": None,
        "next_due_at": None, "next_due_kind": None, "warn_at": None, "is_paused": False,
        "version": 3,
    }  # fmt: skip
    return TicketRow(**(given | fields))


def lane(status: str = "new") -> LaneModel:
    return LaneModel(status, lambda ticket: ("card", ticket.id), lambda ticket: ticket.title)


@pytest.fixture
def model(qtmodeltester):
    model = lane()
    model.show_first(Page(tuple(row(n) for n in range(1, 6)), None))
    qtmodeltester.check(model)
    return model


@pytest.mark.parametrize(
    "ids", [[], [2, 3], [1, 9, 2, 3, 4, 5, 8], [5, 4, 3, 2, 1], list(range(1, 400))]
)
def test_a_lane_ends_at_the_rows_it_is_given(model, ids):
    model.show_first(Page(tuple(row(n) for n in ids), None))
    assert [model.index(n, 0).data(Role.ID) for n in range(model.rowCount())] == ids


def test_a_changed_ticket_repaints_only_its_card(model, qtbot):
    changed = (row(1), replace(row(2), title="new words"), row(3), row(4), row(5))
    with qtbot.waitSignal(model.dataChanged) as sig, qtbot.assertNotEmitted(model.modelReset):
        model.show_first(Page(changed, None))
    assert (sig.args[0].row(), sig.args[1].row()) == (1, 1)


def test_roles_give_what_delegate_and_screen_reader_need(model):
    index = model.index(0, 0)
    assert index.data(Role.CARD) == ("card", 1)
    assert index.data(Role.STATUS) == "new"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "title 1"


def test_a_drag_carries_ids_and_versions_and_reads_as_text(model):
    data = model.mimeData([model.index(1, 0)])
    assert [tuple(card) for card in dragged_cards(data)] == [(2, 3, "new", "")]
    assert data.text() == "T-20260302-0002 title 2"


def test_a_drop_asks_for_a_move_with_the_version_seen_and_edits_nothing(model, qtbot):
    target = lane("waiting_customer")
    data = model.mimeData([model.index(0, 0)])
    with qtbot.waitSignal(target.moves_requested) as sig:
        assert not target.dropMimeData(data, MOVE, -1, -1, ROOT)
    assert sig.args == [(MoveTicket(1, "waiting_customer", 3),)]
    assert (model.rowCount(), target.rowCount()) == (5, 0)


def test_the_own_column_and_foreign_things_are_not_taken(model, qtbot):
    own = model.mimeData([model.index(0, 0)])
    foreign = QMimeData()
    foreign.setText("hello")
    with qtbot.assertNotEmitted(model.moves_requested):
        for data in (own, foreign):
            assert not model.canDropMimeData(data, MOVE, -1, -1, ROOT)
            model.dropMimeData(data, MOVE, -1, -1, ROOT)


def test_cards_can_be_dragged_and_the_ground_takes_drops(model):
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(ROOT) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.mimeTypes() == [CARDS_MIME]
    assert model.supportedDropActions() == MOVE
