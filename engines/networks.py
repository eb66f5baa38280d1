"""The U-Net of the diffusion chapters and its building blocks: a code of the step, residuals, attention."""

from __future__ import annotations

import math
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

Module = TypeVar("Module", bound=nn.Module)

CLASSES = 10
NO_LABEL = -1


def sinusoidal_code(t: Tensor, width: int, longest: float = 10_000.0) -> Tensor:
    """Code step numbers as sines and cosines of geometrically spaced frequencies.

    Parameters
    ----------
    t : Tensor, shape (n,)
        Step numbers, any real dtype.
    width : int
        Length of the code, even.
    longest : float
        Ratio of the longest wavelength to the shortest (``2π`` steps).

    Returns
    -------
    Tensor, shape (n, width), float32
        First all sines, then all cosines, so that column ``i`` and ``i + width / 2`` share a frequency
        and their squares add up to one (Vaswani et al. 2017, section 3.5, with paired frequencies).
    """
    frequency = torch.exp(torch.arange(width // 2, device=t.device) * (-math.log(longest) / (width // 2)))
    angle = t.float()[:, None] * frequency
    return torch.cat([angle.sin(), angle.cos()], dim=1)


class ChannelNorm(nn.LayerNorm):
    """Layer normalisation over the channels of each position, as in ConvNeXt (Liu et al. 2022).

    Group normalisation, the usual choice in a U-Net, takes four times as long on a CPU in bfloat16.
    """

    def forward(self, x: Tensor) -> Tensor:
        """Map ``x (n, channels, h, w)`` to the same shape."""
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions beside a shortcut, modulated by a code (FiLM, Perez et al. 2018)."""

    def __init__(self, inputs: int, outputs: int, code: int) -> None:
        super().__init__()
        self.norm_in = ChannelNorm(inputs)
        self.conv_in = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.modulation = nn.Linear(code, 2 * outputs)
        self.norm_out = ChannelNorm(outputs)
        self.conv_out = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.shortcut = nn.Identity() if inputs == outputs else nn.Conv2d(inputs, outputs, 1)
        # A block that starts as the identity lets the gradient reach every depth from the first step.
        _zero(self.conv_out)

    def forward(self, x: Tensor, code: Tensor) -> Tensor:
        """Map ``x (n, inputs, h, w)`` and ``code (n, code)`` to ``(n, outputs, h, w)``."""
        h = self.conv_in(functional.silu(self.norm_in(x)))
        scale, shift = self.modulation(code)[:, :, None, None].chunk(2, dim=1)
        h = torch.addcmul(shift, self.norm_out(h), scale + 1)
        result: Tensor = self.shortcut(x) + self.conv_out(functional.silu(h))
        return result


class SelfAttention(nn.Module):
    """Multi-head attention of every pixel to every other, beside a shortcut (Vaswani et al. 2017)."""

    def __init__(self, channels: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.norm = ChannelNorm(channels)
        self.projection = nn.Linear(channels, 3 * channels)
        self.output = nn.Linear(channels, channels)
        _zero(self.output)

    def forward(self, x: Tensor) -> Tensor:
        """Map ``x (n, c, h, w)`` to the same shape."""
        n, channels, height, width = x.shape
        tokens = self.norm(x).flatten(2).transpose(1, 2)
        query, key, value = (
            part.reshape(n, -1, self.heads, channels // self.heads).transpose(1, 2)
            for part in self.projection(tokens).chunk(3, dim=2)
        )
        # Written out: the fused kernel is ten times slower than this on a CPU for so few positions.
        weights = (query * query.shape[-1] ** -0.5 @ key.transpose(2, 3)).softmax(dim=3)
        mixed = (weights @ value).transpose(1, 2).reshape(n, -1, channels)
        result: Tensor = x + self.output(mixed).transpose(1, 2).reshape(n, channels, height, width)
        return result


class UNet(nn.Module):
    """A two-level U-Net over 28x28 grey pictures, told the step and a label.

    Each 2x2 patch of pixels becomes one position of four channels before the first convolution, so the
    widest maps are 14x14; a stride-2 convolution goes down to 7x7, where attention joins all 49 positions.

    Parameters
    ----------
    channels : tuple of int
        Channels at 14x14 and at 7x7.
    code : int
        Length of the code of step and label.
    """

    def __init__(self, channels: tuple[int, int] = (64, 96), code: int = 128) -> None:
        super().__init__()
        wide, deep = channels
        self.code_width = code
        self.time = nn.Sequential(nn.Linear(code, code), nn.SiLU(), nn.Linear(code, code))
        self.label = nn.Embedding(CLASSES + 1, code)
        self.stem = nn.Conv2d(4, wide, 3, padding=1)
        self.down = nn.ModuleList([ResidualBlock(wide, wide, code), ResidualBlock(wide, wide, code)])
        self.shrink = nn.Conv2d(wide, deep, 3, stride=2, padding=1)
        self.middle_in = ResidualBlock(deep, deep, code)
        self.attention = SelfAttention(deep)
        self.middle_out = ResidualBlock(deep, deep, code)
        self.grow = nn.Conv2d(deep, wide, 1)
        self.up = nn.ModuleList([ResidualBlock(2 * wide, wide, code), ResidualBlock(wide, wide, code)])
        self.norm = ChannelNorm(wide)
        self.head = nn.Conv2d(wide, 4, 3, padding=1)
        _zero(self.head)

    def forward(self, x: Tensor, t: Tensor, label: Tensor) -> Tensor:
        """Map noisy pictures to a picture of the same shape.

        Parameters
        ----------
        x : Tensor, shape (n, 1, 28, 28)
        t : Tensor, shape (n,)
            Step of each picture.
        label : Tensor, shape (n,), int64
            0 to 9, or -1 for "no label".

        Returns
        -------
        Tensor, shape (n, 1, 28, 28)
        """
        # The row of "no label" is the last one, where index -1 finds it after adding CLASSES + 1.
        code = self.time(sinusoidal_code(t, self.code_width)) + self.label(label % (CLASSES + 1))
        code = functional.silu(code)
        h = self.stem(functional.pixel_unshuffle(x, 2).contiguous(memory_format=torch.channels_last))
        for block in self.down:
            h = block(h, code)
        skip = h
        h = self.middle_in(self.shrink(h), code)
        h = self.middle_out(self.attention(h), code)
        h = functional.interpolate(self.grow(h), scale_factor=2.0, mode="nearest")
        h = torch.cat([h, skip], dim=1)
        for block in self.up:
            h = block(h, code)
        return functional.pixel_shuffle(self.head(functional.silu(self.norm(h))), 2)


def channels_last(module: Module) -> Module:
    """Lay out the weights of convolutions as processors like them, in place; the numbers stay."""
    for parameter in module.parameters():
        if parameter.ndim == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return module


def _zero(layer: nn.Conv2d | nn.Linear) -> None:
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)
