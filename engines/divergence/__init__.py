"""Chapter 5: the Kullback-Leibler divergence, and the bound that it makes of the evidence."""

from engines.divergence.compare import CompareFrame, compare
from engines.divergence.editing import with_bar, with_place, with_stroke
from engines.divergence.exact import kl_discrete, kl_normal
from engines.divergence.likelihood import MleFrame, MleParams, maximum_likelihood, moved_theta
from engines.divergence.pair import PRESETS, CompareParams, preset_of
from engines.divergence.race import race
from engines.divergence.race_frame import RaceFrame, RaceParams, Way

__all__ = [
    "PRESETS",
    "CompareFrame",
    "CompareParams",
    "MleFrame",
    "MleParams",
    "RaceFrame",
    "RaceParams",
    "Way",
    "compare",
    "kl_discrete",
    "kl_normal",
    "maximum_likelihood",
    "moved_theta",
    "preset_of",
    "race",
    "with_bar",
    "with_place",
    "with_stroke",
]
