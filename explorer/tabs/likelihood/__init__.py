"""Chapter 2: maximum likelihood. A normal distribution is fitted by hand and by formula, and then used."""

from explorer.tabs.likelihood.tab import LikelihoodTab

__all__ = ["LikelihoodTab"]
