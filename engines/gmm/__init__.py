"""Chapters 4 and 5: mixtures of normal distributions and the EM algorithm."""

from engines.gmm.em import EmStep, Kind, em
from engines.gmm.fitting import STARTS, GmmFrame, GmmParams, Reason, fit
from engines.gmm.mixture import Mixture
from engines.gmm.starts import start_book, start_kmeans, start_random

__all__ = [
    "STARTS",
    "EmStep",
    "GmmFrame",
    "GmmParams",
    "Kind",
    "Mixture",
    "Reason",
    "em",
    "fit",
    "start_book",
    "start_kmeans",
    "start_random",
]
