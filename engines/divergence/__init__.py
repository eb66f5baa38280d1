"""Chapter 5: the Kullback-Leibler divergence, and the bound that it makes of the evidence."""

from engines.divergence.exact import kl_discrete, kl_normal

__all__ = ["kl_discrete", "kl_normal"]
