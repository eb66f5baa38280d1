"""EM to its end: what is left of a run when its half-steps are not looked at one by one."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats, Integers, readonly
from engines.gmm.em import Reason, em
from engines.gmm.frame import outlines
from engines.gmm.mixture import Mixture
from engines.progress import Progress

_PATIENCE = 0.05  # seconds of computing after which a run gives others a turn


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A run of EM at its end.

    Parameters
    ----------
    start, mixture
        θ before the first step and after the last; after a collapse the last valid one.
    responsibilities
        ``(N, K)``, of the mixture at the end.
    ellipses
        ``(K, 128, 2)``: contour around `ELLIPSE_MASS` of each component; ``(K, 0, 2)`` unless D = 2.
    curve
        ``(iterations + 1,)``: mean log-likelihood in nats per point, at the start and after every M-step.
    reason
        Why the run ended.
    """

    start: Mixture
    mixture: Mixture
    responsibilities: Floats
    ellipses: Floats
    curve: Floats
    reason: Reason

    @property
    def mean_log_likelihood(self) -> float:
        """At the end, in nats per point."""
        return float(self.curve[-1])

    @property
    def iterations(self) -> int:
        """Number of M-steps."""
        return len(self.curve) - 1

    @property
    def order(self) -> Integers:
        """Components by rising first coordinate of their means, ``(K,)``: an order that all runs share."""
        return np.asarray(self.mixture.means[:, 0].argsort())

    @property
    def collapsed(self) -> bool:
        """Whether a component shrank onto too few points: then the likelihood has no maximum there."""
        return self.reason == "collapsed"


def finish(
    x: Floats, start: Mixture, *, tol: float, max_iter: int, report: Progress
) -> Generator[Progress, None, Run]:
    """Run EM to its end; yield `report` first, and whenever a twentieth of a second was spent computing.

    Parameters and errors are those of `em`.

    Returns
    -------
    Run
        As the value of ``yield from``.
    """
    yield report
    curve: list[float] = []
    last, begun = start, time.monotonic()
    reason: Reason = ""
    for step in em(x, start, tol=tol, max_iter=max_iter):
        if step.kind in {"start", "M"}:
            curve.append(step.mean_log_likelihood)
        last, reason = step.mixture, step.reason
        if time.monotonic() - begun > _PATIENCE:
            yield report
            begun = time.monotonic()
    return Run(start, last, readonly(last.responsibilities(x)), outlines(last), readonly(curve), reason)
