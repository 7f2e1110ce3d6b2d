"""The bell of a ticket: one press mutes it for oneself, the next warns again."""

from PySide6.QtCore import Qt

from app.notifications import mutes


def test_a_press_mutes_and_another_warns_again(open_page, desk, ticket_id, qtbot):
    page = open_page()
    backend = desk.tasks.backend
    for is_muted in (True, False):
        qtbot.mouseClick(page.mute, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(desk.tasks.is_idle)
        assert backend.query(mutes.is_muted, ticket_id) is is_muted
        assert page.mute.isChecked() is is_muted
        assert page.mute.toolTip().startswith("Muted" if is_muted else "Mute:")


def test_what_was_muted_elsewhere_shows_here(open_page, desk, ticket_id, qtbot):
    page = open_page()
    desk.tasks.command(page, mutes.mute, ticket_id)
    qtbot.waitUntil(page.mute.isChecked)


def test_another_ticket_has_a_bell_of_its_own(open_page, desk, ticket_id, world, qtbot):
    desk.tasks.backend.command(mutes.mute, ticket_id)
    other = world.report()
    assert open_page().mute.isChecked()
    assert not open_page(other).mute.isChecked()
