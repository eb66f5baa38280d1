"""Chapters 4 and 5: mixtures of normal distributions and the EM algorithm."""

from engines.gmm.em import EmStep, Kind, Reason, em
from engines.gmm.fitting import fit
from engines.gmm.frame import ELLIPSE_MASS, GmmFrame, climb_range
from engines.gmm.mixture import Mixture
from engines.gmm.params import MOST_COMPONENTS, STARTS, GmmParams
from engines.gmm.starts import start_beside, start_book, start_kmeans, start_random, start_spike

__all__ = [
    "ELLIPSE_MASS",
    "MOST_COMPONENTS",
    "STARTS",
    "EmStep",
    "GmmFrame",
    "GmmParams",
    "Kind",
    "Mixture",
    "Reason",
    "climb_range",
    "em",
    "fit",
    "start_beside",
    "start_book",
    "start_kmeans",
    "start_random",
    "start_spike",
]
