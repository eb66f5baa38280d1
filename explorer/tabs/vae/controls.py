"""What the user can choose, and the controls for it, in order."""

from __future__ import annotations

from dataclasses import dataclass

from engines.arrays import number
from engines.vae import VaeDecodeParams, VaeParams, VaeReconstructParams
from engines.vae.params import EXTENT
from explorer.parts.controls import Action, Choice, Seed, Slider
from explorer.parts.translation import QT_TRANSLATE_NOOP

NETWORKS = ("shipped", "trained")
VIEWS = ("points", "grid", "both")

TRAIN, PAUSE, DRAW = "train", "pause", "draw_z"


@dataclass(frozen=True, slots=True)
class VaeTabParams:
    """Everything that undo takes back in this chapter.

    Attributes
    ----------
    network : str
        "shipped", or "trained" for the one trained here, at the epoch of the transport bar.
    view : str
        "points", "grid" or "both".
    z0, z1 : float
        The point that is decoded, within ± `EXTENT`.
    index : int
        The test digit that is shown in detail.
    epochs, examples, seed : int
        Of the next training, as in `VaeParams`.

    Raises
    ------
    ValueError
        Naming the field.
    """

    network: str = "shipped"
    view: str = "both"
    z0: float = 1.2
    z1: float = -1.2
    index: int = 4
    epochs: int = 10
    examples: int = 60_000
    seed: int = 0

    def __post_init__(self) -> None:
        for name, value, allowed in (("network", self.network, NETWORKS), ("view", self.view, VIEWS)):
            if value not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        number("z0", self.z0, -EXTENT, EXTENT)
        number("z1", self.z1, -EXTENT, EXTENT)
        VaeReconstructParams(self.index)
        _ = self.training

    @property
    def point(self) -> VaeDecodeParams:
        """The point to decode."""
        return VaeDecodeParams(self.z0, self.z1)

    @property
    def training(self) -> VaeParams:
        """The next training."""
        return VaeParams(epochs=self.epochs, examples=self.examples, seed=self.seed)


CONTROLS = (
    Choice(
        "view",
        QT_TRANSLATE_NOOP("VaeTab", "Plane"),
        QT_TRANSLATE_NOOP("VaeTab", "Show encoded test digits, digits decoded all over the plane, or both"),
        options=(
            ("points", QT_TRANSLATE_NOOP("VaeTab", "Encoded digits")),
            ("grid", QT_TRANSLATE_NOOP("VaeTab", "Decoded grid")),
            ("both", QT_TRANSLATE_NOOP("VaeTab", "Both")),
        ),
    ),
    Slider(
        "z0",
        QT_TRANSLATE_NOOP("VaeTab", "Decoded point z₁"),
        QT_TRANSLATE_NOOP("VaeTab", "First coordinate of the decoded point; or drag it in the plane"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "z1",
        QT_TRANSLATE_NOOP("VaeTab", "Decoded point z₂"),
        QT_TRANSLATE_NOOP("VaeTab", "Second coordinate of the decoded point; or drag it in the plane"),
        minimum=-EXTENT,
        maximum=EXTENT,
        step=0.05,
        decimals=2,
    ),
    Slider(
        "index",
        QT_TRANSLATE_NOOP("VaeTab", "Test digit"),
        QT_TRANSLATE_NOOP("VaeTab", "Number of the test digit shown in detail; or click a dot in the plane"),
        minimum=0,
        maximum=9_999,
    ),
    Action(
        DRAW,
        QT_TRANSLATE_NOOP("VaeTab", "Draw z = μ + σε"),
        QT_TRANSLATE_NOOP("VaeTab", "Decode a random point of this digit's posterior, another one each time"),
    ),
    Choice(
        "network",
        QT_TRANSLATE_NOOP("VaeTab", "Network"),
        QT_TRANSLATE_NOOP("VaeTab", "Whose plane is shown: the shipped network's or that of your training"),
        options=(
            ("shipped", QT_TRANSLATE_NOOP("VaeTab", "Shipped network")),
            ("trained", QT_TRANSLATE_NOOP("VaeTab", "Trained here")),
        ),
    ),
    Action(
        TRAIN,
        QT_TRANSLATE_NOOP("VaeTab", "Train from scratch"),
        QT_TRANSLATE_NOOP("VaeTab", "Train this network in the background, beginning with random weights"),
    ),
    Action(
        PAUSE,
        QT_TRANSLATE_NOOP("VaeTab", "Pause"),
        QT_TRANSLATE_NOOP("VaeTab", "Halt the training, or go on exactly where it was halted"),
    ),
    Slider(
        "epochs",
        QT_TRANSLATE_NOOP("VaeTab", "Epochs"),
        QT_TRANSLATE_NOOP("VaeTab", "How often the next training sees every training digit"),
        minimum=1,
        maximum=50,
    ),
    Slider(
        "examples",
        QT_TRANSLATE_NOOP("VaeTab", "Training digits"),
        QT_TRANSLATE_NOOP("VaeTab", "How many of the 60,000 training digits the next training sees"),
        minimum=1_000,
        maximum=60_000,
        step=1_000,
        log=True,
    ),
    Seed(
        "seed",
        QT_TRANSLATE_NOOP("VaeTab", "Seed"),
        QT_TRANSLATE_NOOP("VaeTab", "The same seed trains the same network again"),
    ),
)
