"""Chapter 2: maximum likelihood for the normal distribution, and the uses of a fitted model."""

from engines.likelihood.bias import RepeatFrame, repeat_fits
from engines.likelihood.climb import ClimbFrame, Reason, Trace, climb, explore
from engines.likelihood.errors import SIZES, ErrorFrame, errors_by_size
from engines.likelihood.normal import SufficientStatistics, fit_normal, log_likelihood, log_terms
from engines.likelihood.picture import LikelihoodFrame, picture
from engines.likelihood.points import add_point, move_point, parse_points, remove_point, with_points
from engines.likelihood.population import PopulationFrame, population_fit, two_sample_distance
from engines.likelihood.sample import (
    DATA,
    MOST_EDITED,
    SHAPES,
    LikelihoodParams,
    Sample,
    at_maximum,
    hidden,
    observe,
    suited,
)

__all__ = [
    "DATA",
    "MOST_EDITED",
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
    "add_point",
    "at_maximum",
    "climb",
    "errors_by_size",
    "explore",
    "fit_normal",
    "hidden",
    "log_likelihood",
    "log_terms",
    "move_point",
    "observe",
    "parse_points",
    "picture",
    "population_fit",
    "remove_point",
    "repeat_fits",
    "suited",
    "two_sample_distance",
    "with_points",
]
