"""The forward process and its posterior (chapters 8.4 to 8.6), for numpy arrays and tensors alike.

Coefficients are computed in float64 and only then cast to the dtype of the data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from engines.diffusion.kinds import ArrayOrTensor, check_alike, check_floating, is_tensor, like
from engines.diffusion.schedule import Schedule, check_schedule

if TYPE_CHECKING:
    from torch import Tensor

Steps: TypeAlias = "int | NDArray[np.integer[Any]] | Tensor"


def add_noise(x0: ArrayOrTensor, t: Steps, noise: ArrayOrTensor, schedule: Schedule) -> ArrayOrTensor:
    """Return x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε (chapter 8.4; Ho et al. 2020, equation 4).

    Parameters
    ----------
    x0 : ndarray or Tensor, shape (...), floating
        Clean data.
    t : int or integer array, shape (n,)
        Step, 1 … T; an array holds one for each entry of the first axis.
    noise : as `x0`
        Draw from N(0, I).
    schedule : Schedule

    Returns
    -------
    As `x0`: same kind, shape, dtype and device.

    Raises
    ------
    ValueError
        Naming the argument that does not fit.
    """
    check_floating("x0", x0)
    check_alike("noise", noise, x0)
    index = _checked(t, x0, schedule)
    alpha_bar = schedule.alpha_bar[index]
    x_t: ArrayOrTensor = like(np.sqrt(alpha_bar), x0) * x0 + like(np.sqrt(1 - alpha_bar), x0) * noise
    return x_t


def posterior(
    x_t: ArrayOrTensor, x0: ArrayOrTensor, t: Steps, schedule: Schedule
) -> tuple[ArrayOrTensor, ArrayOrTensor]:
    """Return mean and std of q(x_{t−1} given x_t, x_0) (chapter 8.6; Ho et al. 2020, equation 7).

    Parameters
    ----------
    x_t, x0 : ndarray or Tensor, shape (...), floating
        Noisy and clean data.
    t : int or integer array, shape (n,)
        Step, 1 … T; an array holds one for each entry of the first axis.
    schedule : Schedule

    Returns
    -------
    mean : as `x_t`
    std : as `x_t`, shape () for one t, else (n, 1, …)
        σ_q(t), the same for every coordinate; exactly 0 at t = 1, where the mean is x_0.

    Raises
    ------
    ValueError
        Naming the argument that does not fit.
    """
    check_floating("x_t", x_t)
    check_alike("x0", x0, x_t)
    index = _checked(t, x_t, schedule)
    alpha, beta = schedule.alpha[index], schedule.beta[index]
    now, before = schedule.alpha_bar[index], schedule.alpha_bar[index - 1]
    of_noisy = np.sqrt(alpha) * (1 - before) / (1 - now)
    of_clean = np.sqrt(before) * beta / (1 - now)
    mean: ArrayOrTensor = like(of_noisy, x_t) * x_t + like(of_clean, x_t) * x0
    return mean, like(np.sqrt(beta * (1 - before) / (1 - now)), x_t)


def _checked(t: Steps, x: NDArray[np.floating[Any]] | Tensor, schedule: Schedule) -> NDArray[np.int64]:
    """Return t as an index that broadcasts over the leading axis of x."""
    check_schedule(schedule)
    try:
        index = np.asarray(cast("Tensor", t).cpu().numpy() if is_tensor(t) else t)
    except ValueError:
        raise ValueError("t must be one integer or an array of them, not rows of unequal length") from None
    if index.dtype.kind not in "iu":
        raise ValueError(f"t must be integer, not {index.dtype}")
    if index.ndim and (index.ndim != 1 or x.ndim == 0 or len(index) != x.shape[0]):
        raise ValueError(
            f"t must be one integer or one for each of the first axis, not of shape {index.shape}"
        )
    if not ((index >= 1) & (index <= schedule.steps)).all():
        raise ValueError(f"t must lie in 1 … {schedule.steps}")
    shape = (-1,) + (1,) * (x.ndim - 1) if index.ndim else ()
    return index.astype(np.int64).reshape(shape)
