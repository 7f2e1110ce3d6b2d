import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QPushButton

import resources
from ui.theme import Mode, Theme, current, icon, pixmap
from ui.theme.theme import BUNDLED_FAMILY


def test_switching_to_dark_repaints_the_palette_and_says_so(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.is_dark
    palette = QApplication.palette()
    assert palette.window().color() == QColor(theme.colors.window)
    assert palette.text().color() == QColor(theme.colors.text)


def test_choosing_the_same_mode_again_changes_nothing(theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.LIGHT)
        theme.set_factor(1.0)


def test_system_mode_follows_the_desktop(theme):
    theme.set_mode(Mode.SYSTEM)
    desktop_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.is_dark == desktop_is_dark


def test_font_factor_scales_text_and_controls_together(theme, qtbot):
    button = QPushButton("新建工单")
    qtbot.addWidget(button)
    before = button.sizeHint()
    theme.set_factor(1.5)
    after = button.sizeHint()
    assert QApplication.font().pixelSize() == round(13 * 1.5)
    assert after.height() >= round(before.height() * 1.4)
    assert after.width() > before.width()


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.9), (7, 1.5)])
def test_font_factor_stays_within_reason(theme, asked, got):
    theme.set_factor(asked)
    assert theme.factor == got


def test_titles_are_bold_and_digits_line_up_on_request(theme):
    assert theme.font("h1").weight() > theme.font("body").weight()
    assert theme.font("h1").pixelSize() == 20
    assert [tag.toString() for tag in theme.font("body", tabular=True).featureTags()] == [b"tnum"]


def test_chinese_is_shown_in_simplified_forms_even_without_a_system_font(theme):
    families = theme.font().families()
    assert families[-1] == BUNDLED_FAMILY
    assert not any(family.endswith(("JP", "KR", "TC")) for family in families)
    assert BUNDLED_FAMILY in QFontDatabase.families()
    assert QFontMetrics(theme.font()).inFont("骨")


def test_current_is_the_theme_in_use(theme):
    assert current() is theme


def test_asking_before_a_theme_is_in_use_is_refused(theme, monkeypatch):
    # Back before any event is handled: what earlier tests left to be painted asks for it, too.
    with monkeypatch.context() as bare:
        bare.setattr("ui.theme.theme._Holder.theme", None)
        with pytest.raises(RuntimeError, match=r"use\(\)"):
            current()


def inked(image):
    """The colours of an image's opaque pixels."""
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_takes_the_colour_of_the_theme_and_follows_it(theme):
    home = icon("home", filled=True)
    size = QSize(20, 20)
    assert inked(home.pixmap(size).toImage()) == {theme.colors.text_secondary}
    theme.set_mode(Mode.DARK)
    assert inked(home.pixmap(size).toImage()) == {theme.colors.text_secondary}
    disabled = home.pixmap(size, QIcon.Mode.Disabled).toImage()
    assert inked(disabled) == {theme.colors.text_disabled}


def test_an_icon_is_sharp_on_a_dense_screen():
    drawn = icon("home").pixmap(QSize(20, 20), 2.0)
    assert drawn.size() == QSize(40, 40)
    assert drawn.devicePixelRatio() == 2.0


def test_a_copied_icon_outlives_the_first(theme):
    copy = QIcon(icon("search", color_token="accent"))
    assert not copy.pixmap(16).isNull()


def test_an_icon_that_does_not_ship_is_refused():
    with pytest.raises(FileNotFoundError):
        icon("no_such_icon")


def test_pixmap_has_the_asked_size(theme):
    assert pixmap("star", 16, theme.color("text"), 1.5).size() == QSize(24, 24)


def test_every_icon_ships_plain_and_filled_and_draws(theme):
    folder = resources.path("icons")
    names = {file.name.removesuffix(".svg") for file in folder.glob("*.svg")}
    plain = {name for name in names if not name.endswith(".filled")}
    assert names == plain | {f"{name}.filled" for name in plain}
    for name in sorted(plain):
        for filled in (False, True):
            assert inked(pixmap(name, 20, theme.color("text"), 2.0, filled).toImage()), name


def test_fonts_and_icons_ship_with_their_licences():
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts", "OFL.txt").read_text("utf-8")
    assert "MIT License" in resources.path("icons", "LICENSE.txt").read_text("utf-8")


def test_resources_are_found_in_a_frozen_program(monkeypatch, tmp_path):
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resources.path("icons", "home.svg") == tmp_path / "resources" / "icons" / "home.svg"


def test_a_second_theme_does_not_touch_the_application(theme, qtbot):
    other = Theme(Mode.LIGHT)
    other.set_mode(Mode.DARK)
    assert QApplication.palette().window().color() == QColor(theme.colors.window)
