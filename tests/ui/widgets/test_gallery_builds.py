import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Mode
from ui.widgets.chart import Chart

SPEC = importlib.util.spec_from_file_location("gallery", Path(__file__).with_name("gallery.py"))
module = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(module)


@pytest.mark.parametrize(("mode", "factor"), [(Mode.LIGHT, 1.0), (Mode.DARK, 1.5)])
def test_everything_shows_in_every_theme_and_size(theme, qtbot, mode, factor):
    theme.set_mode(mode)
    theme.set_factor(factor)
    window = module.gallery()
    qtbot.addWidget(window)
    picture = window.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 3) == theme.color("window")


def test_open_windows_follow_theme_size_and_language(theme, qtbot):
    window = module.gallery()
    qtbot.addWidget(window)
    theme.set_mode(Mode.DARK)
    theme.set_factor(1.3)
    for widget in [window, *window.findChildren(QWidget)]:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    picture = window.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 3) == theme.color("window")
    canvas = window.findChild(Chart)._canvas
    assert canvas.grab().toImage().pixelColor(1, 1) == theme.color("surface")
