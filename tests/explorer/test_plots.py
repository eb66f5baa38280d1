import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explorer.parts import theme as themes
from explorer.parts.plots import Plot, class_colour, density_lookup, paper, stem_path, viridis
from explorer.parts.theme import Truth

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")  # QTest on a plot that ignores it


@pytest.fixture
def plot(app, qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.apply_theme(themes.theme())
    plot.resize(500, 400)
    plot.set_title("Title")
    plot.set_labels("x", "y")
    plot.set_ranges((0, 10), (0, 1))
    plot.show()
    qtbot.wait(20)
    return plot


def at(plot, x, y):
    """Place of a point of the data in the widget."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def test_range_is_what_was_asked_for(plot):
    (left, right), (low, high) = plot.getViewBox().viewRange()
    assert (left, right, low, high) == (0, 10, 0, 1)


def test_data_never_changes_the_range(plot):
    plot.curve().setData(np.arange(100.0), np.arange(100.0) ** 2)
    assert plot.getViewBox().viewRange() == [[0, 10], [0, 1]]


def test_same_range_again_costs_nothing(plot):
    changes = []
    plot.getViewBox().sigRangeChanged.connect(lambda *_: changes.append(1))
    plot.set_ranges((0, 10), (0, 1))
    assert changes == []
    plot.set_ranges((0, 10), (0, 2))
    assert changes


def test_equal_aspect_keeps_circles_round(app, qtbot):
    plot = Plot(aspect=True)
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    plot.show()
    plot.set_ranges((-1, 1), (-1, 1))
    qtbot.wait(20)
    width, height = plot.getViewBox().viewPixelSize()
    assert width == pytest.approx(height)


def test_wheel_drag_and_menu_change_nothing(plot):
    viewport = plot.viewport()
    QTest.wheelEvent(plot.windowHandle(), QPointF(250, 200), QPoint(0, 240))
    QTest.mousePress(viewport, LEFT, pos=QPoint(200, 200))
    QTest.mouseMove(viewport, QPoint(300, 250))
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(300, 250))
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=QPoint(200, 200))
    assert plot.getViewBox().viewRange() == [[0, 10], [0, 1]]
    assert not plot.getViewBox().menuEnabled()


def test_click_is_told_in_data_coordinates(plot, qtbot):
    with qtbot.waitSignal(plot.clicked) as told:
        QTest.mouseClick(plot.viewport(), LEFT, pos=at(plot, 4, 0.25))
    assert told.args == pytest.approx([4, 0.25], abs=0.03)


def test_click_on_axis_or_title_is_no_click_in_the_picture(plot, qtbot):
    told = []
    plot.clicked.connect(lambda *point: told.append(point))
    QTest.mouseClick(plot.viewport(), LEFT, pos=QPoint(250, plot.height() - 4))
    QTest.mouseClick(plot.viewport(), LEFT, pos=QPoint(60, 4))
    qtbot.wait(20)
    assert told == []


def test_handle_follows_the_hand_and_tells(plot, qtbot):
    handle = plot.handle()
    handle.place(5, 0.5)
    qtbot.wait(20)
    moves, released = [], []
    handle.moved.connect(lambda x, y: moves.append((x, y)))
    plot.released.connect(lambda: released.append(1))
    viewport, start, end = plot.viewport(), at(plot, 5, 0.5), at(plot, 7, 0.8)
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(viewport, start + (end - start) * share)
        qtbot.wait(30)
        if moves:
            handle.place(0, 0)  # an echo of the drag must not fight the hand
    assert released == []
    QTest.mouseRelease(viewport, LEFT, pos=end)
    assert moves[-1] == pytest.approx((7, 0.8), abs=0.05)
    assert released == [1]


def test_placing_a_handle_tells_nobody(plot):
    handle = plot.handle()
    moves = []
    handle.moved.connect(lambda *point: moves.append(point))
    handle.place(3, 0.3)
    assert (handle.pos().x(), handle.pos().y()) == (3, 0.3)
    assert moves == []


def test_learned_lines_are_dashed_and_the_others_solid(plot):
    for truth in Truth:
        pen = plot.curve(truth).opts["pen"]
        dashed = pen.style() == Qt.PenStyle.DashLine
        assert dashed == (truth is Truth.LEARNED)
        assert pen.color().name() == themes.theme().colour(truth).lower()


def test_theme_restyles_every_item_in_place(plot):
    curve, bars, dots, line = plot.curve(), plot.histogram(), plot.dots(), plot.line_at()
    text, own = plot.text(), plot.dots(class_colour(3))
    items = list(plot.getPlotItem().items)
    dark = themes.theme("dark", 200)
    plot.apply_theme(dark)
    assert plot.getPlotItem().items == items
    assert curve.opts["pen"].color().name() == dark.ink.lower()
    assert QColor(bars.opts["brush"].color()).name() == dark.blue.lower()
    assert dots.opts["size"] == 12
    assert line.pen.color().name() == dark.muted.lower()
    assert text.textItem.font().pointSizeF() == 22
    assert QColor(own.opts["brush"].color()).name() == dark.classes[3].lower()
    assert plot.getAxis("bottom").style["tickFont"].pointSizeF() == 22
    assert plot.backgroundBrush().color().name() == dark.ground.lower()


def test_item_made_later_has_the_theme_that_is_shown(plot):
    plot.apply_theme(themes.theme("dark"))
    assert plot.curve().opts["pen"].color().name() == themes.theme("dark").ink.lower()


def test_title_that_is_too_long_is_shortened_to_the_room(plot):
    plot.set_title("a very long title that tells more than anybody could read in this plot, " * 3)
    assert plot.getPlotItem().titleLabel.text.endswith("…")
    assert plot.getPlotItem().titleLabel.item.boundingRect().width() <= plot.width()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_title_is_not_clipped_at_any_text_size(plot, scale):
    plot.apply_theme(themes.theme("light", scale))
    label = plot.getPlotItem().titleLabel
    assert label.maximumHeight() >= label.item.boundingRect().height() - 1


def test_plot_without_axes_has_none(app, qtbot):
    plot = Plot(axes=False)
    qtbot.addWidget(plot)
    assert not plot.getAxis("left").isVisible()
    assert not plot.getAxis("bottom").isVisible()


def test_axis_without_a_name_shows_no_label(plot):
    plot.set_labels("x", "")
    assert plot.getAxis("bottom").label.isVisible()
    assert not plot.getAxis("left").label.isVisible()


def test_image_shows_row_zero_at_the_bottom_and_keeps_its_values(plot):
    image = plot.image(paper)
    image.setImage(np.array([[0, 1], [2, 3]], np.uint8), autoLevels=False, levels=(0, 3))
    assert pg.getConfigOption("imageAxisOrder") == "row-major"
    assert image.image.tolist() == [[0, 1], [2, 3]]


def rgb(colour):
    return QColor(colour).red(), QColor(colour).green(), QColor(colour).blue()


@pytest.mark.parametrize("name", ["light", "dark", "projector"])
def test_lookup_tables_lead_from_the_ground(name):
    theme = themes.theme(name)
    ground, ink = (rgb(colour) for colour in (theme.ground, theme.ink))
    assert tuple(paper(theme)[0]) == tuple(density_lookup(theme)[0]) == ground
    assert tuple(paper(theme)[-1]) == ink
    for table in (paper(theme), density_lookup(theme), viridis()):
        assert table.shape == (256, 3)
        assert table.dtype == np.uint8


def test_stems_run_from_zero_to_their_mass():
    x, y = stem_path(np.array([1.0, 2.0]), np.array([0.25, 0.75]))
    assert x.tolist() == [1, 1, 2, 2]
    assert y.tolist() == [0, 0.25, 0, 0.75]


def test_keys_are_left_to_the_chapter(plot, qtbot):
    class Listener(QWidget):
        heard = None

        def keyPressEvent(self, event):
            self.heard = event.key()

    parent = Listener()
    qtbot.addWidget(parent)
    plot.setParent(parent)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(plot, key)
        assert parent.heard == key
    plot.setParent(None)


def test_a_plot_that_becomes_narrower_than_its_title_shows_its_whole_range(app, qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.resize(600, 300)
    plot.show()
    plot.set_title("a title that is long enough to need most of the room of a wide plot, and more")
    plot.set_ranges((0.0, 1.0), (0.0, 1.0))
    plot.resize(300, 300)
    qtbot.wait(20)
    right = plot.mapFromScene(plot.getViewBox().mapViewToScene(pg.Point(1.0, 0.5))).x()
    assert right <= plot.width()
