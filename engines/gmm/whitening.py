"""The data in coordinates of mean 0 and covariance 1, where a matrix product keeps its digits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engines.arrays import Floats

# Added to the data's correlation matrix: keeps the map invertible where the data are degenerate,
# and is far below the smallest eigenvalue (1e-8) that EM is asked to resolve.
_REGULARISATION = 1e-12
# Standard deviation beyond which the sums of squares leave float64.
_WIDEST = 1e150


@dataclass(frozen=True, slots=True, eq=False)
class Whitening:
    """Affine map ``x = shift + spread · w`` to whitened coordinates ``w`` and back.

    Parameters
    ----------
    shift
        ``(D,)``.
    spread, inverse
        ``(D, D)`` lower triangular, and its inverse.
    log_volume
        Logarithm of the determinant of `spread`: to be subtracted from a log-density in ``w``.
    narrowness
        Smallest pivot of `spread` relative to the standard deviation of its coordinate: 1 for
        uncorrelated columns, 0 for data on a line.
    """

    shift: Floats
    spread: Floats
    inverse: Floats
    log_volume: float
    narrowness: float

    @classmethod
    def of(cls, x: Floats) -> Whitening:
        """Return the map that gives the data `x`, ``(N, D)``, mean 0 and covariance 1.

        Raises
        ------
        ValueError
            If `x` spreads beyond 1e150.
        """
        with np.errstate(over="ignore", invalid="ignore"):
            shift = x.mean(axis=0)
            centred = x - shift
            scale = np.sqrt(np.square(centred).mean(axis=0))
        if not (scale < _WIDEST).all():  # true for NaN as well
            raise ValueError(f"x must have standard deviations below {_WIDEST:g}, it has {scale}")
        # A constant column, and one whose spread is rounding, have no scale of their own.
        scale[scale <= 1e-14 * np.abs(shift)] = 0.0
        scale[scale == 0.0] = scale.max() or 1.0
        centred /= scale
        correlation = centred.T @ centred / len(x)
        correlation[np.diag_indices_from(correlation)] += _REGULARISATION
        factor = np.linalg.cholesky(correlation)
        spread = scale[:, None] * factor
        log_volume = float(np.log(np.diag(spread)).sum())
        return cls(shift, spread, np.linalg.inv(spread), log_volume, float(np.diag(factor).min()))

    def apply(self, x: Floats) -> Floats:
        """Whiten points, ``(n, D)``."""
        return np.asarray((x - self.shift) @ self.inverse.T)

    def apply_covariances(self, covariances: Floats) -> Floats:
        """Whiten covariances, ``(..., D, D)``."""
        return np.asarray(self.inverse @ covariances @ self.inverse.T)

    def undo(self, w: Floats) -> Floats:
        """Return points, ``(n, D)``, to the original coordinates."""
        return np.asarray(self.shift + w @ self.spread.T)

    def undo_factors(self, factors: Floats) -> Floats:
        """Return Cholesky factors, ``(..., D, D)``, to the original coordinates."""
        return np.asarray(self.spread @ factors)


class Features:
    r"""Quadratic forms and weighted moments of fixed points, each as one matrix product.

    The rows of the feature matrix are the products :math:`w_i w_j` for ``i <= j``, the
    coordinates :math:`w_i`, and 1. A log-density of a normal distribution is a linear function of
    them, and so are the sums that the M-step needs.

    Parameters
    ----------
    w
        Points, ``(N, D)``, of order 1 in every coordinate.
    """

    def __init__(self, w: Floats) -> None:
        self.points = w
        count, dimension = w.shape
        first, second = np.triu_indices(dimension)
        self.pairs = len(first)
        # Position of each pair in a flattened matrix, above the diagonal and below it. Off the
        # diagonal a product stands for both, so its coefficient counts twice.
        self.above, self.below = first * dimension + second, second * dimension + first
        self.factors = np.where(first == second, -0.5, -1.0)
        self.matrix = np.empty((self.pairs + dimension + 1, count))
        for row, i, j in zip(self.matrix, first, second, strict=False):
            np.multiply(w[:, i], w[:, j], out=row)
        self.matrix[self.pairs : -1] = w.T
        self.matrix[-1] = 1.0

    def log_densities(self, constants: Floats, means: Floats, precisions: Floats, out: Floats) -> None:
        """Write ``constants - ½ (w - mean)ᵀ precision (w - mean)``, ``(K, N)``, to `out`."""
        pulled = (precisions @ means[:, :, None])[:, :, 0]
        coefficients = np.empty((len(means), len(self.matrix)))
        pairs = precisions.reshape(len(means), -1).take(self.above, axis=1)
        np.multiply(pairs, self.factors, out=coefficients[:, : self.pairs])
        coefficients[:, self.pairs : -1] = pulled
        coefficients[:, -1] = constants - 0.5 * np.einsum("ki,ki->k", pulled, means)
        np.matmul(coefficients, self.matrix, out=out)

    def moments(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """Weighted sums over the points, for each row of `weights`, ``(K, N)``.

        Returns
        -------
        totals, firsts, seconds
            ``(K,)`` sums of the weights, ``(K, D)`` of the points, ``(K, D, D)`` of their outer
            products.
        """
        # Row by row: BLAS is up to 2.6 times slower on the product of two such long matrices.
        sums = np.array([self.matrix @ row for row in weights])
        dimension = self.points.shape[1]
        seconds = np.empty((len(weights), dimension**2))
        seconds[:, self.above] = seconds[:, self.below] = sums[:, : self.pairs]
        return (
            sums[:, -1],
            sums[:, self.pairs : -1],
            seconds.reshape(len(weights), dimension, dimension),
        )
