import pytest
from PySide6.QtCore import Qt

from ui.widgets.fields import CheckBox, LineEdit, NumberField, PhoneField, TextArea
from ui.widgets.form import Form


@pytest.fixture
def form(qtbot):
    form = Form(columns=2)
    form.add("name", LineEdit(), "Name", required=True)
    form.add("phone", PhoneField(), "Phone")
    form.add("note", TextArea(), "Note", wide=True)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    return form


def test_values_are_read_by_name(form):
    form.set_values({"name": "张伟", "note": "急", "other": 1})
    assert form.values() == {"name": "张伟", "phone": "", "note": "急"}


def test_what_is_missing_or_wrong_is_said_under_its_field(form, qtbot):
    form.set_values({"phone": "abc"})
    assert not form.check()
    assert form.error("name") == "Enter Name."
    assert "138" in form.error("phone")
    assert form.error("note") == ""
    assert form.field("name").accessibleDescription() == "Enter Name."
    qtbot.waitUntil(form.field("name").hasFocus)


def test_a_complete_form_passes(form):
    form.set_values({"name": "张伟"})
    form.set_error("phone", "Already known.")
    assert form.check()
    assert form.error("phone") == ""


def test_an_error_goes_away_when_its_field_is_edited(form, qtbot):
    form.set_error("phone", "Already known.")
    form.set_error("name", "Too long.")
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.field("name"), "x")
    assert form.error("name") == ""
    assert form.error("phone") == "Already known."


def test_labels_name_their_fields_for_eye_and_ear(form):
    form.set_label("name", "姓名")
    assert form.field("name").accessibleName() == "姓名"
    assert form._labels["name"].text() == "姓名 *"
    assert form._labels["name"].textFormat() is Qt.TextFormat.PlainText


def test_zero_is_a_number_but_an_empty_box_is_nothing(form):
    form.add("count", NumberField(), "Count", required=True)
    form.add("consent", CheckBox("Consent"), "Consent", required=True)
    form.set_values({"name": "张伟", "count": 0})
    assert not form.check()
    assert form.error("count") == ""
    assert form.error("consent") == "Enter Consent."
