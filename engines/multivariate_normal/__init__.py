"""Chapter 3: the normal distribution in D dimensions, and the picture of one in two."""

from engines.multivariate_normal.density import (
    cholesky,
    ellipse,
    fit,
    log_density,
    sample,
    squared_distance,
)
from engines.multivariate_normal.plane import (
    EXTENT,
    MASSES,
    Normal2dFrame,
    Normal2dParams,
    picture,
)

__all__ = [
    "EXTENT",
    "MASSES",
    "Normal2dFrame",
    "Normal2dParams",
    "cholesky",
    "ellipse",
    "fit",
    "log_density",
    "picture",
    "sample",
    "squared_distance",
]
