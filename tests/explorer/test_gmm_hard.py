"""Why mixtures are hard, as its user sees it: two maxima, coupled means, a likelihood without bound."""

import numpy as np
import pytest

from engines.gmm.hard import TINIEST
from explorer.tabs.gmm.line_plots import LEVEL
from tests.explorer.gmm_hands import cell, click, drag, position, shown_view, use


@pytest.fixture
def tab(app, qtbot, settle):
    with shown_view("hard", qtbot, settle) as tab:
        yield tab


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def test_shows_two_equal_maxima_and_a_saddle(tab):
    surface = tab.view.surface
    assert surface.names[0].toPlainText() == surface.names[1].toPlainText()
    assert surface.names[2].toPlainText() == "saddle"
    assert len(surface.maxima.data) == 2
    assert "equal maxima" in tab.status.message.text()


def test_the_point_is_dragged_and_everything_follows(tab, settle):
    view, before = tab.view, tab.params
    drag(view.surface, (-1.0, 3.0), (-3.0, 1.0))
    settle(tab)
    params = tab.params.hard
    assert (params.mean_1, params.mean_2) == pytest.approx((-3.0, 1.0), abs=0.1)
    assert position(view.surface.point) == pytest.approx((params.mean_1, params.mean_2))
    line, density = view.density.parts[0].getData()
    assert line[density.argmax()] == pytest.approx(params.mean_1, abs=0.05)
    assert number(cell(view.equations, 0, 0)) == pytest.approx(params.mean_1, abs=0.01)
    tab.undo()
    assert tab.params == before


def test_at_a_maximum_the_slopes_are_0_and_the_averages_are_the_means(tab, settle):
    best = tab.view.frame.landscape.maxima[0]
    tab.view.change(mean_1=float(best[0]), mean_2=float(best[1]))
    tab.end_gesture()
    settle(tab)
    for row in range(2):
        now, average = (number(cell(tab.view.equations, row, column)) for column in range(2))
        assert now == average
        assert abs(tab.view.frame.gradient[row]) < 1e-9


def test_log_of_sum_lies_above_sum_of_logs_with_numbers(tab, settle):
    view = tab.view
    log_of_sum, sum_of_logs, gap = (number(cell(view.sums, row, 0)) for row in range(3))
    assert log_of_sum - sum_of_logs == pytest.approx(gap, abs=0.02)
    (_, upper), (_, lower) = view.terms.log_of_sum.getData(), view.terms.sum_of_log.getData()
    assert (upper >= lower - 1e-12).all()
    ends = view.terms.gaps.getData()[1].reshape(-1, 2)
    assert (ends[:, 1] >= ends[:, 0] - 1e-12).all()
    assert "≥" in tab.formula.numbers


def test_unequal_weights_make_unequal_maxima_and_close_data_only_one(tab, settle):
    use(tab, settle, "weight", 0.3)
    names = tab.view.surface.names
    assert names[0].toPlainText() != names[1].toPlainText()
    assert "Unequal" in tab.status.message.text()
    use(tab, settle, "distance", 0.0)
    use(tab, settle, "std", 2.0)
    assert len(tab.view.surface.maxima.data) == 1
    assert not names[2].isVisible()
    assert "One maximum" in tab.status.message.text()


def test_a_component_on_one_point_has_no_bound(tab, settle):
    use(tab, settle, "picture", "spike")
    view = tab.view
    assert view.spike.isVisible()
    assert not tab.panel.editor("hard.mean_1").isVisible()
    heights = []
    for std in (0.1, 1e-3, TINIEST):
        use(tab, settle, "spike_std", std)
        heights.append(view.frame.log_likelihood)
    assert heights == sorted(heights)
    assert cell(view.bounds, 3, 0) == "−1.000"
    assert "slope −1.00" in tab.formula.numbers
    assert tab.formula.formula == "gmm_spike"
    assert view.spike.peak.toPlainText().startswith("↑")


def test_sigma_is_dragged_along_the_curve(tab, settle):
    use(tab, settle, "picture", "spike")
    plot, frame = tab.view.spike.curve, tab.view.frame
    height = frame.log_likelihood
    drag(plot, (frame.decade, height), (-3.0, height), (-4.0, height))
    settle(tab)
    assert np.log10(tab.params.hard.spike_std) == pytest.approx(-4.0, abs=0.15)
    assert position(tab.view.spike.point) == pytest.approx(
        (tab.view.frame.decade, tab.view.frame.log_likelihood)
    )
    drag(plot, position(tab.view.spike.point), (-9.0, -90.0))
    settle(tab)
    assert tab.params.hard.spike_std == TINIEST


def test_a_click_chooses_the_point(tab, settle):
    use(tab, settle, "picture", "spike")
    place = float(tab.view.frame.x[0])
    click(tab.view.spike.density, (place, LEVEL * 0.6))  # on the point itself
    settle(tab)
    assert tab.params.hard.datum == 1
    assert tab.view.frame.datum == place
    assert tab.view.spike_terms.datum.data["x"].tolist() == [tab.view.frame.datum]


@pytest.mark.parametrize(
    "values",
    [
        {"count": 2},
        {"count": 100, "distance": 8.0},
        {"std": 0.3, "mean_1": 6.0, "mean_2": 6.0},
        {"weight": 0.05},
        {"picture": "spike", "count": 2, "datum": 100},
    ],
)
def test_extreme_values_are_drawn(tab, settle, values):
    tab.view.change(**values)
    tab.end_gesture()
    settle(tab)
    assert tab.view.frame.params == tab.params.hard
