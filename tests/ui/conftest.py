"""What every test of the window needs: an offscreen platform and a theme in use."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.theme import Mode, Theme, use


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> Theme:
    theme = Theme(Mode.LIGHT, parent=qapp)
    use(theme)
    theme.apply(qapp)
    return theme


@pytest.fixture(autouse=True)
def theme(dressed_app: Theme) -> Theme:
    """The theme in use, light and at factor 1 whatever the last test did."""
    dressed_app.set_mode(Mode.LIGHT)
    dressed_app.set_factor(1.0)
    return dressed_app
