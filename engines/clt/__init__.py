"""Chapter 1: populations, the normal distribution and the central limit theorem."""

from engines.clt.normal import normal_cdf, normal_density
from engines.clt.populations import POPULATIONS, Population
from engines.clt.simulation import CltFrame, CltParams, sample_means, simulate

__all__ = [
    "POPULATIONS",
    "CltFrame",
    "CltParams",
    "Population",
    "normal_cdf",
    "normal_density",
    "sample_means",
    "simulate",
]
