"""Chapter 5: what the divergence of two distributions is, and the bound that EM and the VAE climb."""

from explorer.tabs.divergence.tab import DivergenceTab

__all__ = ["DivergenceTab"]
