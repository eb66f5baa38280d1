"""Chapter 6: the straight line and its likelihood, gradient descent.

Importing this package does not import torch.
"""

from engines.regression.descent import DescentStep, descend
from engines.regression.fits import fit_noise
from engines.regression.line import LineFit, Moments, fit_line
from engines.regression.noise import NOISES, Noise, log_likelihood
from engines.regression.observations import DATA, MOST_EDITED, LineParams, Observations, observe
from engines.regression.placing import add_point, at_best, move_point, pivoted, remove_point, suited
from engines.regression.scene import LineScene, scene
from engines.regression.surface import Cut, Plane
from engines.regression.walk import LineFrame, Way, walk

__all__ = [
    "DATA",
    "MOST_EDITED",
    "NOISES",
    "Cut",
    "DescentStep",
    "LineFit",
    "LineFrame",
    "LineParams",
    "LineScene",
    "Moments",
    "Noise",
    "Observations",
    "Plane",
    "Way",
    "add_point",
    "at_best",
    "descend",
    "fit_line",
    "fit_noise",
    "log_likelihood",
    "move_point",
    "observe",
    "pivoted",
    "remove_point",
    "scene",
    "suited",
    "walk",
]
