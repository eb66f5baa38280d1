"""Between two recorded half-steps: what is drawn while one glides into the next."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engines.arrays import Floats, number
from engines.gmm.frame import GmmFrame, outlines
from engines.gmm.mixture import Mixture
from engines.multivariate_normal import cholesky


def smoothstep(share: float) -> float:
    """Ease a share of the time into a share of the way: 3 s² - 2 s³, at rest at both ends."""
    s = min(max(share, 0.0), 1.0)
    return s * s * (3.0 - 2.0 * s)


def mixture_between(before: Mixture, after: Mixture, share: float) -> Mixture:
    """Mixture a share of the way between two of the same shape.

    Weights and means move on straight lines, and so do the Cholesky factors of the covariances: on the way
    every covariance stays positive definite, which means that no ellipse turns inside out.

    Raises
    ------
    ValueError
        If the shapes differ or `share` lies outside 0 to 1.
    """
    share = number("share", share, 0.0, 1.0)
    if before.means.shape != after.means.shape:
        raise ValueError(f"after must have means of shape {before.means.shape}, not {after.means.shape}")
    first, last = (cholesky("covariances", mixture.covariances) for mixture in (before, after))
    factors = _line(first, last, share)
    return Mixture.unchecked(
        _line(before.weights, after.weights, share),
        _line(before.means, after.means, share),
        factors @ factors.transpose(0, 2, 1),
    )


def glide(before: GmmFrame, after: GmmFrame, share: float) -> GmmFrame:
    """Frame to be drawn a share of the way from one half-step to the next.

    Parameters
    ----------
    before, after
        Frames of the same run; `before` may itself be one between two half-steps.
    share
        0 to 1. What moves is what the picture shows: responsibilities, mixture, ELBO and KL; everything else
        is that of `after`.

    Raises
    ------
    ValueError
        As `mixture_between`.
    """
    share = number("share", share, 0.0, 1.0)
    if before.means.shape != after.means.shape:
        raise ValueError(f"after must have means of shape {before.means.shape}, not {after.means.shape}")
    if share == 1.0:
        return after
    responsibilities = after.responsibilities
    if before.responsibilities is not responsibilities:
        responsibilities = before.responsibilities * np.float32(1.0 - share)
        responsibilities += after.responsibilities * np.float32(share)
        responsibilities.setflags(write=False)
    moving = replace(
        after,
        responsibilities=responsibilities,
        mean_log_likelihood=(1.0 - share) * before.mean_log_likelihood + share * after.mean_log_likelihood,
        elbo=(1.0 - share) * before.elbo + share * after.elbo,
        kl=(1.0 - share) * before.kl + share * after.kl,
    )
    if before.means is after.means:
        return moving
    mixture = mixture_between(_mixture(before), _mixture(after), share)
    return replace(
        moving,
        weights=mixture.weights,
        means=mixture.means,
        covariances=mixture.covariances,
        ellipses=outlines(mixture),
    )


def _mixture(frame: GmmFrame) -> Mixture:
    return Mixture.unchecked(frame.weights, frame.means, frame.covariances)


def _line(first: Floats, last: Floats, share: float) -> Floats:
    return np.asarray((1.0 - share) * first + share * last)
