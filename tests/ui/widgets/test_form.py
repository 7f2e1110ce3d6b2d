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
    assert form._cells["name"].caption.text() == "姓名 *"
    assert form._cells["name"].caption.textFormat() is Qt.TextFormat.PlainText


def test_zero_is_a_number_but_an_empty_box_is_nothing(form):
    form.add("count", NumberField(), "Count", required=True)
    form.add("consent", CheckBox("Consent"), "Consent", required=True)
    form.set_values({"name": "张伟", "count": 0})
    assert not form.check()
    assert form.error("count") == ""
    assert form.error("consent") == "Enter Consent."


@pytest.fixture
def grouped(qtbot):
    """Two groups of fields, two columns."""
    form = Form(columns=2)
    form.add_group("who")
    form.add("name", LineEdit(), "Name")
    form.add("phone", PhoneField(), "Phone")
    form.add("address", LineEdit(), "Address", wide=True)
    form.add_group("why")
    form.add("need", LineEdit(), "Need")
    for name, text in (("who", "Who"), ("why", "Why")):
        form.set_heading(name, text)
    qtbot.addWidget(form)
    form.resize(600, 400)
    form.show()
    return form


def places(qtbot, form):
    """Row and column in sight of each field, as the eye sees them."""
    form.layout().activate()
    tops = {
        name: form.field(name).mapTo(form, form.field(name).rect().topLeft())
        for name in form.values()
        if form.field(name).isVisible()
    }
    rows = sorted({point.y() for point in tops.values()})
    return {name: (rows.index(at.y()), int(at.x() > 10)) for name, at in tops.items()}


def test_fields_stand_in_two_columns_where_there_is_room(qtbot, grouped):
    wide = {"name": (0, 0), "phone": (0, 1), "address": (1, 0), "need": (2, 0)}
    assert places(qtbot, grouped) == wide
    grouped.resize(300, 400)
    narrow = {"name": (0, 0), "phone": (1, 0), "address": (2, 0), "need": (3, 0)}
    assert places(qtbot, grouped) == narrow
    grouped.resize(600, 400)
    assert places(qtbot, grouped) == wide


def test_a_hidden_field_leaves_no_hole_and_a_group_without_fields_no_heading(qtbot, grouped):
    heading = grouped._headings["why"]
    assert heading.isVisible()
    grouped.set_shown("name", False)
    grouped.set_shown("need", False)
    assert places(qtbot, grouped) == {"phone": (0, 0), "address": (1, 0)}
    assert not heading.isVisible()
    grouped.set_shown("need", True)
    assert heading.isVisible()
    assert heading.title.text() == "Why"
