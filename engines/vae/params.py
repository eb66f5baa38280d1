"""What the jobs of the VAE chapter are asked for, and what they give; imports no torch."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engines.arrays import integer, number, readonly

EXTENT = 3.5
"""The decoded plane is the square from −EXTENT to EXTENT in both latent coordinates."""

Floats32 = NDArray[np.float32]


def _seed(value: int) -> None:
    integer("seed", value, 0, 2**31 - 1)


@dataclass(frozen=True, slots=True)
class VaeParams:
    """A training of the VAE from scratch.

    Attributes
    ----------
    epochs : int
        Passes over the digits; the learning rate falls to 0 along half a cosine over all of them.
    batch : int
        Digits per step.
    lr : float
        Learning rate of Adam at the start.
    examples : int
        Training digits used, from the first on.
    seed : int
        Of the first weights, the data order and the drawn z.

    Raises
    ------
    ValueError
        Naming the field.
    """

    epochs: int = 10
    batch: int = 256
    lr: float = 2e-3
    examples: int = 60_000
    seed: int = 0

    def __post_init__(self) -> None:
        integer("epochs", self.epochs, 1, 10_000)
        integer("batch", self.batch, 1, 10_000)
        integer("examples", self.examples, 1, 60_000)
        _seed(self.seed)
        if not 0 < number("lr", self.lr) <= 1:
            raise ValueError(f"lr must lie in (0, 1], not {self.lr!r}")


@dataclass(frozen=True, slots=True, eq=False)
class TrainingState:
    """Everything that the next step depends on: weights, optimizer, random generator, position, curves.

    Attributes
    ----------
    names : tuple of str
    arrays : tuple of ndarray
        Read-only, one for each name.
    """

    names: tuple[str, ...]
    arrays: tuple[NDArray[Any], ...]

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> TrainingState:
        """Freeze named arrays."""
        return cls(tuple(arrays), tuple(readonly(array) for array in arrays.values()))

    def named(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name."""
        return dict(zip(self.names, self.arrays, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class VaeTrainFrame:
    """A training at one moment.

    Attributes
    ----------
    params : VaeParams
    epoch : int
        Epochs finished.
    batch, batches : int
        Steps done in the epoch under way, and steps of an epoch.
    epoch_end : bool
        Whether an epoch has just ended, or none has begun (``batch == 0``).
    curve_epoch : ndarray, shape (m,), float64
        Where in the training, in epochs, each point of the loss curve lies.
    curve_reconstruction, curve_kl : ndarray, shape (m,), float64
        Training loss in its two terms, means per digit over the tenth of an epoch that ends there.
    test_reconstruction, test_kl : ndarray, shape (epoch,), float64
        The same on the 10,000 test digits after each epoch, one z each.
    mu : ndarray, shape (2000, 2), float32
        Posterior means of the first 2,000 test digits.
    labels : ndarray, shape (2000,), int64
        Their classes.
    centres : ndarray, shape (10, 2), float64
        Where the name of each class stands (`points.class_centres`).
    grid : ndarray, shape (420, 420), uint8
        15 x 15 decoded digits over the square ±`EXTENT`, as a picture: z₀ grows to the right, z₁ upwards
        (row 0 is the top).
    weights : ndarray, shape (p,), float32
        All weights, as `decode`, `plane` and `reconstruct` take them.
    state : TrainingState or None
        To continue bit for bit with ``train(params, frame.state)``; None in a recorded frame.
    """

    params: VaeParams
    epoch: int
    batch: int
    batches: int
    epoch_end: bool
    curve_epoch: NDArray[np.float64]
    curve_reconstruction: NDArray[np.float64]
    curve_kl: NDArray[np.float64]
    test_reconstruction: NDArray[np.float64]
    test_kl: NDArray[np.float64]
    mu: Floats32
    labels: NDArray[np.int64]
    centres: NDArray[np.float64]
    grid: NDArray[np.uint8]
    weights: Floats32
    state: TrainingState | None

    @property
    def test_terms(self) -> tuple[float, float, float]:
        """Reconstruction, KL and their sum on the test digits after the last finished epoch, or NaN."""
        if not self.epoch:
            return math.nan, math.nan, math.nan
        reconstruction, kl = float(self.test_reconstruction[-1]), float(self.test_kl[-1])
        return reconstruction, kl, reconstruction + kl

    def without_state(self) -> VaeTrainFrame:
        """Return the frame as it is recorded: a third of the size."""
        return dataclasses.replace(self, state=None)


@dataclass(frozen=True, slots=True)
class VaePlaneParams:
    """The latent plane with the test digits on it.

    Attributes
    ----------
    seed : int
        Unused, since nothing is drawn.
    """

    seed: int = 0

    def __post_init__(self) -> None:
        _seed(self.seed)


@dataclass(frozen=True, slots=True, eq=False)
class VaePlaneFrame:
    """The latent plane of one network.

    Attributes
    ----------
    params : VaePlaneParams
    mu, sigma : ndarray, shape (10000, 2), float32
        Posterior mean and standard deviation of every test digit.
    labels : ndarray, shape (10000,), int64
        Their classes.
    centres : ndarray, shape (10, 2), float64
        Where the name of each class stands (`points.class_centres`).
    grid : ndarray, shape (560, 560), uint8
        20 x 20 decoded digits over the square ±`extent`, as a picture: z₀ grows to the right, z₁ upwards
        (row 0 is the top); each digit belongs to the centre of its cell.
    extent : float
        Half the side of that square.
    test_reconstruction, test_kl : float
        Loss on the test digits in its two terms, means per digit, one z each.
    """

    params: VaePlaneParams
    mu: Floats32
    sigma: Floats32
    labels: NDArray[np.int64]
    centres: NDArray[np.float64]
    grid: NDArray[np.uint8]
    extent: float
    test_reconstruction: float
    test_kl: float

    @property
    def test_terms(self) -> tuple[float, float, float]:
        """Reconstruction, KL and their sum on the test digits."""
        return self.test_reconstruction, self.test_kl, self.test_reconstruction + self.test_kl


@dataclass(frozen=True, slots=True)
class VaeDecodeParams:
    """A point of the latent plane.

    Attributes
    ----------
    z0, z1 : float
    seed : int
        Unused, since nothing is drawn.

    Raises
    ------
    ValueError
        Naming the field.
    """

    z0: float = 0.0
    z1: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        _seed(self.seed)
        number("z0", self.z0)
        number("z1", self.z1)


@dataclass(frozen=True, slots=True, eq=False)
class VaeDecodeFrame:
    """The digit decoded at a point.

    Attributes
    ----------
    params : VaeDecodeParams
    image : ndarray, shape (28, 28), float32
        Mean of p(x given z), pixels in [0, 1].
    """

    params: VaeDecodeParams
    image: Floats32


@dataclass(frozen=True, slots=True)
class VaeReconstructParams:
    """One of the test digits.

    Attributes
    ----------
    index : int
        0 … 9999.
    seed : int
        Of the drawn ε; the reconstruction does not depend on it.

    Raises
    ------
    ValueError
        Naming the field.
    """

    index: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        integer("index", self.index, 0, 9_999)
        _seed(self.seed)


@dataclass(frozen=True, slots=True, eq=False)
class VaeReconstructFrame:
    """A test digit, its posterior and what the decoder makes of the posterior mean.

    Attributes
    ----------
    params : VaeReconstructParams
    label : int
    original, reconstruction : ndarray, shape (28, 28), float32
        Pixels in [0, 1]; the reconstruction is the digit decoded at μ.
    mu, sigma : ndarray, shape (2,), float32
        Posterior mean and standard deviation.
    epsilon, z : ndarray, shape (2,), float32
        A draw from N(0, I), and the point z = μ + σ ⊙ ε of the posterior that it gives.
    reconstruction_loss : float
        Σ(x − x̂)² for that reconstruction.
    kl : float
        −Σ(1 + log σ² − μ² − σ²), twice the divergence from N(0, I).
    """

    params: VaeReconstructParams
    label: int
    original: Floats32
    reconstruction: Floats32
    mu: Floats32
    sigma: Floats32
    epsilon: Floats32
    z: Floats32
    reconstruction_loss: float
    kl: float

    @property
    def terms(self) -> tuple[float, float, float]:
        """Reconstruction, KL and their sum for this digit."""
        return self.reconstruction_loss, self.kl, self.reconstruction_loss + self.kl
