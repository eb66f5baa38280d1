"""The network that predicts the noise in a digit (chapters 8.6 and 10.1)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engines.checkpoints import load_shipped
from engines.diffusion.params import mnist_schedule
from engines.networks import CLASSES, NO_LABEL, UNet, channels_last
from engines.training import assign

FILES = {"mnist": "ddpm-mnist.safetensors"}


class NoisePredictor(nn.Module):
    """A U-Net and the schedule it was trained for.

    The U-Net itself gives the velocity v = √ᾱ ε − √(1−ᾱ) x₀ (Salimans & Ho 2022, section 4). Noise and clean
    picture are then both well determined at every t, where a network for ε leaves x̂₀ = (x − √(1−ᾱ) ε̂)/√ᾱ with
    an error of ε̂ magnified 157 times at t = 1000.

    Attributes
    ----------
    schedule : Schedule
        Linear, 1,000 steps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.schedule = mnist_schedule()
        self.unet = UNet()
        alpha_bar = torch.from_numpy(self.schedule.alpha_bar.copy())
        self.register_buffer("signal", alpha_bar.sqrt().float(), persistent=False)
        self.register_buffer("spread", (1 - alpha_bar).sqrt().float(), persistent=False)

    def coefficients(self, t: Tensor) -> tuple[Tensor, Tensor]:
        """Return √ᾱ_t and √(1 − ᾱ_t), each of shape (n, 1, 1, 1), for ``t (n,)``."""
        signal, spread = self.get_buffer("signal")[t], self.get_buffer("spread")[t]
        return signal[:, None, None, None], spread[:, None, None, None]

    def predict_velocity(self, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
        """Return what the U-Net says: v for ``x (n, 1, 28, 28)``, ``t (n,)`` and ``label (n,)``."""
        velocity: Tensor = self.unet(x, t, label)
        return velocity

    def predict_noise(self, x: Tensor, t: Tensor | int, label: Tensor | None = None) -> Tensor:
        """Predict the noise ε in x_t = √ᾱ_t x_0 + √(1 − ᾱ_t) ε.

        Parameters
        ----------
        x : Tensor, shape (n, 1, 28, 28), float32
            Noisy digits, n ≥ 0; clean ones lie in [−1, 1].
        t : int or Tensor of int, shape (n,)
            Steps, 1 to 1000.
        label : Tensor of int, shape (n,), optional
            Wanted digits 0 to 9; −1 for none, the meaning of None for all.

        Returns
        -------
        Tensor, shape (n, 1, 28, 28), float32

        Raises
        ------
        ValueError
            Naming the argument whose shape, dtype or range is wrong.
        """
        if not isinstance(x, Tensor):
            raise ValueError(f"x must be a tensor, not {type(x).__name__}")
        if x.ndim != 4 or x.shape[1:] != (1, 28, 28) or x.dtype != torch.float32:
            raise ValueError(f"x must be float32 of shape (n, 1, 28, 28), not {x.dtype} {tuple(x.shape)}")
        steps = _integers("t", t, len(x), 1, self.schedule.steps, x.device)
        labels = _integers(
            "label", NO_LABEL if label is None else label, len(x), NO_LABEL, CLASSES - 1, x.device
        )
        if len(x) == 0:
            return x.clone()  # torch's own layers refuse an empty batch
        signal, spread = self.coefficients(steps)
        return signal * self.predict_velocity(x, steps, labels) + spread * x


def load(name: str = "mnist") -> NoisePredictor:
    """Load the shipped network.

    Parameters
    ----------
    name : str
        "mnist": class-conditional digits.

    Returns
    -------
    NoisePredictor
        In eval mode, its parameters frozen.

    Raises
    ------
    ValueError
        For an unknown name, or weights that are missing or damaged (`CheckpointError`).
    """
    if not isinstance(name, str) or name not in FILES:
        raise ValueError(f"name must be one of {', '.join(map(repr, FILES))}, not {name!r}")
    model = NoisePredictor()
    assign(model, load_shipped(FILES[name]))
    return channels_last(model).eval().requires_grad_(False)


def _integers(
    name: str, value: Tensor | int, count: int, low: int, high: int, device: torch.device
) -> Tensor:
    try:
        given = torch.as_tensor(value)
    except (TypeError, ValueError, RuntimeError):
        raise ValueError(f"{name} must be one integer or a tensor of them, not {value!r}") from None
    if given.is_floating_point() or given.is_complex() or given.dtype == torch.bool:
        raise ValueError(f"{name} must be integer, not {given.dtype}")
    if given.shape not in ((), (count,)):
        raise ValueError(f"{name} must be one integer or of shape ({count},), not {tuple(given.shape)}")
    if count and not bool(((given >= low) & (given <= high)).all()):
        raise ValueError(f"{name} must lie in {low} … {high}")
    return given.to(device, torch.int64).expand(count)
