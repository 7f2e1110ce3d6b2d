"""A form dialog keeps what is typed and says what is wrong beside its field."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.errors import Invalid, StoreFull, StoreUnreachable
from app.drafts import queries as drafts
from ui.router import Route
from ui.theme import Theme, use
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineEdit
from ui.widgets.form_dialog import FormDialog


@dataclass(frozen=True)
class Save:
    name: str


class NameForm(FormDialog):
    """A form of one name and a day."""

    answer = None

    def __init__(self, desk, route, parent=None):
        super().__init__(desk, route, parent)
        self.form.add("name", LineEdit(), "Name", required=True)
        self.form.add("on", DateField(lambda: date(2026, 3, 2)), "Day")
        self.retranslate()
        self.show_values({"name": "", "on": None})

    def save(self):
        def command(uow, cmd):
            if self.answer is not None:
                raise self.answer
            return cmd.name

        self.submit(command, Save(self.form.values()["name"]))


@pytest.fixture
def make(qtbot, desk, qapp):
    use(Theme())

    def build():
        form = NameForm(desk, Route("name"))
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return build


def _type(form, text):
    QTest.keyClicks(form.form.field("name"), text)


def test_saving_closes_and_gives_the_result(qtbot, make):
    form = make()
    _type(form, "Zhang")
    with qtbot.waitSignal(form.saved) as sig:
        form.save_button.click()
    assert sig.args == ["Zhang"]
    qtbot.waitUntil(lambda: not form.isVisible())


def test_a_missing_field_is_said_beside_it_and_nothing_is_sent(qtbot, make, desk):
    form = make()
    with qtbot.assertNotEmitted(desk.tasks.changed):
        form.save_button.click()
    assert form.form.error("name")


def test_a_refusal_of_a_field_stands_beside_the_field(qtbot, make):
    form = make()
    form.answer = Invalid({"name": "too_long"})
    _type(form, "Zhang")
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form.form.error("name")))
    assert form.isVisible()
    assert form.form.values()["name"] == "Zhang"


def test_a_refusal_of_the_store_is_a_sentence_and_the_text_stays(qtbot, make):
    form = make()
    form.answer = StoreFull()
    _type(form, "Zhang")
    form.save_button.click()
    qtbot.waitUntil(form.message.isVisible)
    assert "disk" in form.message.text()
    assert form.form.values()["name"] == "Zhang"


def test_a_date_typed_wrong_comes_back_as_it_was_typed(qtbot, make, desk):
    form = make()
    _type(form, "Zhang")
    form.form.field("on").setText("next Friday")
    form.close()
    qtbot.waitUntil(desk.tasks.is_idle)
    again = make()
    assert again.form.field("on").text() == "next Friday"
    assert again.form.values()["on"] is None


def test_what_was_typed_comes_back_after_closing(qtbot, make, desk):
    form = make()
    _type(form, "Zhang")
    form.form.field("on").set_value(date(2026, 3, 5))
    form.close()
    qtbot.waitUntil(desk.tasks.is_idle)
    again = make()
    assert again.form.values() == {"name": "Zhang", "on": date(2026, 3, 5)}
    assert again.message.isVisible()
    again.message.triggered.emit()
    assert again.form.values()["name"] == ""
    qtbot.waitUntil(desk.tasks.is_idle)
    assert desk.tasks.backend.query(drafts.draft, "name:new") is None


def test_while_it_is_not_known_whether_it_was_saved_only_the_same_can_be_sent(qtbot, make):
    form = make()
    sent = []
    form.answer = StoreUnreachable(reason="unknown")
    form.desk.tasks.backend.command_once = lambda uid, *_call: sent.append(uid) or _refuse(form)
    _type(form, "Zhang")
    form.save_button.click()
    qtbot.waitUntil(form.message.isVisible)
    assert "never saved twice" in form.message.text()
    assert not form.form.field("name").isEnabled()
    form.save_button.click()
    qtbot.waitUntil(lambda: len(sent) == 2 and form.save_button.isEnabled())
    assert sent[0] == sent[1]
    form.answer = StoreFull()
    form.save_button.click()
    qtbot.waitUntil(form.form.field("name").isEnabled)
    assert form.form.values()["name"] == "Zhang"


def test_a_program_that_dies_before_it_hears_the_answer_offers_nothing_twice(qtbot, make, desk):
    form = make()
    _type(form, "Zhang")
    form._draft_timer.timeout.emit()
    qtbot.waitUntil(desk.tasks.is_idle)
    form._on_saved = lambda _result: None  # it never hears of it
    form.save_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert desk.tasks.backend.query(drafts.draft, "name:new") is None
    again = make()
    assert again.form.values()["name"] == ""


def test_what_was_refused_is_kept_as_a_draft(qtbot, make, desk):
    form = make()
    form.answer = StoreFull()
    _type(form, "Zhang")  # not yet kept when it is sent
    form.save_button.click()
    qtbot.waitUntil(form.message.isVisible)
    assert desk.tasks.backend.query(drafts.draft, "name:new").values["name"] == "Zhang"


def _refuse(form):
    raise form.answer


def test_closing_while_the_store_is_away_asks_once(qtbot, make):
    form = make()
    _type(form, "Zhang")
    form.desk.tasks.is_lost = True
    form.reject()
    assert form.isVisible()
    assert "cannot be kept" in form.message.text()
    form.reject()
    assert not form.isVisible()
    qtbot.waitUntil(form.desk.tasks.is_idle)


def test_a_draft_is_kept_as_soon_as_the_store_is_back(qtbot, make, desk, monkeypatch):
    form = make()
    _type(form, "Zhang")
    command = desk.tasks.backend.command
    monkeypatch.setattr(desk.tasks.backend, "command", lambda *_args: _away())
    form._draft_timer.timeout.emit()
    with qtbot.waitSignal(desk.tasks.lost):
        pass
    qtbot.waitUntil(desk.tasks.is_idle)
    assert form._draft_timer.isActive()
    monkeypatch.setattr(desk.tasks.backend, "command", command)
    form._draft_timer.timeout.emit()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert desk.tasks.backend.query(drafts.draft, "name:new").values["name"] == "Zhang"


def _away():
    raise StoreUnreachable()
