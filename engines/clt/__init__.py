"""Chapter 1: populations, the normal distribution and the central limit theorem."""

from engines.clt.convolution import MeanDistribution, distance_to_normal, mean_distribution
from engines.clt.distributions import Band, DistributionFrame, describe, heights
from engines.clt.normal import normal_cdf, normal_density
from engines.clt.params import CltParams
from engines.clt.populations import POPULATIONS, Population
from engines.clt.running import running_means
from engines.clt.samples import sample_means
from engines.clt.shaping import shaped
from engines.clt.simulation import CltFrame, simulate

__all__ = [
    "POPULATIONS",
    "Band",
    "CltFrame",
    "CltParams",
    "DistributionFrame",
    "MeanDistribution",
    "Population",
    "describe",
    "distance_to_normal",
    "heights",
    "mean_distribution",
    "normal_cdf",
    "normal_density",
    "running_means",
    "sample_means",
    "shaped",
    "simulate",
]
