"""Answers taken on the phone, through the real form into a real store."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.customers.tables import ContactPoint, ContactReveal
from app.drafts import queries as drafts
from app.surveys import queries, service
from app.surveys.dto import InvitationFilter, RecordAnswers
from app.surveys.rules import InvitationState
from app.surveys.tables import Answer, Response
from tests.surveys_world import add_visit, answers, invite
from ui.pages.surveys.form import AnswerForm
from ui.pages.surveys.rating import RatingField
from ui.router import Route


@pytest.fixture
def visit(sqlite_backend):
    return sqlite_backend.command(add_visit, "上海浦发").result


@pytest.fixture
def invitation_id(sqlite_backend, visit):
    return sqlite_backend.command(invite, visit).result


@pytest.fixture
def open_form(qtbot, desk, invitation_id):
    def build(record_id=invitation_id):
        form = AnswerForm(desk, Route("answer_survey", record_id))
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitExposed(form)
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return build


def stored(read):
    response = read.session.execute(select(Response.channel)).scalar_one()
    given = select(Answer.score, Answer.text).order_by(Answer.id)
    return response, [tuple(row) for row in read.session.execute(given)]


def press_through(form, keys):
    """Type the scores one after the other, as one does on the phone."""
    form.activateWindow()
    form.form.field("response_speed").setFocus()
    for key in keys:
        QTest.keyClicks(form.focusWidget(), key)


def test_facts_of_customer_and_ticket_stand_on_top(open_form):
    form = open_form()
    assert form._customer.text() == "上海浦发 · Ordinary"
    assert form._contact.text() == "上海浦发的张伟 · ***8000"
    assert "T-上海浦发 · 上海浦发的打印机无法连接" in form._about.text()


def test_five_keys_and_a_comment_are_an_answer(qtbot, open_form, sqlite_backend):
    form = open_form()
    press_through(form, "54321")
    assert form.focusWidget() is form.form.field("comment")
    form.form.field("comment").setPlainText("解决得快")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    channel, given = sqlite_backend.query(stored)
    assert channel == "phone"
    assert given == [(5, None), (4, None), (3, None), (2, None), (1, None), (None, "解决得快")]
    assert not form.isVisible()
    rows = sqlite_backend.query(queries.invitations, InvitationFilter(InvitationState.ANSWERED))
    assert len(rows.rows) == 1


def test_a_missing_answer_is_said_at_its_question_and_nothing_is_saved(open_form, sqlite_backend):
    form = open_form()
    press_through(form, "543")
    form.save_button.click()
    assert form.form.error("product_fit") == "Choose a number from 1 to 5."
    assert form.form.error("response_speed") == ""
    assert form.focusWidget() is form.form.field("product_fit")
    assert form.isVisible()
    assert sqlite_backend.query(lambda read: read.session.execute(select(Response.id)).all()) == []


def test_what_was_pressed_survives_closing_the_form(qtbot, open_form, desk):
    form = open_form()
    press_through(form, "54")
    form.reject()
    qtbot.waitUntil(desk.tasks.is_idle)
    again = open_form()
    assert again.form.field("response_speed").value() == 5
    assert again.form.field("problem_solving").value() == 4
    assert "not saved yet" in again.message.text()
    press_through(again, "54321")
    with qtbot.waitSignal(again.saved):
        again.save_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert desk.tasks.backend.query(drafts.draft, again.draft_key()) is None


def test_somebody_else_was_quicker_and_what_was_typed_stays(
    qtbot, open_form, sqlite_backend, invitation_id
):
    form = open_form()
    press_through(form, "54321")
    theirs = RecordAnswers(invitation_id, answers(1, 1, 1, 1, 1), "phone", 1)
    sqlite_backend.command(service.record_answers, theirs)
    form.save_button.click()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    assert form.isVisible()
    assert "State of this survey: Answered" in form.message.text()
    assert not form.save_button.isEnabled()
    assert form.form.isVisible()
    assert form.form.field("response_speed").value() == 5


def test_a_survey_that_is_over_takes_no_answers(clock, open_form, sqlite_backend):
    clock.forward(days=8)
    sqlite_backend.command(service.close_expired)
    form = open_form()
    assert "Closed without answer" in form.message.text()
    assert not form.save_button.isEnabled()
    assert not form.form.isVisible()


def test_an_unknown_survey_is_said_so(open_form):
    form = open_form(4711)
    assert "not there any more" in form.message.text()
    assert not form.save_button.isEnabled()


def test_the_phone_is_shown_in_clear_after_it_was_recorded(qtbot, open_form, sqlite_backend, visit):
    sqlite_backend.command(_add_phone, visit.contact_id)
    form = open_form()
    form.phone_button.click()
    qtbot.waitUntil(lambda: "138 0013 8000" in form._contact.text())
    looked = sqlite_backend.query(
        lambda read: read.session.execute(select(ContactReveal.customer_id)).scalars().all()
    )
    assert looked == [visit.customer_id]
    assert not form.phone_button.isVisible()


def test_a_rating_takes_mouse_keys_and_arrows(qtbot):
    field = RatingField("survey.score", required=True)
    qtbot.addWidget(field)
    field.set_value(None)
    field.show()
    assert field.problem() == "Choose a number from 1 to 5."
    assert field.accessibleDescription() == "No answer yet; press 1 to 5"
    with qtbot.waitSignal(field.edited):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=_middle(field, 4))
    assert (field.value(), field.problem()) == (4, "")
    assert field.accessibleDescription() == "4 Rather content"
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert field.value() == 5
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert field.value() == 4
    QTest.keyClicks(field, "7x")
    assert field.value() == 4
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.value() is None
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert field.value() == 5


def _middle(field: RatingField, score: int) -> QPoint:
    return field._cell(score).center()


def _add_phone(uow, contact_id):
    uow.add(
        ContactPoint(
            contact_id=contact_id, kind="phone", as_typed="13800138000", normal="+8613800138000"
        )
    )
