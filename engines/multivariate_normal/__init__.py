"""Chapter 3: the normal distribution in D dimensions, and the picture of one in two."""

from engines.multivariate_normal.axes import drag_axis, follow, half_axes, principal_axes
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
    RHO_LIMIT,
    SAMPLE_LIMIT,
    STD_LIMITS,
    Normal2dFrame,
    Normal2dParams,
    grips,
    picture,
    reshape,
)

__all__ = [
    "EXTENT",
    "MASSES",
    "RHO_LIMIT",
    "SAMPLE_LIMIT",
    "STD_LIMITS",
    "Normal2dFrame",
    "Normal2dParams",
    "cholesky",
    "drag_axis",
    "ellipse",
    "fit",
    "follow",
    "grips",
    "half_axes",
    "log_density",
    "picture",
    "principal_axes",
    "reshape",
    "sample",
    "squared_distance",
]
