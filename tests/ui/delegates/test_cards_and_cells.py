import dataclasses

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QTableView

from ui.delegates.card_pictures import CardPicture, CardPictures
from ui.delegates.cells import ChipDelegate
from ui.delegates.customer_card import CustomerCard, CustomerCardDelegate
from ui.delegates.ticket_card import Density, TicketCard, TicketCardDelegate
from ui.qtmodels.roles import Role
from ui.theme import Mode
from ui.theme.painting import PaintKit

TICKET = TicketCard(
    number="#1042",
    title="打印机无法连接，前台急用",
    customer="张伟",
    kind_text="投诉",
    kind="complaint",
    priority="urgent",
    severity="重大",
    tier="VIP",
    age_text="2 小时前",
    sla_state="overdue",
    sla_text="超时 2 小时",
    progress=0,
    owner_name="李雷",
)
CUSTOMER = CustomerCard(
    name="张伟",
    tier="vip",
    tier_text="VIP",
    status="resolved",
    status_text="正常",
    lifecycle_text="成长期",
    subtitle="上海浦东发展公司",
    owner_name="李雷",
    phone_masked="***8000",
    email_masked="z***@example.cn",
    last_contact_text="3 天前",
    open_tickets=0,
    satisfaction="4.2/5",
    risk="none",
)


def paint(delegate, card, view, size=None, state=QStyle.StateFlag.State_Enabled):
    """Return the image of one item, on a ground no token has."""
    model = QStandardItemModel(1, 1, view)
    model.setData(model.index(0, 0), card, Role.CARD)
    option = QStyleOptionViewItem()
    option.initFrom(view)
    option.widget = view
    option.state = state
    size = size or delegate.sizeHint(option, model.index(0, 0))
    option.rect = QRect(0, 0, size.width(), size.height())
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(255, 0, 255))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def colors_in(image):
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.fixture
def view(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    return view


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("density", list(Density))
def test_priority_and_a_broken_promise_are_seen_in_every_density(theme, view, density, mode):
    delegate = TicketCardDelegate(density, view)
    theme.set_mode(mode)
    seen = colors_in(paint(delegate, TICKET, view))
    assert theme.tone("priority", "urgent").solid in seen
    assert theme.tone("sla", "overdue").solid in seen
    assert theme.colors.surface in seen


def test_an_ordinary_ticket_shows_no_red(theme, view):
    calm = dataclasses.replace(TICKET, priority="normal", sla_state="ontrack", sla_text="剩 1 天")
    seen = colors_in(paint(TicketCardDelegate(parent=view), calm, view))
    assert theme.tone("sla", "overdue").solid not in seen
    assert theme.tone("sla", "ontrack").background in seen


def test_a_ticket_without_a_clock_shows_no_clock_chip(theme, view):
    none = dataclasses.replace(TICKET, sla_state="none", sla_text="")
    seen = colors_in(paint(TicketCardDelegate(parent=view), none, view))
    for key in ("ontrack", "duesoon", "paused"):
        assert theme.tone("sla", key).background not in seen


def test_a_selected_card_has_its_colour_and_the_ring(theme, view):
    theme.set_mode(Mode.DARK)  # where no other part of a card has the colour of its surface
    state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected
    for delegate, card in (
        (TicketCardDelegate(parent=view), TICKET),
        (CustomerCardDelegate(view), CUSTOMER),
    ):
        seen = colors_in(paint(delegate, card, view, state=state))
        assert {theme.colors.selected, theme.colors.focus} <= seen
        assert theme.colors.surface not in seen


def test_done_work_shows_as_a_bar_at_the_foot(theme, view):
    delegate = TicketCardDelegate(parent=view)
    calm = dataclasses.replace(TICKET, priority="low", sla_state="none", owner_name="")
    assert theme.colors.accent not in colors_in(paint(delegate, calm, view))
    half = dataclasses.replace(calm, progress=50)
    assert theme.colors.accent in colors_in(paint(delegate, half, view))


def test_an_unread_ticket_carries_a_dot(theme, view):
    delegate = TicketCardDelegate(parent=view)
    calm = dataclasses.replace(TICKET, priority="low", sla_state="none", owner_name="")
    unread = dataclasses.replace(calm, unread=True)
    assert theme.colors.accent in colors_in(paint(delegate, unread, view))


@pytest.mark.parametrize(("density", "height"), [(Density.COMFORTABLE, 204), (Density.LINE, 42)])
def test_cards_grow_with_the_font(theme, view, density, height):
    delegate = TicketCardDelegate(density, view)
    theme.set_factor(1.5)
    hint = delegate.sizeHint(QStyleOptionViewItem(), QStandardItemModel().index(0, 0))
    assert hint == QSize(378, height)


def test_long_names_stay_inside_a_narrow_card(theme, view):
    long = dataclasses.replace(
        CUSTOMER, name="很长的公司名称" * 20, tags=("标签" * 50,), open_tickets=3
    )
    image = paint(CustomerCardDelegate(view), long, view, QSize(240, 140))
    margin = {image.pixelColor(x, y).name() for x in (0, 1, 238, 239) for y in range(140)}
    assert margin == {"#ff00ff"}


def test_a_customer_at_risk_is_marked_but_not_filled_red(theme, view):
    risky = dataclasses.replace(CUSTOMER, risk="high", risk_text="流失风险高")
    seen = colors_in(paint(CustomerCardDelegate(view), risky, view))
    tone = theme.tone("sla", "overdue")
    assert tone.background in seen
    assert tone.solid not in seen


def test_open_tickets_are_said_on_the_customer(theme, view):
    busy = dataclasses.replace(CUSTOMER, open_tickets=2)
    delegate = CustomerCardDelegate(view)
    background = theme.tone("status", "open").background
    assert background not in colors_in(paint(delegate, CUSTOMER, view))
    assert background in colors_in(paint(delegate, busy, view))


def test_an_item_without_a_card_is_painted_as_text(view):
    for delegate in (TicketCardDelegate(parent=view), CustomerCardDelegate(view)):
        paint(delegate, None, view, QSize(100, 30))


@pytest.fixture
def table(qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 2, view)
    chip = QStandardItem("已关闭")
    chip.setData(("status", "closed"), Role.CHIP)
    for column, item in enumerate((QStandardItem("张伟"), chip)):
        model.setItem(0, column, item)
    view.setModel(model)
    view.setItemDelegate(ChipDelegate(view))
    view.resizeColumnsToContents()
    view.resize(600, 120)
    view.show()
    return view


def test_cells_show_chips(table, theme):
    seen = colors_in(table.grab().toImage())
    assert theme.tone("status", "closed").background in seen


def test_a_selected_row_is_quiet_in_every_column(table, theme):
    table.selectRow(0)
    image = table.viewport().grab().toImage()
    wanted = theme.color("selected")
    for column in range(2):
        x = table.columnViewportPosition(column) + 3
        got = image.pixelColor(x, table.rowHeight(0) // 2)
        # Fusion shades a row a little from top to bottom.
        differences = [abs(a - b) for a, b in zip(got.getRgb(), wanted.getRgb(), strict=True)]
        assert max(differences) <= 8


def test_columns_fit_their_chips(table, theme):
    narrow = table.columnWidth(1)
    theme.set_factor(1.5)
    table.resizeColumnsToContents()
    assert table.columnWidth(1) > narrow


def test_a_long_title_breaks_into_two_lines_and_loses_no_letter(theme):
    kit = PaintKit(theme)
    title = "打印机卡纸，客户要求今天下午之前派人上门检查"
    assert kit.lines("卡纸", "h3", 200) == ("卡纸",)
    first, second = kit.lines(title, "h3", 200)
    assert kit.width(first, "h3") <= 200
    assert first + second == title


def test_a_countdown_is_painted_onto_the_picture_of_the_card(view):
    delegate = TicketCardDelegate(parent=view)
    first = paint(delegate, TICKET, view)
    later = dataclasses.replace(TICKET, sla_state="overdue", sla_text="超时 3 小时 20 分钟")
    assert paint(delegate, later, view) != first
    assert len(delegate._pictures) == 1
    fresh = TicketCardDelegate(parent=view)
    assert paint(fresh, later, view) == paint(delegate, later, view)


@pytest.mark.parametrize("density", list(Density))
def test_time_left_is_said_in_few_words_where_room_is_short(view, density):
    narrow, wide = QSize(170, density.value), QSize(480, density.value)
    long = dataclasses.replace(TICKET, sla_text="超时 20 小时 41 分钟", sla_brief="超时 20 小时")
    brief = dataclasses.replace(long, sla_text=long.sla_brief)
    delegate = TicketCardDelegate(density, view)
    assert paint(delegate, long, view, narrow) == paint(delegate, brief, view, narrow)
    assert paint(delegate, long, view, wide) != paint(delegate, brief, view, wide)


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize(
    "change", [{"title": "发票"}, {"owner_name": "赵敏"}, {"progress": 40}, {"unread": True}]
)
def test_a_changed_card_is_painted_anew(view, density, change):
    delegate, changed = TicketCardDelegate(density, view), dataclasses.replace(TICKET, **change)
    paint(delegate, TICKET, view)
    assert paint(delegate, changed, view) == paint(TicketCardDelegate(density, view), changed, view)


def test_the_oldest_pictures_make_room():
    pictures = CardPictures(most_bytes=10 * 10 * 4 * 2)
    for name in "abc":
        if name == "c":
            pictures.get("a")
        pictures.keep(name, CardPicture(QPixmap(10, 10), 0))
    assert [pictures.get(name) is not None for name in "abc"] == [True, False, True]
