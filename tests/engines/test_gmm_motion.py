"""Between two half-steps: where a motion begins and ends, and that every mixture on the way is one."""

import itertools
import math

import numpy as np
import pytest

from engines.gmm import GmmParams, Mixture, fit
from engines.gmm.motion import glide, mixture_between, smoothstep


@pytest.fixture(scope="module")
def frames():
    return list(fit(GmmParams(start="book", components=3)))


def test_smoothstep_rests_at_both_ends():
    assert [smoothstep(s) for s in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    steps = [smoothstep(k / 100) for k in range(101)]
    assert steps == sorted(steps)
    assert smoothstep(0.01) < 0.001


def test_a_motion_begins_and_ends_at_the_frames(frames):
    for before, after in itertools.pairwise(frames):
        begin = glide(before, after, 0.0)
        for name in ("responsibilities", "weights", "means", "covariances", "ellipses", "elbo", "kl"):
            np.testing.assert_allclose(getattr(begin, name), getattr(before, name), rtol=1e-9, atol=1e-12)
        assert glide(before, after, 1.0) is after
        assert begin.index == after.index


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_on_the_way_everything_is_valid(frames, share):
    for before, after in itertools.pairwise(frames):
        between = glide(before, after, share)
        Mixture(between.weights, between.means, between.covariances)
        np.testing.assert_allclose(between.responsibilities.sum(axis=1), 1.0, atol=1e-6)
        assert between.mean_log_likelihood == pytest.approx(between.elbo + between.kl, abs=1e-9)
        if after.kind == "E":
            assert between.means is after.means
        else:
            assert between.responsibilities is after.responsibilities


def test_covariances_stay_positive_definite_between_a_needle_and_its_mirror_image():
    def needle(angle):
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        return Mixture(np.ones(1), np.zeros((1, 2)), (turn @ np.diag([1.0, 1e-10]) @ turn.T)[None])

    for share in np.linspace(0.0, 1.0, 21):
        between = mixture_between(needle(0.7), needle(-0.7), float(share))
        assert np.linalg.eigvalsh(between.covariances[0])[0] > 0.0


def test_bad_shares_and_shapes_are_refused(frames):
    with pytest.raises(ValueError, match="share"):
        glide(frames[0], frames[1], 1.5)
    other = next(fit(GmmParams(components=2)))
    with pytest.raises(ValueError, match="after"):
        glide(frames[0], other, 0.5)
