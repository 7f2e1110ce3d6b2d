import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from ui.theme import Mode, charts
from ui.theme.tokens import LIGHT
from ui.widgets.chart import Chart, Mark


def draw(figure):
    axes = figure.subplots()
    bars = axes.bar(["周一", "周二"], [3, 5])
    axes.set_title("每日工单")
    return [Mark(bars[0], "周一：3", "mon"), Mark(bars[1], "周二：5", "tue")]


@pytest.fixture
def chart(qtbot):
    chart = Chart()
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.set_drawing(draw, "每日工单，最高 5（周二）", [("日", "工单"), ("周一", 3), ("周二", 5)])
    return chart


def test_a_hidden_chart_does_not_draw(chart):
    assert chart._canvas is None


def test_a_chart_follows_the_theme(chart, theme, qtbot):
    chart.show()
    assert chart._canvas.accessibleName() == "每日工单，最高 5（周二）"
    theme.set_mode(Mode.DARK)
    qtbot.waitUntil(lambda: chart._canvas.width() > 300)
    assert chart._canvas.grab().toImage().pixelColor(1, 1) == theme.color("surface")


def test_a_click_on_a_bar_says_which(chart, qtbot):
    chart.show()
    qtbot.waitUntil(lambda: chart._canvas.width() > 300)
    canvas = chart._canvas
    canvas.draw()
    box = chart._marks[1].artist.get_window_extent()
    ratio = canvas.device_pixel_ratio
    middle = ((box.x0 + box.x1) / 2 / ratio, canvas.height() - (box.y0 + box.y1) / 2 / ratio)
    with qtbot.waitSignal(chart.picked) as heard:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*map(int, middle)))
    assert heard.args == ["tue"]


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_a_chart_without_room_is_drawn_as_large_as_it_needs(chart, theme, factor):
    theme.set_factor(factor)
    chart.setFixedSize(30, 20)
    chart.show()
    canvas = chart._canvas
    assert (canvas.width(), canvas.height()) == (round(260 * factor), round(160 * factor))
    canvas.draw()  # axes without room would be a warning, which fails the test
    assert chart._marks[0].artist.axes.get_position().width > 0.5


def test_the_figures_are_copied_for_a_spreadsheet(chart):
    chart.copy_data()
    assert QGuiApplication.clipboard().text() == "日\t工单\n周一\t3\n周二\t5\n"


def test_the_picture_is_copied_and_saved(chart, tmp_path):
    chart.show()
    chart.copy_image()
    assert not QGuiApplication.clipboard().image().isNull()
    for ending, start in ((".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")):
        file = tmp_path / f"chart{ending}"
        chart.save(str(file))
        assert file.read_bytes().startswith(start)


def test_a_chart_that_cannot_be_saved_is_said_on_the_page(chart, tmp_path, monkeypatch):
    chart.show()
    missing = str(tmp_path / "no" / "chart.png")
    monkeypatch.setattr("ui.widgets.chart.QFileDialog.getSaveFileName", lambda *_: (missing, ""))
    chart._ask_and_save()
    assert chart._problem.isVisible()


def test_settings_of_matplotlib_come_back_after_drawing():
    import matplotlib as mpl

    before = mpl.rcParams["axes.facecolor"]
    with charts.style(LIGHT):
        assert mpl.rcParams["axes.facecolor"] == LIGHT.surface
    assert mpl.rcParams["axes.facecolor"] == before
