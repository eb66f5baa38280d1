"""Chapters 4 and 5: mixtures of normal distributions and the EM algorithm."""

from engines.gmm.em import EmStep, Kind, Reason, em
from engines.gmm.fitting import ELLIPSE_MASS, STARTS, GmmFrame, GmmParams, climb_range, fit
from engines.gmm.mixture import Mixture
from engines.gmm.starts import start_book, start_kmeans, start_random

__all__ = [
    "ELLIPSE_MASS",
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
    "start_book",
    "start_kmeans",
    "start_random",
]
