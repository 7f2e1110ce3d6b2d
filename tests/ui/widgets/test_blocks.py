import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from ui.theme.painting import initials
from ui.theme.states import is_solid, state_icon
from ui.theme.tokens import LIGHT
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_bar import FilterBar
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_message import InlineMessage
from ui.widgets.kpi import Kpi
from ui.widgets.label import ElidedLabel, Label, escaped
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.toast import ToastHost


@pytest.mark.parametrize(
    ("name", "long", "short"),
    [
        ("张伟", "张伟", "张"),
        ("欧阳娜娜", "娜娜", "欧"),
        ("上海科盛宏科技有限公司", "科盛", "科"),
        ("Alice Smith", "AS", "A"),
        ("bob", "B", "B"),
        (" ", "?", "?"),
        ("(演示) 张伟", "张伟", "张"),
        ("上海科盛（集团）有限公司", "科盛", "科"),
        ("Alice [Sales] Smith", "AS", "A"),
    ],
)
def test_an_avatar_shows_what_a_name_is_known_by(name, long, short):
    assert initials(name) == long
    assert initials(name, short=True) == short


def test_every_state_has_an_icon_and_only_overdue_is_filled():
    for group in ("status", "priority", "sla", "csat", "message"):
        for key in getattr(LIGHT, group):
            assert state_icon(group, key).name
            assert is_solid(group, key) is ((group, key) == ("sla", "overdue"))


def test_a_chip_grows_with_its_word_and_is_read_aloud(qtbot, theme):
    chip = Chip("新", "status", "new")
    qtbot.addWidget(chip)
    short = chip.sizeHint().width()
    chip.set_state("处理中 In progress", "status", "open")
    assert chip.sizeHint().width() > short
    assert chip.accessibleName() == "处理中 In progress"
    theme.set_factor(1.5)
    assert chip.sizeHint().height() == 33


def test_names_are_never_taken_for_html(qtbot):
    label = Label("<b>张伟</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert escaped("<b>A&B</b>") == "<span>&lt;b&gt;A&amp;B&lt;/b&gt;</span>"
    assert escaped("张伟") == "张伟"


def test_a_cut_label_tells_the_whole_in_its_tooltip(qtbot):
    label = ElidedLabel("上海浦东发展有限公司 <总部>")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "&lt;总部&gt;" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_an_icon_button_has_a_name_and_a_large_enough_target(qtbot, theme):
    theme.set_factor(0.9)
    button = IconButton("dismiss", "Close")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Close"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24
    assert Button("新建", "primary", "add").sizeHint().height() >= 24


def test_search_waits_for_a_pause_in_typing(qtbot):
    field = SearchField("Search")
    qtbot.addWidget(field)
    heard = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "zhang")
    qtbot.waitUntil(lambda: heard == ["zhang"])


def test_text_set_by_the_program_searches_nothing(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.searched, wait=200):
        field.setText("zhang")


def test_escape_empties_the_search_at_once(qtbot):
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("zhang")
    with qtbot.waitSignal(field.searched) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard.args == [""]
    assert field.text() == ""


def test_one_of_the_segments_is_always_chosen(qtbot):
    control = SegmentedControl([Option("board", "Board"), Option("table", "Table")])
    qtbot.addWidget(control)
    assert control.current() == "board"
    with qtbot.waitSignal(control.chosen) as heard:
        qtbot.mouseClick(control._buttons["table"], Qt.MouseButton.LeftButton)
    assert heard.args == ["table"]
    control.set_options([Option("board", "看板"), Option("table", "表格")])
    assert control.current() == "table"
    with pytest.raises(KeyError):
        control.choose("map")


def test_a_filter_is_taken_away_by_its_chip(qtbot):
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.set_filters({"owner": "Owner: Li", "tier": "Tier: VIP"})
    assert bar._clear.isVisible()
    with qtbot.waitSignal(bar.removed) as heard:
        qtbot.mouseClick(bar._chips["tier"], Qt.MouseButton.LeftButton)
    assert heard.args == ["tier"]
    bar.set_filters({"owner": "Owner: Li"})
    assert bar.filters() == {"owner": "Owner: Li"}
    assert not bar._clear.isVisible()


def test_widgets_wrap_where_the_line_ends(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host)
    flow.setSpacing(4)
    labels = [QLabel("x") for _ in range(3)]
    for label in labels:
        label.setFixedSize(50, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(200) == 20
    assert flow.heightForWidth(110) == 44
    assert flow.heightForWidth(60) == 68
    host.resize(110, 50)
    host.show()
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (54, 0), (0, 24)]
    labels[1].hide()
    assert flow.heightForWidth(110) == 20


def test_a_message_shows_with_its_action_and_closes(qtbot):
    message = InlineMessage(closable=True)
    qtbot.addWidget(message)
    assert not message.isVisible()
    message.show_message("Connection lost", "warning", "Retry")
    assert message.accessibleName() == "Connection lost"
    with qtbot.waitSignal(message.triggered):
        qtbot.mouseClick(message._action, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(message._close, Qt.MouseButton.LeftButton)
    assert not message.isVisible()


def test_an_empty_state_offers_the_next_step(qtbot):
    empty = EmptyState("people", "No customers yet", action="New customer")
    qtbot.addWidget(empty)
    empty.show()
    button = empty.findChild(QPushButton)
    with qtbot.waitSignal(empty.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    empty.set_texts("Nothing found")
    assert not button.isVisible()


def test_a_figure_opens_by_mouse_and_by_keyboard(qtbot):
    tile = Kpi("满意率")
    qtbot.addWidget(tile)
    tile.set_value("82%", "n = 214")
    tile.set_state("低于目标", "sla", "duesoon")
    assert tile.accessibleName() == "满意率 82% n = 214 低于目标"
    with qtbot.waitSignal(tile.clicked):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Return)


@pytest.fixture
def host(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.statusBar().showMessage("ready")
    window.show()
    return ToastHost(window, window.statusBar())


def test_a_toast_stands_above_the_status_bar_and_undoes(host, qtbot):
    undone = []
    toast = host.show_toast("已移动", action="撤销", on_action=lambda: undone.append(True))
    window = toast.parentWidget()
    assert toast.geometry().bottom() < window.statusBar().geometry().top()
    assert toast.geometry().right() < window.width()
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert host.toasts() == ()


def test_a_toast_waits_while_the_mouse_is_on_it(host):
    toast = host.show_toast("Saved")
    assert toast._timer.interval() == 8000
    point = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(point, point, point))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert host.toasts() == ()


def test_the_oldest_toast_makes_room(host):
    for number in range(5):
        host.show_toast(f"Saved {number}")
    assert [toast.text for toast in host.toasts()] == ["Saved 2", "Saved 3", "Saved 4"]
    tops = [toast.y() for toast in host.toasts()]
    assert tops == sorted(tops)


def test_an_avatar_is_named(qtbot):
    avatar = Avatar("张伟")
    qtbot.addWidget(avatar)
    assert avatar.accessibleName() == "张伟"
