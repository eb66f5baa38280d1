"""Painting a density, as its user does: strokes, K, the distance that falls."""

import numpy as np
import pytest

from engines.gmm.painted import PaintedParams
from engines.gmm.painted_fit import CELLS, COMPONENT_LIMIT
from tests.explorer.gmm_hands import cell, click, drag, shown_view, use


@pytest.fixture
def tab(app, qtbot, settle):
    with shown_view("paint", qtbot, settle) as tab:
        yield tab


def test_shows_density_mixture_components_and_the_whole_curve(tab):
    view = tab.view
    assert len(view.distance.points.data) == COMPONENT_LIMIT
    assert [part.isVisible() for part in view.plot.parts] == [True] * 3 + [False] * (COMPONENT_LIMIT - 3)
    total = sum(part.getData()[1] for part in view.plot.parts[:3])
    np.testing.assert_allclose(view.plot.mixture.getData()[1], total)
    assert "K = 3: KL = 0.11" in tab.formula.numbers


def test_a_stroke_paints_and_is_one_step_of_undo(tab, settle):
    before, plot = tab.params, tab.view.plot
    (_, _), (_, top) = plot.getViewBox().viewRange()
    drag(plot, (0.55, 0.4 * top), (0.7, 0.4 * top), (0.9, 0.1 * top))
    settle(tab)
    params = tab.params.paint
    assert params.shape == "painted"
    assert np.isfinite(tab.view.frame.divergences).all()  # let go: fitted in full
    middle = params.heights[round(0.6 * CELLS)]
    assert middle == pytest.approx(0.4 * 1.25, abs=0.05)
    assert params.heights[:30] == PaintedParams().drawn[:30]
    assert tab.panel.editor("paint.shape").currentData() == "painted"
    tab.undo()
    assert tab.params == before


def test_more_components_come_nearer(tab, settle):
    distances = []
    for count in (1, 4, COMPONENT_LIMIT):
        use(tab, settle, "components", count)
        distances.append(tab.view.frame.divergence)
        assert cell(tab.view.table, count - 1, 0)
    assert distances[0] > distances[1] > distances[2] > 0


def test_a_click_on_the_curve_chooses_a_k(tab, settle):
    click(tab.view.distance, (7.1, float(tab.view.frame.decades[6])))
    settle(tab)
    assert tab.params.paint.components == 7
    assert tab.view.distance.here.data["x"].tolist() == [7]


@pytest.mark.parametrize("shape", ["box", "triangle", "waves", "decay"])
def test_every_shape_is_drawn(tab, settle, shape):
    use(tab, settle, "shape", shape)
    assert tab.view.frame.params.shape == shape
    assert tab.view.plot.area_item.getData()[1] is not None


def test_a_single_painted_cell_is_fitted(tab, settle):
    heights = tuple(float(index == 5) for index in range(CELLS))
    tab.view.change(shape="painted", heights=heights)
    tab.view.plot.released.emit()
    settle(tab)
    assert np.isfinite(tab.view.frame.divergences).all()
