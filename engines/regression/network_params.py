"""What the training of the small network is asked for, and what it gives; imports no torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engines.arrays import Floats, integer, number
from engines.regression.network_model import ACTIVATIONS, hidden_units, predict

DATA = ("sine", "painted")
"""Keys of the data that come with the view, in the order in which the tab offers them."""

NOISES = ("uniform", "normal")
OPTIMIZERS = ("sgd", "momentum", "adam")

MOST_PAINTED = 1_000
"""Points that may be placed by hand."""

PAINTED_X, PAINTED_Y = (-0.1, 1.1), (-1.5, 2.5)
"""Where points may be placed by hand."""

CURVE_POINTS = 241
MARGIN = 0.1
"""How far the fit is drawn beyond the data on either side, as a share of their range."""

_LEVELS = (-0.8, -0.8, -0.7, -0.8, 1.4, 1.5, 1.4, 1.5, 0.2, 0.1, 0.2, 0.1, 0.2, 1.0, 1.1, 1.0, 1.1)
_STAIRS = tuple((round(0.06 * k + 0.02, 2), level) for k, level in enumerate(_LEVELS))


@dataclass(frozen=True, slots=True)
class NetworkParams:
    """Data, network and training.

    Parameters
    ----------
    data
        "sine": y = sin 2πx + noise at x drawn from U(0, 1); "painted": `points`; or the key of a table that
        the caller passes to the engine.
    n
        Points drawn where `data` is "sine", 2 to 1,000.
    noise
        "uniform": U(0, 1), as in the book, with mean ½ and variance 1/12; "normal": N(0, sigma²).
    sigma
        Standard deviation of normal noise, 0 to 2.
    hidden
        Units of the hidden layer, 1 to 200.
    activation
        A key of `ACTIVATIONS`.
    optimizer
        "sgd", "momentum" (0.9) or "adam" (0.9, 0.999).
    lr
        Learning rate, in (0, 10].
    steps
        Steps of full-batch descent, 1 to 100,000.
    seed
        Of the data and of the first weights.
    units
        Whether the contributions of the hidden units are shown; changes nothing that is computed.
    points
        Pairs (x, y) where `data` is "painted": 2 to `MOST_PAINTED` of them, within `PAINTED_X` and
        `PAINTED_Y`.

    Raises
    ------
    ValueError
        Naming the field.
    """

    data: str = "sine"
    n: int = 100
    noise: str = "uniform"
    sigma: float = 0.3
    hidden: int = 10
    activation: str = "sigmoid"
    optimizer: str = "sgd"
    lr: float = 0.2
    steps: int = 10_000
    seed: int = 0
    units: bool = True
    points: tuple[tuple[float, float], ...] = _STAIRS

    def __post_init__(self) -> None:
        if not isinstance(self.data, str) or not self.data:
            raise ValueError(f"data must be the key of a data set, not {self.data!r}")
        choices = (("noise", NOISES), ("activation", tuple(ACTIVATIONS)), ("optimizer", OPTIMIZERS))
        for name, allowed in choices:
            value = getattr(self, name)
            if not isinstance(value, str) or value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        integer("n", self.n, 2, 1_000)
        number("sigma", self.sigma, 0.0, 2.0)
        integer("hidden", self.hidden, 1, 200)
        if number("lr", self.lr, 0.0, 10.0) == 0.0:
            raise ValueError("lr must be above 0")
        integer("steps", self.steps, 1, 100_000)
        integer("seed", self.seed, 0, 2**31 - 1)
        if not isinstance(self.units, bool):
            raise ValueError(f"units must be True or False, not {self.units!r}")
        if not isinstance(self.points, tuple) or not 2 <= len(self.points) <= MOST_PAINTED:
            raise ValueError(f"points must be a tuple of 2 to {MOST_PAINTED} pairs")
        for point in self.points:
            if not isinstance(point, tuple) or len(point) != 2:
                raise ValueError(f"points must hold pairs (x, y), not {point!r}")
            number("points", point[0], *PAINTED_X)
            number("points", point[1], *PAINTED_Y)

    @property
    def floor(self) -> float:
        """Variance of the noise: the least mean squared error on fresh points; NaN where it is not known."""
        if self.data != "sine":
            return math.nan
        return 1.0 / 12.0 if self.noise == "uniform" else self.sigma**2

    @property
    def weights(self) -> int:
        """Number of weights of the network, 3 for each hidden unit and a last bias."""
        return 3 * self.hidden + 1


@dataclass(frozen=True, slots=True)
class Scaling:
    """How the network sees the data: ``(x - x_origin) / x_unit`` and ``(y - y_origin) / y_unit``.

    Drawn and painted points are taken as they are; a table of the user's may have any units.
    """

    x_origin: float = 0.0
    x_unit: float = 1.0
    y_origin: float = 0.0
    y_unit: float = 1.0

    def inner(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return data as the network sees them."""
        return (x - self.x_origin) / self.x_unit, (y - self.y_origin) / self.y_unit


@dataclass(frozen=True, slots=True, eq=False)
class NetworkFrame:
    """The network at one step of its training.

    Attributes
    ----------
    params : NetworkParams
    step : int
        Steps done.
    diverged : bool
        Whether the loss grew beyond all bounds at this step: the last frame of such a run.
    followed : bool
        Whether the weights were carried over from another run, while data were moved by hand.
    x, y : ndarray, shape (n,), float64
        Training data.
    scaling : Scaling
    dropped : int
        Rows of the user's table that are not used.
    weights : ndarray, shape (3 hidden + 1,), float64
        As `network_model.predict` takes them.
    steps : ndarray, shape (m,), int64
        Recorded steps up to this one.
    losses, heldout : ndarray, shape (m,), float64
        Mean squared error at those steps on the training data, and on points held out (NaN where there are
        none), in the network's units.
    heldout_count : int
        Points held out.
    """

    params: NetworkParams
    step: int
    diverged: bool
    followed: bool
    x: Floats
    y: Floats
    scaling: Scaling
    dropped: int
    weights: Floats
    steps: NDArray[np.int64]
    losses: Floats
    heldout: Floats
    heldout_count: int

    @property
    def loss(self) -> float:
        """Mean squared error on the training data."""
        return float(self.losses[-1])

    @property
    def heldout_loss(self) -> float:
        """Mean squared error on the points held out, NaN where there are none."""
        return float(self.heldout[-1])

    @property
    def overfits(self) -> bool:
        """Whether the training loss lies below the variance of the noise: then the noise itself is fitted."""
        return self.loss < self.params.floor

    @property
    def x_range(self) -> tuple[float, float]:
        """Where the fit is drawn, in the units of the data."""
        low, high = (0.0, 1.0) if self.params.data in DATA else (float(self.x.min()), float(self.x.max()))
        return low - MARGIN * (high - low), high + MARGIN * (high - low)

    @property
    def y_range(self) -> tuple[float, float]:
        """What the picture shows of y, in the units of the data."""
        if self.params.data in DATA:
            return min(PAINTED_Y[0], float(self.y.min())), max(PAINTED_Y[1], float(self.y.max()))
        low, high = float(self.y.min()), float(self.y.max())
        margin = 0.2 * (high - low) or 1.0
        return low - margin, high + margin

    def grid(self) -> Floats:
        """Places at which the fit is drawn, in the units of the data."""
        return np.linspace(*self.x_range, CURVE_POINTS)

    def fit(self) -> Floats:
        """ŷ on the grid, in the units of the data, as far as a picture can show it."""
        inner, _ = self.scaling.inner(self.grid(), np.zeros(1))
        fitted = predict(self.weights, self.params.activation, inner)
        return self._near(self.scaling.y_origin + self.scaling.y_unit * fitted)

    def truth(self) -> Floats:
        """E[y given x] on the grid, where it is known; else empty."""
        if self.params.data != "sine":
            return np.empty(0)
        mean = 0.5 if self.params.noise == "uniform" else 0.0
        return np.asarray(np.sin(2.0 * np.pi * self.grid()) + mean)

    def contributions(self) -> tuple[Floats, Floats]:
        """Contributions of the hidden units as one line with gaps of NaN between them.

        Returns
        -------
        x, y : ndarray
            Each unit's w_h a(u_h x + b_h), on a third of the grid where there are many, around the mean that
            the network sees as 0, in the units of the data, as far as a picture can show it.
        """
        grid = self.grid()
        if self.params.hidden > 40:
            grid = grid[::3]
        inner, _ = self.scaling.inner(grid, np.zeros(1))
        each = self.scaling.y_unit * hidden_units(self.weights, self.params.activation, inner)
        each += self.scaling.y_origin
        gap = np.full((len(each), 1), np.nan)
        lines = np.hstack([self._near(each), gap])
        return np.tile(np.append(grid, np.nan), len(each)), lines.ravel()

    def _near(self, y: Floats) -> Floats:
        """Keep a curve within the picture and as much again around it: endless lines are slow to dash."""
        low, high = self.y_range
        return np.clip(y, 2.0 * low - high, 2.0 * high - low)
