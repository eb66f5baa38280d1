"""The rounds of the game and their points."""

import math
from dataclasses import replace

import numpy as np
import pytest

from engines.divergence.exact import kl_discrete, kl_normal
from engines.divergence.game import BUDGET, LEVELS, MEANS, SECONDS, STDS, X_RANGE, GameParams, play, score


@pytest.mark.parametrize("level", LEVELS)
def test_a_round_is_the_same_whenever_it_is_played_and_another_is_not(level):
    params = GameParams(level, 3)
    same, moved = play(params), play(replace(params, mean=1.0, std=2.0))
    assert (same.target_mean, same.target_std) == (moved.target_mean, moved.target_std)
    np.testing.assert_array_equal(same.target_bars, moved.target_bars)
    np.testing.assert_array_equal(same.samples, moved.samples)
    for other in (replace(params, round=4), replace(params, seed=1)):
        assert play(other).target_mean != same.target_mean
        assert not np.array_equal(play(other).target_bars, same.target_bars)


def test_the_divergence_is_that_of_target_and_q():
    frame = play(GameParams("number", 1, mean=0.5, std=0.7))
    assert frame.kl == kl_normal(frame.target_mean, frame.target_std, 0.5, 0.7)
    bars = (0.5, 0.2, 0.1, 0.1, 0.1)
    frame = play(GameParams("bars", 1, bars=bars))
    assert frame.kl == kl_discrete(frame.target_bars, bars)
    assert play(GameParams("bars", 1, bars=(0.0, 0.25, 0.25, 0.25, 0.25))).kl == math.inf


@pytest.mark.parametrize("seed", range(30))
def test_every_round_can_be_won_outright(seed):
    frame = play(GameParams("number", 1, seed=seed))
    assert MEANS[0] < frame.target_mean < MEANS[1]
    assert STDS[0] < frame.target_std < STDS[1]
    won = play(replace(frame.params, mean=frame.target_mean, std=frame.target_std))
    assert won.kl == pytest.approx(0.0, abs=1e-12)
    assert won.within
    bars = play(GameParams("bars", 1, seed=seed)).target_bars
    assert bars.sum() == pytest.approx(1.0)
    assert bars.min() > 0.03
    assert play(GameParams("bars", 1, seed=seed, bars=tuple(bars.tolist()))).within
    assert X_RANGE[0] <= frame.samples.min() <= frame.samples.max() <= X_RANGE[1]


def test_the_samples_can_win_a_round():
    """Their mean and deviation are within the budget in most rounds, so the level is fair."""
    wins = 0
    for seed in range(200):
        frame = play(GameParams("samples", 1, seed=seed))
        best = kl_normal(frame.target_mean, frame.target_std, frame.samples.mean(), frame.samples.std())
        wins += best <= BUDGET
    assert wins > 150


def test_nearer_and_faster_score_more_but_speed_counts_within_the_budget_only():
    assert score(0.0, SECONDS) == 200
    assert score(BUDGET, 0.0) == 50
    assert score(BUDGET, 3.0) == 80
    assert score(2 * BUDGET, 0.0) == score(2 * BUDGET, SECONDS) == 25
    assert score(math.inf, SECONDS) == 0
    points = [score(kl, 5.0) for kl in np.linspace(0.0, 1.0, 101)]
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"level": "hard"}, "level"),
        ({"round": -1}, "round"),
        ({"mean": 9.0}, "mean"),
        ({"std": 0.0}, "std"),
        ({"bars": (0.5, 0.5)}, "bars"),
        ({"bars": (0.5, 0.5, 0.5, 0.0, 0.0)}, "bars"),
        ({"seed": 1.5}, "seed"),
    ],
)
def test_bad_params_name_the_field(changes, named):
    with pytest.raises(ValueError, match=f"^{named} must"):
        GameParams(**changes)


@pytest.mark.parametrize(("kl", "left"), [(-0.1, 1.0), (math.nan, 1.0), (0.1, 11.0), (0.1, -1.0)])
def test_bad_scores_are_refused(kl, left):
    with pytest.raises(ValueError, match=r"^(kl|seconds_left) must"):
        score(kl, left)
