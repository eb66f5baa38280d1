"""The params of the chapter: those of each view."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.gmm import GmmParams
from engines.gmm.comparison import KmeansParams
from engines.gmm.gallery import GalleryParams
from engines.gmm.generate_params import GenerateParams
from engines.gmm.hard import HardParams
from engines.gmm.joint_table import JointTableParams
from engines.gmm.painted import PaintedParams
from engines.gmm.selection import SelectionParams


@dataclass(frozen=True, slots=True)
class GmmTabParams:
    """Which view is shown, and the params of each."""

    view: str = "em"
    generate: GenerateParams = field(default_factory=lambda: GenerateParams(seed=1))
    tables: JointTableParams = field(default_factory=JointTableParams)
    paint: PaintedParams = field(default_factory=PaintedParams)
    hard: HardParams = field(default_factory=HardParams)
    em: GmmParams = field(default_factory=lambda: GmmParams(start="book"))
    gallery: GalleryParams = field(default_factory=GalleryParams)
    selection: SelectionParams = field(default_factory=SelectionParams)
    kmeans: KmeansParams = field(default_factory=KmeansParams)
