"""What a person's hands do to widgets: click, type, press keys, drop. Nothing else touches them."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from ui.walk import Stuck

_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_MOVE = Qt.DropAction.MoveAction
_NOT_THERE = "a person would not find {0}"

W = TypeVar("W", bound=QWidget)


def seen(widget: QWidget | None, kind: type[W]) -> W:
    """The widget, if it is of this kind and in sight.

    Raises:
        Stuck: it is not.
    """
    if not isinstance(widget, kind) or not widget.isVisible():
        raise Stuck(_NOT_THERE.format(kind.__name__))
    return widget


def click(widget: QWidget) -> None:
    """Press and let go of the left button in the middle.

    Raises:
        Stuck: it is hidden or greyed out.
    """
    if not widget.isVisible() or not widget.isEnabled():
        name = widget.accessibleName() or getattr(widget, "text", str)()
        raise Stuck(_NOT_THERE.format(f"{type(widget).__name__} {name}".strip()))
    QTest.mouseClick(widget, _LEFT)


def click_primary(place: QWidget) -> None:
    """Press the one primary button of a page or form.

    Raises:
        Stuck: there is none, or it is greyed out.
    """
    buttons = [
        button
        for button in place.findChildren(QPushButton)
        if button.property("kind") == "primary" and button.isVisible()
    ]
    if not buttons:
        raise Stuck(_NOT_THERE.format("a primary button"))
    click(buttons[-1])


def click_named(place: QWidget, text: str) -> None:
    """Press the button with this word.

    Raises:
        Stuck: there is none.
    """
    for button in place.findChildren(QAbstractButton):
        if button.text() == text and button.isVisible():
            click(button)
            return
    raise Stuck(_NOT_THERE.format(text))


def double_click(view: QAbstractItemView, index: QModelIndex) -> None:
    """Double-click an item of a list or table."""
    where = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), _LEFT, _PLAIN, where)
    QTest.mouseDClick(view.viewport(), _LEFT, _PLAIN, where)


def type_text(field: QWidget, text: str) -> None:
    """Type into a field; Chinese comes from an input method as one piece."""
    click(field)
    _type(field, text)


def _type(field: QWidget, text: str) -> None:
    if text.isascii():
        QTest.keyClicks(field, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def choose(box: QComboBox, value: object) -> None:
    """Choose from a box with the arrow keys, as the wheel or the mouse would.

    Raises:
        Stuck: the box does not offer it.
    """
    row = box.findData(value)
    if row < 0 or not box.isEnabled():
        raise Stuck(_NOT_THERE.format(f"{box.accessibleName()}: {value}"))
    box.setFocus()
    while box.currentIndex() != row:
        press(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)


def choose_from_list(box: QComboBox, value: object) -> None:
    """Open the list of a box with F4 and click an entry, for a box that acts on every key.

    Raises:
        Stuck: the box does not offer it.
    """
    row = box.findData(value)
    if row < 0 or not box.isEnabled():
        raise Stuck(_NOT_THERE.format(f"{box.accessibleName()}: {value}"))
    press(box, Qt.Key.Key_F4)
    view = box.view()
    where = view.visualRect(view.model().index(row, box.modelColumn())).center()
    QTest.mouseMove(view.viewport(), where)
    QTest.mouseClick(view.viewport(), _LEFT, _PLAIN, where)


def take_entry(menu: QMenu, entry: QAction) -> None:
    """Take an entry of an open menu with the arrow keys.

    Raises:
        Stuck: it is greyed out or hidden.
    """
    if not entry.isVisible() or not entry.isEnabled():
        raise Stuck(_NOT_THERE.format(entry.text()))
    while menu.activeAction() != entry:
        press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)


def has_list(picker: QLineEdit) -> bool:
    """Whether a list opened below a field."""
    popup = picker.completer().popup()
    return popup is not None and popup.isVisible()


def pick_first(picker: QLineEdit) -> None:
    """Take the first entry of the list that opened below a field.

    Raises:
        Stuck: no list is open.
    """
    popup = seen(picker.completer().popup(), QAbstractItemView)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)


def click_later(widget: QWidget) -> None:
    """Press a button whose dialog holds everything up until it is answered."""
    QTimer.singleShot(0, widget, lambda: click(widget))


def save_as(dialog: QFileDialog, folder: Path, prefix: str) -> Path:
    """Keep the name a file dialog proposes, behind ``prefix`` and in ``folder``; press Enter.

    Raises:
        Stuck: the dialog has no field for the name.
    """
    name = seen(dialog.findChild(QLineEdit), QLineEdit)
    path = folder / f"{prefix}{Path(name.text()).name}"
    press(name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    _type(name, str(path))
    press(name, Qt.Key.Key_Return)
    return path


def drop_file(target: QWidget, path: Path) -> None:
    """Drop a file from the file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    _drop(target, data, Qt.DropAction.CopyAction)


def drag(view: QAbstractItemView, index: QModelIndex, target: QAbstractItemView) -> None:
    """Drag an item over another view and let it go."""
    _drop(target.viewport(), view.model().mimeData([index]), _MOVE)


def _drop(target: QWidget, data: QMimeData, action: Qt.DropAction) -> None:
    middle = target.rect().center()
    QApplication.sendEvent(target, QDragEnterEvent(middle, action, data, _LEFT, _PLAIN))
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), action, data, _LEFT, _PLAIN))
