"""Chapter 2: maximum likelihood for the normal distribution, and the uses of a fitted model."""

from engines.likelihood.bias import RepeatFrame, repeat_fits
from engines.likelihood.climb import ClimbFrame, Reason, Trace, climb
from engines.likelihood.errors import SIZES, ErrorFrame, errors_by_size
from engines.likelihood.normal import SufficientStatistics, fit_normal, log_likelihood, log_terms
from engines.likelihood.picture import LikelihoodFrame, picture
from engines.likelihood.population import PopulationFrame, population_fit, two_sample_distance
from engines.likelihood.sample import DATA, SHAPES, LikelihoodParams, Sample, hidden, observe, suited

__all__ = [
    "DATA",
    "SHAPES",
    "SIZES",
    "ClimbFrame",
    "ErrorFrame",
    "LikelihoodFrame",
    "LikelihoodParams",
    "PopulationFrame",
    "Reason",
    "RepeatFrame",
    "Sample",
    "SufficientStatistics",
    "Trace",
    "climb",
    "errors_by_size",
    "fit_normal",
    "hidden",
    "log_likelihood",
    "log_terms",
    "observe",
    "picture",
    "population_fit",
    "repeat_fits",
    "suited",
    "two_sample_distance",
]
