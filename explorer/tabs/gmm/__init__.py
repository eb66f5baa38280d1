"""Chapters 4 and 5: a mixture of normal distributions, fitted by EM one half-step at a time."""

from explorer.tabs.gmm.tab import GmmTab

__all__ = ["GmmTab"]
